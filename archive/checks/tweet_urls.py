"""Does tweet-urls.txt list the addresses that references.json knows, and no others?"""

from collections.abc import Iterator

from archive.checks.package_files import TWEET_URLS, PackageFiles
from archive.findings import Code
from archive.gathering import Gathering
from archive.records import JsonObject, show_value

_KNOWN = frozenset(("A", "B", "stated"))  # the confidence of an address that is listed


def check_tweet_urls(
    references: list[JsonObject], files: PackageFiles, gathering: Gathering
) -> None:
    """Compare the lines of tweet-urls.txt that are no comments with references.json."""
    content = files.read(TWEET_URLS)
    if content is None:
        return
    expected = list(dict.fromkeys(_find_known_urls(references)))  # each once, in reading order
    lines = content.decode("utf-8", "replace").removesuffix("\n").split("\n") if content else []
    found = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    if [line for _, line in found] == expected:
        return
    place = next(
        (i for i, (url, (_, line)) in enumerate(zip(expected, found, strict=False)) if url != line),
        min(len(expected), len(found)),
    )
    gathering.add(
        Code.TWEET_URLS_DIFFER,
        TWEET_URLS,
        "it does not list the tweets whose address references.json knows",
        line=found[place][0] if place < len(found) else None,
        expected=show_value(expected[place]) if place < len(expected) else "no more addresses",
        found=show_value(found[place][1]) if place < len(found) else "no more addresses",
    )


def _find_known_urls(references: list[JsonObject]) -> Iterator[str]:
    """Find the addresses to list.

    Where addresses were looked for, the confidence decides. Before that, an address is known where
    the article itself has the id of the tweet, and not in markup that is only shown.
    """
    were_looked_for = any("confidence" in reference for reference in references)
    for reference in references:
        if were_looked_for:
            is_known = reference.get("confidence") in _KNOWN
        else:
            is_shown_only = reference["in_code"] or reference["in_comment"]
            is_known = reference["status_id"] is not None and not is_shown_only
        if is_known and reference["canonical_url"] is not None:
            yield reference["canonical_url"]
