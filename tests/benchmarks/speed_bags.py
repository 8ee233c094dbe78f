"""The bags that verifying is timed with: random files, SHA-256 and SHA-512, made with hashlib."""

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path

ALGORITHMS = ("sha256", "sha512")
PIECE_BYTES = 1 << 20
FILES_A_FOLDER = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """How many files of what size."""

    name: str
    files: int
    size_bytes: int


ONE_LARGE = Shape(name="(a) one file of 4 GiB", files=1, size_bytes=4 << 30)
MANY_SMALL = Shape(name="(b) 20,000 files of 4 KiB", files=20_000, size_bytes=4 << 10)
SOME_MIDDLING = Shape(name="(c) 200 files of 8 MiB", files=200, size_bytes=8 << 20)
VERY_MANY_TINY = Shape(name="(d) 200,000 files of 1 KiB", files=200_000, size_bytes=1 << 10)
TINY = Shape(name="(e) two files of 1 KiB", files=2, size_bytes=1 << 10)
SHAPES = (ONE_LARGE, MANY_SMALL, SOME_MIDDLING, VERY_MANY_TINY, TINY)


def write_speed_bag(folder: Path, shape: Shape) -> Path:
    """Write a bag that every validator takes."""
    chance = random.Random(shape.files)
    (folder / "data").mkdir(parents=True)
    lines: dict[str, list[str]] = {algorithm: [] for algorithm in ALGORITHMS}
    for number in range(shape.files):
        name = f"data/{number // FILES_A_FOLDER:03}/{number:06}.bin"
        if number % FILES_A_FOLDER == 0:
            (folder / name).parent.mkdir()
        for algorithm, checksum in write_random(folder / name, shape.size_bytes, chance).items():
            lines[algorithm].append(f"{checksum}  {name}\n")
    oxum = f"{shape.files * shape.size_bytes}.{shape.files}"
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": f"Payload-Oxum: {oxum}\n",
        **{f"manifest-{algorithm}.txt": "".join(lines[algorithm]) for algorithm in ALGORITHMS},
    }
    for algorithm in ALGORITHMS:
        sums = (
            f"{hashlib.new(algorithm, text.encode()).hexdigest()}  {name}\n"
            for name, text in tags.items()
        )
        (folder / f"tagmanifest-{algorithm}.txt").write_text("".join(sums))
    for name, text in tags.items():
        (folder / name).write_text(text)
    return folder


def write_random(path: Path, size_bytes: int, chance: random.Random) -> dict[str, str]:
    """Write a file of bytes that nobody can guess, and give its checksums."""
    hashes = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
    with path.open("wb") as file:
        for start in range(0, size_bytes, PIECE_BYTES):
            piece = chance.randbytes(min(PIECE_BYTES, size_bytes - start))
            file.write(piece)
            for one in hashes.values():
                one.update(piece)
    return {algorithm: one.hexdigest() for algorithm, one in hashes.items()}
