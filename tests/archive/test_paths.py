"""RFC 8493 §2.1.3 and §5.1: how a path is written, and which are refused."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnsafePathError
from archive.paths import has_raw_percent, parse_path, show_path
from tests.bags import escape

# What Linux takes as a file's name: any bytes but NUL and "/".
names = st.binary(min_size=1, max_size=40).filter(
    lambda name: not {0, ord("/")} & set(name) and name not in {b".", b".."}
)
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: b"/".join([b"data", *parts]))


@given(path=paths.filter(lambda path: b"\\" not in path))
def test_what_is_written_as_the_rfc_wants_is_read_back(path):
    """LF, CR, CRLF and "%" "MUST be percent-encoded", and only those."""
    assert parse_path(escape(path)) == path


@given(written=st.binary(max_size=60))
def test_what_is_accepted_stays_below_the_bag(written):
    try:
        path = parse_path(written)
    except UnsafePathError:
        return
    assert os.path.normpath(b"/bag/" + path) == b"/bag/" + path
    assert 0 not in path


@pytest.mark.parametrize(
    ("written", "path"),
    [
        (b"data/%0a", b"data/\n"),
        (b"data/%0A%0d", b"data/\n\r"),
        (b"data/%25", b"data/%"),
        (b"data/%250A", b"data/%0A"),
        (b"data/%20%2e%2f", b"data/%20%2e%2f"),
        (b"data/~a", b"data/~a"),
        (b"data/C:", b"data/C:"),
        (b"data/...", b"data/..."),
    ],
)
def test_only_line_ends_and_the_percent_sign_are_decoded(written, path):
    assert parse_path(written) == path


def test_before_bagit_1_0_a_percent_sign_is_itself():
    assert parse_path(b"data/%25%0A", escapes_percent=False) == b"data/%25\n"


def test_a_percent_sign_that_is_not_encoded_is_noticed():
    assert has_raw_percent(b"data/100%", escapes_percent=True)
    assert has_raw_percent(b"data/%20", escapes_percent=True)
    assert not has_raw_percent(b"data/%25%0a", escapes_percent=True)
    assert not has_raw_percent(b"data/100%", escapes_percent=False)


@given(one=st.binary(max_size=12), other=st.binary(max_size=12))
def test_two_paths_are_never_shown_alike(one, other):
    assert (show_path(one) == show_path(other)) == (one == other)


@given(path=st.binary(max_size=40))
def test_what_is_shown_can_be_printed(path):
    assert show_path(path).isprintable()
    show_path(path).encode()
