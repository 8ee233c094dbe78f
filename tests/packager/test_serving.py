"""A package is shown in the browser, and whatever is in it stays where it is."""

import http.client
import os
import threading

import pytest

from packager.serving import serving
from tests.tweet_bags import write_tweet_package


@pytest.fixture
def bag(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    return write_tweet_package(tmp_path / "bag")


@pytest.fixture
def ask(bag):
    with serving(bag) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()

        def get(target, host=None):
            connection = http.client.HTTPConnection(*server.server_address, timeout=10)
            connection.putrequest("GET", target, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{server.server_address[1]}")
            connection.endheaders()
            response = connection.getresponse()
            content = response.read()
            connection.close()
            return response, content

        yield get
        server.shutdown()
        thread.join()


def test_the_report_and_every_file_are_shown(ask, bag):
    response, content = ask("/data/report/index.html")
    assert response.status == 200
    assert content == (bag / "data/report/index.html").read_bytes()
    _, listed = ask("/")
    for path in bag.rglob("*"):
        if path.is_file():
            assert path.relative_to(bag).as_posix().encode() in listed


def test_nothing_in_a_package_may_run_or_load(ask):
    response, _ = ask("/data/report/index.html")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_articles_own_page_is_shown_as_text(ask, bag):
    (bag / "data/article/source.html").write_text("<script>alert(1)</script>")
    response, _ = ask("/data/article/source.html")
    assert response.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/data/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/data/%2e%2e/%2e%2e/secret.txt",
        "//etc/passwd",
        "/data",
        "/data/none",
        "/data/link",
        "/data/folder/secret.txt",
        "/data/pipe",
        "/data/a%00.txt",
    ],
)
def test_no_address_leads_out_of_the_package(ask, bag, target):
    (bag / "data/link").symlink_to(bag.parent / "secret.txt")
    (bag / "data/folder").symlink_to(bag.parent)
    os.mkfifo(bag / "data/pipe")
    response, content = ask(target)
    assert response.status == 404
    assert b"secret" not in content.replace(b"secret.txt", b"")


def test_no_other_name_leads_here(ask):
    response, _ = ask("/", host="evil.example")
    assert response.status == 403


def test_a_name_is_text_in_the_list(ask, bag):
    (bag / "data/<img src=x>.txt").write_text("x")
    _, content = ask("/")
    assert b"<img" not in content
    assert b"&lt;img src=x&gt;" in content
