"""A page with many assets, each answered after a given time: run as a program, in its own process.

``page_server.py LATENCY_S COUNT``: ``/`` names COUNT assets: style sheets, which name fonts and
pictures of their own, scripts and pictures. Prints its port, and serves until its input ends.
"""

import asyncio
import random
import sys

_SHEETS, _IN_EACH = 10, 4  # style sheets, and what each names


def make_site(count: int) -> dict[str, tuple[str, bytes]]:
    """Give the content type and body of every path; all but ``/`` are the page's assets."""
    chance = random.Random(1)
    site: dict[str, tuple[str, bytes]] = {}
    tags = []
    for sheet in range(_SHEETS):
        rules = "".join(f".a{n}{{background:url(/bg-{sheet}-{n}.png)}}\n" for n in range(_IN_EACH))
        site[f"/{sheet}.css"] = ("text/css", (rules + "p{margin:0}\n" * 500).encode())
        site |= {
            f"/bg-{sheet}-{n}.png": ("image/png", chance.randbytes(3_000)) for n in range(_IN_EACH)
        }
        tags.append(f"<link rel=stylesheet href=/{sheet}.css>")
    for number in range(count - len(site)):
        site[f"/{number}.png"] = ("image/png", chance.randbytes(20_000))
        tags.append(f"<p>Words {number}</p><img src=/{number}.png>")
    page = f"<!doctype html><html><head><title>A</title></head><body>{''.join(tags)}</body></html>"
    return {"/": ("text/html", page.encode()), **site}


class _Answering(asyncio.Protocol):
    def __init__(self, latency_s: float, site: dict[str, tuple[str, bytes]]) -> None:
        self._latency_s = latency_s
        self._site = site
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode("ascii")
            asyncio.get_running_loop().call_later(self._latency_s, self._answer, path)

    def _answer(self, path: str) -> None:
        kind, body = self._site.get(path, ("text/plain", b"gone"))
        status = "200 OK" if path in self._site else "404 Not Found"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode() + body)


async def serve(latency_s: float, count: int) -> None:
    site = make_site(count)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: _Answering(latency_s, site), "127.0.0.1", 0, backlog=256
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]), int(sys.argv[2])))
