"""What describes the payload is in the form that others read, whatever the texts in it are."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archive.writing.bag import PayloadFile
from packager.describing.dublin_core import render_dublin_core
from packager.describing.items import COLUMNS, render_items
from packager.describing.premis import Preserved, render_premis
from packager.model import Article, EncodingFrom, Source, SourceKind, Stated

STANDARDS = Path(__file__).parent / "standards"
IDENTIFIER = "urn:uuid:7132859d-a413-5ea3-972b-7074e83b82b9"
FILES = tuple(
    PayloadFile(path=path, size_bytes=7, sha256="ab" * 32, sha512="cd" * 64)
    for path in ("data/archive/capture.warc.gz", "data/article/article.txt", "data/tweets/12.json")
)
ODD = [
    "a\x00b",
    "=HYPERLINK(1)",
    "\u202eevil",
    "a" + "\u0301" * 5000,
    "<x>&amp;",
    "a\ud800",
    "\r\n",
]


def tweet(text="Rain"):
    return {
        "status_id": "12",
        "canonical_url": "https://twitter.com/a/status/12",
        "references": ["r1"],
        "text": {"value": text},
        "language": None,
        "captures": [
            {"from": None, "shows": "tweet", "asked_at": "2026-01-02T03:04:05.678901Z"},
            {"from": text, "shows": "deleted", "asked_at": "2026-01-02T03:04:05Z"},
        ],
    }


def premis(text="Rain", files=FILES):
    question = {
        "purpose": "article",
        "url": text,
        "error": text,
        "exchanges": [{"asked_at": "2026-01-02T03:04:05Z"}],
    }
    preserved = Preserved(
        identifier=IDENTIFIER,
        title=text,
        started_at=datetime(2026, 1, 2, tzinfo=UTC),
        organization=text,
        record={"references": []},
        tweets=[tweet(text)],
        collection={"questions": [question]},
        files=files,
    )
    return render_premis(preserved)


class Local(etree.Resolver):
    """Gives the schema that another one imports from here, and nothing from elsewhere."""

    def resolve(self, url, _public_id, context):
        return self.resolve_filename(str(STANDARDS / url.rpartition("/")[2]), context)


@pytest.fixture(scope="module")
def premis_schema():
    parser = etree.XMLParser()
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(STANDARDS / "premis-v3-0.xsd", parser))


@pytest.mark.parametrize("text", ["Rain", *ODD], ids=range(len(ODD) + 1))
def test_premis_is_valid_against_the_published_schema(premis_schema, text):
    premis_schema.assertValid(etree.fromstring(premis(text)))


def test_premis_of_many_files_is_valid(premis_schema):
    many = [
        PayloadFile(path=f"data/media/{n}.jpg", size_bytes=n, sha256="ab" * 32, sha512="cd" * 64)
        for n in range(300)
    ]
    premis_schema.assertValid(etree.fromstring(premis(files=many)))


def test_premis_tells_of_each_capture_what_came_of_it():
    root = etree.fromstring(premis())
    name = "{http://www.loc.gov/premis/v3}"
    outcomes = [one.text for one in root.iter(f"{name}eventOutcome")]
    assert outcomes == ["failed", "partial", "success", "success"]
    assert len(list(root.iter(f"{name}object"))) == 2 + len(FILES)


def test_the_same_package_gives_the_same_record():
    assert premis() == premis()


def article(text):
    stated = Stated(value=text, stated_in="x")
    source = Source(
        name=text,
        content=b"x",
        kind=SourceKind.TEXT,
        url=text,
        text="x",
        encoding="utf-8",
        encoding_from=EncodingFrom.VALID_UTF8,
        errors="strict",
        sha256="ab" * 32,
    )
    return Article(source=source, text="x", text_from="x", title=stated, byline=stated, site=stated)


@given(st.one_of(st.text(max_size=40), st.sampled_from(ODD)))
def test_any_text_is_xml_in_dublin_core(text):
    record = {"references": [{"canonical_url": "https://twitter.com/a/status/12"}]}
    content = render_dublin_core(article(text), record, identifier=IDENTIFIER, description=text)
    root = etree.fromstring(content)
    names = [etree.QName(one).localname for one in root]
    assert {"identifier", "type", "relation"} <= set(names)
    assert all(etree.QName(one).namespace == "http://purl.org/dc/elements/1.1/" for one in root)


@given(st.one_of(st.text(max_size=40), st.sampled_from(ODD)))
def test_any_text_is_a_cell_and_none_is_a_formula(text):
    content = render_items(FILES, title=text, language=text, article_url=text, tweets=[tweet(text)])
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + len(FILES)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row
    )
