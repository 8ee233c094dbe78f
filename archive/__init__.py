r"""What a package is, and how it is checked.

A *package* is a BagIt bag (RFC 8493) that holds an article, the posts it refers to, and what the
web and the web archives still held of them. This half of the project knows bags, manifests, digests
and checks. It knows no article and no tweet, and it never opens a connection.

Start reading with ``archive.verify``.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from archive import verify_bag
>>> with TemporaryDirectory() as folder:
...     (data := Path(folder, "data")).mkdir()
...     _ = Path(data, "a.txt").write_text("abc")
...     _ = Path(folder, "bagit.txt").write_text(
...         "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
...     )
...     _ = Path(folder, "manifest-md5.txt").write_text(
...         "900150983cd24fb0d6963f7d28e17f72  data/a.txt\n"
...     )
...     good = verify_bag(folder)
...     _ = Path(data, "a.txt").write_text("abd")
...     bad = verify_bag(folder)
>>> good.is_valid
True
>>> [(str(finding.code), finding.file) for finding in bad.findings]
[('fixity.payload-changed', 'data/a.txt')]
"""

from typing import TYPE_CHECKING

__all__ = ["verify_bag"]

__version__ = "0.1.0"

if TYPE_CHECKING:
    from archive.verify import verify_bag
else:

    def __getattr__(name: str) -> object:
        """Load the verifier when it is asked for: most of ``archive`` does without it."""
        if name != "verify_bag":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from archive.verify import verify_bag

        return verify_bag
