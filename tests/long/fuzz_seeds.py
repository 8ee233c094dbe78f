"""What fuzzing begins with: the tag files of every kind of hostile bag, and every faulty WARC file.

python tests/long/fuzz_seeds.py FOLDER: one folder a target is made in it.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.kinds import KINDS
from tests.tweet_bags import RECORDS, write_tweet_package

SEPARATOR = b"\xff\xfe\xfd"
MOST_BYTES = 4096  # of a seed: large ones make every try slow
PREFIXES = {"manifest": b"\0\2", "bag_info": b"\0", "fetch": b"\0"}
FILES = {
    "declaration": "bagit.txt",
    "manifest": "manifest-sha256.txt",
    "bag_info": "bag-info.txt",
    "fetch": "fetch.txt",
}


def write_seeds(folder: Path) -> None:
    """Write the seeds of each target."""
    for target in (*FILES, "bag", "record", "warc", "package"):
        (folder / target).mkdir(parents=True, exist_ok=True)
    (folder / "record/object").write_bytes(
        b'{"schema": "references", "version": 1, "a": [null, 1e3]}'
    )
    (folder / "warc/record").write_bytes(
        b"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        b"WARC-Date: 2016-08-19T00:00:00Z\r\nContent-Length: 1\r\n\r\na\r\n\r\n"
    )
    with tempfile.TemporaryDirectory() as place:
        whole = write_tweet_package(Path(place, "bag"))
        for number, name in enumerate(RECORDS):
            (folder / "package" / str(number)).write_bytes(
                bytes([number]) + (whole / name).read_bytes()
            )
    for number, kind in enumerate(KINDS):
        with tempfile.TemporaryDirectory() as place:
            made, outside = Path(place, "bag"), Path(place, "bag-outside")
            outside.mkdir()
            (outside / "secret.txt").write_bytes(b"x")
            kind.make(made, outside)
            texts = {target: read(made / name) for target, name in FILES.items()}
        for target, text in texts.items():
            if text is not None:
                (folder / target / str(number)).write_bytes(PREFIXES.get(target, b"") + text)
        parts = SEPARATOR.join(text or b"" for text in texts.values())
        (folder / "bag" / str(number)).write_bytes(parts)


def read(path: Path) -> bytes | None:
    """Read a file that is small and regular."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
        return None
    return path.read_bytes()


if __name__ == "__main__":
    write_seeds(Path(sys.argv[1]))
