"""The map of a package: every path in it, once. Paths are relative to the bag, with ``/``.

<slug>-<date>-<8 hex>/
  bagit.txt  bag-info.txt  manifest-*.txt  tagmanifest-*.txt  README.txt      tag files
  data/article/     source.* article.txt article.json tweet-urls.txt
  data/references/  references.json
  data/tweets/      <status id>.json
  data/metadata/    collection.json premis.xml dublin-core.xml items.csv
  data/report/      index.html
  data/media/       what tweets showed, for the page
  data/archive/     *.warc.gz
  data/indexes/     index.cdx
  data/pages/       pages.jsonl
  data/             datapackage.json datapackage-digest.json
"""

BAGIT_TXT = "bagit.txt"
BAG_INFO_TXT = "bag-info.txt"
FETCH_TXT = "fetch.txt"
README_TXT = "README.txt"
SIGNATURES = "signatures"  # a folder that stands in no tag manifest

PAYLOAD = "data"
ARTICLE_SOURCE_STEM = "data/article/source"  # plus the suffix of the source's kind
ARTICLE_TEXT = "data/article/article.txt"
ARTICLE_JSON = "data/article/article.json"
TWEET_URLS = "data/article/tweet-urls.txt"
REFERENCES_JSON = "data/references/references.json"
TWEETS_FOLDER = "data/tweets"  # <status id>.json
COLLECTION_JSON = "data/metadata/collection.json"
WARC_FOLDER = "data/archive"  # *.warc.gz
WARC_INDEX = "data/indexes/index.cdx"
PAGES = "data/pages/pages.jsonl"
DATAPACKAGE = "data/datapackage.json"
DATAPACKAGE_DIGEST = "data/datapackage-digest.json"
PREMIS = "data/metadata/premis.xml"
DUBLIN_CORE = "data/metadata/dublin-core.xml"
ITEMS = "data/metadata/items.csv"  # one row a file
REPORT = "data/report/index.html"
REPORT_MEDIA = "data/media"  # what tweets showed, for the page

# What bag-info.txt says of a package of ours.
PROFILE_IDENTIFIER = "urn:article-packager:bagit-profile:1"
SOFTWARE_NAME = "article-packager"

# Beside a package while it is made (never inside it).
PARTIAL_SUFFIX = ".partial"
PARTIAL_LOCK = "lock"
PARTIAL_JOURNAL = "journal.jsonl"
PARTIAL_WARC_JOURNAL = "warc-journal.jsonl"
PARTIAL_QUESTIONS = "questions.jsonl"
PARTIAL_BAG = "bag"


def manifest_name(algorithm: str) -> str:
    """Give the name of the payload manifest of an algorithm (RFC 8493 §2.1.3).

    >>> manifest_name("sha256")
    'manifest-sha256.txt'
    """
    return f"manifest-{algorithm}.txt"


def tag_manifest_name(algorithm: str) -> str:
    """Give the name of the tag manifest of an algorithm (RFC 8493 §2.2.1).

    >>> tag_manifest_name("sha512")
    'tagmanifest-sha512.txt'
    """
    return f"tagmanifest-{algorithm}.txt"
