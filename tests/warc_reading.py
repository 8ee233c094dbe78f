"""Take a WARC file apart with zlib alone: what every other reader is compared with."""

import zlib
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A gzip member, and the one record in it."""

    offset: int
    member: bytes
    version: str
    fields: list[tuple[str, str]]
    block: bytes

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.fields if key == name]

    def __getitem__(self, name: str) -> str:
        (value,) = self.all(name)
        return value

    @property
    def id(self) -> str:
        return self["WARC-Record-ID"][1:-1]


def take_apart(content: bytes) -> list[Found]:
    found, offset = [], 0
    while offset < len(content):
        inflater = zlib.decompressobj(31)
        text = inflater.decompress(content[offset:])
        assert inflater.eof, "a member is cut"
        end = len(content) - len(inflater.unused_data)
        head, _, rest = text.partition(b"\r\n\r\n")
        version, *lines = head.decode().split("\r\n")
        fields = [tuple(line.split(": ", 1)) for line in lines]
        length = int(dict(fields)["Content-Length"])
        assert rest[length:] == b"\r\n\r\n"
        found.append(
            Found(
                offset=offset,
                member=content[offset:end],
                version=version,
                fields=fields,
                block=rest[:length],
            )
        )
        offset = end
    return found
