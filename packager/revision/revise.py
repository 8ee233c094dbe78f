"""Make a new package that goes on from a finished one.

1. Verify the parent and read it.
2. Take the workplace; copy the parent's WARC files, byte for byte.
3. Ask the web: for everything again, or for the one tweet that a person states. The answers go into
   a WARC file of their own. What was known stays known where nothing better comes.
4. Write, close, check and announce the bag, as ``packager.pack`` does.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archive import __version__, layout
from archive.writing.bag import write_errors
from packager.asked import Asked, asked_to_json
from packager.assets.fetch_assets import Progress
from packager.assets.of_tweets import media_to_json
from packager.bagging import check_bag, write_bag
from packager.clock import render_time
from packager.collecting import Collecting
from packager.contents import Contents
from packager.enquiry import enquire
from packager.errors import SettingsError
from packager.findings import Findings
from packager.model import Reference
from packager.naming import job_key, package_slug
from packager.platforms.twitter.platform import Twitter
from packager.resolve.case import Known
from packager.revision.article import parse_reference
from packager.revision.changes import find_changes
from packager.revision.earlier import read_earlier_evidence
from packager.revision.parent import Parent, read_parent
from packager.revision.statement import (
    Statement,
    find_entry,
    known_of,
    note_statement,
    read_address,
    reject,
    state,
)
from packager.settings import Settings
from packager.web_asker import RememberingAsker
from packager.workplace import Workplace

_CLASSES = ("A", "stated", "B", "C", "D", "E", None)  # the surest first


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A package that goes on from another."""

    path: Path
    accepted_by: tuple[str, ...]  # the validators that accepted it, in words
    record: dict[str, Any] | None  # references.json; None where an earlier run made the package
    changes: tuple[dict[str, Any], ...] = ()  # as in collection.json
    is_new: bool = False


def revise(
    bag: Path,
    *,
    out: Path,
    settings: Settings,
    statement: Statement | None = None,
    on_step: Callable[[str], None] = lambda _words: None,
    on_progress: Progress = lambda _done, _known: None,
) -> Revision:
    """Make a package that goes on from a finished one, which stays as it is.

    Args:
        bag: The finished package.
        out: The folder in which the new one will stand.
        settings: What the user chose; what they do not state, the parent's bag-info.txt does.
        statement: What a person states of one reference; None to ask again for everything.
        on_step: Is told each step in words, before it begins.
        on_progress: Is told how much of a step is done, and how much is known.

    Raises:
        NotABagError: It is no package of ours.
        InvalidBagError: It, or the new one, is not valid.
        StatementError: There is no such reference, or the address is that of no tweet.
        SettingsError: Nobody may be asked, and asking is all there is to do.
        BusyError: Another run is making the same package.
        WriteError: The package could not be written.
    """
    on_step("checking the package that is there")
    parent = read_parent(bag)
    if statement is not None:
        find_entry(parent.record, statement)
        if statement.url is not None:
            read_address(statement, Twitter())
    elif settings.asks_nobody:
        raise SettingsError("packager update asks the web, and the settings name nobody to ask")
    what = statement.identity() if statement else ("asked again",)
    workplace = Workplace(
        out,
        slug=package_slug(parent.article.source.name),
        key=job_key(parent.tagmanifest_sha512, *what, *settings.identity()),
        day=lambda today: today,
        fresh=settings.fresh,
    )
    with workplace:
        if workplace.is_done:
            accepted_by = check_bag(workplace.final, settings.check)
            return Revision(path=workplace.final, accepted_by=accepted_by, record=None)
        _copy_warcs(parent, workplace.bag)
        revising = _Revising(parent, settings, statement, workplace)
        contents = revising.contents(on_step, on_progress)
        on_step("writing the bag")
        write_bag(workplace.bag, contents)
        on_step("checking the bag")
        accepted_by = check_bag(workplace.bag, settings.check)
        workplace.announce()
    return Revision(
        path=workplace.final,
        accepted_by=accepted_by,
        record=contents.record,
        changes=tuple(contents.collection["changes"]),
        is_new=True,
    )


def _copy_warcs(parent: Parent, bag: Path) -> None:
    folder = bag / layout.WARC_FOLDER
    with write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for warc in parent.warcs:
            shutil.copyfile(warc, folder / warc.name)


