"""Tag files in other encodings than UTF-8, rightly and wrongly."""

from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.hostile.kinds.registry import Maker, invalid, valid

NAME = "data/\u00e9\u00e8.txt"


def recoded(encoding: str, codec: str, *, name: str = NAME, mark: bytes = b"") -> Maker:
    """Write the tag files in a codec; the names of files stay in UTF-8, as the system has them."""

    def make(bag: Path, _outside: Path) -> None:
        write_bag(bag, {name: b"x"}, encoding=encoding, tags={"bag-info.txt": b"A: b\n"})
        for tag in ("manifest-sha256.txt", "bag-info.txt"):
            text = (bag / tag).read_text("utf-8")
            (bag / tag).write_bytes(mark + text.encode(codec))

    return make


for encoding, codec in {
    "UTF-16": "utf-16",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "UTF-32": "utf-32",
    "ISO-8859-1": "latin-1",
    "ISO-8859-15": "iso8859-15",
    "windows-1252": "cp1252",
    "GB18030": "gb18030",
    "macintosh": "mac-roman",
}.items():
    valid(f"names listed in {encoding}", "§2.3", recoded(encoding, codec), Code.ENCODING_NOT_UTF8)
arabic = {"ISO-8859-6": "iso8859-6", "windows-1256": "cp1256"}
for encoding, codec in arabic.items():
    valid(
        f"Arabic names listed in {encoding}",
        "§2.3",
        recoded(encoding, codec, name="data/\u0635\u0648\u0631\u0629"),
        Code.ENCODING_NOT_UTF8,
    )
invalid(
    "names listed in Latin 1 and said to be in UTF-8",
    "§2.3",
    recoded("UTF-8", "latin-1"),
    Code.MALFORMED_LINE,
)
invalid(
    "names listed in UTF-8 and said to be in Latin 1",
    "§2.3",
    recoded("ISO-8859-1", "utf-8"),
    Code.PAYLOAD_MISSING,
    Code.PAYLOAD_NOT_LISTED,
)
invalid(
    "names listed in UTF-16 and said to be in UTF-8",
    "§2.3",
    recoded("UTF-8", "utf-16"),
    Code.MALFORMED_LINE,
)
invalid(
    "a byte-order mark where the encoding needs none",
    "§2.3",
    recoded("UTF-16LE", "utf-16-le", mark="\ufeff".encode("utf-16-le")),
    Code.TAG_FILE_BYTE_ORDER_MARK,
)
