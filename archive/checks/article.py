"""Does article.json speak of the article that is in the package?"""

from archive.checks.package_files import ARTICLE_JSON, ARTICLE_SCHEMA, ARTICLE_TEXT, PackageFiles
from archive.digests import sha256_hex
from archive.findings import Code
from archive.gathering import Gathering
from archive.records import OBJECT, SHA256, find_misfits, one_of

_MEMBERS = {
    "schema": one_of(ARTICLE_SCHEMA),
    "version": one_of(1),
    "source": OBJECT,
    "text": OBJECT,
}
_PARTS = (
    ("source", Code.SOURCE_DIGEST, "the source"),
    ("text", Code.TEXT_DIGEST, "article.txt"),
)


def check_article(files: PackageFiles, gathering: Gathering) -> None:
    """Check the form of article.json, and the checksums in it."""
    record = files.article
    if record is None:
        return
    for misfit in find_misfits(record, _MEMBERS):
        gathering.add(Code.RECORD_MALFORMED, ARTICLE_JSON, misfit)
    contents = {"source": files.source, "text": files.read(ARTICLE_TEXT)}
    for name, code, words in _PARTS:
        part, content = record.get(name), contents[name]
        if not isinstance(part, dict) or content is None:
            continue
        misfits = list(find_misfits(part, {"sha256": SHA256}, at=f"/{name}"))
        for misfit in misfits:
            gathering.add(Code.RECORD_MALFORMED, ARTICLE_JSON, misfit)
        found = sha256_hex(content)
        if not misfits and part["sha256"] != found:
            gathering.add(
                code,
                ARTICLE_JSON,
                f"it speaks of another {words}",
                expected=str(part["sha256"]),
                found=found,
            )
