"""Record a list of addresses into a WARC file, our way or by warcio's: run as a program.

``recorders.py ours|capture_http LIST FOLDER``
"""

import sys
from pathlib import Path

# Each imports its own libraries: ours refuses a process that capture_http has patched.


def record_ours(urls: list[str], folder: Path) -> None:
    from archive.writing.warc import WarcWriter
    from packager.fetch.client import Client
    from packager.fetch.settings import FetchSettings

    settings = FetchSettings(
        allow_hosts=frozenset({"127.0.0.1"}), host_delay_s=0, host_parallel=16, workers=16
    )
    with (
        WarcWriter(folder / "ours.warc.gz", folder / "journal") as sink,
        Client(settings, sink=sink) as client,
    ):
        for fetched in client.fetch_all(urls):
            fetched.raise_for_error()


def record_capture_http(urls: list[str], folder: Path) -> None:
    from warcio.capture_http import capture_http  # noqa: I001 - before requests
    import requests

    with capture_http(str(folder / "warcio.warc.gz"), warc_version="1.1"):
        session = requests.Session()
        for url in urls:
            session.get(url)


if __name__ == "__main__":
    record = {"ours": record_ours, "capture_http": record_capture_http}[sys.argv[1]]
    record(Path(sys.argv[2]).read_text(encoding="ascii").split(), Path(sys.argv[3]))
