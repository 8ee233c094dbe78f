"""Style sheets are read by CSS Syntax Module Level 3; tinycss2 is the judge of the tokens."""

import re
import time

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from packager.assets.css_assets import decode_css, find_css_assets
from packager.assets.css_tokens import CssTokenKind, css_tokens

SHEET = "https://cdn.example/css/main.css"


def found(sheet: str) -> list[str]:
    """The names below the style sheet's folder, with what they are for."""
    assets = find_css_assets(sheet, SHEET).assets
    return [f"{one.kind} {one.url.removeprefix('https://cdn.example/css/')}" for one in assets]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("a{b:url(x)}", ["image x"]),
        ("a{b:url( 'x' )}", ["image x"]),
        ("a{b:URL(\t\nx\n)}", ["image x"]),
        (r"a{b:\75 rl(x);c:u\000052L(y)}", ["image x", "image y"]),
        (r"a{b:url(x\)\ y)}", ["image x) y"]),
        ("a{b:url('x\\\ny')}", ["image xy"]),
        ("a{b:url(x", ["image x"]),
        ("a{b:url('x", ["image x"]),
        ("a{b:url(x y);c:url(z)}", ["image z"]),
        ("a{b:url(x'y);c:url(z)}", ["image z"]),
        ("/* url(x) */ a{b:url(y)} /* url(z)", ["image y"]),
        ("a{b:5url(x);c:#url;d:myurl(x);e:'url(x)'}", []),
        ("a{--b:url(x)}", ["image x"]),
        ("a{b:image-set('x' 1x, url(y) 2x, 'z' type('image/avif'))}", ["image x", "image y", "image z"]),
        ("a{b:-webkit-image-set(url(x) 1x)}", ["image x"]),
        ("a{b:src('x')}", ["image x"]),
        ("@import 'x';@import url(y);@import url('z') layer(a) supports(b:url(no)) print;",
         ["stylesheet x", "stylesheet y", "stylesheet z"]),
        ("@IMPORT 'x'", ["stylesheet x"]),
        (r"@\69mport 'x'", ["stylesheet x"]),
        ("a{@import 'x';}", []),
        ("@import 'x' 'y';b{c:url(z)}", ["stylesheet x", "image z"]),
        ("@namespace url(no);@namespace a 'no';b{c:url(x)}", ["image x"]),
        ("@supports (a:url(no)){b{c:url(x)}}", ["image x"]),
        ("@media print{a{b:url(x)}}", ["image x"]),
        ("@font-face{src:url(x) format('woff2'),local('y')}a{b:url(z)}", ["font x", "image z"]),
        ("@media print{@font-face{src:url(x)}a{b:url(z)}}", ["font x", "image z"]),
        ("a{b:url(#c);d:url();e:url(data:,x)}", []),
        ("a{b:]url(x)}", ["image x"]),
        ("a{b:url(x)", ["image x"]),
    ],
)  # fmt: skip
def test_each_way_to_name_an_address_is_understood(sheet, expected):
    assert found(sheet) == expected


def test_addresses_are_relative_to_the_style_sheet():
    (asset,) = find_css_assets("a{b:url(../x.png)}", SHEET).assets
    assert asset.url == "https://cdn.example/x.png"
    assert asset.found_in == SHEET


@pytest.mark.parametrize(
    ("content", "stated", "page", "expected"),
    [
        ("ü".encode(), None, "utf-8", "ü"),
        ("ü".encode("cp1252"), "iso-8859-1", "utf-8", "ü"),
        ("ü".encode("cp1252"), None, "cp1252", "ü"),
        (b'@charset "windows-1256";' + "س".encode("cp1256"), None, "utf-8", '@charset "windows-1256";س'),
        (b'@charset "utf-16";\xc3\xbc', None, "cp1252", '@charset "utf-16";ü'),
        (b'@charset "x-unknown";\xff', None, "utf-8", '@charset "x-unknown";\ufffd'),
        (b"\xef\xbb\xbf\xc3\xbc", "windows-1252", "cp1252", "ü"),
        (b"\xff\xfea\x00", None, "utf-8", "a"),
        (b"\xff", "no-such-charset", "utf-8", "\ufffd"),
    ],
)  # fmt: skip
def test_a_style_sheet_is_decoded_as_css_says(content, stated, page, expected):
    assert decode_css(content, http_charset=stated, page_encoding=page) == expected


PIECES = st.sampled_from(
    [
        *(
            "url(",
            "URL(",
            "u\\52l(",
            "src(",
            "image-set(",
            "@import ",
            "@a",
            "@",
            "#",
            "x",
            "-",
            "--",
        ),
        *(
            "'",
            '"',
            "\\",
            "\\'",
            "\n",
            "\r\n",
            "\f",
            " ",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ";",
            ":",
            ",",
        ),
        *(
            "/*",
            "*/",
            "/",
            "*",
            "1",
            "1e3",
            ".5",
            "%",
            "ü",
            "\\26 ",
            "\\110000 ",
            "\\0",
            "\x7f",
            "<!--",
        ),
    ]
)


def judged(sheet: str) -> list[tuple[str, str]]:
    """The same tokens by tinycss2, which builds a tree."""
    tokens: list[tuple[str, str]] = []
    waiting = [*reversed(tinycss2.parse_component_value_list(sheet))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            tokens.append(("mark", node))
        elif node.type == "url":
            tokens.append(("url", node.value))
        elif node.type == "string":
            tokens.append(("string", node.value))
        elif node.type == "at-keyword":
            tokens.append(("at-keyword", node.lower_value))
        elif node.type == "function":
            tokens.append(("function", node.lower_name))
            waiting.extend(reversed(node.arguments))
        elif node.type.endswith(" block"):
            tokens.append(("mark", node.type[0]))
            waiting.extend(reversed(node.content))
        elif node.type == "literal" and node.value == ";":
            tokens.append(("mark", ";"))
    return tokens


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30))
def test_the_tokens_are_those_that_tinycss2_finds(sheet):
    # Junk either way: a NUL becomes U+FFFD (§3.3), and so does an escape of nothing. The judge takes
    # a backslash before a line's end for a part of an address, which it is not (§4.3.8).
    if "\x00" in sheet or re.search(r"\\(?:[\n\r\f]|\Z)", sheet):
        return
    own = [
        (str(kind.value), value)
        for kind, value in css_tokens(sheet)
        if not (kind is CssTokenKind.MARK and value in ")]}")  # the judge keeps no closing brackets
    ]
    assert own == judged(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        *(
            "{" * 2_000_000,
            "url(" * 500_000,
            "\\" * 2_000_000,
            "/*" * 1_000_000,
            "/*" + "*" * 2_000_000,
        ),
        *("'\\\n" * 700_000, "1e" * 1_000_000, "-" * 2_000_000, "url(" + " " * 2_000_000),
        *(
            "url( " * 400_000,
            "'\n" * 1_000_000,
            "a\\ " * 700_000,
            "url(a'" * 300_000,
            "@" * 2_000_000,
        ),
        *("\\0000" * 400_000, " " * 2_000_000 + "url(", "@import 'a'" * 200_000, "u" * 2_000_000),
    ],
    ids=range(18),
)
def test_hostile_style_sheets_take_seconds_at_most(sheet):
    began = time.perf_counter()
    found(sheet)
    assert time.perf_counter() - began < 15
