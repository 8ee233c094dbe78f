"""The extra ``fast`` finds what zlib finds."""

import zlib

import pytest
from isal import isal_zlib

from archive.checks.warcs import check_warc
from archive.warc import inflate, octets, walk
from tests.warc_faults import FAULTS, members

ENGINES = {
    "zlib": (zlib.decompressobj, zlib.error),
    "isal": (isal_zlib.decompressobj, isal_zlib.error),
}
OF_BYTES = [fault for fault in FAULTS if fault.make.__module__ == members.__name__]


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    start, error = ENGINES[request.param]
    monkeypatch.setattr(inflate, "_start", start)
    for module in (octets, walk):
        monkeypatch.setattr(module, "InflateError", error)


@pytest.mark.parametrize("fault", OF_BYTES, ids=lambda fault: fault.name)
def test_either_engine_finds_the_damage(fault, engine, tmp_path):
    path = tmp_path / f"a{fault.suffix}"
    path.write_bytes(fault.make_warc())
    assert {finding.code for finding in check_warc(path).findings} == fault.codes


def test_the_faster_engine_is_used_where_it_is_installed():
    assert inflate._start is isal_zlib.decompressobj
