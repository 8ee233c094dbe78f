"""The program that runs the extractor, in a process of its own: the only importer of trafilatura.

It reads a page from standard input (JSON, ``{"html": ...}``), limits itself, and writes the main
text to standard output (JSON, ``{"text": ..., "version": ...}``; ``text`` is null where there is
none). A page that makes the extractor slow, greedy or crash takes down this process and no other.
Markdown (``{"markdown": ...}``) becomes HTML here for the same reason.

It is started by ``packager.extraction.main_text``; nothing else runs it.
"""

import json
import resource
import sys
from importlib.metadata import version as version_of

from archive.limits import EXTRACTION_CPU_S, EXTRACTION_MEMORY_BYTES, SOURCE_BYTES


def main() -> None:
    """Read a page, write its main text."""
    _limit_process()
    sys.addaudithook(_refuse_network)
    request = json.loads(sys.stdin.buffer.read())
    text, version = (
        _render(request["markdown"]) if "markdown" in request else _extract(request["html"])
    )
    if text is not None and len(text) > SOURCE_BYTES:
        text = None
    sys.stdout.write(json.dumps({"text": text, "version": version}))


def _extract(html: str) -> tuple[str | None, str]:
    import trafilatura  # here, for the limits hold for its import, too

    text = trafilatura.extract(html, include_comments=False, include_tables=True)
    return text, trafilatura.__version__


def _render(markdown: str) -> tuple[str, str]:
    from packager.references.markdown import render_markdown  # likewise

    return render_markdown(markdown), version_of("markdown-it-py")


def _limit_process() -> None:
    """Bound the memory and the processor time; write no core file."""
    for what, limit in (
        (resource.RLIMIT_AS, EXTRACTION_MEMORY_BYTES),
        (resource.RLIMIT_CPU, EXTRACTION_CPU_S),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (allowed, allowed))


def _refuse_network(event: str, _: tuple[object, ...]) -> None:
    """Let no library open a connection, whatever a page makes it do."""
    if event.startswith("socket."):
        raise PermissionError(f"the extractor must not use the network ({event})")


if __name__ == "__main__":
    main()
