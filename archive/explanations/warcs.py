"""Findings about WARC files: their records, their index, and the journal of their writing."""

from archive.explanations.explanation import Explanation
from archive.findings import Code

_DAMAGE = "A fault of a disk or a copy, tampering, or a tool that wrote the file wrongly."
_TOOL = "The tool that wrote the file does not follow the standard here."
_OTHER_COPY = "See whether the file's own checksum is right. If not, replace it from another copy."
_READ_WITH_CARE = "Nothing need be done, but other tools may read the record otherwise."
_ASK = "If the file's checksum is right, it was written so: ask whoever recorded it."

EXPLANATIONS = {
    Code.WARC_NOT_A_WARC: Explanation(
        means="There is no WARC record in the file.",
        cause="It is another kind of file under this name, or empty.",
        remedy=_OTHER_COPY,
    ),
    Code.WARC_UNREADABLE: Explanation(
        means="The operating system does not let us read the file. That is not damage.",
        cause="Its permissions, or an error of the disk.",
        remedy="Run the command as somebody who may read it; then look at the disk.",
    ),
    Code.WARC_LIMIT: Explanation(
        means="The file asks for more work than the limits allow; the rest of it was not read.",
        cause="It decompresses to far more than it is, or it is very large.",
        remedy="Check it alone with another tool, on a machine that may be kept busy.",
    ),
    Code.WARC_GZIP_DAMAGED: Explanation(
        means="A gzip member cannot be decompressed, or its checksum or length is wrong.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_GZIP_CUT: Explanation(
        means="The file ends within a gzip member.",
        cause="The recording was interrupted, or a copy was not finished.",
        remedy=_OTHER_COPY,
    ),
    Code.WARC_NOT_ONE_A_MEMBER: Explanation(
        means="Each record stands in a gzip member of its own; here they do not.",
        cause="The file was compressed as a whole.",
        remedy="Compress it again record by record, with warcio recompress, in a new bag.",
    ),
    Code.WARC_STRAY_BYTES: Explanation(
        means="Bytes of the file belong to no record.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_NAME_DIFFERS: Explanation(
        means="The file has another name or suffix than its content says.",
        cause="It was renamed, or decompressed under its old name.",
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_HEADER_MALFORMED: Explanation(
        means="The header of a record is not lines of names and values.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_VERSION_UNKNOWN: Explanation(
        means="A record is neither WARC 1.0 nor WARC 1.1.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_TYPE_UNKNOWN: Explanation(
        means="A record has a type that the standard does not know.",
        cause="A tool of its own kind wrote it.",
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_FIELD_MISSING: Explanation(
        means="A field that every record, or every record of its type, has is not there.",
        cause=_TOOL,
        remedy=_ASK,
    ),
    Code.WARC_FIELD_REPEATED: Explanation(
        means="A field stands in a header more than once, so readers may take either.",
        cause=_TOOL,
        remedy=_ASK,
    ),
    Code.WARC_FIELD_MALFORMED: Explanation(
        means="The value of a field does not have the form that the standard gives it.",
        cause=_TOOL,
        remedy=_ASK,
    ),
    Code.WARC_FIELD_NOT_ALLOWED: Explanation(
        means="A record of this type should not have this field.",
        cause=_TOOL,
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_CONTENT_TYPE: Explanation(
        means="Content-Type is missing, or does not say that the block is an HTTP message.",
        cause=_TOOL,
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_BLOCK_CUT: Explanation(
        means="A block is shorter than its header says.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_RECORD_END: Explanation(
        means="The two new lines that end a record do not stand where its length says.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_BLOCK_DIGEST: Explanation(
        means="The bytes of a block are not those that its digest was made of.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_PAYLOAD_DIGEST: Explanation(
        means="The payload of a record is not the one that its digest was made of.",
        cause=_DAMAGE,
        remedy=_OTHER_COPY,
    ),
    Code.WARC_DIGEST_OF_FRAMING: Explanation(
        means="The payload digest is right only if the framing of chunks is taken as payload.",
        cause="warcio, wget and others compute it so.",
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_DIGEST_MISSING: Explanation(
        means="A record has no block digest, so nothing within the file protects it.",
        cause="The tool writes none, or somebody took it away.",
        remedy="The manifests of the bag protect the file as a whole.",
    ),
    Code.WARC_DIGEST_NOT_CHECKED: Explanation(
        means="A digest is of an algorithm that this software cannot compute.",
        cause="A rare algorithm, or a misspelt name.",
        remedy="Check it with a tool that knows the algorithm.",
    ),
    Code.WARC_HTTP_MALFORMED: Explanation(
        means="A block is no HTTP message, and the record does not say that it was cut.",
        cause="The server answered with something else, or the tool recorded it badly.",
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_HTTP_FRAMING: Explanation(
        means="An HTTP message is not as long as its head says, and nothing says that it was cut.",
        cause="The connection broke and the tool did not note it, or bytes were taken out.",
        remedy=_ASK,
    ),
    Code.WARC_HTTP_SURPLUS: Explanation(
        means="Bytes follow the end of an HTTP message.",
        cause="The server sent more than it announced.",
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_OTHER_ADDRESS: Explanation(
        means="A request asks for another address than its record names.",
        cause="A proxy stood between, or the record was changed.",
        remedy=_ASK,
    ),
    Code.WARC_ID_REPEATED: Explanation(
        means="Two records have the same id.",
        cause="A file was joined with a copy of itself, or a tool does not make ids.",
        remedy=_ASK,
    ),
    Code.WARC_DANGLING: Explanation(
        means="A record names another that is nowhere in the bag.",
        cause="A record or a whole WARC file was left out or taken away.",
        remedy="Look for the missing file in another copy.",
    ),
    Code.WARC_WRONG_KIND: Explanation(
        means="A record names another that is not of a type that fits.",
        cause=_TOOL,
        remedy=_ASK,
    ),
    Code.WARC_PAIR_DIFFERS: Explanation(
        means="Records of one capture are not of one address and time.",
        cause="A record was replaced, or the tool pairs them wrongly.",
        remedy=_ASK,
    ),
    Code.WARC_REVISIT_DIFFERS: Explanation(
        means="A revisit differs in digest, address or date from the record that it refers to.",
        cause="A record was replaced, or the tool refers to a wrong one.",
        remedy=_ASK,
    ),
    Code.WARC_NO_WARCINFO: Explanation(
        means="A WARC file should begin with a record that says who made it.",
        cause="The tool writes none, or the start of the file is gone.",
        remedy=_READ_WITH_CARE,
    ),
    Code.WARC_NOT_CLOSED: Explanation(
        means="The file announces a closing record, and its last record is another.",
        cause="The end of the file is gone, or records were added.",
        remedy=_OTHER_COPY,
    ),
    Code.WARC_CLOSING_DIFFERS: Explanation(
        means="The closing record counts other records or bytes than stand before it.",
        cause="Records were taken out or put in.",
        remedy=_OTHER_COPY,
    ),
    Code.WARC_INDEX_MALFORMED: Explanation(
        means="A line of the index is not address, time and JSON.",
        cause=_DAMAGE,
        remedy="Make the index again from the WARC files, in a new bag.",
    ),
    Code.WARC_INDEX_DIFFERS: Explanation(
        means="A line of the index is about no record, or about another than it says.",
        cause="The WARC files changed after the index was made, or the reverse.",
        remedy="Make the index again from the WARC files, in a new bag.",
    ),
    Code.WARC_INDEX_UNSORTED: Explanation(
        means="A line of the index is not in its place: the lines are sorted by their bytes.",
        cause="The index was edited, or sorted by another rule (a locale).",
        remedy="Sort it anew with LC_ALL=C sort, in a copy.",
    ),
    Code.WARC_INDEX_INCOMPLETE: Explanation(
        means="A record that should be found through the index has no line in it.",
        cause="The index was cut, or records were added later.",
        remedy="Make the index again from the WARC files, in a new bag.",
    ),
    Code.WARC_JOURNAL_MALFORMED: Explanation(
        means="A line of the journal of a file that is still being written cannot be read.",
        cause="The writing was interrupted.",
        remedy="Run the same job again: it goes on from what is whole.",
    ),
    Code.WARC_JOURNAL_DIFFERS: Explanation(
        means="The journal names other records than the file has.",
        cause="The writing was interrupted, or the file was changed.",
        remedy="Run the same job again; with --fresh if that does not help.",
    ),
}
