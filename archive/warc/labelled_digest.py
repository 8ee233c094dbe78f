"""``sha256:...`` as WARC fields have it (WARC 1.1 §5.8), in base 16 or base 32."""

import base64
import binascii
import re
from functools import cache, lru_cache
from typing import NamedTuple

from archive.digests import Algorithm, new_hash

# The grammar allows a token only; "=", "/" and "@" are read as the IIPC recommends (annotations
# to WARC 1.1 §5.8), for base 32 and base 64 need them.
_LABELLED = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([!#$%&'*+.^_`|~0-9A-Za-z/=@-]+)")

_LABELS = {
    "md5": Algorithm.MD5,
    "sha1": Algorithm.SHA1,
    "sha224": Algorithm.SHA224,
    "sha256": Algorithm.SHA256,
    "sha384": Algorithm.SHA384,
    "sha512": Algorithm.SHA512,
    "sha3256": Algorithm.SHA3_256,
    "sha3512": Algorithm.SHA3_512,
    "blake2b": Algorithm.BLAKE2B,
}


class LabelledDigest(NamedTuple):
    """A digest, and the algorithm that it is of; ``algorithm`` is None where we know none."""

    algorithm: Algorithm | None
    value: bytes  # of the algorithm's length; the text as it stands where we know none


@lru_cache(maxsize=64)  # each is looked at more than once while its record is checked
def parse_labelled_digest(text: str) -> LabelledDigest | None:
    """Read a digest.

    Returns:
        None where it is no digest, or not of its algorithm's length.

    >>> parse_labelled_digest("md5:D5PTD7DVYAYYGJUV2HCF5IUCKI======").algorithm
    <Algorithm.MD5: 'md5'>
    """
    parts = _LABELLED.fullmatch(text)
    if parts is None:
        return None
    algorithm = _LABELS.get(parts[1].lower().replace("-", ""))
    if algorithm is None:
        return LabelledDigest(algorithm=None, value=text.encode())
    value = _decode(parts[2], _size_bytes(algorithm))
    return None if value is None else LabelledDigest(algorithm=algorithm, value=value)


@cache
def _size_bytes(algorithm: Algorithm) -> int:
    return new_hash(algorithm).digest_size


def _decode(text: str, size_bytes: int) -> bytes | None:
    try:
        if len(text) == 2 * size_bytes and not text.endswith("="):
            return bytes.fromhex(text)
        bare = text.rstrip("=")
        value = base64.b32decode(bare + "=" * (-len(bare) % 8), casefold=True)
    except (ValueError, binascii.Error):
        return None
    return value if len(value) == size_bytes else None
