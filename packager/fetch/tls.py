"""Secure connections: whom we trust, and what a connection's cipher suite is called."""

import ssl
from pathlib import Path

import certifi

# The suites of TLS 1.2 that Python offers, by the ids and names that IANA gives them. OpenSSL has
# names of its own for these; for TLS 1.3 it uses IANA's.
_IANA_NAMES = {
    0x0067: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
    0x006B: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
    0x009E: "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
    0x009F: "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
    0xC023: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
    0xC024: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
    0xC027: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
    0xC028: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
    0xC02B: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    0xC02C: "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    0xC02F: "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    0xC030: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    0xCCA8: "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    0xCCA9: "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    0xCCAA: "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
}
_SUITE_ID = 0xFFFF  # OpenSSL's id carries its own flags above


def new_tls_context(ca_file: Path | None = None) -> ssl.SSLContext:
    """Make a context that proves who a server is, by Mozilla's list or the user's own file.

    The system's list and environment variables are not asked: every run trusts the same.
    """
    return ssl.create_default_context(cafile=ca_file or certifi.where())


def tls_version(sock: ssl.SSLSocket) -> str | None:
    """Give a connection's protocol as WARC-Protocol spells it: ``tls/1.3``."""
    version = sock.version()
    return version.lower().replace("v", "/") if version else None


def cipher_suite(sock: ssl.SSLSocket) -> str | None:
    """Give the IANA name of a connection's cipher suite; None where it is not in our list."""
    cipher = sock.cipher()
    if cipher is None or cipher[0].startswith("TLS_"):
        return cipher[0] if cipher else None
    suites = {suite["name"]: suite["id"] & _SUITE_ID for suite in sock.context.get_ciphers()}
    return _IANA_NAMES.get(suites.get(cipher[0], 0))
