"""Indexes and journals that do not fit a WARC file that is right."""

import json

from archive.findings import Code
from tests.warc_faults.registry import index_fault, journal_fault
from tests.warc_files import sha256


def change(line: bytes, **fields: object) -> bytes:
    """Change fields of the JSON object at the end of a line."""
    before, _, value = line.partition(b"{")
    return before + json.dumps(json.loads(b"{" + value) | fields).encode() + b"\n"


@index_fault(Code.WARC_INDEX_INCOMPLETE)
def an_index_without_one_of_the_records(lines):
    return lines[:-1]


@index_fault(Code.WARC_INDEX_INCOMPLETE)
def an_empty_index(_lines):
    return []


@index_fault(Code.WARC_INDEX_DIFFERS, Code.WARC_INDEX_INCOMPLETE)
def an_index_with_another_offset(lines):
    return [*lines[:-1], change(lines[-1], offset="7")]


@index_fault(Code.WARC_INDEX_DIFFERS)
def an_index_with_another_length(lines):
    return [*lines[:-1], change(lines[-1], length="7")]


@index_fault(Code.WARC_INDEX_DIFFERS)
def an_index_with_another_address(lines):
    return [*lines[:-1], change(lines[-1], url="http://other.example/")]


@index_fault(Code.WARC_INDEX_DIFFERS)
def an_index_with_another_date(lines):
    return [*lines[:-1], lines[-1].replace(b"20160819174230", b"20160819174231")]


@index_fault(Code.WARC_INDEX_DIFFERS)
def an_index_with_another_payload_digest(lines):
    page = next(line for line in lines if b"/page " in line)
    return [
        change(line, digest=sha256(b"something else")) if line is page else line for line in lines
    ]


@index_fault(Code.WARC_INDEX_DIFFERS, Code.WARC_INDEX_INCOMPLETE)
def an_index_of_another_file(lines):
    return [change(line, filename="b.warc.gz") for line in lines]


@index_fault(Code.WARC_INDEX_UNSORTED)
def an_index_that_is_not_sorted(lines):
    return lines[::-1]


@index_fault(Code.WARC_INDEX_MALFORMED)
def an_index_with_a_line_that_is_none(lines):
    return [*lines, b"this is no line of an index\n"]


@index_fault(Code.WARC_INDEX_MALFORMED)
def an_index_with_a_line_without_an_offset(lines):
    return [*lines, b'a 20160819174230 {"url": "http://a.example/", "filename": "a.warc.gz"}\n']


@journal_fault(Code.WARC_JOURNAL_DIFFERS)
def a_journal_without_its_last_line(lines):
    return lines[:-1]


@journal_fault(Code.WARC_JOURNAL_DIFFERS)
def a_journal_without_a_line_in_the_middle(lines):
    return [*lines[:3], *lines[4:]]


@journal_fault(Code.WARC_JOURNAL_DIFFERS)
def a_journal_that_names_a_record_too_many(lines):
    entry = json.loads(lines[-1])
    return [*lines, change(lines[-1], offset=entry["offset"] + entry["length"])]


@journal_fault(Code.WARC_JOURNAL_DIFFERS)
def a_journal_with_another_id(lines):
    length = json.loads(lines[-1])["length"]
    return [*lines[:-1], change(lines[-1], records=[{"id": "urn:uuid:7", "length": length}])]


@journal_fault(Code.WARC_JOURNAL_DIFFERS)
def a_journal_with_another_checksum(lines):
    return [*lines[:-1], change(lines[-1], sha256="0" * 64)]


@journal_fault(Code.WARC_JOURNAL_MALFORMED)
def a_journal_cut_in_its_last_line(lines):
    return [*lines[:-1], lines[-1][:-9]]


@journal_fault(Code.WARC_JOURNAL_MALFORMED)
def a_journal_of_something_else(_lines):
    return [b"{}\n"]
