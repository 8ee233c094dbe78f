"""Bad input gets a clear error, the right code, no traceback, and nothing left behind."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from archive import limits

JPEG = bytes.fromhex("ffd8ffe000104a46494600010101004800480000") + bytes(range(256)) * 8


def pack(cli, source, tmp_path, *more):
    began = time.monotonic()
    ended = cli("pack", source, "--out", tmp_path / "out", *more)
    assert time.monotonic() - began < 60
    return ended


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "white space"),
        ("blank.html", b" \n\t ", "white space"),
        ("photo.txt", JPEG, "JPEG"),
        ("photo.html", JPEG, "JPEG"),
        ("bytes.txt", bytes(range(256)) * 8, "binary data"),
    ],
)
def test_what_is_not_an_article_is_refused(cli, tmp_path, name, content, words):
    source = tmp_path / name
    source.write_bytes(content)
    ended = pack(cli, source, tmp_path)
    assert ended.code == 5
    assert source.name in ended.err
    assert words in ended.err
    assert not (tmp_path / "out").exists()


def test_a_folder_and_a_missing_path_are_refused(cli, tmp_path):
    for source in (tmp_path, tmp_path / "missing.txt"):
        ended = pack(cli, source, tmp_path)
        assert ended.code == 5
        assert str(source) in ended.err


def test_a_source_over_the_limit_is_refused_with_both_sizes(cli, tmp_path):
    source = tmp_path / "long.txt"
    with source.open("wb") as file:
        file.truncate(limits.SOURCE_BYTES + 1)
    ended = pack(cli, source, tmp_path)
    assert ended.code == 6
    assert "32" in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1256", "utf-8-sig"])
def test_an_article_in_another_encoding_is_read_right(cli, sample, tmp_path, encoding):
    source = tmp_path / "story.txt"
    text = sample.read_text("utf-8").replace("٦", "6")
    arabic = text.partition("A correspondent")[0].replace("١٩ أغسطس ٢٠١6", "August 19, 2016")
    source.write_bytes(arabic.encode(encoding))
    assert pack(cli, source, tmp_path).code == 0
    (package,) = (tmp_path / "out").iterdir()
    assert (package / "data/article/article.txt").read_text("utf-8").split() == arabic.split()
    assert cli("show", package).out.count("2016-08-19") >= 3


@pytest.mark.parametrize(
    "markup",
    [
        b"<a " * 27_000,
        b"<blockquote>" * 40_000 + b"deep" + b"</blockquote>" * 40_000,
        b"<![" * 27_000,
        b"<!--" * 20_000,
        b'<p title="' * 20_000,
    ],
    ids=["open-tags", "nested-blockquotes", "open-sections", "open-comments", "open-quotes"],
)
def test_markup_made_to_be_slow_ends_within_seconds(cli, tmp_path, markup):
    source = tmp_path / "slow.html"
    source.write_bytes(b"<html><body><p>An article.</p>" + markup)
    ended = pack(cli, source, tmp_path)
    assert ended.code == 0, ended.err
    (package,) = (tmp_path / "out").iterdir()
    assert "An article." in (package / "data/article/article.txt").read_text("utf-8")


def test_a_folder_that_cannot_be_written_to_is_named(cli, sample, tmp_path):
    blocker = tmp_path / "out"
    blocker.write_text("a file, not a folder")
    ended = pack(cli, sample, tmp_path)
    assert ended.code == 6
    assert str(blocker) in ended.err


def test_a_user_without_the_right_to_write_gets_a_clear_error(sample, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root can become another user here")
    out = tmp_path / "out"
    out.mkdir(mode=0o755)
    # All is loaded before the user changes: the interpreter may stand where nobody else may read.
    script = (
        "import os, sys; from packager.cli import run;"
        f"run(['pack', {str(sample)!r}, '--offline', '--quiet', '--out', {str(tmp_path / 'warm')!r}]);"
        "os.chdir('/'); os.setresuid(65534, 65534, 65534);"
        f"sys.exit(run(['pack', '-', '--offline', '--type', 'text', '--out', {str(out)!r}]))"
    )
    for folder in (out, *list(out.parents)[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    own = {name: value for name, value in os.environ.items() if name != "PACKAGER_CONFIG"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=sample.read_bytes(),
        capture_output=True,
        check=False,
        env=own,
    )
    assert done.returncode == 6, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert str(out).encode() in done.stderr
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("size_kib", [4, 16, 28, 40])
def test_a_full_disk_is_a_clear_error_and_leaves_nothing(cli, sample, tmp_path, size_kib):
    out = tmp_path / "out"
    out.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("a small file system can only be mounted by root")
    options = f"size={size_kib}k"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", out], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        ended = pack(cli, sample, tmp_path)
        assert ended.code == 6
        assert "disk is full" in ended.err
        assert list(out.iterdir()) == []
    finally:
        subprocess.run(["umount", out], check=True)


def test_a_usage_error_ends_with_two(cli):
    assert cli("pack").code == 2
    assert cli("pack", "x.txt", "--check", "half").code == 2
    assert cli("nothing").code == 2
