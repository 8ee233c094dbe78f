"""Findings about a package of ours: what it has beyond a bag, and what its records say."""

from archive.explanations.explanation import Explanation
from archive.findings import Code

_OTHER_COPY = (
    "Compare with another copy of the package, or with its digest if you kept that elsewhere."
)
_REMADE = (
    "Somebody changed a file and wrote the manifests anew, or a tool that is not ours wrote it."
)

EXPLANATIONS = {
    Code.PACKAGE_PROFILE_MISSING: Explanation(
        means="bag-info.txt does not name the profile of a package of ours.",
        cause="The bag is somebody else's, or the line was taken away so that less is checked.",
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_AGENT_MISSING: Explanation(
        means="bag-info.txt does not name the software that makes packages.",
        cause="The bag is somebody else's, or the line was taken away.",
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_DECLARATION: Explanation(
        means="A package is a BagIt 1.0 bag in UTF-8, and this is another.",
        cause=_REMADE,
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_MANIFEST_MISSING: Explanation(
        means="A package has payload manifests of SHA-256 and SHA-512, and one is not there.",
        cause="It was lost in a copy, or removed.",
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_TAG_MANIFEST_MISSING: Explanation(
        means="A package has tag manifests of SHA-256 and SHA-512, and one is not there.",
        cause="It was lost in a copy, or removed so that changed tag files do not show.",
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_MANIFEST_NOT_STRICT: Explanation(
        means="A manifest of a package is written exactly as sha256sum writes it, and this one is not.",
        cause="A byte of it changed, or another tool wrote it.",
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_FETCH: Explanation(
        means="A package is whole: it has no fetch.txt.",
        cause="Another tool, or somebody, added it.",
        remedy="Do not fetch what it names. Remove it if nothing is missing.",
    ),
    Code.PACKAGE_FILE_MISSING: Explanation(
        means="A file that every package has is not there.",
        cause="It was removed, and the manifests were written anew; or a copy was not finished.",
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_SOURCES: Explanation(
        means="A package holds the article as received in exactly one file source.*.",
        cause="One was added or removed.",
        remedy=_OTHER_COPY,
    ),
    Code.PACKAGE_TAG_FILE_NOT_LISTED: Explanation(
        means="A tag file of a package stands in no tag manifest, or not in all; nothing protects it.",
        cause="It was added after the package was closed.",
        remedy="Remove it if it does not belong there.",
    ),
    Code.PACKAGE_SIGNATURE: Explanation(
        means="A file below signatures was not checked.",
        cause="A seal was added by a later version of this software; or a file was put there.",
        remedy="Check it with that version. It is no part of what the manifests protect.",
    ),
    Code.RECORD_LIMIT: Explanation(
        means="A record of the package is too large to be read.",
        cause="It is not what its name says.",
        remedy="Look at its first lines. If it is meant, tell us: the limit is ours.",
    ),
    Code.RECORD_MALFORMED: Explanation(
        means="A record of the package is not the JSON that its schema describes.",
        cause=_REMADE,
        remedy=_OTHER_COPY,
    ),
    Code.SOURCE_DIGEST: Explanation(
        means="A record speaks of another source than the one in the package.",
        cause="The source or the record was replaced, and the manifests were written anew.",
        remedy=_OTHER_COPY,
    ),
    Code.TEXT_DIGEST: Explanation(
        means="A record speaks of another article.txt than the one in the package.",
        cause="The text or the record was replaced, and the manifests were written anew.",
        remedy=_OTHER_COPY,
    ),
    Code.SOURCE_UNDECODABLE: Explanation(
        means="The source is no text in the encoding that references.json states.",
        cause="The source or the record was replaced.",
        remedy=_OTHER_COPY,
    ),
    Code.OFFSET_OUT_OF_RANGE: Explanation(
        means="A reference points to a place that the source does not have.",
        cause=_REMADE,
        remedy=_OTHER_COPY,
    ),
    Code.QUOTE_DIFFERS: Explanation(
        means="The source has other words at the place that a reference quotes.",
        cause="The source or the record was replaced.",
        remedy=_OTHER_COPY,
    ),
    Code.REFERENCE_IDS: Explanation(
        means="The ids of references are r1, r2 and so on, in order, and these are not.",
        cause="A reference was taken out, put in or moved.",
        remedy=_OTHER_COPY,
    ),
    Code.TWEET_URLS_DIFFER: Explanation(
        means="tweet-urls.txt and references.json disagree about the tweets whose address is known.",
        cause="One of the two was changed.",
        remedy=_OTHER_COPY,
    ),
    Code.TWEET_DIFFERS: Explanation(
        means="A tweet's record and references.json disagree on who means it, or on what shows it.",
        cause="One of the two was changed.",
        remedy=_OTHER_COPY,
    ),
    Code.CAPTURE_RECORD_MISSING: Explanation(
        means="What is said of a tweet names a WARC record that no WARC file of the package has.",
        cause="A record, or a whole WARC file, was taken away, and the manifests were written anew.",
        remedy=_OTHER_COPY,
    ),
    Code.CAPTURE_RECORD_UNREADABLE: Explanation(
        means="What is said of a tweet names a WARC record whose payload cannot be read.",
        cause="It is damaged, too large or cannot be decompressed: an accident, or made to do harm.",
        remedy=_OTHER_COPY,
    ),
    Code.CLAIM_NOT_IN_RECORD: Explanation(
        means="The WARC record that is named for a value gives another value, or none.",
        cause="The statement or the record was changed, and the manifests were written anew.",
        remedy="Believe the record, not the statement; and compare with another copy of the package.",
    ),
    Code.ITEMS_DIFFER: Explanation(
        means="The file items.csv lists other files, sizes or digests than the payload has.",
        cause="A file was added, taken away or changed, and the manifests were written anew.",
        remedy=_OTHER_COPY,
    ),
    Code.PREMIS_DIFFERS: Explanation(
        means="The file premis.xml describes other files, sizes or digests than the payload has.",
        cause="A file was added, taken away or changed, and the manifests were written anew.",
        remedy=_OTHER_COPY,
    ),
    Code.WACZ_PAGES_MALFORMED: Explanation(
        means="The list of pages has no header line, or a line without url and ts.",
        cause="It was changed, or made by other software.",
        remedy=_OTHER_COPY,
    ),
    Code.WACZ_PAGE_MISSING: Explanation(
        means="The list of pages names one that no WARC file has, by address and time.",
        cause="A record was taken away, or the list was changed.",
        remedy=_OTHER_COPY,
    ),
    Code.WACZ_DATAPACKAGE_MALFORMED: Explanation(
        means="The file datapackage.json is not the description of a WACZ 1.1.1.",
        cause="It was changed, or made by other software.",
        remedy=_OTHER_COPY,
    ),
    Code.WACZ_RESOURCES_DIFFER: Explanation(
        means="The file datapackage.json lists other files, sizes or digests than the payload has.",
        cause="A file was added, taken away or changed, and the manifests were written anew.",
        remedy=_OTHER_COPY,
    ),
    Code.WACZ_DIGEST_DIFFERS: Explanation(
        means="The file datapackage-digest.json states another digest than datapackage.json has.",
        cause="One of the two was changed.",
        remedy=_OTHER_COPY,
    ),
    Code.QUESTION_RECORD_MISSING: Explanation(
        means="collection.json names a WARC record that no WARC file of the package has.",
        cause="A record, or a whole WARC file, was taken away, and the manifests were written anew.",
        remedy=_OTHER_COPY,
    ),
}
