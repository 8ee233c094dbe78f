"""Packages of ours that are not whole, or whose records disagree."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive.findings import Code
from tests.bags import (
    ITEMS,
    PREMIS,
    STATUS_URL,
    package_payload,
    seal,
    seal_package,
    seal_with_oxum,
    write_bag,
    write_package,
)
from tests.faults.registry import append, fault, replace
from tests.tweet_bags import (
    DATAPACKAGE,
    OTHER_RECORD,
    PAGES,
    TWEET_JSON,
    claim,
    write_tweet_package,
    write_wacz_parts,
)

ARTICLE = "data/article/article.json"
REFERENCES = "data/references/references.json"
URLS = "data/article/tweet-urls.txt"
COLLECTION = "data/metadata/collection.json"


def edit_record(bag: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change a record of a package, and hide it from the manifests."""
    record = json.loads((bag / name).read_text("utf-8"))
    change(record)
    (bag / name).write_text(json.dumps(record), "utf-8")
    seal_package(bag)


def edit_package(bag: Path, name: str, old: bytes, new: bytes) -> None:
    """Change a file of a package, and hide it from the manifests."""
    replace(write_package(bag) / name, old, new)
    seal_package(bag)


@fault(Code.PACKAGE_PROFILE_MISSING)
def a_package_without_the_profile_line(bag: Path) -> None:
    edit_package(bag, "bag-info.txt", b"profile:1", b"profile:7")


@fault(Code.PACKAGE_AGENT_MISSING)
def a_package_without_the_software(bag: Path) -> None:
    edit_package(bag, "bag-info.txt", b"article-packager 0.1.0", b"somebody 0.1.0")


@fault(Code.PACKAGE_PROFILE_MISSING, Code.PACKAGE_AGENT_MISSING)
def the_records_of_a_package_in_an_ordinary_bag(bag: Path) -> None:
    write_package(bag)
    (bag / "bag-info.txt").write_bytes(b"Payload-Oxum: 0.0\n")
    seal_package(bag)


@fault(
    Code.PACKAGE_PROFILE_MISSING,
    Code.PACKAGE_AGENT_MISSING,
    Code.PACKAGE_MANIFEST_MISSING,
    Code.PACKAGE_TAG_MANIFEST_MISSING,
    Code.PACKAGE_FILE_MISSING,
)
def the_payload_of_a_package_in_a_bag_of_its_own(bag: Path) -> None:
    write_bag(bag, package_payload())


@fault(Code.PACKAGE_DECLARATION)
def a_package_of_an_old_version(bag: Path) -> None:
    edit_package(bag, "bagit.txt", b"1.0", b"0.97")


@fault(Code.PACKAGE_MANIFEST_MISSING, Code.TAG_ALGORITHMS_DIFFER)
def a_package_with_one_manifest(bag: Path) -> None:
    (write_package(bag) / "manifest-sha256.txt").unlink()
    seal(bag, ("sha512",), ("sha256", "sha512"))


@fault(Code.PACKAGE_TAG_MANIFEST_MISSING)
def a_package_without_tag_manifests(bag: Path) -> None:
    for path in write_package(bag).glob("tagmanifest-*"):
        path.unlink()


@fault(Code.PACKAGE_MANIFEST_NOT_STRICT)
def a_tag_manifest_in_upper_case(bag: Path) -> None:
    manifest = write_package(bag) / "tagmanifest-sha256.txt"
    digits = manifest.read_bytes()[:64]
    assert digits != digits.upper()
    replace(manifest, digits, digits.upper())


@fault(Code.PACKAGE_MANIFEST_NOT_STRICT, Code.TAG_FILE_LAST_LINE)
def a_tag_manifest_without_its_last_line_feed(bag: Path) -> None:
    manifest = write_package(bag) / "tagmanifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes()[:-1])


@fault(Code.PACKAGE_FETCH)
def a_package_with_a_fetch_txt(bag: Path) -> None:
    (write_package(bag) / "fetch.txt").write_bytes(b"")
    seal_package(bag)


@fault(Code.PACKAGE_FILE_MISSING)
def a_package_without_its_text(bag: Path) -> None:
    (write_package(bag) / "data/article/article.txt").unlink()
    seal_package(bag)


@fault(Code.PACKAGE_SOURCES)
def a_package_with_two_sources(bag: Path) -> None:
    (write_package(bag) / "data/article/source.html").write_bytes(b"<p>")
    seal_package(bag)


@fault(Code.PACKAGE_SOURCES)
def a_package_without_a_source(bag: Path) -> None:
    (write_package(bag) / "data/article/source.txt").unlink()
    seal_package(bag)


@fault(Code.TAG_FILE_NOT_LISTED, Code.PACKAGE_TAG_FILE_NOT_LISTED)
def a_package_with_a_tag_file_too_many(bag: Path) -> None:
    (write_package(bag) / "note.txt").write_bytes(b"x")


