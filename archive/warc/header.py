"""The header of one WARC record (WARC 1.1 §4): its version line and its named fields."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.findings import Code
from archive.warc.fields import FORBIDDEN, MANDATORY, MANDATORY_ON_ALL, RULES, TYPES
from archive.warc.log import Log

HEADER_END = b"\r\n\r\n"
VERSION_MARK = b"WARC/"

_VERSIONS = frozenset({"WARC/1.0", "WARC/1.1"})
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL = bytes({*range(0x20), 0x7F} - set(b"\t"))
_FOLD = re.compile(r"\r\n[ \t]+")
_SHOWN_CHARS = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """The fields of a record, by their names in lower case. Only those of §5 are kept."""

    type: str  # empty where it has none
    fields: dict[str, str]
    concurrent_to: tuple[str, ...]  # the one field that may be repeated (WARC 1.1 §5.7)

    @property
    def length(self) -> int | None:
        """The length of the block; None where the header does not say it."""
        text = self.fields.get("content-length", "")
        return int(text) if RULES["content-length"].is_valid(text) else None

    @property
    def target_uri(self) -> str | None:
        """The WARC-Target-URI, without the brackets that WARC 1.0 allowed."""
        return self.get_uri("warc-target-uri")

    def get_uri(self, name: str) -> str | None:
        """Give a field that holds a URI, without the brackets that WARC 1.0 allowed."""
        text = self.fields.get(name)
        return text.removeprefix("<").removesuffix(">") if text else None


def parse_header(raw: bytes, offset: int, log: Log) -> Header:
    """Read a header, and note everything in it that breaks a rule.

    Args:
        raw: From the version line to the empty line.
        offset: Where its record begins.
        log: What to note it in.
    """
    text = _decode(raw, offset, log)
    version, _, rest = text.removesuffix("\r\n\r\n").partition("\r\n")
    if version not in _VERSIONS:
        log.note_at(
            offset,
            Code.WARC_VERSION_UNKNOWN,
            "it is of no known version of WARC",
            expected="WARC/1.0 or WARC/1.1",
            found=version[:_SHOWN_CHARS],
        )
    header = _parse_fields(rest, offset, log)
    _check_type(header, offset, log)
    return header


def _decode(raw: bytes, offset: int, log: Log) -> str:
    """Decode a header, and note what is no text."""
    in_lines = raw.replace(b"\r\n", b"")
    if len(in_lines.translate(None, _CONTROL)) != len(in_lines):
        expected = "no control character expected but TAB, and CR before LF only"
        _note_malformed(log, offset, expected, "another")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        _note_malformed(log, offset, "UTF-8 expected", "bytes that are none")
        return raw.decode("utf-8", errors="replace")


def _parse_fields(text: str, offset: int, log: Log) -> Header:
    if "\r\n " in text or "\r\n\t" in text:
        text = _FOLD.sub(" ", text)  # WARC 1.1 §4: the same as one blank
    fields: dict[str, str] = {}
    concurrent_to: list[str] = []
    for line in text.split("\r\n") if text else ():
        name, value, is_right = _parse_line(line)
        if not is_right:
            _note_line(log, offset, line, name, value)
        if name == "warc-concurrent-to":
            concurrent_to.append(value)
        elif name in fields:
            found = f"{fields[name]} and {value}"[:_SHOWN_CHARS]
            log.note_at(offset, Code.WARC_FIELD_REPEATED, f"{name} stands in it twice", found=found)
        elif name in RULES:
            fields[name] = value
    return Header(
        type=fields.get("warc-type", ""), fields=fields, concurrent_to=tuple(concurrent_to)
    )


@lru_cache(maxsize=64)  # most lines of a header stand in the one before it too
def _parse_line(line: str) -> tuple[str, str, bool]:
    """Give a field's name in lower case, its value, and whether they are as they must be."""
    name, colon, value = line.partition(":")
    key, value = name.lower(), value.strip(" \t")
    rule = RULES.get(key)
    if rule is None:
        return key, value, bool(colon) and _NAME.fullmatch(name) is not None
    return key, value, bool(rule.is_valid(value))


def _check_type(header: Header, offset: int, log: Log) -> None:
    """Note fields that a record of its type must have and has not, and the other way round."""
    names = set(header.fields)
    for name in sorted(MANDATORY.get(header.type, MANDATORY_ON_ALL) - names):
        message = f"it has no {name} (§{RULES[name].section})"
        log.note_at(offset, Code.WARC_FIELD_MISSING, message)
    if header.type and header.type not in TYPES:
        found = header.type[:_SHOWN_CHARS]
        log.note_at(offset, Code.WARC_TYPE_UNKNOWN, "it is of an unknown type", found=found)
        return
    if header.concurrent_to:
        names.add("warc-concurrent-to")
    for name in sorted(FORBIDDEN.get(header.type, frozenset()) & names):
        message = f"a {header.type} record shall not have {name} (§{RULES[name].section})"
        log.note_at(offset, Code.WARC_FIELD_NOT_ALLOWED, message)


def _note_line(log: Log, offset: int, line: str, name: str, value: str) -> None:
    rule = RULES.get(name)
    if rule is None:
        _note_malformed(log, offset, "a name and a colon expected", line)
        return
    log.note_at(
        offset,
        Code.WARC_FIELD_MALFORMED,
        f"its {name} is malformed (§{rule.section})",
        expected=rule.expected,
        found=value[:_SHOWN_CHARS],
    )


def _note_malformed(log: Log, offset: int, expected: str, found: str) -> None:
    log.note_at(
        offset,
        Code.WARC_HEADER_MALFORMED,
        f"its header is malformed: {expected}",
        found=found[:_SHOWN_CHARS],
    )
