"""Names: percent-encoding, normal forms, cases, and characters that deceive."""

import os
from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.faults.registry import replace
from tests.hostile.kinds.changes import payload_name
from tests.hostile.kinds.registry import Maker, invalid, valid

COMPOSED, APART = "\u00e9", "e\u0301"


def respelled(name: str, old: bytes, new: bytes, **parts: object) -> Maker:
    """Let the manifest have another spelling of a name."""

    def make(bag: Path, _outside: Path) -> None:
        write_bag(bag, {f"data/{name}": b"x"}, **parts)
        replace(bag / "manifest-sha256.txt", old, new)

    return make


def twins(first: str, second: str) -> Maker:
    return lambda bag, _o: write_bag(bag, {f"data/{first}": b"1", f"data/{second}": b"2"})


def unlisted(name: bytes) -> Maker:
    return lambda bag, _o: (write_bag(bag) / "data" / os.fsdecode(name)).write_bytes(b"x")


PLAIN = {
    "a percent sign": b"100%",
    "what looks like an escape": b"a%41b",
    "an escaped escape": b"%2525",
    "Arabic letters": "صورة ١.jpg".encode(),
    "a joiner": "می\u200cخواهم".encode(),
    "an emoji of several": "👩\u200d🚀.png".encode(),
    "a leading blank": b" a",
    "a leading hyphen": b"-rf",
    "a leading tilde": b"~root",
    "two leading dots": b"..a",
    "three dots and more": b"...a",
    "a no-break space at its end": "a\u00a0".encode(),
    "a hash": b"#a",
    "a dollar and quotes": b"$(rm -rf x)'`",
}
for name, content in PLAIN.items():
    valid(f"a name with {name}", "§2.1.3", payload_name(content))
DECEPTIVE = {
    "a line feed": b"a\nb",
    "a carriage return": b"a\rb",
    "a tab": b"a\tb",
    "an escape sequence": b"\x1b[31mred",
}
for name, content in DECEPTIVE.items():
    valid(
        f"a name with {name}",
        "§2.1.3",
        payload_name(content),
        Code.NAME_DECEPTIVE,
        Code.NAME_NOT_PORTABLE,
    )
for name, text in {
    "a mark that turns the line around": "\u202etxt.exe",
    "a line separator": "a\u2028b",
    "a next-line character": "a\u0085b",
    "a zero-width space": "a\u200bb",
    "a byte-order mark": "\ufeffa",
    "a soft hyphen": "a\u00adb",
    "a tag character": "a\U000e0041",
}.items():
    valid(f"a name with {name}", "safety", payload_name(text.encode()), Code.NAME_DECEPTIVE)
for name, content in {
    "a trailing blank": b"a ",
    "a trailing full stop": b"a.",
    "a backslash": b"a\\b",
    "a colon": b"a:b",
    "an asterisk": b"*",
    "a question mark": b"a?",
    "quotation marks": b'"a"',
    "angle brackets": b"<a>",
    "a bar": b"a|b",
    "CON": b"CON",
    "nul.txt": b"nul.txt",
    "com1": b"com1",
    "300 characters in two folders": b"a" * 200 + b"/" + b"b" * 100,
}.items():
    valid(f"a name with {name}", "§6.1.2", payload_name(content), Code.NAME_NOT_PORTABLE)

valid("a name taken apart, and listed so", "§6.1.1.2", payload_name(APART.encode()))
valid(
    "a name taken apart, and listed as composed",
    "§6.1.1.3",
    respelled(APART, APART.encode(), COMPOSED.encode()),
    Code.NAME_NORMALISED,
)
valid(
    "a composed name, and listed as taken apart",
    "§6.1.1.3",
    respelled(COMPOSED, COMPOSED.encode(), APART.encode()),
    Code.NAME_NORMALISED,
)
valid(
    "two names that differ in normal form",
    "§6.1.1.3",
    twins(COMPOSED, APART),
    Code.NAMES_ALIKE_IN_FORM,
)
valid("two names that differ in case", "§6.1.1.3", twins("a", "A"), Code.NAMES_ALIKE_IN_CASE)
valid(
    "two names that differ in the case of a sharp s",
    "§6.1.1.3",
    twins("stra\u00dfe", "STRASSE"),
    Code.NAMES_ALIKE_IN_CASE,
)
valid(
    "two names that differ in case and normal form",
    "§6.1.1.3",
    twins("\u00c9", APART),
    Code.NAMES_ALIKE_IN_CASE,
)
valid("two names of the same look in other letters", "§6.1.1.3", twins("a", "\u0430"))
valid(
    "two names that are alike in compatibility only",
    "§6.1.1.3",
    twins("\ufb01", "fi"),
    Code.NAMES_ALIKE_IN_CASE,
)
valid(
    "a name written without its escape",
    "§2.1.3",
    respelled("100%", b"100%25", b"100%"),
    Code.RAW_PERCENT,
)
valid(
    "a name with an escape in lower case",
    "§2.1.3",
    respelled("a\nb", b"%0A", b"%0a"),
    Code.NAME_DECEPTIVE,
    Code.NAME_NOT_PORTABLE,
)
valid(
    "an old bag that does not escape a percent sign",
    "§2.1.3",
    respelled("100%", b"100%25", b"100%", version="0.97"),
)
valid(
    "an old bag from a disk without cases",
    "§6.1.1.1",
    respelled("a.txt", b"a.txt", b"A.TXT", version="0.97"),
    Code.NAME_CASE,
)
invalid(
    "a bag from a disk without cases",
    "§3",
    respelled("a.txt", b"a.txt", b"A.TXT"),
    Code.PAYLOAD_MISSING,
    Code.PAYLOAD_NOT_LISTED,
)
invalid(
    "a name escaped where it need not be",
    "§2.1.3",
    respelled("a b", b"a b", b"a%20b"),
    Code.PAYLOAD_MISSING,
)
invalid(
    "a name that is not UTF-8",
    "§2.3",
    unlisted(b"\xff\xfe"),
    Code.NAME_NOT_UTF8,
    Code.PAYLOAD_NOT_LISTED,
)
invalid(
    "a name in an old code page",
    "§2.3",
    unlisted("صورة".encode("cp1256")),
    Code.NAME_NOT_UTF8,
    Code.PAYLOAD_NOT_LISTED,
)
