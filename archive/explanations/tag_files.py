"""Findings about tag files: how they are written, and what their lines say."""

from archive.explanations.explanation import Explanation
from archive.findings import Code

_CUT_OR_EDITED = (
    "It was edited by hand, cut in a copy, or written by a tool that does not follow the RFC."
)
_ASK_FOR_ANOTHER = (
    "Compare it with another copy of the bag, or ask whoever made it for a right one."
)
_HABIT = (
    "Nothing need be done. A strict validator refuses the bag; write the manifest anew for those."
)

EXPLANATIONS = {
    Code.TAG_FILE_UNREADABLE: Explanation(
        means="The operating system does not let us read a tag file. That is not damage.",
        cause="Its permissions, or an error of the disk.",
        remedy="Run the command as somebody who may read it; then look at the disk.",
    ),
    Code.TAG_FILE_LIMIT: Explanation(
        means="A tag file is larger, or has longer or more lines, than is read.",
        cause="It is not what its name says, or it was made to keep readers busy.",
        remedy="Look at its first lines. If it is meant, tell us: the limit is ours.",
    ),
    Code.TAG_FILE_NOT_IN_ENCODING: Explanation(
        means="Bytes of a tag file are no text in the encoding that bagit.txt states.",
        cause="One of the two was edited, or the file is damaged.",
        remedy=_ASK_FOR_ANOTHER,
    ),
    Code.TAG_FILE_BYTE_ORDER_MARK: Explanation(
        means="A tag file in UTF-8 must not begin with a byte-order mark.",
        cause="An editor on Windows saved it.",
        remedy="Take it off with an editor that can, if you made the bag; then write new tag manifests.",
    ),
    Code.TAG_FILE_LAST_LINE: Explanation(
        means="The last line of a tag file should end with a line end, and does not.",
        cause="An editor or a script wrote it; or the file was cut.",
        remedy="See whether the last line is whole.",
    ),
    Code.UNSAFE_PATH: Explanation(
        means="A path leads out of the bag, or is not written in its shortest form. It was not followed.",
        cause="Somebody wants readers to open files elsewhere, or a tool listed files from another folder.",
        remedy="Do not give the bag to tools that resolve such paths. Ask for a right one.",
    ),
    Code.OUTSIDE_PAYLOAD: Explanation(
        means="A payload manifest, or fetch.txt, lists a file that is not below data.",
        cause="The list was made in the wrong folder, or lists tag files.",
        remedy="Ask whoever made the bag; tag files belong in a tag manifest.",
    ),
    Code.LISTED_TWICE: Explanation(
        means="The same file stands on two lines of one list.",
        cause="Two lists were joined; or somebody gives each reader the line that it wants to see.",
        remedy=_ASK_FOR_ANOTHER,
    ),
    Code.MALFORMED_LINE: Explanation(
        means="A line of a manifest is not checksum, blank, path. What it protected is not protected.",
        cause=_CUT_OR_EDITED,
        remedy=_ASK_FOR_ANOTHER,
    ),
    Code.REPEATED_LINE: Explanation(
        means="The same line stands twice in a manifest of a BagIt version that allowed it.",
        cause="Two lists were joined.",
        remedy="Nothing need be done. BagIt 1.0 lists each file once.",
    ),
    Code.ASTERISK: Explanation(
        means="An asterisk stands before a path, as md5sum writes it in binary mode.",
        cause="The manifest was made with md5sum or the like.",
        remedy=_HABIT,
    ),
    Code.DOT_SLASH: Explanation(
        means='A path begins with "./", which is no part of it.',
        cause="The manifest was made with find and md5sum or the like.",
        remedy=_HABIT,
    ),
    Code.RAW_PERCENT: Explanation(
        means='A "%" in a path of a BagIt 1.0 bag must be written "%25".',
        cause="bagit-python and others do not write it so.",
        remedy="Nothing need be done: the file was found by its name as written.",
    ),
    Code.ALGORITHM_UNSUPPORTED: Explanation(
        means="A manifest has checksums that this software cannot compute. The others were compared.",
        cause="A rare algorithm, or a misspelt name.",
        remedy="Check that manifest with a tool that knows the algorithm.",
    ),
    Code.ALGORITHM_UNREGISTERED: Explanation(
        means="The algorithm should be in IANA's registry of hash algorithms for named information.",
        cause="A tool offered it.",
        remedy="Nothing need be done. Use sha256 and sha512 for new bags.",
    ),
    Code.ALGORITHM_NAME: Explanation(
        means="In a manifest's name the algorithm is in lower-case letters and digits only, as sha256.",
        cause="A script wrote SHA256 or sha-256, or a file system changed the case of the name.",
        remedy="Rename the manifest, if you made the bag; then write new tag manifests.",
    ),
    Code.TAG_ALGORITHMS_DIFFER: Explanation(
        means="Tag manifests should be of the same algorithms as the payload manifests.",
        cause="A manifest was added or lost later; or a tool has its own habit.",
        remedy="See whether a manifest is missing.",
    ),
    Code.TAG_MANIFEST_LISTED: Explanation(
        means="A tag manifest must not list a tag manifest.",
        cause="A script listed every file beside data.",
        remedy="Write the tag manifest again without that line, if you made the bag.",
    ),
    Code.PAYLOAD_IN_TAG_MANIFEST: Explanation(
        means="A tag manifest must not list a payload file. It protects no file from removal.",
        cause="A script listed every file, or somebody hides that the payload manifest does not list one.",
        remedy="Write the tag manifest again without those lines, if you made the bag.",
    ),
    Code.BAG_INFO_MALFORMED: Explanation(
        means="A line of bag-info.txt is not label, colon, one blank, value.",
        cause=_CUT_OR_EDITED,
        remedy=_ASK_FOR_ANOTHER,
    ),
    Code.OXUM_MALFORMED: Explanation(
        means="Payload-Oxum is the octets of the payload, a full stop, and the number of its files.",
        cause=_CUT_OR_EDITED,
        remedy=_ASK_FOR_ANOTHER,
    ),
    Code.OXUM_REPEATED: Explanation(
        means="Payload-Oxum must not stand there more than once.",
        cause="A tool added it again when the bag was changed.",
        remedy="See which of them is right; the checksums do not depend on it.",
    ),
    Code.OXUM_DIFFERS: Explanation(
        means="The payload has another size, or another number of files, than Payload-Oxum states.",
        cause="Files were lost, added or cut; or the payload was changed and only the manifests renewed.",
        remedy="The other findings say which files. If there are none, ask whoever made the bag.",
    ),
    Code.LABEL_REPEATED: Explanation(
        means="This label should not stand in bag-info.txt more than once.",
        cause="The bag was changed, and a line was added where one should have been replaced.",
        remedy="Nothing need be done. Ask whoever made the bag which of them holds.",
    ),
    Code.FETCH_MALFORMED: Explanation(
        means="A line of fetch.txt is not an absolute URL, a length or -, and a path.",
        cause=_CUT_OR_EDITED,
        remedy=_ASK_FOR_ANOTHER,
    ),
    Code.FETCH_NOT_IN_MANIFEST: Explanation(
        means="fetch.txt names a file that not every payload manifest lists: nothing says what it is.",
        cause="fetch.txt was changed after the manifests were written, perhaps to bring in a file.",
        remedy="Do not fetch it. Ask whoever made the bag.",
    ),
}
