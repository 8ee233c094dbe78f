"""README.txt of a package: what it is, and how to check it without this software."""

from archive import layout
from archive.digests import PACKAGE_ALGORITHMS

_TEXT = """\
{description}

This folder is a BagIt bag (RFC 8493). Everything that was packaged stands below data/:

  data/article/source.*            the article's bytes exactly as they were received
  data/article/article.txt         its text as it is read
  data/article/article.json        title, dates, language, and where each was stated
  data/article/tweet-urls.txt      the addresses of the tweets, in the order of the article
  data/references/references.json  every reference to a tweet: where it stands in the source,
                                   what is known of it, and how it is known
  data/metadata/collection.json    what the web was asked, and what came
  data/archive/*.warc.gz           every request and answer as it came over the wire, where the
                                   web was asked (WARC 1.1)

How to check that no byte has changed, with the tools of any Unix system, in this folder:

{commands}

Each line should end in "OK". Those commands do not notice files that were added; compare the list
of files with the manifests for that, or use any BagIt validator.

The checksums show that the files are as they were packaged. They do not show who packaged them,
nor that a server sent them.
"""


def render_readme(description: str) -> bytes:
    """Render README.txt.

    Args:
        description: What the package holds, in one line.
    """
    commands = "\n".join(
        f"  {algorithm}sum -c {layout.manifest_name(algorithm)} {layout.tag_manifest_name(algorithm)}"
        for algorithm in PACKAGE_ALGORITHMS
    )
    return _TEXT.format(description=description, commands=commands).encode()
