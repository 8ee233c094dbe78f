"""Watching what this process opens: by names, as it asks the operating system."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OWN = tuple(
    str(Path(folder).resolve()) for folder in {sys.prefix, sys.base_prefix, *sys.path} if folder
)
_opened: list[list[str]] = []  # one list a watch that is going on
_is_hooked = False


@contextmanager
def watch_opening() -> Iterator[list[str]]:
    """Take down each name that is opened in the block, but for Python's own modules."""
    global _is_hooked  # noqa: PLW0603 (an audit hook cannot be taken away again)
    if not _is_hooked:
        sys.addaudithook(_hook)
        _is_hooked = True
    names: list[str] = []
    _opened.append(names)
    try:
        yield names
    finally:
        _opened.remove(names)


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if not _opened or event not in {"open", "os.listdir", "os.scandir", "subprocess.Popen"}:
        return
    name = arguments[0]
    text = name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else str(name)
    if not (text.endswith((".py", ".pyc")) or text.startswith(_OWN)):
        for names in _opened:
            names.append(text)
