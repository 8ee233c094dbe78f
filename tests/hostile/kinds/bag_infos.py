"""bag-info.txt and fetch.txt: their lines, Payload-Oxum, and where fetch.txt leads."""

from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.hostile.kinds.changes import Maker, with_tag_file
from tests.hostile.kinds.registry import invalid, undecided, valid


def info(content: bytes, **parts: object) -> Maker:
    return with_tag_file("bag-info.txt", content, **parts)


def fetch(line: bytes, **parts: object) -> Maker:
    return with_tag_file("fetch.txt", line, **parts)


def hole(bag: Path, _outside: Path) -> None:
    write_bag(bag, tags={"fetch.txt": b"https://a.example/x 3 data/a.txt\n"})
    (bag / "data/a.txt").unlink()


MALFORMED = {
    "a line without a colon": b"A b\n",
    "no blank after a colon": b"A:b\n",
    "a blank before a colon": b"A : b\n",
    "a label that begins with a blank, first": b" A: b\n",
    "no label": b": b\n",
    "an empty line": b"A: b\n\nC: d\n",
    "a line that goes on before any label": b"\tgoes on\n",
    "a no-break space after a colon": "A:\u00a0b\n".encode(),
    "bytes that are not UTF-8": b"A: \xff\n",
}
for name, content in MALFORMED.items():
    invalid(f"bag-info.txt with {name}", "§2.2.2", info(content), Code.BAG_INFO_MALFORMED)

RIGHT = {
    "repeated labels": b"Contact-Name: a\nContact-Name: b\n",
    "an empty value": b"A: \n",
    "folded lines": b"A: b\n  c\n\td\n",
    "CRLF": b"A: b\r\nC: d\r\n",
    "CR": b"A: b\rC: d\r",
    "a colon in a value": b"A: b: c\n",
    "a tab after a colon": b"A:\tb\n",
    "a label with blanks in it": b"A b c: d\n",
    "a line separator in a value": "A: b\u2028C d\n".encode(),
    "an escape sequence": b"A: \x1b[31mred\n",
    "no line at all": b"",
    "an address of the network in it": b"BagIt-Profile-Identifier: http://127.0.0.1:9/x\n",
    "a right Payload-Oxum": b"Payload-Oxum: 7.2\n",
    "a right Payload-Oxum with a label in other case": b"payload-OXUM: 7.2\n",
    "a Payload-Oxum with noughts before it": b"Payload-Oxum: 007.02\n",
}
for name, content in RIGHT.items():
    valid(f"bag-info.txt with {name}", "§2.2.2", info(content))
valid(
    "bag-info.txt with blanks around a colon in an old bag",
    "§2.2.2",
    info(b"A  :  b\n", version="0.97"),
)
valid(
    "package-info.txt of a very old bag",
    "§2.2.2",
    with_tag_file("package-info.txt", b"A: b\n", version="0.95"),
)
for label in ("Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count"):
    valid(
        f"bag-info.txt with {label} twice",
        "§2.2.2",
        info(f"{label}: a\n{label.upper()}: b\n".encode()),
        Code.LABEL_REPEATED,
    )

OXUMS = {
    "in words": b"many",
    "of a number and a digit above the line": "7.2\u00b2".encode(),
    "in Arabic digits": "٧.٢".encode(),
    "with a sign": b"+7.2",
    "of one number": b"7",
    "of three numbers": b"7.2.0",
    "with a comma": b"7,2",
    "with nothing": b"",
    "with a hundred digits": b"7" * 100 + b".2",
    "in two lines": b"7\n .2",
    "with an exponent": b"7e0.2",
}
for name, oxum in OXUMS.items():
    invalid(
        f"a Payload-Oxum {name}",
        "§2.2.2",
        info(b"Payload-Oxum: " + oxum + b"\n"),
        Code.OXUM_MALFORMED,
    )
for name, oxum in {
    "of other octets": b"8.2",
    "of other files": b"7.3",
    "of nothing": b"0.0",
}.items():
    content = b"Payload-Oxum: " + oxum + b"\n"
    invalid(f"a Payload-Oxum {name}", "§2.2.2", info(content), Code.OXUM_DIFFERS)
