"""What a style sheet needs: pictures, fonts, and the style sheets that it imports."""

import codecs
import re
from dataclasses import dataclass, field

from archive import limits
from packager.assets.asset import AssetKind, FoundAssets
from packager.assets.css_tokens import CssToken, CssTokenKind, css_tokens
from packager.assets.gathering import Gathering
from packager.charset_labels import UTF_16_CODECS, find_codec

# Functions whose own strings are addresses (CSS Values 4 §4.5, CSS Images 4 §2.2 and §2.3).
_ADDRESS_FUNCTIONS = frozenset(("url(", "src(", "image-set(", "-webkit-image-set(", "image("))
_CLOSING = {")": "(", "]": "[", "}": "{"}
_MAY_NAME_ADDRESSES = re.compile(r"\\|url|src\(|@import|image", re.IGNORECASE)
_CHARSET_RULE = re.compile(rb'@charset "([\x21\x23-\x7e]{1,40})";')  # CSS Syntax 3 §3.2
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def find_css_assets(sheet: str, url: str) -> FoundAssets:
    """Find what a style sheet names.

    Args:
        sheet: A style sheet of at most ``limits.STYLESHEET_CHARS``; what follows is not read.
        url: Where it stands; what its references are relative to.
    """
    gathering = Gathering(found_in=url, base=url)
    add_css_references(sheet, gathering)
    return gathering.found()


def add_css_references(sheet: str, gathering: Gathering) -> None:
    """Add what a style sheet, ``<style>`` element or ``style`` attribute names.

    Every address in a value counts, whether a rule that holds it applies or not. Those in the
    preludes of rules are names (``@namespace``) or tests (``@supports``) and do not count, but for
    that of ``@import``.
    """
    sheet = sheet[: limits.STYLESHEET_CHARS]
    if not _MAY_NAME_ADDRESSES.search(sheet):
        return
    reader = _SheetReader(gathering)
    for token in css_tokens(sheet):
        reader.read(token)


def decode_css(content: bytes, *, http_charset: str | None, page_encoding: str = "utf-8") -> str:
    """Decode a style sheet (CSS Syntax Module Level 3 §3.2); what is not of its encoding is U+FFFD.

    Args:
        content: All bytes.
        http_charset: As Content-Type states it.
        page_encoding: Of the page or style sheet that names it: a Python codec's name.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, "replace")
    stated = find_codec(http_charset or "")
    if stated is None and (rule := _CHARSET_RULE.match(content)):
        stated = find_codec(rule[1].decode("ascii"))
        stated = "utf-8" if stated in UTF_16_CODECS else stated  # it could not be read otherwise
    return content.decode(stated or page_encoding, "replace")


@dataclass(kw_only=True, slots=True)
class _Prelude:
    """What stands between an at-keyword and its ``{`` or ``;``."""

    rule: str
    depth: int  # brackets that are open around it
    is_answered: bool = False  # of an @import: its address was read

    @property
    def is_import(self) -> bool:
        return self.rule == "import"


@dataclass(slots=True)
class _SheetReader:
    """Takes tokens one by one.

    ``_open`` holds the brackets that are open: "(", "[", "{", or the name of a function with its
    "(". Brackets that do not fit are passed over (CSS Syntax Module Level 3 §5.4.8).
    """

    _gathering: Gathering
    _open: list[str] = field(default_factory=list)
    _prelude: _Prelude | None = None
    _font_depth: int | None = None  # brackets that were open when an @font-face block began

    def read(self, token: CssToken) -> None:
        match token.kind:
            case CssTokenKind.MARK:
                self._read_mark(token.value)
            case CssTokenKind.FUNCTION:
                self._open.append(f"{token.value}(")
            case CssTokenKind.AT_KEYWORD:
                if not self._open or self._open[-1] == "{":
                    self._prelude = _Prelude(rule=token.value, depth=len(self._open))
            case CssTokenKind.URL:
                self._add(token.value)
            case CssTokenKind.STRING:
                self._read_string(token.value)

    def _read_string(self, value: str) -> None:
        innermost = self._open[-1] if self._open else ""
        prelude = self._prelude
        is_imported = prelude is not None and prelude.is_import and prelude.depth == len(self._open)
        if is_imported or innermost in _ADDRESS_FUNCTIONS:
            self._add(value)

    def _read_mark(self, mark: str) -> None:
        ends_prelude = self._prelude is not None and self._prelude.depth == len(self._open)
        if mark == "{" and ends_prelude:
            if self._prelude and self._prelude.rule == "font-face" and self._font_depth is None:
                self._font_depth = len(self._open)
            self._prelude = None
        elif mark in ";}" and ends_prelude:
            self._prelude = None
        if mark in "([{":
            self._open.append(mark)
        elif mark in _CLOSING and self._open and self._open[-1][-1] == _CLOSING[mark]:
            self._open.pop()
            if self._font_depth == len(self._open):
                self._font_depth = None

    def _add(self, reference: str) -> None:
        prelude = self._prelude
        if prelude is None:
            is_font = self._font_depth is not None
            self._gathering.add(reference, AssetKind.FONT if is_font else AssetKind.IMAGE)
        elif prelude.is_import and not prelude.is_answered:
            prelude.is_answered = True
            # CSS Cascade 5 §2: inside a block it has no meaning, and a browser asks for nothing.
            if prelude.depth == 0:
                self._gathering.add(reference, AssetKind.STYLESHEET)
