"""The main text of a page, by an extractor in a child process with limits."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import packager
from archive.limits import EXTRACTION_S

EXTRACTOR = "trafilatura"

_COMMAND = (sys.executable, "-P", "-B", "-m", "packager.extraction.child")


@dataclass(frozen=True, kw_only=True, slots=True)
class MainText:
    """What the extractor gave, or why it gave nothing."""

    text: str | None
    extractor: str  # its name and version, or its name alone where it gave nothing
    failure: str | None = None  # why there is no text, in words


def extract_main_text(html: str) -> MainText:
    """Let the extractor find a page's main text.

    The child process gets nothing but the page: no environment, no file, no network. It is ended
    after ``EXTRACTION_S`` seconds, and by the system when it takes more memory or processor time
    than ``archive.limits`` allows.

    Returns:
        The text, one block a line; the extractor drops some signs and adds others. Never an error:
        ``failure`` says what went wrong.
    """
    page = json.dumps({"html": html}).encode("ascii")
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
        return _failed(f"took longer than {EXTRACTION_S:g} seconds")
    except OSError as error:  # no memory for another process
        return _failed(f"could not be started: {error.strerror}")
    if done.returncode < 0:
        return _failed(f"was ended by signal {-done.returncode}")
    if done.returncode > 0:
        return _failed(f"ended with an error: {_last_line(done.stderr)}")
    answer = json.loads(done.stdout)
    if not answer["text"]:
        return _failed("found no main text")
    # JSON lets half of a surrogate pair stand alone, and no file can hold it.
    text = answer["text"].encode("utf-8", "replace").decode("utf-8")
    return MainText(text=text, extractor=f"{EXTRACTOR} {answer['version']}")


def _failed(reason: str) -> MainText:
    return MainText(text=None, extractor=EXTRACTOR, failure=reason)


def _last_line(output: bytes) -> str:
    """Give the last line of a traceback: the error and what it says."""
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else "it said nothing"
