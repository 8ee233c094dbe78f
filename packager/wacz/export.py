"""A package's payload as one WACZ file: a zip without compression, the same bytes for the same bag."""

import os
import tempfile
import zipfile
from pathlib import Path

from archive import layout, verify_bag
from archive.errors import NotABagError, WriteError
from archive.limits import READ_CHUNK_BYTES
from archive.writing.bag import sync_folder, write_errors
from packager.bagging import raise_unless_valid

_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can state
_MODE = 0o100644 << 16


def export_wacz(bag: Path, file: Path, *, replace: bool = False) -> int:
    """Write the payload of a package as a WACZ.

    The bag is verified first, every byte of it; what is exported is what was packaged.

    Args:
        bag: A package of ours that has captures.
        file: Where to write; it appears whole or not at all.
        replace: Whether a file that is there may be replaced.

    Returns:
        How many files are in it.

    Raises:
        NotABagError: It is no package of ours, or has no captures.
        InvalidBagError: It is not valid.
        WriteError: The file is there already, stands in the bag, or cannot be written.
    """
    raise_unless_valid(bag, verify_bag(bag, require_package=True))
    if not (bag / layout.DATAPACKAGE).is_file():
        raise NotABagError(
            f"{bag}: the package has no captures, and a WACZ without any is none",
            hint="It was made with --offline, or nobody was asked.",
        )
    root = bag / layout.PAYLOAD
    if bag.resolve() in file.resolve().parents:
        raise WriteError(f"{file}: a finished bag is never changed", hint="Write beside the bag.")
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    with write_errors(file):
        number, partial = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with open(number, "wb") as opened:  # noqa: PTH123 (a descriptor has no path)
                with zipfile.ZipFile(opened, "w", zipfile.ZIP_STORED) as archive:
                    for path in paths:
                        _add(archive, path, path.relative_to(root).as_posix())
                opened.flush()
                os.fsync(opened.fileno())
                os.fchmod(opened.fileno(), 0o644)
            _give_name(Path(partial), file, replace=replace)
        finally:
            Path(partial).unlink(missing_ok=True)
        sync_folder(file.resolve().parent)
    return len(paths)


def _give_name(partial: Path, file: Path, *, replace: bool) -> None:
    """Give the finished file its name: at once, and over nothing that is there unless that is wanted."""
    if replace:
        partial.replace(file)
        return
    try:
        os.link(partial, file)
    except FileExistsError:
        raise WriteError(f"{file}: it is there already", hint="--force replaces it.") from None


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.external_attr = _MODE
    entry.create_system = 3  # Unix, wherever it is made
    entry.file_size = path.stat().st_size  # tells whether the entry needs 64 bits
    with path.open("rb") as source, archive.open(entry, "w") as target:
        while piece := source.read(READ_CHUNK_BYTES):
            target.write(piece)
