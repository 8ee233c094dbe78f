import gc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from archive.block import Block, BlockBuilder
from archive.errors import WriteError


@given(
    pieces=st.lists(st.binary(max_size=50)),
    memory_bytes=st.integers(0, 200),
    start=st.integers(0, 99),
)
def test_a_block_gives_back_what_was_appended_from_memory_and_from_a_file(
    pieces, memory_bytes, start
):
    builder = BlockBuilder(memory_bytes=memory_bytes)
    for piece in pieces:
        builder.append(piece)
    block, whole = builder.build(), b"".join(pieces)
    assert block.size_bytes == len(whole)
    assert block.read() == whole
    assert b"".join(block.pieces(start)) == whole[start:]
    assert block.read(start, start + 10) == whole[start : start + 10]


@pytest.mark.parametrize("memory_bytes", [0, limits.MIB])
def test_pieces_have_a_greatest_size(memory_bytes):
    builder = BlockBuilder(memory_bytes=memory_bytes)
    builder.append(bytes(limits.READ_CHUNK_BYTES + 1))
    assert [len(piece) for piece in builder.build().pieces()] == [limits.READ_CHUNK_BYTES, 1]


def open_files_below(folder: Path) -> list[Path]:
    targets = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the one that lists the folder
            targets.append(descriptor.readlink())
    return [target for target in targets if target.is_relative_to(folder)]


def test_a_large_block_leaves_the_memory_and_its_file_goes_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    builder = BlockBuilder(memory_bytes=10)
    builder.append(bytes(11))
    block = builder.build()
    assert len(open_files_below(tmp_path)) == 1
    assert not list(tmp_path.iterdir())  # it never had a name that could stay behind
    assert block.read() == bytes(11)
    del builder, block
    gc.collect()
    assert not open_files_below(tmp_path)


def test_a_full_temporary_folder_is_an_error_with_a_hint(monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", "/dev/full/no-folder")
    builder = BlockBuilder(memory_bytes=0)
    with pytest.raises(WriteError, match="/dev/full") as caught:
        builder.append(b"a")
    assert "TMPDIR" in str(caught.value.hint)


def test_an_empty_block_is_empty():
    assert Block().read() == b""
    assert list(Block().pieces()) == []
