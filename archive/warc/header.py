"""The header of one WARC record (WARC 1.1 §4): its version line and its named fields."""

import re
from dataclasses import dataclass
from itertools import chain

from archive.findings import Code
from archive.warc.fields import MANDATORY, MANDATORY_ON_ALL, RULES, TYPES
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

    fields: dict[str, str]
    concurrent_to: tuple[str, ...]  # the one field that may be repeated (WARC 1.1 §5.7)

    @property
    def type(self) -> str:
        """The record's type; empty where it has none."""
        return self.fields.get("warc-type", "")

    @property
    def length(self) -> int | None:
        """The length of the block; None where the header does not say it."""
        text = self.fields.get("content-length", "")
        return int(text) if RULES["content-length"].is_valid(text) else None

    @property
    def media_type(self) -> str:
        """The media type of the block without its parameters, in lower case; empty without one."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()

    def get_id(self, name: str) -> str | None:
        """Give a field that holds a record's id, without its brackets; None where it is unfit."""
        text = self.fields.get(name, "")
        return text[1:-1] if text.startswith("<") and text.endswith(">") else None

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
    _check_fields(header, offset, log)
    return header


def _decode(raw: bytes, offset: int, log: Log) -> str:
    """Decode a header, and note what is no text."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", errors="replace")
        _note_malformed(log, offset, "UTF-8 expected", "bytes that are none")
    in_lines = raw.replace(b"\r\n", b"")
    if len(in_lines.translate(None, _CONTROL)) != len(in_lines):
        expected = "no control character expected but TAB, and CR before LF only"
        _note_malformed(log, offset, expected, "another")
    return text


def _parse_fields(text: str, offset: int, log: Log) -> Header:
    if "\r\n " in text or "\r\n\t" in text:
        text = _FOLD.sub(" ", text)  # WARC 1.1 §4: the same as one blank
    fields: dict[str, str] = {}
    concurrent_to: list[str] = []
    for line in text.split("\r\n") if text else ():
        name, colon, value = line.partition(":")
        key = name.lower()
        if key not in RULES:
            if not colon or not _NAME.fullmatch(name):
                _note_malformed(log, offset, "a name and a colon expected", line)
        elif key == "warc-concurrent-to":
            concurrent_to.append(value.strip(" \t"))
        elif key in fields:
            log.note_at(
                offset,
                Code.WARC_FIELD_REPEATED,
                f"{name} stands in it twice",
                found=f"{fields[key]} and {value.strip()}"[:_SHOWN_CHARS],
            )
        else:
            fields[key] = value.strip(" \t")
    return Header(fields=fields, concurrent_to=tuple(concurrent_to))


def _check_fields(header: Header, offset: int, log: Log) -> None:
    kind = header.type
    for name in MANDATORY.get(kind, MANDATORY_ON_ALL):
        if name not in header.fields:
            message = f"it has no {name} (§{RULES[name].section})"
            log.note_at(offset, Code.WARC_FIELD_MISSING, message)
    if kind and kind not in TYPES:
        message = "it is of an unknown type"
        log.note_at(offset, Code.WARC_TYPE_UNKNOWN, message, found=kind[:_SHOWN_CHARS])
    concurrent_to = (("warc-concurrent-to", value) for value in header.concurrent_to)
    for name, value in chain(header.fields.items(), concurrent_to):
        rule = RULES[name]
        if not rule.is_valid(value):
            message = f"its {name} is malformed (§{rule.section})"
            found = value[:_SHOWN_CHARS]
            log.note_at(
                offset, Code.WARC_FIELD_MALFORMED, message, expected=rule.expected, found=found
            )
        if kind in rule.never_on:
            message = f"a {kind} record shall not have {name} (§{rule.section})"
            log.note_at(offset, Code.WARC_FIELD_NOT_ALLOWED, message)


def _note_malformed(log: Log, offset: int, expected: str, found: str) -> None:
    log.note_at(
        offset,
        Code.WARC_HEADER_MALFORMED,
        f"its header is malformed: {expected}",
        found=found[:_SHOWN_CHARS],
    )
