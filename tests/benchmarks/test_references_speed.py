"""How fast references are found, beside BeautifulSoup's bare ``get_text()`` on the same bytes.

    pytest -s tests/benchmarks/test_references_speed.py

Medians of several runs of one thread each, in turn; the ratio is what counts on a shared machine.
"""

import random
import statistics
import time
from collections.abc import Callable

from bs4 import BeautifulSoup

from packager.model import SourceKind
from packager.references import find_references
from tests.packager.references.prose import make_prose

RUNS = 5


def make_page(size_chars: int) -> str:
    """Make a news page: paragraphs among the containers and attributes of our time."""
    chance = random.Random(1)
    words = iter(make_prose(size_chars, seed=3).split("\n\n"))
    parts, size = ["<html><body>"], 0
    while size < size_chars:
        text = next(words, "words ")
        parts.append(
            f'<p class="css-{chance.randrange(9999)} article-body__paragraph" data-testid="paragraph">'
            f'{text[:80]} <a href="https://www.example.com/news/{chance.randrange(99999)}" class="link"'
            f' target="_blank" rel="noopener">{text[80:110]}</a>{text[110:400]} &amp; <em>so</em> on.</p>\n'
            f'<div class="ad-slot"><div id="ad-{chance.randrange(99)}" data-config=\'{{"a":1}}\'></div></div>\n'
        )
        size += len(parts[-1])
    return "".join(parts)


def test_speed_beside_bare_get_text():
    page, prose = make_page(4_000_000), make_prose(8_000_000, seed=5)
    jobs: dict[str, tuple[Callable[[], object], int]] = {
        "references, HTML": (lambda: find_references(page, SourceKind.HTML), len(page.encode())),
        "get_text, HTML": (
            lambda: BeautifulSoup(page, "html.parser").get_text(),
            len(page.encode()),
        ),
        "references, text": (lambda: find_references(prose, SourceKind.TEXT), len(prose.encode())),
    }
    speeds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(RUNS):
        for name, (job, size_bytes) in jobs.items():
            began = time.process_time()
            job()
            speeds[name].append(size_bytes / 1e6 / (time.process_time() - began))
    for name, measured in speeds.items():
        print(f"{name}: median {statistics.median(measured):.1f} MB/s of {RUNS} runs")
    ratio = statistics.median(speeds["references, HTML"]) / statistics.median(
        speeds["get_text, HTML"]
    )
    print(f"references beside get_text on HTML: {ratio:.2f}x")
