"""Every kind of hostile or careless bag gets its verdict, and does no harm."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from archive import verify_bag
from archive.findings import Code, Severity, Verdict
from archive.rules import RULES
from tests.hostile.kinds import KINDS, Kind
from tests.hostile.opening import watch_opening
from tests.hostile.unharmed import snapshot

MEMORY_BYTES = 1 << 30  # of address space that one of these may take beyond what is taken already
NEUTRAL = {Code.ENCODING_NOT_UTF8}  # a warning that many of them have besides


@contextmanager
def little_memory() -> Iterator[None]:
    """Give no more address space than a small machine would."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    before = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_gets_its_verdict_and_does_no_harm(kind: Kind, tmp_path, outside):
    bag = tmp_path / "bag"
    kind.make(bag, outside)
    before = snapshot(tmp_path)
    with little_memory(), watch_opening() as opened:
        report = verify_bag(bag)
    assert snapshot(tmp_path) == before
    assert {name for name in opened if "/" in name} <= {str(bag)}
    assert ".." not in opened
    found = {finding.code for finding in report.findings}
    assert report.verdict is kind.verdict, report.findings
    assert found >= set(kind.codes)
    if kind.verdict is Verdict.VALID:
        assert found - NEUTRAL <= set(kind.codes)
    for finding in report.findings:
        assert finding.file.isprintable()
        assert finding.severity is RULES[finding.code].severity


def test_there_are_many_kinds_of_every_verdict_each_with_a_basis():
    assert len(KINDS) >= 300
    count = {verdict: sum(kind.verdict is verdict for kind in KINDS) for verdict in Verdict}
    assert count[Verdict.VALID] >= 100
    assert count[Verdict.INVALID] >= 130
    assert count[Verdict.INDETERMINATE] >= 30
    assert all(kind.basis.startswith("§") or kind.basis == "safety" for kind in KINDS)


def test_most_codes_of_a_bag_have_a_kind():
    mine = {code for kind in KINDS for code in kind.codes}
    areas = ("structure.", "tag-file.", "path.", "manifest.", "bag-info.", "fetch.", "name.")
    seen_otherwise = {  # by users who may not read, or by nobody who finds a bag at all
        Code.NOT_A_BAG,
        Code.BAG_UNREADABLE,
        Code.ENTRY_UNREADABLE,
        Code.TAG_FILE_UNREADABLE,
        Code.TAG_FILE_NOT_IN_ENCODING,
    }
    wanted = {code for code in Code if code.startswith(areas)} - seen_otherwise
    assert wanted <= mine
    assert {RULES[code].severity for code in mine} == set(Severity)
