"""Embeds in every language of the widget are found again after real extractors flattened them."""

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable

import pytest

from packager.references.flattened.find import find_flattened
from tests.packager.references.oembed_samples import (
    LANGUAGES,
    Sample,
    languages_with_native_digits,
    page,
    samples,
)

LEAST_FOUND = 0.99


def _by_beautifulsoup(html: str) -> str:
    bs4 = pytest.importorskip("bs4")
    return bs4.BeautifulSoup(html, "html.parser").get_text()


def _by_beautifulsoup_with_separator(html: str) -> str:
    bs4 = pytest.importorskip("bs4")
    return bs4.BeautifulSoup(html, "html.parser").get_text("\n", strip=True)


def _by_html2text(html: str) -> str:
    return pytest.importorskip("html2text").HTML2Text().handle(html)


def _by_html2text_without_links(html: str) -> str:
    extractor = pytest.importorskip("html2text").HTML2Text(bodywidth=0)
    extractor.ignore_links = True
    return extractor.handle(html)


def _by_inscriptis(html: str) -> str:
    return pytest.importorskip("inscriptis").get_text(html)


def _by_trafilatura(html: str) -> str:
    text = pytest.importorskip("trafilatura").extract(html, deduplicate=False)
    return text or ""


def _by_trafilatura_with_links(html: str) -> str:
    text = pytest.importorskip("trafilatura").extract(
        html, include_links=True, output_format="markdown", deduplicate=False
    )
    return text or ""


def _by_w3m(html: str) -> str:
    return _by_program(["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"], html)


def _by_pandoc(html: str) -> str:
    return _by_program(["pandoc", "-f", "html", "-t", "plain"], html)


def _by_program(command: list[str], html: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(
        command,
        input=html,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        timeout=60,
    )
    return done.stdout


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "BeautifulSoup get_text()": _by_beautifulsoup,
    "BeautifulSoup get_text(separator)": _by_beautifulsoup_with_separator,
    "html2text": _by_html2text,
    "html2text without links": _by_html2text_without_links,
    "inscriptis": _by_inscriptis,
    "trafilatura": _by_trafilatura,
    "trafilatura with links": _by_trafilatura_with_links,
    "w3m -dump": _by_w3m,
    "pandoc -t plain": _by_pandoc,
}


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_every_surviving_attribution_is_found_with_handle_and_date(extractor, capsys):
    embeds = [sample for code, *_ in LANGUAGES for sample in samples(code, native_digits=False)]
    for code in languages_with_native_digits():
        embeds += samples(code, native_digits=True)

    text = EXTRACTORS[extractor](page(embeds))

    surviving = [embed for embed in embeds if _survives(embed, text)]
    found = {embed.handle: embed.posted_on for embed in find_flattened(text)}
    wrong = [
        (embed.handle, embed.date_text, found.get(embed.handle))
        for embed in surviving
        if found.get(embed.handle) != embed.posted_on
    ]
    right = len(surviving) - len(wrong)
    with capsys.disabled():
        print(f"\n{extractor:36} {len(embeds)} embeds, {len(surviving)} survive, {right} found")
    assert surviving, "the extractor kept no attribution, so that nothing is tested"
    assert right >= LEAST_FOUND * len(surviving), wrong[:10]


def _survives(embed: Sample, text: str) -> bool:
    """Say whether handle and date stand in the text, however they are wrapped or linked."""
    text = unicodedata.normalize("NFD", text)
    handle = embed.handle.replace("_", r"\\?_")
    date_text = r"[\s>|\\]*".join(
        map(re.escape, "".join(unicodedata.normalize("NFD", embed.date_text).split()))
    )
    return re.search(rf"@{handle}\)[\s>|\[]*{date_text}", text) is not None
