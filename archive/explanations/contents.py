"""Findings about the files: whether all are there, and whether they are what they were."""

from archive.explanations.explanation import Explanation
from archive.findings import Code

_OTHER_COPY = (
    "Replace it from another copy, and verify again. Do not write a new manifest: it would hide it."
)

EXPLANATIONS = {
    Code.PAYLOAD_MISSING: Explanation(
        means="A payload file is listed, and is not there.",
        cause="A copy was not finished, or somebody removed or renamed the file.",
        remedy=_OTHER_COPY,
    ),
    Code.PAYLOAD_NOT_FETCHED: Explanation(
        means="A payload file is not there yet: the bag is incomplete, and fetch.txt has its address.",
        cause="The bag was sent without its large files.",
        remedy="Fetch what fetch.txt names with a tool that does so, then verify again.",
    ),
    Code.PAYLOAD_NOT_LISTED: Explanation(
        means="A payload file is there that not every manifest lists; nothing protects it.",
        cause="A file was added after the bag was made, often by the system (.DS_Store, Thumbs.db).",
        remedy="Remove it if it does not belong there; otherwise make a new bag.",
    ),
    Code.TAG_FILE_MISSING: Explanation(
        means="A tag file is listed, and is not there.",
        cause="A copy was not finished, or somebody removed the file.",
        remedy=_OTHER_COPY,
    ),
    Code.TAG_FILE_NOT_LISTED: Explanation(
        means="A tag file is there that not every tag manifest lists; nothing protects it.",
        cause="It was added after the bag was made, or the tool lists manifests only.",
        remedy="Nothing need be done, but do not rely on what it says.",
    ),
    Code.MANIFEST_NOT_LISTED: Explanation(
        means="Every tag manifest must list every payload manifest; one is not protected.",
        cause="A manifest was added later; or payload and manifest were replaced together.",
        remedy="Ask whoever made the bag, or compare the manifest with another copy.",
    ),
    Code.NAME_NORMALISED: Explanation(
        means="The file is there under a name with the same letters, its accents written otherwise.",
        cause="The bag came through a file system or a tool that changes names, as on macOS.",
        remedy="Nothing need be done: it was found, and its checksum was compared.",
    ),
    Code.NAME_CASE: Explanation(
        means="The file of an old bag is there under the same name in another case.",
        cause="The bag came through a file system that does not keep cases.",
        remedy="Nothing need be done: it was found, and its checksum was compared.",
    ),
    Code.PAYLOAD_CHANGED: Explanation(
        means="The bytes of a payload file are not those that its checksums were made of.",
        cause="A fault of a disk or a copy, a program that saved the file again, or tampering.",
        remedy=_OTHER_COPY,
    ),
    Code.TAG_FILE_CHANGED: Explanation(
        means="The bytes of a tag file are not those that its checksums were made of.",
        cause="Somebody edited it without writing new tag manifests; a fault of a disk; or tampering.",
        remedy=_OTHER_COPY,
    ),
    Code.PAYLOAD_UNREADABLE: Explanation(
        means="The operating system does not let us read a payload file. That is not damage.",
        cause="Its permissions, or an error of the disk.",
        remedy="Run the command as somebody who may read it; then look at the disk.",
    ),
    Code.CHANGED_DURING_CHECK: Explanation(
        means="A file changed, vanished or became something else while the bag was checked.",
        cause="Somebody writes to the bag; a copy is still going on.",
        remedy="Wait until it is finished, and verify again.",
    ),
    Code.SPARSE_FILE: Explanation(
        means="A vast file that is nearly all hole was not read.",
        cause="A disk image; or a file that was made to keep readers busy.",
        remedy="Copy the bag with its holes filled, if you want such a file checked.",
    ),
}
