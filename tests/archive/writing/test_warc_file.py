"""A file that was cut off at any moment is whole again, and holds whatever was acknowledged."""

import json
import os

import pytest

from archive.checks.warcs import check_warc
from archive.errors import WriteError
from archive.findings import Status
from archive.writing.warc import WarcWriter
from archive.writing.warc_file import JournaledFile
from tests.exchanges import EXCHANGES
from tests.warc_reading import take_apart


@pytest.fixture
def places(tmp_path):
    return tmp_path / "a.warc.gz", tmp_path / "a.journal"


def left_behind(places, names=("plain", "chunked"), *, uncommitted=()) -> list[str]:
    """Write some exchanges and stop without closing; give the ids that were made safe."""
    writer = WarcWriter(*places)
    ids = [writer.prepare(EXCHANGES[name])().response for name in names]
    writer.commit()
    for name in uncommitted:
        writer.prepare(EXCHANGES[name])()
    writer._file.close()
    return ids


def go_on(places, name="gone") -> None:
    with WarcWriter(*places) as writer:
        writer.prepare(EXCHANGES[name])()


def assert_whole_with(places, ids) -> None:
    found = {record.id for record in take_apart(places[0].read_bytes())}
    assert set(ids) <= found
    check = check_warc(places[0])
    assert check.status is Status.PASSED
    assert check.findings == ()


def test_a_file_that_was_left_open_is_gone_on_with(places):
    ids = left_behind(places)
    go_on(places)
    assert_whole_with(places, ids)
    assert len(take_apart(places[0].read_bytes())) == 1 + 4 + 1 + 2 + 1


def test_what_was_appended_and_not_committed_is_cut_off(places):
    ids = left_behind(places, uncommitted=["gone"])
    size = places[0].stat().st_size
    JournaledFile(*places).close()
    assert places[0].stat().st_size < size
    go_on(places)
    assert_whole_with(places, ids)


@pytest.mark.parametrize("torn", [b"\x1f", b"\x1f\x8b\x08\x00\x00", b'{"offset": 9', bytes(4000)])
@pytest.mark.parametrize("which", [0, 1], ids=["the file", "its journal"])
def test_a_torn_end_is_cut_off(places, which, torn):
    ids = left_behind(places)
    with places[which].open("ab") as file:
        file.write(torn)
    go_on(places)
    assert_whole_with(places, ids)


@pytest.mark.parametrize("cut", range(1, 400, 7))
def test_at_whatever_byte_the_journal_ends_what_it_names_whole_is_there(places, cut):
    left_behind(places)
    with places[1].open("r+b") as file:
        file.truncate(max(0, places[1].stat().st_size - cut))
    named = [
        record["id"]
        for line in places[1].read_bytes().split(b"\n")[:-1]
        for record in json.loads(line)["records"]
    ]
    go_on(places)
    assert_whole_with(places, named)


def test_a_closed_file_that_is_opened_again_is_closed_anew(places):
    ids = left_behind(places)
    go_on(places)
    go_on(places, "moved")
    assert_whole_with(places, ids)
    types = [record["WARC-Type"] for record in take_apart(places[0].read_bytes())]
    assert types.count("metadata") == 1


def test_an_exception_leaves_a_file_that_can_be_gone_on_with(places):
    with pytest.raises(KeyboardInterrupt), WarcWriter(*places) as writer:
        writer.prepare(EXCHANGES["plain"])()
        writer.commit()
        raise KeyboardInterrupt
    go_on(places)
    assert_whole_with(places, [])


def test_a_file_without_its_journal_is_refused(places):
    left_behind(places)
    places[1].unlink()
    with pytest.raises(WriteError, match="journal"):
        WarcWriter(*places)
    assert places[0].stat().st_size


def test_a_file_that_lost_what_its_journal_names_is_refused(places):
    left_behind(places)
    os.truncate(places[0], places[0].stat().st_size - 1)
    with pytest.raises(WriteError, match="not those of the journal"):
        WarcWriter(*places)


def test_a_file_whose_bytes_changed_is_refused(places):
    left_behind(places)
    content = bytearray(places[0].read_bytes())
    content[40] ^= 1
    places[0].write_bytes(content)
    with pytest.raises(WriteError, match="not those of the journal"):
        WarcWriter(*places)


@pytest.mark.parametrize(
    "line",
    [
        b"[]\n",
        b"{}\n",
        b"not json\n",
        b'{"offset": 7, "length": 1, "sha256": "", "records": [], "closes": false}\n',
    ],
)
def test_a_journal_of_something_else_is_refused(places, line):
    places[0].write_bytes(b"")
    places[1].write_bytes(line)
    with pytest.raises(WriteError, match="line 1"):
        WarcWriter(*places)


def test_the_journal_names_every_record_with_its_place(places):
    left_behind(places)
    content = places[0].read_bytes()
    entries = [json.loads(line) for line in places[1].read_bytes().splitlines()]
    named = [record for entry in entries for record in entry["records"]]
    assert [record["id"] for record in named] == [one.id for one in take_apart(content)]
    assert [record["length"] for record in named] == [
        len(one.member) for one in take_apart(content)
    ]
    assert entries[-1]["offset"] + entries[-1]["length"] == len(content)


def test_nothing_is_acknowledged_before_the_disk_has_it(places, monkeypatch):
    synced = []
    monkeypatch.setattr(
        os, "fdatasync", lambda fd: synced.append(os.readlink(f"/proc/self/fd/{fd}"))
    )
    writer = WarcWriter(*places)
    synced.clear()
    writer.prepare(EXCHANGES["plain"])()
    assert synced == []
    writer.commit()
    assert synced == [str(places[0]), str(places[1])]  # the records first, then what names them
    writer._file.close()


def test_many_appends_are_made_safe_at_once(places, monkeypatch):
    writer = WarcWriter(*places)
    synced = []
    monkeypatch.setattr(os, "fdatasync", synced.append)
    for name in ("plain", "chunked", "gone"):
        writer.prepare(EXCHANGES[name])()
    writer.commit()
    writer.commit()
    assert len(synced) == 2
    writer._file.close()


def fail_to_write(monkeypatch, when, error) -> None:
    """Let os.write fail where ``when`` says so of a descriptor, after half of the bytes."""
    real = os.write

    def write(descriptor, content):
        if not when(descriptor):
            return real(descriptor, content)
        real(descriptor, bytes(content)[: len(content) // 2])
        raise error

    monkeypatch.setattr(os, "write", write)


@pytest.mark.parametrize("which", [0, 1], ids=["the file", "its journal"])
def test_a_failed_write_leaves_both_files_whole_and_ends_the_work(places, monkeypatch, which):
    ids = left_behind(places)
    writer = WarcWriter(*places)
    full = OSError(28, "No space left on device")
    wanted = str(places[which])
    with monkeypatch.context() as patched:
        fail_to_write(patched, lambda fd: os.readlink(f"/proc/self/fd/{fd}") == wanted, full)
        with pytest.raises(WriteError, match="No space left"):
            writer.prepare(EXCHANGES["gone"])()
            writer.commit()
    with pytest.raises(WriteError, match="No space left"):
        writer.prepare(EXCHANGES["moved"])()
    writer._file.close()
    take_apart(places[0].read_bytes())
    go_on(places)
    assert_whole_with(places, ids)
