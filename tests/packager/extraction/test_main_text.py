import subprocess
import sys

import pytest

from packager.extraction import main_text
from packager.extraction.main_text import extract_main_text
from tests.packager import pages

PAGE = pages.news_site([f"<p>{paragraph}</p>" for paragraph in pages.ENGLISH], "en")
SLOW = "<div>" + "<span>word </span>" * 100_000
RUN_CHILD = "import runpy; runpy.run_module('packager.extraction.child', run_name='__main__')"


def run_instead(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let another program stand in the place of the child's."""
    monkeypatch.setattr(main_text, "_COMMAND", (sys.executable, "-P", "-c", program))


def test_the_main_text_comes_with_the_name_of_who_found_it():
    found = extract_main_text(PAGE)
    assert found.text is not None
    assert found.text.endswith("\n".join(pages.ENGLISH))
    assert found.extractor.startswith("trafilatura 2.")
    assert found.failure is None


def test_a_page_gives_the_same_text_every_time():
    assert extract_main_text(PAGE) == extract_main_text(PAGE)


@pytest.mark.parametrize("page", ["", "<p>", "no markup", "\x01\ud800" * 9])
def test_a_page_without_a_main_text_is_no_error(page):
    assert extract_main_text(page).failure == "found no main text"


def test_an_extractor_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(main_text, "EXTRACTION_S", 0.05)
    assert extract_main_text(SLOW).failure == "took longer than 0.05 seconds"


def test_an_extractor_that_takes_too_much_memory_is_ended(monkeypatch):
    limit = 100 * 1024 * 1024
    run_instead(
        monkeypatch,
        f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit})); {RUN_CHILD}",
    )
    assert extract_main_text(PAGE).text is not None
    large = pages.news_site([f"<p>{paragraph}</p>" for paragraph in pages.ENGLISH] * 8000, "en")
    assert extract_main_text(large).text is None


def test_an_extractor_that_takes_too_much_processor_time_is_ended(monkeypatch):
    run_instead(
        monkeypatch,
        f"import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1)); {RUN_CHILD}",
    )
    found = extract_main_text(SLOW)
    assert found.failure is not None
    assert found.failure.startswith("was ended by signal")


def test_an_extractor_that_crashes_is_a_failure_with_its_last_words(monkeypatch):
    run_instead(monkeypatch, "raise SystemError('lost my way')")
    assert extract_main_text(PAGE).failure == "ended with an error: SystemError: lost my way"


def test_the_child_process_sees_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("PACKAGER_SECRET", "1")
    run_instead(
        monkeypatch,
        "import json, os; print(json.dumps({'text': ' '.join(os.environ), 'version': '0'}))",
    )
    names = (extract_main_text(PAGE).text or "").split()
    assert set(names) <= {"PYTHONPATH", "PYTHONHASHSEED", "LC_CTYPE"}


def test_the_child_process_cannot_use_the_network():
    program = (
        "import socket, sys; from packager.extraction import child\n"
        "sys.addaudithook(child._refuse_network)\n"
        "socket.create_connection(('127.0.0.1', 9))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert "PermissionError: the extractor must not use the network" in done.stderr
