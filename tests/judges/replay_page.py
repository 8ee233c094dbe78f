"""Show pages of a WACZ in ReplayWeb.page in Chromium, and print as JSON what stands on them.

    replay_page.py SITE WACZ FOLDER PAGES

Run with the Python of ``.venvs/chromium``. SITE is the folder of ReplayWeb.page, PAGES a JSON list
of [url, timestamp]; FOLDER gets a picture of each.
"""

import json
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Error, Page, sync_playwright

WITHIN_MS = 20_000
SHELL = """<!doctype html><script src="ui.js"></script>
<replay-web-page source="{wacz}" url="{url}" ts="{ts}" replayBase="./replay/" embed="replayonly"
 deepLink="false"></replay-web-page>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


def texts_of(page: Page) -> str:
    """Everything that stands in the page's innermost frames."""
    found = []
    for frame in page.frames[1:]:
        try:
            found.append(frame.inner_text("body", timeout=1000))
        except Error:  # a frame that is being replaced
            continue
    return "\n".join(found)


def show(page: Page, address: str, wanted: str) -> str:
    page.goto(address)
    for _ in range(WITHIN_MS // 250):
        page.wait_for_timeout(250)
        texts = texts_of(page)
        if wanted in texts:
            return texts
    return texts_of(page)


def main(site: Path, wacz: Path, folder: Path, pages: str) -> None:
    root = folder / "site"
    (root / "replay").mkdir(parents=True)
    (root / "ui.js").write_bytes((site / "ui.js").read_bytes())
    (root / "replay" / "sw.js").write_bytes((site / "sw.js").read_bytes())
    (root / "x.wacz").write_bytes(wacz.read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for number, (url, ts, wanted) in enumerate(json.loads(pages)):
            text = SHELL.format(wacz=f"{origin}/x.wacz", url=quote(url, safe=":/?&=%"), ts=ts)
            (root / f"{number}.html").write_text(text, "utf-8")
            page = browser.new_page()
            found.append(show(page, f"{origin}/{number}.html", wanted))
            page.screenshot(path=folder / f"{number}.png")
            page.close()
        browser.close()
    server.shutdown()
    server.server_close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(*(Path(one).resolve() for one in sys.argv[1:4]), sys.argv[4])
