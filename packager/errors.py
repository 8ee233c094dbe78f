"""The errors of making a package; the root and its siblings stand in ``archive.errors``.

PackagerError
├── SourceError            an article cannot be read: no such file, not text, no permission
│   └── NotTextError       the bytes are not text in any encoding that we know
├── NetworkError           the network did not answer, and nothing could be made without it
│   ├── RefusedAddressError    an address that must not be asked (private, not http)
│   ├── UnknownHostError       the name has no address
│   ├── UnreachableError       no connection, or no secure one
│   ├── UntrustedServerError   the server's certificate does not prove who it is
│   ├── TimedOutError          no whole answer in the time there is
│   ├── BrokenAnswerError      the answer breaks off, is not HTTP, or cannot be decoded
│   │   └── UndecodableAnswerError the body does not follow its Content-Encoding
│   ├── TooLargeError          the answer is larger than its limit
│   └── TooManyRedirectsError  one address leads to the next without end
├── UnreadableAnswerError  an answer is not in the form that its service promises
├── SettingsError          a setting is unknown or has no meaning
├── StatementError         what a person states of a reference does not fit the package
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


class UnknownHostError(NetworkError):
    """The name of a host has no address, or nobody could be asked for it."""


class UnreachableError(NetworkError):
    """No connection could be made, or no secure one."""


class UntrustedServerError(UnreachableError):
    """The server's certificate does not prove that it is the one that was asked for."""


class TimedOutError(NetworkError):
    """No whole answer came in the time there is."""


class BrokenAnswerError(NetworkError):
    """The answer breaks off, is not HTTP, or its body does not follow its Content-Encoding."""


class UndecodableAnswerError(BrokenAnswerError):
    """The body of an answer does not follow its Content-Encoding."""


class TooLargeError(NetworkError):
    """The answer is larger than its limit, on the wire or decompressed."""


class TooManyRedirectsError(NetworkError):
    """One address leads to the next, more often than ``archive.limits.REDIRECTS``."""


class UnreadableAnswerError(PackagerError):
    """An answer is not in the form that its service promises, or it breaks off."""


class SettingsError(PackagerError):
    """A setting is unknown or has no meaning; the message names where it was set."""


class StatementError(PackagerError):
    """What a person states of a reference does not fit the package."""


class BusyError(PackagerError):
    """Another run holds the lock of the same package."""
