"""Do items.csv and premis.xml describe the payload as it is?

Each describes every payload file that was written before it: not itself, nor what lists the files of
the WACZ.
"""

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from archive import layout
from archive.bag import Bag
from archive.checks.package_files import PackageFiles
from archive.digests import Algorithm
from archive.findings import Code
from archive.gathering import Gathering
from archive.manifest import ManifestKind
from archive.paths import BagPath, show_path

ITEMS = BagPath(layout.ITEMS.encode())
PREMIS = BagPath(layout.PREMIS.encode())
_LATER = frozenset(
    BagPath(name.encode()) for name in (layout.ITEMS, layout.DATAPACKAGE, layout.DATAPACKAGE_DIGEST)
)
_NAMESPACE = "{http://www.loc.gov/premis/v3}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

_Described = Mapping[BagPath, tuple[str, str]]  # size and SHA-256 of each file, as they are written


def check_descriptions(bag: Bag, files: PackageFiles, gathering: Gathering) -> None:
    """Compare both with the payload and its manifest."""
    content = files.read(ITEMS)
    if content is not None:
        described = _read_items(content)
        _compare(bag, ITEMS, described, Code.ITEMS_DIFFER, gathering, leaves_out=_LATER)
    content = files.read(PREMIS)
    if content is not None:
        described = _read_premis(content)
        later = _LATER | {PREMIS}
        _compare(bag, PREMIS, described, Code.PREMIS_DIFFERS, gathering, leaves_out=later)


def payload_digests(bag: Bag) -> dict[BagPath, str]:
    """Give the SHA-256 of each payload file, as the manifest has it."""
    return {
        path: digest.hex()
        for manifest in bag.manifests
        if manifest.kind is ManifestKind.PAYLOAD and manifest.algorithm is Algorithm.SHA256
        for path, digest in manifest.entries.items()
    }


def _compare(
    bag: Bag,
    path: BagPath,
    described: _Described | str,
    code: Code,
    gathering: Gathering,
    *,
    leaves_out: frozenset[BagPath],
) -> None:
    if isinstance(described, str):
        gathering.add(code, path, described)
        return
    digests = payload_digests(bag)
    for file in sorted((bag.tree.payload.keys() | described.keys()) - leaves_out):
        if bag.tree.is_hidden(file):
            continue  # its folder could not be looked into, which is reported as such
        size = bag.tree.payload.get(file)
        stated = described.get(file)
        if stated is None:
            gathering.add(code, path, f"it does not describe {show_path(file)}")
        elif size is None:
            gathering.add(code, path, f"it describes {show_path(file)}, which is not there")
        elif stated[0] != str(size) or stated[1] != digests.get(file, stated[1]):
            words = f"it states another size or digest of {show_path(file)} than the manifest"
            gathering.add(code, path, words)


def _read_items(content: bytes) -> _Described | str:
    """Read items.csv; say in words why that cannot be done."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
        return {
            BagPath(row["path"].encode()): (row["bytes"] or "", row["sha256"] or "") for row in rows
        }
    except (UnicodeDecodeError, csv.Error, KeyError, AttributeError) as error:
        return f"it is no list of items in CSV: {error}"


def _read_premis(content: bytes) -> _Described | str:
    """Read the files in premis.xml; say in words why that cannot be done."""
    try:
        text = content.decode("utf-8")
        if "<!DOCTYPE" in text:  # entities could grow without end, and no record of ours has any
            return "it has a document type"
        root = ET.fromstring(text.encode())  # noqa: S314 (without a document type: harmless)
    except (UnicodeDecodeError, ET.ParseError) as error:
        return f"it is not XML in UTF-8: {error}"
    return dict(_files_in(root))


def _files_in(root: ET.Element) -> Iterator[tuple[BagPath, tuple[str, str]]]:
    for one in root.iterfind(f"{_NAMESPACE}object"):
        if one.get(_TYPE) != "premis:file":
            continue
        path = one.findtext(f"{_NAMESPACE}objectIdentifier/{_NAMESPACE}objectIdentifierValue") or ""
        characteristics = f"{_NAMESPACE}objectCharacteristics/{_NAMESPACE}"
        size = one.findtext(f"{characteristics}size") or ""
        digests = {
            fixity.findtext(f"{_NAMESPACE}messageDigestAlgorithm"): fixity.findtext(
                f"{_NAMESPACE}messageDigest"
            )
            for fixity in one.iterfind(f"{characteristics}fixity")
        }
        yield BagPath(path.encode()), (size, digests.get("SHA-256") or "")
