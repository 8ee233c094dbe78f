"""Filling the templates. Everything but our own words is escaped, and a missing value is a bug."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from packager.report.foreign_text import name_of, pieces_of_line, pieces_of_prose
from packager.report.inputs import ReportInput
from packager.report.page import make_page

_PAGE = "report.html"
_STYLE = "report.css"
_DIGEST_MARK = "SOURCE-DIGEST"  # in the style sheet: what stands at the foot of every printed page


def render_report(given: ReportInput) -> bytes:
    """Render the page for people.

    Args:
        given: The article and the records. Every text in them may be hostile.

    Returns:
        One HTML document in UTF-8 without a script: it loads nothing but the files of the package
        that ``given.media`` names, and its own policy forbids the rest. The same bytes for the same
        input. That what the records state is true is not promised; the page says who states it.

    Raises:
        KeyError: A record lacks a member that its form demands.
        ValueError: A record has a word, or a day, that its form does not know.
    """
    page = make_page(given)
    style = _read(_STYLE).replace(_DIGEST_MARK, page.digests[0].short)
    text = _environment().get_template(_PAGE).render(page=page, style=style, policy=_policy(style))
    return text.encode("utf-8")


def _policy(style: str) -> str:
    """Give the Content-Security-Policy: this style sheet, pictures and films of the package."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "'self' data:",
        "media-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(_read),
    )
    environment.filters.update(
        pieces_of_line=pieces_of_line,
        pieces_of_prose=pieces_of_prose,
        name_of=name_of,
    )
    return environment


def _read(name: str) -> str:
    return (files("packager.report") / "page" / name).read_text("utf-8")
