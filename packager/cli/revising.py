"""What ``resolve`` and ``update`` do alike: make the new package, and tell what changed."""

import json
import shlex
from functools import partial
from pathlib import Path
from typing import Any

import click

from packager.cli.exits import Exit
from packager.cli.packaging_options import read_settings
from packager.cli.progress import CountProgress
from packager.cli.resolution_line import describe_resolution
from packager.cli.steps import begin_step
from packager.cli.words import count, foreign, good, label
from packager.revision.revise import Revision, revise
from packager.revision.statement import Statement

REVISION_SCHEMA, REVISION_VERSION = "revision-result", 1

_WHAT = {
    "found": "found",
    "stated": "stated by a person",
    "rejected": "rejected by a person",
    "captured": "captured now",
    "vanished": "vanished since",
    "back": "there again",
}


def run_revision(
    bag: Path,
    statement: Statement | None,
    *,
    out: Path,
    chosen: dict[str, Any],
    as_json: bool,
    verbose: bool,
) -> Exit:
    """Make the package and print what came of it."""
    chosen.setdefault("offline", False)
    with CountProgress() as progress:
        revision = revise(
            bag,
            out=out,
            settings=read_settings(chosen),
            statement=statement,
            on_step=partial(begin_step, progress, verbose=verbose),
            on_progress=progress.show,
        )
    if as_json:
        click.echo(json.dumps(_to_json(revision), ensure_ascii=False, indent=2))
    else:
        _show(revision)
    return Exit.OK


def _to_json(revision: Revision) -> dict[str, Any]:
    return {
        "schema": REVISION_SCHEMA,
        "version": REVISION_VERSION,
        "package": str(revision.path),
        "was_there": not revision.is_new,
        "accepted_by": list(revision.accepted_by),
        "changes": list(revision.changes),
    }


def _show(revision: Revision) -> None:
    if revision.record is not None:
        for entry in revision.record["references"]:
            click.echo(f"{label('')}{entry['id']:<4}{describe_resolution(entry)}")
        click.echo(f"{label('Changes')}{count(len(revision.changes), 'change')}")
        for change in revision.changes:
            click.echo(f"{label('')}{_describe(change)}")
    made = good("made") if revision.is_new else "was there already"
    accepted = f", accepted by {' and '.join(revision.accepted_by)}" if revision.accepted_by else ""
    click.echo(f"{label('Package')}{revision.path}")
    click.echo(f"{label('')}{made}{accepted}")
    click.echo(f"{label('Verify')}packager verify {shlex.quote(str(revision.path))}")


def _describe(change: dict[str, Any]) -> str:
    whose = " ".join(change["references"]) or f"tweet {change['status_id']}"
    before, now = (foreign(str(change[one] or "-"), limit=300) for one in ("before", "now"))
    return f"{whose}: {_WHAT[change['what']]} ({before} → {now})"
