"""Arbitrary names: what our writer takes, three readers take; what is legal, our reader takes."""

import logging
import os
import tempfile
from pathlib import Path

import bagit
import pytest
from bdbag import bdbag_api
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import verify_bag
from archive.findings import Severity
from archive.writing.bag import BagWriter
from tests.bags import write_bag

MOST_BYTES = 255  # of a name on disk
parts = st.binary(min_size=1, max_size=12) | st.text("aZ09-_.~ %\\:é", min_size=1, max_size=12).map(
    str.encode
)
names = st.lists(parts, min_size=1, max_size=3).map(b"/".join)


def is_legal(name: bytes) -> bool:
    """Tell whether a file of this name can exist, and a manifest in UTF-8 can list it.

    A name that would climb on Windows is refused everywhere (RFC 8493 §5.1).
    """
    pieces = name.split(b"/")
    if b".." in name.replace(b"\\", b"/").split(b"/"):
        return False
    if b"\0" in name or {b"", b".", b".."} & set(pieces) or max(map(len, pieces)) > MOST_BYTES:
        return False
    try:
        return bool(name.decode())
    except UnicodeDecodeError:
        return False


@given(names)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_our_writer_takes_three_readers_take_and_the_rest_it_refuses(name):
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as place:
        bag = Path(place, "bag")
        bag.mkdir()
        writer = BagWriter(bag)
        try:
            writer.add(f"data/{os.fsdecode(name)}", b"x")
        except ValueError:
            assert list(bag.iterdir()) == []
            return
        assert is_legal(name)
        writer.add("data/other", b"y") if name != b"other" else None
        writer.close([("Source-Organization", "x")])
        assert verify_bag(bag).is_valid
        bagit.Bag(str(bag)).validate()
        bdbag_api.validate_bag(str(bag))


@given(names.filter(is_legal))
@settings(max_examples=300, deadline=None)
@pytest.mark.parametrize("version", ["0.97", "1.0"])
def test_our_reader_takes_every_legal_name(version, name):
    if version == "0.97" and (b"%0" in name.lower() or name.startswith(b"*")):
        return  # before BagIt 1.0 a "%0A" in a name could not be told from a line feed
    with tempfile.TemporaryDirectory() as place:
        path = os.fsdecode(b"data/" + name)
        bag = write_bag(Path(place, "bag"), {path: b"x"})
        if version == "0.97":
            (bag / "bagit.txt").write_text(
                "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
            )
            manifest = (bag / "manifest-sha256.txt").read_bytes().replace(b"%25", b"%")
            (bag / "manifest-sha256.txt").write_bytes(manifest)
        report = verify_bag(bag)
        assert report.is_valid, report.findings
        (bag / path).write_bytes(b"y")
        errors = [one for one in verify_bag(bag).findings if one.severity is Severity.ERROR]
        assert [one.code.value for one in errors] == ["fixity.payload-changed"]
