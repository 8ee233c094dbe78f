"""Servers on loopback and clients that may ask them, as for the client itself."""

from tests.packager.fetch.conftest import (  # noqa: F401 - pytest takes them up by name
    authority,
    ca_file,
    client,
    http_server,
    settings,
)
