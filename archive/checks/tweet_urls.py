"""Does tweet-urls.txt list the addresses that references.json knows, and no others?"""

from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest

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
    expected = dict.fromkeys(_find_known(references))  # each once, in reading order
    for url, listed in zip_longest(expected, _find_listed(content)):
        line, found = listed or (None, None)
        if url != found:
            gathering.add(
                Code.TWEET_URLS_DIFFER,
                TWEET_URLS,
                "it does not list the tweets whose address references.json knows",
                line=line,
                expected="no more addresses" if url is None else show_value(url),
                found="no more addresses" if found is None else show_value(found),
            )
            return


def _find_listed(content: bytes) -> Iterator[tuple[int, str]]:
    """Find the lines that are no comments: one at a time, for a file may be all line feeds."""
    for number, line in enumerate(BytesIO(content), 1):
        if not line.startswith(b"#"):
            yield number, line.removesuffix(b"\n").decode("utf-8", "replace")


def _find_known(references: list[JsonObject]) -> Iterator[str]:
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
