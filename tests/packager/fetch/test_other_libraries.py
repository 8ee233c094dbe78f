"""A process whose HTTP library somebody else has patched is no place for recording."""

import subprocess
import sys

import pytest

START = "from packager.fetch.client import Client; Client()"


@pytest.mark.parametrize(
    "first",
    [
        "import warcio.capture_http; " + START,
        "import requests, warcio.capture_http; " + START,
        "from packager.fetch.client import Client; import warcio.capture_http; Client()",
    ],
    ids=["before requests", "after requests", "after us"],
)
def test_a_process_that_capture_http_has_patched_is_refused(first):
    ended = subprocess.run(
        [sys.executable, "-c", first], capture_output=True, text=True, check=False
    )
    assert "NetworkError: http.client is replaced by warcio.capture_http" in ended.stderr


def test_a_process_that_nobody_has_patched_is_not():
    subprocess.run([sys.executable, "-c", "import warcio; " + START], check=True)
