"""Whatever stands in the records of a package, verify gives a verdict and no traceback."""

import os
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import verify_bag
from archive.findings import Verdict
from tests.bags import seal_with_oxum
from tests.tweet_bags import RECORDS, write_tweet_package

EXAMPLES = int(os.environ.get("PACKAGER_EXAMPLES", "12"))
# Pieces that mean something to one parser or another.
_WORDS = rb"""{ } [ ] " \u0000 null 1e999 - < > &a; , "" premis:file value from record json:/0/~1
    css:a[b=c]>d bytes:0-9 => <!DOCTYPE <!ENTITY ]]>"""
PIECES = st.sampled_from([*_WORDS.split(), b"\x00", b"\xff", b"\r\n", b" => ", b"9" * 5000])


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return write_tweet_package(tmp_path_factory.mktemp("package") / "bag")


@pytest.mark.parametrize("name", RECORDS)
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_record_that_was_damaged_at_random(name, package, tmp_path, data):
    bag = tmp_path / "bag"
    shutil.rmtree(bag, ignore_errors=True)
    shutil.copytree(package, bag)
    whole = (bag / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    middle = b"".join(data.draw(st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=8)))
    (bag / name).write_bytes(whole[:start] + middle + whole[end:])
    seal_with_oxum(bag)
    report = verify_bag(bag, require_package=True)
    assert report.verdict in (Verdict.VALID, Verdict.INVALID, Verdict.INDETERMINATE)
