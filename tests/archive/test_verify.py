"""``verify_bag`` as a whole: what it raises, what it reports, what it loads."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from archive import verify_bag
from archive.digests import Algorithm
from archive.errors import InvalidBagError, NotABagError, UnreadableBagError
from archive.findings import Check, Code, Report, Status, Verdict, unreadable_report
from archive.verify import _decide
from archive.writing.bag import BagWriter
from tests.bags import (
    SOURCE,
    STATUS_URL,
    seal_package,
    write_bag,
    write_package,
)
from tests.faults import FAULTS
from tests.faults.packages import ARTICLE, REFERENCES, URLS, edit_record
from tests.reports import codes_of, errors_of
from tests.schemas import schema
from tests.users import as_nobody, folder_for_all

SCHEMA = jsonschema.Draft202012Validator(schema("verify-report"))


def status_of(report: Report, name: str) -> Status:
    return {check.name: check.status for check in report.checks}[name]


# What cannot be a bag ----------------------------------------------------------------------------


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(NotABagError, match="absent"):
        verify_bag(tmp_path / "absent")


def test_a_file_is_an_error(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(NotABagError, match="file"):
        verify_bag(tmp_path / "file")


def test_a_folder_without_anything_like_a_bag_is_an_error(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(NotABagError, match=r"no bagit\.txt") as caught:
        verify_bag(tmp_path)
    assert caught.value.hint


def test_a_path_with_a_nul_is_an_error():
    with pytest.raises(UnreadableBagError):
        verify_bag("a\0b")


def test_a_folder_that_may_not_be_listed_is_an_error():
    with folder_for_all() as folder:
        bag = write_bag(folder / "bag")
        for mode in (0o000, 0o300):
            bag.chmod(mode)
            with as_nobody(), pytest.raises(UnreadableBagError):
                verify_bag(bag)


@pytest.mark.parametrize("present", ["data/", "manifest-md5.txt", "tagmanifest-md5.txt"])
def test_a_folder_that_looks_like_a_bag_is_judged(tmp_path, present):
    if present.endswith("/"):
        (tmp_path / present).mkdir()
    else:
        (tmp_path / present).write_bytes(b"")
    report = verify_bag(tmp_path)
    assert report.verdict is Verdict.INVALID
    assert Code.BAGIT_TXT_MISSING in codes_of(report)


# The verdict and the report ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", [str, Path, os.fspath])
def test_a_path_may_be_given_in_any_form(tmp_path, kind):
    assert verify_bag(kind(write_bag(tmp_path / "bag"))).is_valid


def test_a_link_to_a_bag_is_followed_for_the_user_gave_it(tmp_path):
    (tmp_path / "link").symlink_to(write_bag(tmp_path / "bag"))
    assert verify_bag(tmp_path / "link").is_valid


def test_every_check_says_how_it_ended(tmp_path):
    report = verify_bag(write_bag(tmp_path / "bag"))
    assert [(check.name, check.status) for check in report.checks] == [
        ("structure", Status.PASSED),
        ("names", Status.PASSED),
        ("completeness", Status.PASSED),
        ("bag-info", Status.SKIPPED),
        ("fixity", Status.PASSED),
        ("warcs", Status.SKIPPED),
        ("package", Status.SKIPPED),
    ]
    assert all(check.reason for check in report.checks if check.status is Status.SKIPPED)
    assert report.figures == {
        "files": 4,
        "bytes": 219,
        "payload_files": 2,
        "payload_bytes": 7,
        "manifests": 1,
    }


def test_nothing_checked_is_not_valid():
    assert _decide([Check(name="x", status=Status.SKIPPED)]) is Verdict.INDETERMINATE


def test_a_manifest_that_cannot_be_computed_leaves_the_verdict_open(tmp_path):
    bag = write_bag(tmp_path / "bag")
    (bag / "manifest-sha256.txt").rename(bag / "manifest-crc32.txt")
    report = verify_bag(bag)
    assert report.verdict is Verdict.INDETERMINATE
    assert status_of(report, "fixity") is Status.SKIPPED
    assert status_of(report, "structure") is Status.INDETERMINATE


def test_damage_outweighs_what_could_not_be_read():
    with folder_for_all() as folder:
        bag = write_bag(folder / "bag")
        verify_bag(bag)
        (bag / "data/a.txt").chmod(0)
        (bag / "data/sub/b.txt").write_bytes(b"xxxx")
        with as_nobody():
            report = verify_bag(bag)
    assert codes_of(report) == {Code.PAYLOAD_UNREADABLE, Code.PAYLOAD_CHANGED}
    assert report.verdict is Verdict.INVALID


def test_an_invalid_report_can_be_raised(tmp_path):
    bag = write_bag(tmp_path / "bag")
    verify_bag(bag).raise_if_invalid()
    (bag / "data/a.txt").write_bytes(b"abd")
    with pytest.raises(InvalidBagError, match=r"data/a\.txt: its checksum is not the one in man"):
        verify_bag(bag).raise_if_invalid()


def test_a_changed_file_is_named_with_both_checksums(tmp_path):
    bag = write_bag(tmp_path / "bag", {"data/a": b"abc"}, algorithms=("md5", "sha1"))
    (bag / "data/a").write_bytes(b"abd")
    (finding,) = verify_bag(bag).findings
    assert finding.file == "data/a"
    assert finding.rule == "RFC 8493 §3"
    assert finding.expected == (
        "md5:900150983cd24fb0d6963f7d28e17f72 sha1:a9993e364706816aba3e25717850c26c9cd0d89d"
    )
    assert finding.found == (
        "md5:4911e516e5aa21d327512e0c8b197616 sha1:cb4cc28df0fdbe0ecf9d9662e294b118092a5735"
    )


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_report_has_the_published_form(fault, tmp_path):
    fault.make(tmp_path / "bag")
    record = verify_bag(tmp_path / "bag").to_json()
    SCHEMA.validate(json.loads(json.dumps(record)))


def test_the_report_of_an_unreadable_bag_has_the_published_form():
    SCHEMA.validate(unreadable_report(NotABagError("x")).to_json())


@pytest.mark.parametrize(
    "algorithm", [name for name in Algorithm if name in hashlib.algorithms_available]
)
def test_every_algorithm_that_we_name_is_computed(tmp_path, algorithm):
    bag = write_bag(tmp_path / "bag", algorithms=(algorithm,))
    assert verify_bag(bag).is_valid
    (bag / "data/a.txt").write_bytes(b"abd")
    assert {code for code, _ in errors_of(verify_bag(bag))} == {Code.PAYLOAD_CHANGED}


def test_a_bag_may_be_empty(tmp_path):
    assert verify_bag(write_bag(tmp_path / "bag", payload={})).is_valid


def test_an_old_bag_may_list_each_file_in_one_manifest(tmp_path):
    for version, is_valid in (("0.97", True), ("1.0", False)):
        bag = write_bag(tmp_path / version, version=version, algorithms=("md5", "sha1"))
        for name, line in (("md5", 0), ("sha1", 1)):
            manifest = bag / f"manifest-{name}.txt"
            manifest.write_bytes(manifest.read_bytes().splitlines(keepends=True)[line])
        assert verify_bag(bag).is_valid == is_valid


def test_an_old_bag_keeps_its_information_in_package_info(tmp_path):
    tags = {"package-info.txt": b"Payload-Oxum: 0.0\n"}
    assert codes_of(verify_bag(write_bag(tmp_path / "old", version="0.95", tags=tags))) == {
        Code.OXUM_DIFFERS
    }
    assert verify_bag(write_bag(tmp_path / "new", version="0.97", tags=tags)).is_valid


# A package of ours -------------------------------------------------------------------------------


def test_an_ordinary_bag_is_no_package(tmp_path):
    bag = write_bag(tmp_path / "bag")
    assert status_of(verify_bag(bag), "package") is Status.SKIPPED
    report = verify_bag(bag, require_package=True)
    assert report.verdict is Verdict.INVALID
    assert codes_of(report) >= {
        Code.PACKAGE_PROFILE_MISSING,
        Code.PACKAGE_TAG_MANIFEST_MISSING,
        Code.PACKAGE_FILE_MISSING,
        Code.PACKAGE_SOURCES,
    }


def test_a_package_is_a_package(tmp_path):
    report = verify_bag(write_package(tmp_path / "bag"), require_package=True)
    assert report.is_valid
    assert status_of(report, "package") is Status.PASSED


def test_what_our_writer_writes_is_a_package(tmp_path):
    """The writer and the verifier share no code, so that they can disagree."""
    other, place = write_package(tmp_path / "other"), tmp_path / "ours"
    place.mkdir()
    writer = BagWriter(place)
    for path in sorted(path for path in (other / "data").rglob("*") if path.is_file()):
        writer.add(path.relative_to(other).as_posix(), path.read_bytes())
    writer.add("README.txt", b"What this is.\n")
    profile = ("BagIt-Profile-Identifier", "urn:article-packager:bagit-profile:1")
    writer.close([profile, ("Bag-Software-Agent", "article-packager 0.1.0")])
    report = verify_bag(place, require_package=True)
    assert report.findings == ()
    assert report.is_valid


@pytest.mark.parametrize("trace", ["profile", "software", "references", "article"])
def test_any_one_trace_of_a_package_demands_the_rest(tmp_path, trace):
    package = write_package(tmp_path / "package")
    bag = write_bag(tmp_path / "bag")
    if trace == "profile":
        info = b"BagIt-Profile-Identifier: urn:article-packager:bagit-profile:1\n"
        (bag / "bag-info.txt").write_bytes(info)
    elif trace == "software":
        (bag / "bag-info.txt").write_bytes(b"Bag-Software-Agent: article-packager 9.9.9\n")
    else:
        name = {"references": REFERENCES, "article": ARTICLE}[trace]
        (bag / name).parent.mkdir()
        shutil.copy(package / name, bag / name)
    assert codes_of(verify_bag(bag)) >= {
        Code.PACKAGE_TAG_MANIFEST_MISSING,
        Code.PACKAGE_FILE_MISSING,
    }


def test_records_that_only_have_our_names_are_no_trace(tmp_path):
    payload = {REFERENCES: b"[1, 2]", ARTICLE: b'{"schema": "other"}'}
    assert verify_bag(write_bag(tmp_path / "bag", payload)).is_valid


def test_the_confidence_decides_once_addresses_were_looked_for(tmp_path):
    bag = write_package(tmp_path / "bag")

    def resolve(record):
        first, second = record["references"]
        first.update(confidence="stated", canonical_url="https://twitter.com/NadaRescue/status/1")
        second.update(confidence="C")

    edit_record(bag, REFERENCES, resolve)
    assert codes_of(verify_bag(bag)) == {Code.TWEET_URLS_DIFFER}
    (bag / URLS).write_bytes(b"https://twitter.com/NadaRescue/status/1\n# r2 perhaps\n")
    seal_package(bag)
    assert verify_bag(bag).is_valid


def test_an_address_is_listed_once(tmp_path):
    bag = write_package(tmp_path / "bag")
    edit_record(
        bag,
        REFERENCES,
        lambda r: r["references"].append({**r["references"][1], "id": "r3"}),
    )
    assert verify_bag(bag).is_valid


def test_an_article_without_known_addresses_has_an_empty_list(tmp_path):
    bag = write_package(tmp_path / "bag")
    edit_record(bag, REFERENCES, lambda r: r["references"].pop())
    (bag / URLS).write_bytes(b"")
    seal_package(bag)
    assert verify_bag(bag).is_valid


def test_markup_that_is_only_shown_has_no_known_address(tmp_path):
    bag = write_package(tmp_path / "bag")
    edit_record(bag, REFERENCES, lambda r: r["references"][1].update(in_code=True))
    (finding,) = verify_bag(bag).findings
    assert (finding.code, finding.file, finding.line) == (Code.TWEET_URLS_DIFFER, URLS, 2)
    assert (finding.expected, finding.found) == ("no more addresses", STATUS_URL)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "windows-1256"])
def test_offsets_count_characters_of_the_stated_encoding(tmp_path, encoding):
    bag = write_package(tmp_path / "bag")
    text = SOURCE.removeprefix("\ufeff").replace("—", "-")
    assert SOURCE.startswith("\ufeff")
    content = text.encode(encoding)

    def restate(record):
        record["source"].update(sha256=hashlib.sha256(content).hexdigest(), encoding=encoding)
        if "references" in record:
            record["source"].update(article_end=len(text))
            for reference in record["references"]:
                reference["quote"] = reference["quote"].replace("—", "-")
                for name in ("start", "end", "text_start", "text_end"):
                    if reference[name] is not None:
                        reference[name] -= 1  # the byte-order mark that is gone

    (bag / "data/article/source.txt").write_bytes(content)
    edit_record(bag, REFERENCES, restate)
    edit_record(bag, ARTICLE, restate)
    assert verify_bag(bag).findings == ()


# What verify loads -------------------------------------------------------------------------------

_NEVER_LOADED = ("requests", "urllib3", "ssl", "socket", "http.client", "archive.writing", "rich")
_PROGRAM = f"""
import sys, archive
print(archive.verify_bag(sys.argv[1], require_package=True).verdict)
print([name for name in {_NEVER_LOADED!r} if name in sys.modules])
"""


@pytest.mark.parametrize(
    "prefix", [(), ("unshare", "--map-root-user", "--net")], ids=["", "no net"]
)
def test_verify_needs_no_network_and_loads_nothing_that_could_use_one(tmp_path, prefix):
    if prefix and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us make a network namespace (unshare --net)")
    bag = write_package(tmp_path / "bag")
    command = [*prefix, sys.executable, "-c", _PROGRAM, str(bag)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["valid", "[]"]
