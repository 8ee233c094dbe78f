"""The errors of making a package; the root and its siblings stand in ``archive.errors``.

PackagerError
├── SourceError            an article cannot be read: no such file, not text, no permission
│   └── NotTextError       the bytes are not text in any encoding that we know
├── NetworkError           the network did not answer, and nothing could be made without it
│   └── RefusedAddressError    an address that must not be asked (private, not http)
├── SettingsError          a setting is unknown or has no meaning
└── BusyError              another run is working on the same package
"""

from archive.errors import Error


class PackagerError(Error):
    """A package could not be made."""


class SourceError(PackagerError):
    """An article cannot be read: no such file, a folder, no permission, nothing in it."""


class NotTextError(SourceError):
    """The bytes are not text in any encoding that we know."""


class NetworkError(PackagerError):
    """The network did not answer, and nothing could be made without the answer."""


class RefusedAddressError(NetworkError):
    """An address that must not be asked: not http or https, or not a public host."""


class SettingsError(PackagerError):
    """A setting is unknown or has no meaning; the message names where it was set."""


class BusyError(PackagerError):
    """Another run holds the lock of the same package."""
