"""Checksum algorithms, and hashing in one pass: the only place that hashes.

RFC 8493 §2.4 names the algorithms. A package of ours uses SHA-256 and SHA-512.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import Any

from archive.errors import UnsupportedAlgorithmError


class Algorithm(StrEnum):
    """A checksum algorithm, by its name in a manifest's file name (RFC 8493 §2.4)."""

    MD5 = "md5"
    SHA1 = "sha1"
    SHA224 = "sha224"
    SHA256 = "sha256"
    SHA384 = "sha384"
    SHA512 = "sha512"
    SHA3_224 = "sha3224"
    SHA3_256 = "sha3256"
    SHA3_384 = "sha3384"
    SHA3_512 = "sha3512"
    BLAKE2B = "blake2b"
    BLAKE2B_256 = "blake2b256"
    BLAKE2B_512 = "blake2b512"
    BLAKE2S = "blake2s"
    BLAKE2S_256 = "blake2s256"

    @property
    def hex_digits(self) -> int:
        """How many hexadecimal digits a checksum has."""
        return 2 * new_hash(self).digest_size


PACKAGE_ALGORITHMS = (Algorithm.SHA256, Algorithm.SHA512)

# RFC 8493 §2.4: in IANA's registry of hash algorithms for named information, or one of the two that
# it adds for old bags. Other people's bags have the rest of those above.
UNREGISTERED = frozenset((Algorithm.SHA224, Algorithm.BLAKE2B, Algorithm.BLAKE2S))

_HASHLIB_NAMES: dict[Algorithm, str] = {
    Algorithm.SHA3_224: "sha3_224",
    Algorithm.SHA3_256: "sha3_256",
    Algorithm.SHA3_384: "sha3_384",
    Algorithm.SHA3_512: "sha3_512",
    Algorithm.BLAKE2B_512: "blake2b",
    Algorithm.BLAKE2S_256: "blake2s",
}
_BLAKE2B_256_BYTES = 32  # of a checksum


def parse_algorithm(name: str) -> Algorithm:
    """Read an algorithm's name as a manifest's file name has it, in any usual spelling.

    That it is spelt as RFC 8493 §2.4 wants is not promised; ``Algorithm`` has those spellings.

    Raises:
        UnsupportedAlgorithmError: This software cannot compute it.

    >>> parse_algorithm("SHA-256")
    <Algorithm.SHA256: 'sha256'>
    """
    try:
        return Algorithm("".join(filter(str.isalnum, name.lower())))
    except ValueError:
        raise UnsupportedAlgorithmError(
            f"{name}: a checksum algorithm that this software cannot compute",
            hint=f"It computes {', '.join(Algorithm)}.",
        ) from None


def new_hash(algorithm: Algorithm) -> "hashlib._Hash":
    """Start a hash of an algorithm; MD5 and SHA-1 are used as checksums, not for security."""
    return _starter(algorithm)(b"")


@cache
def _starter(algorithm: Algorithm) -> "Callable[[bytes], hashlib._Hash]":
    """Give what starts a hash; made once, for looking it up by name takes as long as small files."""
    settings: dict[str, Any] = {"usedforsecurity": False}
    if algorithm is Algorithm.BLAKE2B_256:
        settings["digest_size"] = _BLAKE2B_256_BYTES
    return partial(getattr(hashlib, _HASHLIB_NAMES.get(algorithm, algorithm)), **settings)


@cache
def _starters(algorithms: tuple[Algorithm, ...]) -> "tuple[Callable[[bytes], hashlib._Hash], ...]":
    return tuple(map(_starter, algorithms))


def hash_content(content: bytes, algorithms: tuple[Algorithm, ...]) -> tuple[bytes, ...]:
    """Hash bytes with several algorithms; faster than ``hash_pieces`` for small files.

    Returns:
        One checksum an algorithm, in the order given.
    """
    return tuple([start(content).digest() for start in _starters(algorithms)])


def hash_pieces(pieces: Iterable[bytes], algorithms: Sequence[Algorithm]) -> tuple[str, ...]:
    """Hash a stream once with several algorithms.

    Returns:
        One lower-case hexadecimal checksum an algorithm, in the order given.

    >>> hash_pieces([b"a", b"b"], [Algorithm.MD5])
    ('187ef4436122d1cc2f40dc2b92f0eba0',)
    """
    hashes = [new_hash(algorithm) for algorithm in algorithms]
    for piece in pieces:
        for one in hashes:
            one.update(piece)
    return tuple(one.hexdigest() for one in hashes)


def sha256_hex(content: bytes) -> str:
    """Give the SHA-256 of bytes in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()
