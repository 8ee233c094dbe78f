import hashlib
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from archive.errors import LimitReachedError
from archive.limits import MIB, SOURCE_BYTES
from packager.errors import NotTextError, SourceError
from packager.model import SourceKind
from packager.source import make_source, read_source
from tests.packager import texts


def test_a_file_is_read_byte_for_byte(tmp_path):
    content = "\ufeffone\r\ntwo — three".encode()
    (tmp_path / "story.txt").write_bytes(content)
    source = read_source(tmp_path / "story.txt", url="https://news.example/1")
    assert (source.name, source.content, source.kind) == ("story.txt", content, SourceKind.TEXT)
    assert (source.url, source.text) == ("https://news.example/1", "\ufeffone\r\ntwo — three")
    assert source.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", SourceKind.TEXT),
        ("a.HTML", SourceKind.HTML),
        ("a.htm", SourceKind.HTML),
        ("a.xhtml", SourceKind.HTML),
        ("a.md", SourceKind.MARKDOWN),
        ("a.b.markdown", SourceKind.MARKDOWN),
    ],
)
def test_the_suffix_says_what_a_file_is(tmp_path, name, kind):
    (tmp_path / name).write_text("<html>words</html>")
    assert read_source(tmp_path / name).kind is kind


def test_a_type_that_is_given_overrides_the_suffix(tmp_path):
    (tmp_path / "a.txt").write_text("<html>words</html>")
    assert read_source(str(tmp_path / "a.txt"), kind=SourceKind.HTML).kind is SourceKind.HTML


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("\n <!DOCTYPE html><title>", SourceKind.HTML),
        ("\ufeff<?xml version='1.0'?><html>", SourceKind.HTML),
        ("<!-- saved from url --><html>", SourceKind.HTML),
        ('<div class="story">', SourceKind.HTML),
        ("The <html> element", SourceKind.TEXT),
        ("<b@example.org> wrote", SourceKind.TEXT),
        ("# A heading", SourceKind.TEXT),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_without_a_known_suffix_the_start_tells_a_page_from_a_text(tmp_path, start, kind, codec):
    (tmp_path / "page.aspx").write_bytes((start + texts.ENGLISH).encode(codec))
    assert read_source(tmp_path / "page.aspx").kind is kind


def stdin_of(content: bytes) -> SimpleNamespace:
    return SimpleNamespace(buffer=io.BytesIO(content))


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", stdin_of(texts.ARABIC.encode("cp1256")))
    source = read_source("-", kind=SourceKind.MARKDOWN)
    assert (source.name, source.kind) == ("stdin", SourceKind.MARKDOWN)
    assert source.text == texts.ARABIC


def test_standard_input_that_never_ends_is_read_up_to_the_limit(monkeypatch):
    with Path("/dev/zero").open("rb") as endless:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=endless))
        with pytest.raises(LimitReachedError, match="stdin: expected an article of at most 32 MiB"):
            read_source("-")


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(60 * MIB)
    with pytest.raises(LimitReachedError, match=r"big\.txt: .*at most 32 MiB, found 60\.0 MiB"):
        read_source(tmp_path / "big.txt")


def test_content_over_the_limit_is_refused():
    with pytest.raises(LimitReachedError, match=r"found 32\.0 MiB"):
        make_source(b"a" * (SOURCE_BYTES + 1), name="a")


def test_content_at_the_limit_is_read():
    assert len(make_source(b"a" * SOURCE_BYTES, name="a").text) == SOURCE_BYTES


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"gone\.txt: cannot be read: No such file"):
        read_source(tmp_path / "gone.txt")


def test_a_folder_is_no_article(tmp_path):
    with pytest.raises(SourceError, match="expected a file, found a folder"):
        read_source(tmp_path)


def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="expected a file, found a named pipe"):
        read_source(tmp_path / "pipe.txt")


def test_a_link_to_a_device_is_refused(tmp_path):
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    with pytest.raises(SourceError, match="expected a file, found a device"):
        read_source(tmp_path / "endless.txt")


def test_a_link_that_leads_to_itself_is_an_error(tmp_path):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        read_source(tmp_path / "loop.txt")


@pytest.mark.parametrize("path", ["", "a\x00b", "x" * 5000, "\udcff"])
def test_a_name_that_no_file_has_is_an_error(path):
    with pytest.raises(SourceError):
        read_source(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(SourceError, match="cannot be read: Permission denied"):
        read_source(tmp_path / "a.txt")


def test_a_picture_is_no_article(tmp_path):
    (tmp_path / "a.html").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(NotTextError, match=r"a\.html: .*found a JPEG image"):
        read_source(tmp_path / "a.html")
