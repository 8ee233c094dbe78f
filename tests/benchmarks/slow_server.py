"""A server that answers each request after a given time: run as a program, in its own process.

``/N`` gives body N: three of four are text that compresses, the fourth are random bytes. Prints its
port, and serves until its standard input ends.
"""

import asyncio
import random
import sys

_LETTERS = "etaoinshrdlu"
_chance = random.Random(1)
_WORDS = ["".join(_chance.choices(_LETTERS, k=_chance.randint(2, 9))) for _ in range(4000)]
_WEIGHTS = [1 / rank for rank in range(1, len(_WORDS) + 1)]  # as in any language (Zipf)


def make_body(number: int, size_bytes: int) -> bytes:
    """Make a page of text in markup, or (every fourth) what is like a picture."""
    chance = random.Random(number)
    if number % 4 == 3:
        return chance.randbytes(size_bytes)
    words = chance.choices(_WORDS, _WEIGHTS, k=size_bytes // 5)
    paragraphs = (" ".join(words[start : start + 60]) for start in range(0, len(words), 60))
    page = "".join(f'<p class="article-body__text">{one}</p>\n' for one in paragraphs)
    return page.encode()[:size_bytes]


class _Answering(asyncio.Protocol):
    def __init__(self, latency_s: float, size_bytes: int, bodies: dict[int, bytes]) -> None:
        self._latency_s = latency_s
        self._size_bytes = size_bytes
        self._bodies = bodies
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            number = int(head.split(b" ", 2)[1].rpartition(b"/")[2])
            asyncio.get_running_loop().call_later(self._latency_s, self._answer, number)

    def _answer(self, number: int) -> None:
        if number not in self._bodies:
            self._bodies[number] = make_body(number, self._size_bytes)
        body = self._bodies[number]
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
            + body
        )


async def serve(latency_s: float, size_bytes: int, count: int) -> None:
    bodies = {number: make_body(number, size_bytes) for number in range(count)}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: _Answering(latency_s, size_bytes, bodies), "127.0.0.1", 0, backlog=256
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
