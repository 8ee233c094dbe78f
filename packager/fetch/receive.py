"""Takes one response off a socket, whole or up to a limit, and changes no byte of it."""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from archive import limits
from archive.block import BlockBuilder
from archive.exchange import Truncation
from packager.fetch.scanner import ResponseScanner

_RECEIVE_BYTES = 64 * limits.KIB
_LOOKS_UP_S = 0.5  # how often whoever waits asks whether that is still wanted


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """How much and how long one exchange may take."""

    ends_at: float  # by time.monotonic()
    connect_s: float = limits.CONNECT_S  # to one address
    read_s: float = limits.READ_S  # between two pieces
    response_bytes: int = limits.RESPONSE_BYTES
    is_stopped: Callable[[], bool] = lambda: False  # whether nobody wants the answer any more


@dataclass(frozen=True, kw_only=True, slots=True)
class Reception:
    """What became of one response."""

    truncated: Truncation | None
    keeps_connection: bool  # whether the next request may go over the same connection


def receive(
    sock: socket.socket, *, method: str, bounds: Bounds, response: BlockBuilder
) -> Reception:
    """Append every byte of one response to ``response``.

    Bytes after its end belong to no response; they are dropped, and the connection with them.

    Raises:
        WriteError: The response cannot be kept.
    """
    scanner = ResponseScanner(method)
    room_bytes = bounds.response_bytes
    leftover_bytes = 0
    while not scanner.is_complete:
        try:
            piece = _receive_piece(sock, bounds)
        except TimeoutError:
            return _cut_short(Truncation.TIME)
        except OSError:
            return _cut_short(Truncation.DISCONNECT)
        if not piece:
            return Reception(truncated=scanner.end(), keeps_connection=False)
        used = scanner.feed(piece)
        response.append(piece[: min(used, room_bytes)])
        if used > room_bytes or scanner.fault is Truncation.LENGTH:
            return _cut_short(Truncation.LENGTH)
        room_bytes -= used
        leftover_bytes = len(piece) - used
    keeps_connection = scanner.keeps_connection and not leftover_bytes
    return Reception(truncated=None, keeps_connection=keeps_connection)


def _cut_short(reason: Truncation) -> Reception:
    return Reception(truncated=reason, keeps_connection=False)


def _receive_piece(sock: socket.socket, bounds: Bounds) -> bytes:
    """Wait for the next piece.

    Raises:
        TimeoutError: It did not come in time, or is not wanted any more.
        OSError: The connection broke.
    """
    waits_until = min(bounds.ends_at, time.monotonic() + bounds.read_s)
    while not bounds.is_stopped():
        left_s = waits_until - time.monotonic()
        if left_s <= 0:
            break
        sock.settimeout(min(left_s, _LOOKS_UP_S))
        with suppress(TimeoutError):
            return sock.recv(_RECEIVE_BYTES)
    raise TimeoutError
