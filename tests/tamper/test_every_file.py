"""The promise: whatever happens to a file of a package, verify names the file and the code.

What is accepted all the same stands in ``ACCEPTED``, with the reason.
"""

import shutil
from pathlib import Path

import pytest

from archive import layout, verify_bag
from archive.findings import Code, Report, Severity, Verdict
from packager.pack import pack_article
from packager.settings import Settings
from tests.bags import write_package
from tests.reports import codes_and_files_of, errors_of
from tests.tamper.damages import FILES
from tests.users import as_nobody, folder_for_all

# Damage that a package survives as valid.
ACCEPTED = {
    "a file added below signatures/": (
        "seals are added after a bag is closed, so they stand in no tag manifest; a package that a "
        "later version has sealed must not become invalid. It is a warning."
    ),
    "an empty folder added": "BagIt has no folders, only files; nothing could list it",
    "other permissions, owners and times": "BagIt keeps none of them",
}

TAG_MANIFESTS = tuple(name for name in FILES if name.startswith("tagmanifest-"))
FOLDERS = (".", "data", "data/article", "data/references", "data/new", "new", "new/below")


def is_payload(name: str) -> bool:
    return name.startswith("data/")


def is_named(name: str, report: Report) -> bool:
    """Tell whether an error is about a file, or says that it is the one that another differs from.

    Nothing lists a tag manifest, so what is wrong in it shows at the files that it lists.
    """
    errors = (finding for finding in report.findings if finding.severity is Severity.ERROR)
    return any(name in {finding.file, *finding.message.split()} for finding in errors)


def flip(file: Path, offset: int, bit: int) -> None:
    content = bytearray(file.read_bytes())
    content[offset] ^= 1 << bit
    file.write_bytes(content)


@pytest.fixture(scope="module")
def packaged(tmp_path_factory, sample):
    return pack_article(
        sample, out=tmp_path_factory.mktemp("packaged"), settings=Settings(offline=True)
    ).path


@pytest.fixture(params=["written by an independent hand", "packaged"])
def bag(request, tmp_path, packaged):
    """A package in the form that is promised, and one as this software makes it."""
    if request.param == "packaged":
        return shutil.copytree(packaged, tmp_path / "bag")
    return write_package(tmp_path / "bag")


def test_these_are_all_files_of_a_package(bag):
    found = {str(path.relative_to(bag)) for path in bag.rglob("*") if path.is_file()}
    assert found == set(FILES)


