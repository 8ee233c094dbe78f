"""``packager explain``: what a finding of verify means, its rule, its usual cause, what to do."""

import json
from typing import Any

import click

from archive.explanations import EXPLANATIONS
from archive.findings import Code, Verdict
from archive.rules import RULES
from packager.cli.exits import Exit
from packager.cli.options import json_option
from packager.cli.words import bad, doubtful, label

_OUR_RULE = "a rule of this software; in no standard"
_EFFECT = {
    Verdict.VALID: "warning: the bag is valid all the same",
    Verdict.INVALID: "error: the bag is not valid",
    Verdict.INDETERMINATE: "error: nobody can say whether the bag is valid",
    Verdict.UNREADABLE: "error: it could not be read, and nobody can say whether it is valid",
}


@click.command(name="explain")
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@json_option
def command(codes: tuple[str, ...], *, as_json: bool) -> int:
    """Explain the codes that verify gives: the rule, its section, the usual cause, what to do.

    Without CODE, every code is listed. The first part of codes, such as "fixity", stands for all of
    them that begin so.

    \b
    packager explain fixity.payload-changed
    packager explain fixity
    packager explain
    """
    chosen = [code for asked in codes for code in _find(asked)] if codes else list(Code)
    if as_json:
        click.echo(json.dumps([_to_json(code) for code in chosen], indent=2, ensure_ascii=False))
    elif codes:
        click.echo("\n\n".join(map(_render, chosen)))
    else:
        width = max(map(len, chosen))
        for code in chosen:
            click.echo(f"{code:<{width}}  {EXPLANATIONS[code].means}")
    return Exit.OK


def _find(asked: str) -> list[Code]:
    wanted = asked.lower().strip()
    found = [code for code in Code if wanted in {code.value, code.partition(".")[0]}]
    if not found:
        raise click.BadParameter(
            f"{asked}: no such code; packager explain lists them all", param_hint="CODE"
        )
    return found


def _render(code: Code) -> str:
    rule, words = RULES[code], EXPLANATIONS[code]
    colour = doubtful if rule.verdict is Verdict.VALID else bad
    return "\n".join(
        (
            f"{code}",
            f"  {label('Means')}{words.means}",
            f"  {label('Effect')}{colour(_EFFECT[rule.verdict])}",
            f"  {label('Rule')}{rule.source or _OUR_RULE}",
            f"  {label('Cause')}{words.cause}",
            f"  {label('Remedy')}{words.remedy}",
        )
    )


def _to_json(code: Code) -> dict[str, Any]:
    rule, words = RULES[code], EXPLANATIONS[code]
    return {
        "schema": "explanation",
        "version": 1,
        "code": str(code),
        "severity": str(rule.severity),
        "verdict": str(rule.verdict),
        "rule": rule.source,
        "means": words.means,
        "cause": words.cause,
        "remedy": words.remedy,
    }
