"""A large file is checked in parts by several processes, with the answer that one would give."""

import gzip
import random
import subprocess

import pytest

from archive import limits
from archive.checks.warcs import check_warc
from archive.findings import Check, Code
from archive.warc import processes
from tests.warc_faults.members import flip
from tests.warc_files import FIELDS, Rec, compress, urn

PART_BYTES = 20_000


@pytest.fixture
def in_parts(monkeypatch):
    """Cut even small files into parts, for two processes."""
    monkeypatch.setattr(limits, "WARC_PART_BYTES", PART_BYTES)
    monkeypatch.setattr(limits, "WARC_ALONE_BYTES", PART_BYTES)
    monkeypatch.setattr(processes.os, "sched_getaffinity", lambda _pid: {0, 1})


def members(blocks: list[bytes], level: int = 6) -> list[bytes]:
    """Make a file of resource records with some blocks."""
    fields = {"WARC-Type": "warcinfo", "WARC-Record-ID": urn(0), "WARC-Date": "2016"}
    records = [Rec(fields | {"Content-Type": FIELDS}, b"software: tests/1\r\n")]
    for number, block in enumerate(blocks, start=1):
        fields = {
            "WARC-Type": "resource",
            "WARC-Record-ID": urn(number),
            "WARC-Date": "2016-08-19T17:42:30Z",
            "WARC-Target-URI": f"urn:block:{number}",
            "Content-Type": "application/octet-stream",
        }
        records.append(Rec(fields, block))
    return [compress(record.render(), level) for record in records]


def noise(count: int = 200, size: int = 1000) -> list[bytes]:
    random_ = random.Random(11)
    return [random_.randbytes(random_.randint(1, 2 * size)) for _ in range(count)]


def check(folder, content: bytes) -> Check:
    path = folder / "a.warc.gz"
    path.write_bytes(content)
    return check_warc(path)


def damaged_files():
    whole = members(noise())
    yield "nothing wrong", b"".join(whole)
    yield (
        "a byte changed in every tenth record",
        b"".join(
            flip(member, 250) if number % 10 == 3 else member for number, member in enumerate(whole)
        ),
    )
    yield "garbage in the middle", b"".join([*whole[:90], b"between" * 400, *whole[90:]])
    yield "cut at the end", b"".join(whole)[:-100]
    yield (
        "one member longer than several parts",
        b"".join(members([*noise(20), random.Random(1).randbytes(5 * PART_BYTES), *noise(20)])),
    )
    inner = b"".join(members(noise(40, 300)))
    yield (
        "a payload that is itself such a file",
        b"".join(members([*noise(30), *[gzip.compress(b"x") + inner] * 6, *noise(30)], level=0)),
    )


FILES = dict(damaged_files())
WITHOUT_FINDINGS = {
    "nothing wrong",
    "one member longer than several parts",
    "a payload that is itself such a file",
}


@pytest.mark.parametrize("name", FILES)
def test_parts_give_the_answer_of_the_whole(name, tmp_path, in_parts, monkeypatch):
    found = check(tmp_path, FILES[name])
    assert (found.findings == ()) == (name in WITHOUT_FINDINGS)
    monkeypatch.setattr(limits, "WARC_PART_BYTES", limits.WARC_INFLATED_BYTES)
    assert check(tmp_path, FILES[name]) == found


def test_several_processes_take_part(tmp_path, in_parts, monkeypatch):
    asked = []
    real = processes._OtherProcess.check

    def check_there(self, start, stop):
        asked.append((start, stop))
        return real(self, start, stop)

    monkeypatch.setattr(processes._OtherProcess, "check", check_there)
    assert check(tmp_path, b"".join(members(noise()))).findings == ()
    assert asked


def test_a_process_that_dies_is_replaced_by_this_one(tmp_path, in_parts, monkeypatch):
    class Dying(subprocess.Popen):
        def __init__(self, command, **options):
            super().__init__(["true"], **options)

    monkeypatch.setattr(processes.subprocess, "Popen", Dying)
    found = check(tmp_path, b"".join(members(noise())) + b"more")
    assert [finding.code for finding in found.findings] == [Code.WARC_STRAY_BYTES]


def test_without_any_other_process_this_one_does_it_alone(tmp_path, in_parts, monkeypatch):
    def refuse(*_arguments, **_options):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(processes.subprocess, "Popen", refuse)
    found = check(tmp_path, b"".join(members(noise())) + b"more")
    assert [finding.code for finding in found.findings] == [Code.WARC_STRAY_BYTES]


def test_no_process_is_left_behind(tmp_path, in_parts, monkeypatch):
    started = []

    class Noted(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(processes.subprocess, "Popen", Noted)
    monkeypatch.setattr(limits, "WARC_RECORDS", 50)
    found = check(tmp_path, b"".join(members(noise())))
    assert [finding.code for finding in found.findings] == [Code.WARC_LIMIT]
    assert started
    assert all(process.returncode is not None for process in started)
