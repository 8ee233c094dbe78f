"""Record a page and what it needs into a WARC file: run as a program.

``page_recorder.py ADDRESS FOLDER``
"""

import sys
from pathlib import Path

from archive.writing.warc import WarcWriter
from packager.assets.fetch_assets import fetch_assets
from packager.assets.lanes import Pace
from packager.assets.page_assets import find_assets
from packager.fetch.client import Client
from packager.fetch.settings import FetchSettings
from packager.received import receive


def record(address: str, folder: Path) -> None:
    settings = FetchSettings(
        allow_hosts=frozenset({"127.0.0.1"}), host_delay_s=0, host_parallel=16, workers=16
    )
    with (
        WarcWriter(folder / "ours.warc.gz", folder / "journal") as sink,
        Client(settings, sink=sink) as client,
    ):
        page = client.fetch(address)
        found = find_assets(page.body.decode(), page.final_url)
        report = fetch_assets(
            found,
            lambda url, **how: receive(client.fetch(url, **how)),
            pace=Pace(workers=16, per_host=16),
        )
        assert report.good == len(report.results)


if __name__ == "__main__":
    record(sys.argv[1], Path(sys.argv[2]))