invalid(
    "a Payload-Oxum in lower case that is wrong",
    "§2.2.2",
    info(b"payload-oxum: 1.1\n"),
    Code.OXUM_DIFFERS,
)
invalid(
    "two Payload-Oxums, both right", "§2.2.2", info(b"Payload-Oxum: 7.2\n" * 2), Code.OXUM_REPEATED
)
invalid(
    "two Payload-Oxums, the first of them right",
    "§2.2.2",
    info(b"Payload-Oxum: 7.2\nPayload-Oxum: 9.9\n"),
    Code.OXUM_REPEATED,
    Code.OXUM_DIFFERS,
)
invalid(
    "bag-info.txt with a byte-order mark",
    "§2.3",
    info(b"\xef\xbb\xbfA: b\n"),
    Code.TAG_FILE_BYTE_ORDER_MARK,
)
undecided(
    "bag-info.txt with a line of two megabytes",
    "safety",
    info(b"A: " + b"b" * (2 << 20)),
    Code.TAG_FILE_LIMIT,
)
undecided(
    "bag-info.txt of a million lines", "safety", info(b"A: b\n" * 1_000_000), Code.TAG_FILE_LIMIT
)
valid(
    "bag-info.txt with a value of fifty thousand lines",
    "§2.2.2",
    info(b"A: b\n" + b" c\n" * 50_000),
)

invalid("a file that is still to be fetched", "§3", hole, Code.PAYLOAD_NOT_FETCHED)
URL = b"https://a.example/x"
for name, line in {
    "of two fields": URL + b" data/a.txt\n",
    "of one field": URL + b"\n",
    "that is empty": b"\n",
    "with a relative address": b"x/y 3 data/a.txt\n",
    "without a scheme": b"//a.example/x 3 data/a.txt\n",
    "with a length in words": URL + b" many data/a.txt\n",
    "with a negative length": URL + b" -1 data/a.txt\n",
    "with a length in Arabic digits": URL + " ٣ data/a.txt\n".encode(),
    "with a fraction as length": URL + b" 3.0 data/a.txt\n",
    "that begins with a blank": b" " + URL + b" 3 data/a.txt\n",
    "with bytes that are not UTF-8": URL + b" 3 data/\xff\n",
}.items():
    invalid(f"a line of fetch.txt {name}", "§2.2.3", fetch(line), Code.FETCH_MALFORMED)
for name, path in {
    "that climbs": b"data/../../secret.txt",
    "that is absolute": b"/etc/cron.d/x",
    "at home": b"~/.ssh/authorized_keys",
    "with a drive": b"C:\\x",
    "on a server": b"\\\\server\\x",
}.items():
    invalid(
        f"fetch.txt with a path {name}",
        "§5.1",
        fetch(URL + b" - " + path + b"\n"),
        Code.UNSAFE_PATH,
    )
invalid("fetch.txt with a tag file", "§2.2.3", fetch(URL + b" - bagit.txt\n"), Code.OUTSIDE_PAYLOAD)
invalid(
    "fetch.txt with a file in no manifest",
    "§2.2.3",
    fetch(URL + b" - data/new\n"),
    Code.FETCH_NOT_IN_MANIFEST,
)
invalid(
    "fetch.txt with a file twice",
    "§2.2.3",
    fetch((URL + b" - data/a.txt\n") * 2),
    Code.LISTED_TWICE,
)
for name, line in {
    "a file that is there": URL + b" 3 data/a.txt\n",
    "an unknown length": URL + b" - data/a.txt\n",
    "a length that is wrong": URL + b" 999999999999 data/a.txt\n",
    "an address on this machine": b"http://127.0.0.1:9/x 3 data/a.txt\n",
    "an address of a file": b"file:///etc/passwd 3 data/a.txt\n",
    "tabs": URL + b"\t3\tdata/a.txt\n",
    "nothing in it": b"",
}.items():
    valid(f"fetch.txt with {name}", "§2.2.3 and §5.2", fetch(line))
