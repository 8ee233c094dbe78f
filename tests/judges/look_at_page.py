"""Open a page in Chromium in several ways, and print as JSON what a browser finds.

    look_at_page.py PAGE AXE FOLDER

Run with the Python of ``.venvs/chromium``. FOLDER gets a picture of each way, and the page as it
is printed.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

PHONE, DESK = (360, 780), (1280, 900)
WAYS = {
    "phone-light": {"size": PHONE, "scheme": "light"},
    "phone-dark": {"size": PHONE, "scheme": "dark"},
    "desk-light": {"size": DESK, "scheme": "light"},
    "desk-dark": {"size": DESK, "scheme": "dark"},
    # A zoom of 200 % leaves half of the width; WCAG 1.4.10 asks for 320 CSS pixels.
    "desk-200": {"size": (640, 450), "scheme": "light", "scale": 2},
    "narrowest": {"size": (320, 640), "scheme": "light"},
    "contrast": {"size": DESK, "scheme": "dark", "forced": "active"},
}
QUIET = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic", "--no-first-run",
)  # fmt: skip
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const out = document.documentElement.scrollWidth > width ? ['the page'] : [];
  for (const one of document.body.querySelectorAll('*')) {
    const box = one.getBoundingClientRect();
    if (box.width && box.height && (box.right > width + 1 || box.left < -1)
        && !one.closest('.skip, .veil, thead'))
      out.push(one.tagName + '.' + one.className);
  }
  return out;
}"""
VEILED = """() => [...document.querySelectorAll('.veil img')].map(one => ({
  loaded: one.complete && one.naturalWidth > 0,
  filter: getComputedStyle(one).filter,
}))"""
AXE = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
  one => ({id: one.id, help: one.help, nodes: one.nodes.slice(0, 5).map(node => node.html)})))"""


def look(context: BrowserContext, page_url: str, axe: str, picture: Path) -> dict[str, object]:
    """Open the page in one way."""
    requests: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page_url)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = false)")
    for image in page.query_selector_all(".veil img"):
        image.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    veiled = page.evaluate(VEILED)
    page.evaluate("() => window.scrollTo(0, 0)")
    page.screenshot(path=picture, full_page=True)
    closed = page.evaluate(WIDER)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    opened = page.evaluate(WIDER)
    page.screenshot(path=picture.with_stem(f"{picture.stem}-opened"), full_page=True)
    for box in page.query_selector_all(".picture input"):
        box.focus()
        page.keyboard.press("Space")
    unveiled = page.evaluate(VEILED)
    page.evaluate(axe)  # in the page's own world, where its policy does not reach
    violations = page.evaluate(AXE)
    page.close()
    return {
        "requests": requests,
        "messages": errors,
        "wider": closed + opened,
        "veiled": veiled,
        "unveiled": unveiled,
        "violations": violations,
    }


def main(page: Path, axe: Path, folder: Path) -> None:
    """Open the page in every way, and print it."""
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*QUIET])
        for name, way in WAYS.items():
            width, height = way["size"]
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=way["scheme"],
                device_scale_factor=way.get("scale", 1),
                forced_colors=way.get("forced", "none"),
            )
            found[name] = look(context, page.as_uri(), axe.read_text(), folder / f"{name}.png")
            context.close()
        sheet = browser.new_page()
        sheet.goto(page.as_uri())
        sheet.pdf(path=folder / "printed.pdf", format="A4", prefer_css_page_size=True)
        browser.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:4]))
