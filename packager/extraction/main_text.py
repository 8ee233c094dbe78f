"""The main text of a page, by an extractor in a child process with limits."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import packager
from archive.limits import EXTRACTION_S

EXTRACTOR = "trafilatura"
MARKDOWN_READER = "markdown-it-py"

_COMMAND = (sys.executable, "-P", "-B", "-m", "packager.extraction.child")


@dataclass(frozen=True, kw_only=True, slots=True)
class MainText:
    """What the extractor gave, or why it gave nothing."""

    text: str | None
    extractor: str  # its name and version, or its name alone where it gave nothing
    failure: str | None = None  # why there is no text, in words


def extract_main_text(html: str) -> MainText:
    """Let the extractor find a page's main text.

    Returns:
        The text, one block a line; the extractor drops some signs and adds others. Never an error:
        ``failure`` says what went wrong.
    """
    return _run_child({"html": html}, EXTRACTOR)


def render_markdown(text: str) -> MainText:
    """Let Markdown be rendered as HTML; ``text`` of the answer is the HTML."""
    return _run_child({"markdown": text}, MARKDOWN_READER)


def _run_child(request: dict[str, str], worker: str) -> MainText:
    """Let a child process with limits do the work.

    The child process gets nothing but the page: no environment, no file, no network. It is ended
    after ``EXTRACTION_S`` seconds, and by the system when it takes more memory or processor time
    than ``archive.limits`` allows.
    """
    page = json.dumps(request).encode("ascii")
    # Where this very package stands; equal hashes of strings make equal results.
    environment = {
        "PYTHONPATH": str(Path(packager.__file__).parent.parent),
        "PYTHONHASHSEED": "0",
    }
    try:
        done = subprocess.run(  # noqa: S603 -- our own program, and no argument from outside
            _COMMAND,
            check=False,
            input=page,
            env=environment,
            capture_output=True,
            timeout=EXTRACTION_S,
        )
    except subprocess.TimeoutExpired:
        return _failed(worker, f"took longer than {EXTRACTION_S:g} seconds")
    if done.returncode < 0:
        return _failed(worker, f"was ended by signal {-done.returncode}")
    if done.returncode > 0:
        return _failed(worker, f"ended with an error: {_last_line(done.stderr)}")
    answer = json.loads(done.stdout)
    if not answer["text"]:
        return _failed(worker, "found no main text")
    return MainText(text=answer["text"], extractor=f"{worker} {answer['version']}")


def _failed(worker: str, reason: str) -> MainText:
    return MainText(text=None, extractor=worker, failure=reason)


def _last_line(output: bytes) -> str:
    """Give the last line of a traceback: the error and what it says."""
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else "it said nothing"