@pytest.mark.parametrize("name", [name for name in FILES if name not in TAG_MANIFESTS])
@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_a_flipped_bit_is_found(bag, name, where):
    size = (bag / name).stat().st_size
    offset = {"first": 0, "middle": size // 2, "last": size - 1}[where]
    flip(bag / name, offset, bit=offset % 8)
    report = verify_bag(bag)
    assert report.verdict is Verdict.INVALID
    code = Code.PAYLOAD_CHANGED if is_payload(name) else Code.TAG_FILE_CHANGED
    assert (code, name) in errors_of(report)


@pytest.mark.parametrize("name", TAG_MANIFESTS)
@pytest.mark.parametrize("where", ["first line", "last line"])
def test_every_flipped_bit_of_a_tag_manifest_is_found(bag, name, where):
    """Nothing lists a tag manifest, so its own strict form must show what is wrong with it."""
    good = (bag / name).read_bytes()
    lines = good.splitlines(keepends=True)
    start = 0 if where == "first line" else len(good) - len(lines[-1])
    length = len(lines[0 if where == "first line" else -1])
    for offset in range(start, start + length):
        flip(bag / name, offset, bit := offset % 8)
        report = verify_bag(bag)
        assert report.verdict is Verdict.INVALID, (offset, bit)
        assert is_named(name, report), (offset, bit)
        (bag / name).write_bytes(good)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kept", ["nothing", "half", "all but a byte"])
def test_a_truncated_file_is_found(bag, name, kept):
    content = (bag / name).read_bytes()
    size = {"nothing": 0, "half": len(content) // 2, "all but a byte": len(content) - 1}[kept]
    (bag / name).write_bytes(content[:size])
    report = verify_bag(bag)
    assert report.verdict is Verdict.INVALID
    code = Code.PAYLOAD_CHANGED if is_payload(name) else Code.TAG_FILE_CHANGED
    if name in TAG_MANIFESTS:
        assert is_named(name, report)
    else:
        assert (code, name) in errors_of(report)


def absence(name: str) -> Code:
    if name in TAG_MANIFESTS:
        return Code.PACKAGE_TAG_MANIFEST_MISSING
    return Code.PAYLOAD_MISSING if is_payload(name) else Code.TAG_FILE_MISSING


@pytest.mark.parametrize("name", FILES)
def test_a_removed_file_is_found(bag, name):
    (bag / name).unlink()
    report = verify_bag(bag)
    assert report.verdict is Verdict.INVALID
    assert (absence(name), name) in errors_of(report)


@pytest.mark.parametrize("name", FILES)
def test_a_renamed_file_is_found_under_both_names(bag, name):
    new_name = f"{name}.old"
    (bag / name).rename(bag / new_name)
    report = verify_bag(bag)
    assert report.verdict is Verdict.INVALID
    assert (absence(name), name) in errors_of(report)
    surplus = Code.PAYLOAD_NOT_LISTED if is_payload(name) else Code.PACKAGE_TAG_FILE_NOT_LISTED
    assert (surplus, new_name) in errors_of(report)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_may_not_be_read_is_never_called_damaged(name):
    with folder_for_all() as folder:
        bag = write_package(folder / "bag")
        verify_bag(bag)  # imports what nobody could not
        (bag / name).chmod(0)
        with as_nobody():
            report = verify_bag(bag)
    assert report.verdict is Verdict.UNREADABLE
    code = Code.PAYLOAD_UNREADABLE if is_payload(name) else Code.TAG_FILE_UNREADABLE
    assert (code, name) in errors_of(report)
    assert {code for code, _ in errors_of(report)} == {code}


@pytest.mark.parametrize("name", ["data", "data/article", "data/references"])
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_a_folder_that_may_not_be_looked_into_is_never_called_damaged(name, mode):
    with folder_for_all() as folder:
        bag = write_package(folder / "bag")
        verify_bag(bag)  # imports what nobody could not
        (bag / name).chmod(mode)
        with as_nobody():
            report = verify_bag(bag)
    assert report.verdict is Verdict.UNREADABLE
    assert {code for code, _ in errors_of(report)} == {Code.ENTRY_UNREADABLE}
    assert all(file.startswith(name) for _, file in errors_of(report))


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("new", ["new.txt", ".hidden", "manifest-md5.txt", "tagmanifest-md5.txt"])
def test_a_file_added_anywhere_is_found(bag, folder, new):
    path = bag / folder / new
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    report = verify_bag(bag)
    assert report.verdict is Verdict.INVALID
    name = str(path.relative_to(bag))
    code = Code.PAYLOAD_NOT_LISTED if is_payload(name) else Code.PACKAGE_TAG_FILE_NOT_LISTED
    assert (code, name) in errors_of(report)


def test_a_file_added_below_signatures_is_a_warning(bag):
    assert "a file added below signatures/" in ACCEPTED
    (bag / "signatures").mkdir()
    (bag / "signatures/seal").write_bytes(b"x")
    report = verify_bag(bag, require_package=True)
    assert report.is_valid
    assert (Code.PACKAGE_SIGNATURE, "signatures/seal") in codes_and_files_of(report)


def test_an_empty_folder_changes_nothing(bag):
    assert "an empty folder added" in ACCEPTED
    (bag / "data/new").mkdir()
    assert verify_bag(bag, require_package=True).is_valid


def test_permissions_and_times_change_nothing(bag):
    assert "other permissions, owners and times" in ACCEPTED
    for path in bag.rglob("*"):
        path.chmod(0o755)
    (bag / "README.txt").touch()
    assert verify_bag(bag, require_package=True).is_valid


@pytest.mark.parametrize("name", [name for name in FILES if is_payload(name)])
def test_a_file_swapped_for_another_of_the_package_is_found(bag, name):
    other = layout.TWEET_URLS if name != layout.TWEET_URLS else layout.ARTICLE_TEXT
    shutil.copy(bag / other, bag / name)
    assert (Code.PAYLOAD_CHANGED, name) in errors_of(verify_bag(bag))


def test_four_faults_at_once_are_four_findings(bag):
    (bag / "README.txt").write_bytes(b"changed")
    (bag / layout.ARTICLE_TEXT).write_bytes(b"changed")
    (bag / layout.TWEET_URLS).unlink()
    (bag / "data/new").write_bytes(b"")
    assert errors_of(verify_bag(bag)) >= {
        (Code.TAG_FILE_CHANGED, "README.txt"),
        (Code.PAYLOAD_CHANGED, layout.ARTICLE_TEXT),
        (Code.PAYLOAD_MISSING, layout.TWEET_URLS),
        (Code.PAYLOAD_NOT_LISTED, "data/new"),
    }


def test_the_order_of_findings_does_not_change(bag):
    for name in FILES[7:]:
        flip(bag / name, 0, 0)
    first, second = verify_bag(bag), verify_bag(bag)
    assert first == second
    changed = [f.file for f in first.findings if f.code is Code.PAYLOAD_CHANGED]
    assert changed == sorted(FILES[7:])  # the manifest's own order
