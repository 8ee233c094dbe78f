"""Bags made by other people's tools, in both versions and in every allowed encoding, are accepted."""

import hashlib
import json
import logging
from pathlib import Path

import bagit
import pytest
from bdbag import bdbag_api

from archive import verify_bag
from archive.charsets import TAG_FILE_CODECS
from archive.findings import Code, Severity
from archive.tagfiles import KNOWN_VERSIONS
from archive.writing.bag import BagWriter
from tests.bags import write_bag
from tests.reports import codes_of

ALGORITHMS = (["md5"], ["sha256"], ["sha256", "sha512"], ["md5", "sha1", "sha256", "sha512"])


@pytest.fixture
def folder(tmp_path):
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    made = tmp_path / "bag"
    (made / "sub").mkdir(parents=True)
    (made / "a.txt").write_bytes(b"abc")
    (made / "sub/صورة ١.jpg").write_bytes(b"defg")
    (made / "empty").write_bytes(b"")
    return made


def to_version_1_0(bag: Path) -> None:
    """Declare BagIt 1.0, and write the tag manifests anew."""
    declaration = (bag / "bagit.txt").read_text().replace("0.97", "1.0")
    (bag / "bagit.txt").write_text(declaration)
    for path in bag.glob("tagmanifest-*.txt"):
        algorithm = path.stem.partition("-")[2]
        names = [line.split(" ", 1)[1].strip() for line in path.read_text().splitlines()]
        sums = (
            f"{hashlib.new(algorithm, (bag / n).read_bytes()).hexdigest()} {n}\n" for n in names
        )
        path.write_text("".join(sums))


@pytest.mark.parametrize("algorithms", ALGORITHMS, ids="+".join)
@pytest.mark.parametrize("version", ["0.97", "1.0"])
def test_a_bag_of_bagit_python_is_accepted(folder, version, algorithms):
    bagit.make_bag(str(folder), {"Contact-Name": ["a", "b"]}, checksums=algorithms)
    if version == "1.0":
        to_version_1_0(folder)
    assert f"BagIt-Version: {version}\n" in (folder / "bagit.txt").read_text()
    report = verify_bag(folder)
    assert report.is_valid
    assert report.findings == ()


@pytest.mark.parametrize("algorithms", ALGORITHMS, ids="+".join)
@pytest.mark.parametrize("version", ["0.97", "1.0"])
def test_a_bag_of_bdbag_is_accepted(folder, tmp_path, version, algorithms):
    config = tmp_path / "config.json"
    config.write_text(
        json.dumps({"bag_config": {"bagit_spec_version": version, "bag_algorithms": algorithms}})
    )
    bdbag_api.make_bag(str(folder), algs=algorithms, config_file=str(config))
    assert f"BagIt-Version: {version}\n" in (folder / "bagit.txt").read_text()
    report = verify_bag(folder)
    assert report.is_valid
    assert report.findings == ()


def test_a_bag_of_our_own_is_accepted_by_all(tmp_path):
    bag = tmp_path / "bag"
    bag.mkdir()
    writer = BagWriter(bag)
    writer.add("data/a.txt", b"abc")
    writer.close([("Source-Organization", "مؤسسة")])
    assert verify_bag(bag).findings == ()
    bagit.Bag(str(bag)).validate()
    bdbag_api.validate_bag(str(bag))


@pytest.mark.parametrize("version", KNOWN_VERSIONS, ids=str)
@pytest.mark.parametrize("codec", sorted(TAG_FILE_CODECS))
def test_every_allowed_encoding_is_read_in_every_version(tmp_path, codec, version):
    letters = next(
        text
        for text in ("صورة", "שלום", "Ελλάς", "Москва", "ภาพ", "日本", "한글", "ąęł", "éü", "abc")
        if can_encode(text, codec)
    )
    bag = write_bag(
        tmp_path / "bag",
        {f"data/{letters}.txt": b"x", "data/b.txt": b"y"},
        version=str(version),
        encoding=codec,
    )
    manifest = bag / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_text("utf-8").encode(codec))
    report = verify_bag(bag)
    assert report.is_valid, report.findings
    assert codes_of(report) <= {Code.ENCODING_NOT_UTF8}
    assert all(finding.severity is Severity.WARNING for finding in report.findings)
    (bag / f"data/{letters}.txt").write_bytes(b"z")
    assert Code.PAYLOAD_CHANGED in codes_of(verify_bag(bag))


def can_encode(text: str, codec: str) -> bool:
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeError:
        return False