@fault(Code.STRAY_SPECIAL_FILE, Code.PACKAGE_TAG_FILE_NOT_LISTED)
def a_package_with_a_link_too_many(bag: Path) -> None:
    (write_package(bag) / "note.txt").symlink_to("README.txt")


@fault(Code.PACKAGE_SIGNATURE)
def a_file_below_signatures(bag: Path) -> None:
    (write_package(bag) / "signatures/0001").mkdir(parents=True)
    (bag / "signatures/0001/seal.sha512").write_bytes(b"x")


@fault(Code.RECORD_LIMIT)
def a_vast_record(bag: Path) -> None:
    os.truncate(write_package(bag) / REFERENCES, 65 * 1024 * 1024)
    seal_package(bag)


@fault(Code.RECORD_MALFORMED)
def a_record_that_is_not_json(bag: Path) -> None:
    (write_package(bag) / REFERENCES).write_bytes(b"[" * 100_000)
    seal_package(bag)


@fault(Code.RECORD_MALFORMED)
def a_record_of_another_form(bag: Path) -> None:
    edit_record(write_package(bag), ARTICLE, lambda record: record.pop("text"))


@fault(Code.RECORD_MALFORMED)
def a_record_without_a_checksum(bag: Path) -> None:
    edit_record(write_package(bag), ARTICLE, lambda r: r["source"].update(sha256="none"))