class _Revising:
    """One new package on its way."""

    def __init__(
        self,
        parent: Parent,
        settings: Settings,
        statement: Statement | None,
        workplace: Workplace,
    ) -> None:
        self._parent = parent
        self._settings = _with_stated(settings, parent)
        self._statement = statement
        self._workplace = workplace
        self._platform = Twitter(endpoints=settings.endpoints)

    def contents(self, on_step: Callable[[str], None], on_progress: Progress) -> Contents:
        """Ask, and put together what was known and what came."""
        references, known = self._to_ask()
        findings = Findings(resolutions=())
        asked: tuple[Asked, ...] = ()
        if references and not self._settings.asks_nobody:
            findings, asked = self._ask(references, known, on_step, on_progress)
        new = {one.reference_id: one.to_json() for one in findings.resolutions}
        if self._statement is not None and self._statement.reference_id not in new:
            new.update(self._unasked(known))
        entries = [self._merge(entry, new.get(entry["id"])) for entry in self._entries()]
        record = {**self._parent.record, "references": entries}
        tweets = _merge_tweets(self._parent.tweets, findings.tweets, entries)
        return Contents(
            article=self._parent.article,
            record=record,
            tweets=tweets,
            collection=self._collection(record, tweets, findings, asked),
            settings=self._settings,
            started_at=self._workplace.started_at,
        )

    def _entries(self) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self._parent.record["references"]
        return entries

    def _to_ask(self) -> tuple[list[Reference], dict[str, Known]]:
        """Give the references to ask for, and what is known of them."""
        statement, entries = self._statement, self._entries()
        if statement is None:
            known = {entry["id"]: known_of(entry, self._platform) for entry in entries}
            return [parse_reference(entry) for entry in entries], known
        if statement.url is None:
            return [], {}
        entry = find_entry(self._parent.record, statement)
        address = read_address(statement, self._platform)
        return [parse_reference(entry)], {entry["id"]: state(address)}

    def _ask(
        self,
        references: list[Reference],
        known: Mapping[str, Known],
        on_step: Callable[[str], None],
        on_progress: Progress,
    ) -> tuple[Findings, tuple[Asked, ...]]:
        name = f"capture-{len(self._parent.warcs) + 1}.warc.gz"
        fetching = self._settings.for_fetching()
        self._workplace.keep_what_was_fetched()
        with Collecting(self._workplace, fetching, warc_name=name) as web:
            findings = enquire(
                RememberingAsker(web, self._settings.archives),
                self._parent.article,
                references,
                self._settings,
                known=known,
                earlier=read_earlier_evidence(self._parent, self._platform),
                kept_media=self._kept_media(),
                on_step=on_step,
                on_progress=on_progress,
            )
            return findings, web.asked

    def _kept_media(self) -> frozenset[tuple[str, str]]:
        media = self._parent.collection["media"] or {"stored": []}
        return frozenset((one["kind"], one["url"]) for one in media["stored"])

    def _unasked(self, known: Mapping[str, Known]) -> dict[str, dict[str, Any]]:
        """Give what a person's word alone makes of a reference."""
        statement = self._statement
        if statement is None or statement.url is None:
            return {}
        address = known[statement.reference_id].address
        if address is None:
            return {}
        return {
            statement.reference_id: {
                "status": "resolved",
                "confidence": "stated",
                "method": "stated",
                "status_id": address.post_id.value,
                "canonical_url": self._platform.canonical_url(address.post_id, address.handle),
                "captures": [],
                "absence": "not_asked",
                "queries": [],
                "hops": [],
            }
        }

    def _merge(self, old: dict[str, Any], new: dict[str, Any] | None) -> dict[str, Any]:
        """Give an entry of references.json: what came, or what was known where that is surer."""
        statement = self._statement
        is_stated = statement is not None and statement.reference_id == old["id"]
        if statement is not None and is_stated:
            at = render_time(self._workplace.started_at)
            if statement.url is None:
                return {**reject(old), "stated": note_statement(old, statement, at)}
            old = {**old, "stated": note_statement(old, statement, at)}
        if new is None:
            return old
        asked = {name: [*old[name], *new[name]] for name in ("queries", "hops")}
        is_surer = is_stated or _rank(new) <= _rank(old)
        candidates = new.get("candidates") or old["candidates"]
        merged = {**old, **new, "candidates": candidates} if is_surer else {**old}
        return {**merged, **asked}

    def _collection(
        self,
        record: dict[str, Any],
        tweets: tuple[dict[str, Any], ...],
        findings: Findings,
        asked: tuple[Asked, ...],
    ) -> dict[str, Any]:
        parent = self._parent
        changes = find_changes(parent.record, record, parent.tweets, tweets)
        return {
            **parent.collection,
            "software": f"{layout.SOFTWARE_NAME} {__version__}",
            "started_at": render_time(self._workplace.started_at),
            "questions": [*parent.collection["questions"], *map(asked_to_json, asked)],
            "media": _merge_media(parent.collection["media"], findings),
            "parent": parent.to_json(),
            "changes": list(changes),
        }


def _rank(entry: Mapping[str, Any]) -> int:
    return _CLASSES.index(entry["confidence"])


def _merge_tweets(
    old: tuple[dict[str, Any], ...],
    new: tuple[dict[str, Any], ...],
    entries: list[dict[str, Any]],
) -> tuple[dict[str, Any], ...]:
    """Give the record of every tweet that is still meant, or that one of these speaks of."""
    meant: dict[str, list[str]] = {}
    for entry in entries:
        if entry["status"] in ("resolved", "absent"):
            meant.setdefault(entry["status_id"], []).append(entry["id"])
    tweets = {tweet["status_id"]: tweet for tweet in (*old, *new)}
    return tuple(
        {**tweet, "references": meant.get(status_id, [])}
        for status_id, tweet in tweets.items()
        if status_id in meant or not tweet["references"]
    )


def _merge_media(old: dict[str, Any] | None, findings: Findings) -> dict[str, Any] | None:
    if findings.media is None:
        return old
    new = media_to_json(findings.media)
    stored = [*(old["stored"] if old else []), *new["stored"]]
    there = {(one["kind"], one["url"]) for one in stored}
    missing = [*(old["missing"] if old else []), *new["missing"]]
    last = {(one["status_id"], one["kind"], one["url"]): one for one in missing}
    return {
        "stored": stored,
        "missing": [one for key, one in last.items() if key[1:] not in there],
    }


def _with_stated(settings: Settings, parent: Parent) -> Settings:
    """Take from the parent what the user does not state anew."""
    organization = parent.stated("Source-Organization")
    return replace(
        settings,
        organization=settings.organization
        or (organization if organization != "not stated" else None),
        collection=settings.collection or parent.stated("Internal-Sender-Identifier"),
    )
