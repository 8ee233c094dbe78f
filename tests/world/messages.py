"""What is asked of a service of the world, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import parse_qs


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, as its service means it."""

    status: int
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()

    def render(self) -> tuple[bytes, bytes]:
        """Give head and body as they go over the wire."""
        lines = [
            f"HTTP/1.1 {self.status} As It Is",
            f"Content-Type: {self.content_type}",
            f"Content-Length: {len(self.body)}",
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        return "\r\n".join([*lines, "", ""]).encode("latin-1"), self.body


Answering: TypeAlias = Callable[[str], Reply]  # target of the request -> its answer


def path_of(target: str) -> str:
    """The path of a request's target, as it was sent."""
    return target.partition("?")[0]


def fields_of(target: str) -> dict[str, list[str]]:
    """The fields of a request's query."""
    return parse_qs(target.partition("?")[2], keep_blank_values=True)