@fault(Code.RECORD_MALFORMED)
def a_reference_that_is_no_object(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"].append("r3"))


@fault(Code.RECORD_MALFORMED)
def a_reference_of_an_unknown_kind(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"][0].update(kind="post"))


@fault(Code.SOURCE_DIGEST, Code.QUOTE_DIFFERS)
def another_source(bag: Path) -> None:
    edit_package(bag, "data/article/source.txt", b"Nada", b"Hoda")


@fault(Code.SOURCE_DIGEST)
def a_record_of_another_source(bag: Path) -> None:
    edit_record(write_package(bag), ARTICLE, lambda r: r["source"].update(sha256="0" * 64))


@fault(Code.TEXT_DIGEST)
def another_text(bag: Path) -> None:
    edit_package(bag, "data/article/article.txt", b"Nada", b"Hoda")


@fault(Code.SOURCE_UNDECODABLE)
def a_source_in_an_encoding_that_runs_programs(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["source"].update(encoding="rot13"))


@fault(Code.SOURCE_UNDECODABLE)
def a_source_that_is_not_in_the_stated_encoding(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["source"].update(encoding="ascii"))


@fault(Code.OFFSET_OUT_OF_RANGE)
def a_text_beyond_the_source(bag: Path) -> None:
    edit_record(
        write_package(bag), REFERENCES, lambda r: r["references"][0].update(text_end=10_000)
    )


@fault(Code.OFFSET_OUT_OF_RANGE)
def a_text_without_an_end(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"][0].update(text_end=None))


@fault(Code.QUOTE_DIFFERS)
def words_that_nobody_wrote(bag: Path) -> None:
    edit_package(bag, REFERENCES, b"@NadaRescue) August", b"@NadaRescue) Augusu")


@fault(Code.REFERENCE_IDS)
def references_out_of_order(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"][1].update(id="r3"))


@fault(Code.TWEET_URLS_DIFFER)
def an_address_that_nothing_supports(bag: Path) -> None:
    append(write_package(bag) / URLS, b"https://twitter.com/x/status/1\n")
    seal_package(bag)


@fault(Code.TWEET_URLS_DIFFER)
def an_address_too_few(bag: Path) -> None:
    edit_package(bag, URLS, STATUS_URL.encode(), b"# nothing")


@fault(Code.QUESTION_RECORD_MISSING)
def an_exchange_whose_record_is_in_no_warc_file(bag: Path) -> None:
    exchange = {"request_record": "urn:uuid:6b8e1c1e-5d54-4a52-9a43-0f6f7c1f2a61"}
    question = {"url": "https://news.example/", "exchanges": [exchange]}
    edit_record(write_package(bag), COLLECTION, lambda r: r["questions"].append(question))


@fault(Code.RECORD_MALFORMED)
def a_collection_without_questions(bag: Path) -> None:
    edit_record(write_package(bag), COLLECTION, lambda r: r.pop("questions"))


def edit_tweet(bag: Path, change: Callable[[Any], object]) -> None:
    """Change what is stated of a captured tweet, and hide it from the manifests."""
    edit_wacz(bag, TWEET_JSON, change)


@fault(Code.CLAIM_NOT_IN_RECORD)
def a_tweet_with_other_words(bag: Path) -> None:
    edit_tweet(bag, lambda tweet: tweet["text"].update(value="The bridge is open"))


@fault(Code.CLAIM_NOT_IN_RECORD)
def a_claim_that_points_nowhere(bag: Path) -> None:
    edit_tweet(bag, lambda tweet: tweet["text"]["from"][0].update(locator="json:/words"))


@fault(Code.CLAIM_NOT_IN_RECORD)
def a_claim_by_another_record(bag: Path) -> None:
    edit_tweet(bag, lambda tweet: tweet["text"]["from"][0].update(record=OTHER_RECORD))


@fault(Code.CAPTURE_RECORD_MISSING)
def a_claim_by_a_record_that_is_in_no_warc_file(bag: Path) -> None:
    missing = claim("x", "/text", record="urn:uuid:6b8e1c1e-5d54-4a52-9a43-0f6f7c1f2a61")
    edit_tweet(bag, lambda tweet: tweet.update(language=missing))


@fault(Code.CAPTURE_RECORD_UNREADABLE)
def a_claim_by_a_record_that_cannot_be_decompressed(bag: Path) -> None:
    write_tweet_package(bag, body=b"no gzip", head=(("Content-Encoding", "gzip"),))


@fault(Code.TWEET_DIFFERS)
def a_tweet_that_no_reference_means(bag: Path) -> None:
    edit_tweet(bag, lambda tweet: tweet.update(references=["r1", "r2"]))


@fault(Code.TWEET_DIFFERS)
def a_reference_without_its_captures(bag: Path) -> None:
    edit_wacz(bag, REFERENCES, lambda r: r["references"][1].update(captures=[]))


def edit_wacz(bag: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change a record of a package with captures, and hide it from every list of files."""
    edit_record(write_tweet_package(bag), name, change)
    write_wacz_parts(bag)
    seal_package(bag)


def damage_wacz(bag: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change a part of the WACZ, and hide it from the manifests alone."""
    path = write_tweet_package(bag) / name
    path.write_bytes(change(path.read_bytes()))
    seal_package(bag)


@fault(Code.PACKAGE_FILE_MISSING, Code.WACZ_RESOURCES_DIFFER)
def a_wacz_without_pages(bag: Path) -> None:
    (write_tweet_package(bag) / PAGES).unlink()
    seal_package(bag)


@fault(Code.WACZ_PAGES_MALFORMED, Code.WACZ_RESOURCES_DIFFER)
def a_list_of_pages_without_its_header(bag: Path) -> None:
    damage_wacz(bag, PAGES, lambda content: content.partition(b"\n")[2])


@fault(Code.WACZ_PAGE_MISSING, Code.WACZ_RESOURCES_DIFFER)
def a_page_that_was_never_recorded(bag: Path) -> None:
    line = b'{"url": "https://news.example/", "ts": "2026-01-02T03:04:05Z"}\n'
    damage_wacz(bag, PAGES, lambda content: content + line)


@fault(Code.WACZ_DATAPACKAGE_MALFORMED, Code.WACZ_DIGEST_DIFFERS)
def a_wacz_of_another_version(bag: Path) -> None:
    damage_wacz(bag, DATAPACKAGE, lambda content: content.replace(b"1.1.1", b"9.9.9"))


@fault(Code.WACZ_RESOURCES_DIFFER)
def a_file_that_the_wacz_does_not_list(bag: Path) -> None:
    (write_tweet_package(bag) / "data/media").mkdir()
    (bag / "data/media/a.jpg").write_bytes(b"x")
    seal_package(bag)


@fault(Code.WACZ_DIGEST_DIFFERS)
def a_digest_of_another_datapackage(bag: Path) -> None:
    damage_wacz(bag, DATAPACKAGE, lambda content: content + b"\n")


def damage_description(bag: Path, name: str, old: bytes, new: bytes) -> None:
    """Change what describes the payload, and hide it from the manifests."""
    replace(write_package(bag) / name, old, new)
    seal_with_oxum(bag)


@fault(Code.ITEMS_DIFFER, Code.PREMIS_DIFFERS)
def a_file_that_nothing_describes(bag: Path) -> None:
    (write_package(bag) / "data/metadata/more.txt").write_bytes(b"x")
    seal_with_oxum(bag)


@fault(Code.ITEMS_DIFFER)
def a_list_of_items_with_another_name(bag: Path) -> None:
    damage_description(bag, ITEMS, b"article.txt,", b"articla.txt,")


@fault(Code.ITEMS_DIFFER)
def a_list_of_items_that_is_no_csv(bag: Path) -> None:
    damage_description(bag, ITEMS, b"path,", b"file,")


@fault(Code.PREMIS_DIFFERS, Code.ITEMS_DIFFER)
def a_premis_record_with_another_size(bag: Path) -> None:
    damage_description(bag, PREMIS, b"<size>", b"<size>9")
