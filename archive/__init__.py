"""What a package is, and how it is checked.

A *package* is a BagIt bag (RFC 8493) that holds an article, the posts it refers to, and what the
web and the web archives still held of them. This half of the project knows bags, manifests, digests
and checks. It knows no article and no tweet, and it never opens a connection.

Start reading with ``archive.verify``.
"""

__version__ = "0.1.0"
