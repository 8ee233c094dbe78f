"""How fast references are found, beside BeautifulSoup's bare ``get_text()`` on the same HTML.

    python tests/benchmarks/references_speed.py

Prints medians over several runs on one core, in MB of UTF-8 a second. The aims are 10 MB/s on plain
text and 4 MB/s on HTML.
"""

import statistics
import time
from collections.abc import Callable

from bs4 import BeautifulSoup

from packager.model import SourceKind
from packager.references import find_references
from tests.packager.references.found_in import EMBED, URL
from tests.packager.references.prose import prose_without_tweets

_RUNS = 5
_MEGABYTE = 1_000_000


def _page(prose: str) -> str:
    """Set paragraphs as a news site does, with an embed and some links now and then."""
    blocks = []
    paragraphs = prose.replace("<", "&lt;").split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        blocks.append(
            f'<div class="article-body__row row-{number}" data-block-id="{number}">\n'
            f'  <p class="article-body__paragraph" data-test="paragraph">{paragraph}'
            f' <a class="link" href="https://www.example.org/{number}" rel="me">more</a></p>\n'
            '  <aside class="ad-slot" aria-hidden="true"><span></span></aside>\n</div>\n'
        )
        if number % 20 == 0:
            blocks.append(f'{EMBED}\n<p><a href="{URL}">A tweet</a></p>\n')
    return "<!DOCTYPE html><html><body><article>" + "".join(blocks) + "</article></body></html>"


def _megabytes_a_second(work: Callable[[], object], size_bytes: int) -> float:
    spent = []
    for _ in range(_RUNS):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return size_bytes / _MEGABYTE / statistics.median(spent)


def main() -> None:
    """Measure and print."""
    text = prose_without_tweets(5 * _MEGABYTE, seed=1)
    page = _page(prose_without_tweets(2 * _MEGABYTE, seed=2))
    text_bytes, page_bytes = len(text.encode()), len(page.encode())
    on_text = _megabytes_a_second(lambda: find_references(text, SourceKind.TEXT), text_bytes)
    on_html = _megabytes_a_second(lambda: find_references(page, SourceKind.HTML), page_bytes)
    soup = _megabytes_a_second(lambda: BeautifulSoup(page, "html.parser").get_text(), page_bytes)
    print(f"plain text, {text_bytes / _MEGABYTE:.1f} MB: {on_text:.1f} MB/s")
    print(f"HTML, {page_bytes / _MEGABYTE:.1f} MB: {on_html:.1f} MB/s")
    print(f"BeautifulSoup get_text() on the same HTML: {soup:.1f} MB/s; ratio {on_html / soup:.1f}")


if __name__ == "__main__":
    main()
