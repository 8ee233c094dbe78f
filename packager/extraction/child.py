"""The program that runs the extractor, in a process of its own: the only importer of trafilatura.

It reads a page from standard input (JSON, ``{"html": ...}``), limits itself, and writes the main
text to standard output (JSON, ``{"text": ..., "version": ...}``; ``text`` is null where there is
none). A page that makes the extractor slow, greedy or crash takes down this process and no other.

It is started by ``packager.extraction.main_text``; nothing else runs it.
"""

import json
import resource
import sys

from archive.limits import EXTRACTION_CPU_S, EXTRACTION_MEMORY_BYTES, SOURCE_BYTES


def main() -> None:
    """Read a page, write its main text."""
    _limit_process()
    sys.addaudithook(_refuse_network)
    page = json.loads(sys.stdin.buffer.read())["html"]
    # Here, for the limits hold for its import, too.
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=True)
    if text is not None and len(text) > SOURCE_BYTES:
        text = None
    answer = {"text": text, "version": trafilatura.__version__}
    sys.stdout.write(json.dumps(answer))


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
