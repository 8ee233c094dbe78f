"""Lines of manifests: their form, their paths, what they leave out."""

from archive.findings import Code
from tests.hostile.kinds.changes import good, sha256, with_file, with_line, with_manifest, without
from tests.hostile.kinds.registry import invalid, undecided, valid

SUM = sha256(b"abc")
LINE = SUM + b"  data/a.txt\n"

invalid("no payload manifest", "§2.1.3", without("manifest-sha256.txt"), Code.MANIFEST_MISSING)
invalid("an empty manifest", "§3", with_manifest(b""), Code.PAYLOAD_NOT_LISTED)

MALFORMED = {
    "an empty line": b"\n" + LINE,
    "an empty line at the end": LINE + b"\n",
    "a comment": b"# made by hand\n" + LINE,
    "a line with a checksum only": LINE + SUM + b"\n",
    "a line with a path only": LINE + b"data/a.txt\n",
    "a line with the path first": LINE + b"data/a.txt  " + SUM + b"\n",
    "a line in the form of BSD": LINE + b"SHA256 (data/a.txt) = " + SUM + b"\n",
    "a line as md5sum escapes it": LINE + b"\\" + SUM + b"  data/b\\nc.txt\n",
    "a line that begins with a blank": b" " + LINE,
    "a checksum that is too short": SUM[:-1] + b"  data/a.txt\n",
    "a checksum that is too long": SUM + b"0  data/a.txt\n",
    "a checksum of another algorithm": b"0" * 128 + b"  data/a.txt\n",
    "a checksum with a letter that is none": b"g" + SUM[1:] + b"  data/a.txt\n",
    "a checksum with a sign": b"+" + SUM[1:] + b"  data/a.txt\n",
    "a checksum in base 64": b"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=  data/a.txt\n",
    "a checksum in full-width digits": "０".encode() * 22 + b"  data/a.txt\n",
    "no blank between checksum and path": SUM + b"data/a.txt\n",
    "a no-break space between checksum and path": SUM + "\u00a0data/a.txt\n".encode(),
    "a vertical tab between checksum and path": SUM + b"\x0bdata/a.txt\n",
    "a line of nothing but blanks": LINE + b"      \n",
    "a path that is not UTF-8": LINE + SUM + b"  data/\xff\n",
    "a path in overlong UTF-8": LINE + SUM + b"  data/\xc0\xae\xc0\xae/x\n",
    "a path with a surrogate": LINE + SUM + b"  data/\xed\xa0\x80\n",
    "a second line after a form feed": SUM + b"  data/a.txt\n" + SUM + b"\f\n",
}
for name, text in MALFORMED.items():
    invalid(f"a manifest with {name}", "§2.1.3", with_manifest(text), Code.MALFORMED_LINE)

UNSAFE = {
    "an absolute path": b"/etc/passwd",
    "an absolute path after data": b"//data/a.txt",
    "a path that climbs": b"../bag-outside/secret.txt",
    "a path that climbs out of data": b"data/../../bag-outside/secret.txt",
    "a path that climbs and comes back": b"data/../data/a.txt",
    "a path that climbs at its end": b"data/sub/..",
    "a path with a dot in it": b"data/./a.txt",
    "a path with two slashes": b"data//a.txt",
    "a path with a slash at its end": b"data/a.txt/",
    "a path to somebody's home": b"~/secret.txt",
    "a path to root's home": b"~root/secret.txt",
    "a path with a drive": b"C:\\secret.txt",
    "a path with a drive and no slash": b"c:secret.txt",
    "a path to a server": b"\\\\server\\share\\secret.txt",
    "a path in the namespace of devices": b"\\\\?\\C:\\secret.txt",
    "a path that climbs on Windows": b"data\\..\\..\\secret.txt",
    "a path that climbs with both slashes": b"data/x\\../..\\secret.txt",
    "a path with a NUL": b"data/a.txt\0.jpg",
    "a path with a line feed that climbs": b"data/%0A/../../../secret.txt",
}
for name, path in UNSAFE.items():
    invalid(
        f"a manifest with {name}", "§5.1", with_line(SUM + b"  " + path + b"\n"), Code.UNSAFE_PATH
    )

ELSEWHERE = {
    "a tag file": b"bagit.txt",
    "itself": b"manifest-sha256.txt",
    "data itself": b"data",
    "a path below another folder": b"other/a.txt",
    "a path below DATA": b"DATA/a.txt",
    "a path below data with a blank before it": b"%2e%2e/data/a.txt",
    "a file whose name begins with data": b"data.txt",
    "a path in another folder on Windows": b"data\\a.txt",
}
for name, path in ELSEWHERE.items():
    invalid(
        f"a manifest that lists {name}",
        "§2.1.3",
        with_line(SUM + b"  " + path + b"\n"),
        Code.OUTSIDE_PAYLOAD,
    )

MISSING = {
    "a file that is not there": b"data/missing.txt",
    "a folder": b"data/sub",
    "a path that was escaped once too often": b"data/%252e%252e/secret.txt",
    "a climbing path in escapes that mean nothing": b"data/%2e%2e/%2e%2e/secret.txt",
    "a path with a blank at its end": b"data/a.txt ",
    "a path with a no-break space at its end": "data/a.txt\u00a0".encode(),
    "a path with an escape sequence": b"data/\x1b]0;title\x07",
    "a path of ten thousand folders": b"data" + b"/a" * 10_000,
    "a path of a hundred thousand bytes": b"data/" + b"a" * 100_000,
    "a name in another case": b"data/A.txt",
}
for name, path in MISSING.items():
    invalid(
        f"a manifest that lists {name}",
        "§3",
        with_line(SUM + b"  " + path + b"\n"),
        Code.PAYLOAD_MISSING,
    )

for name, line in {
    "the same line twice": LINE,
    "a file twice with different checksums": b"0" * 64 + b"  data/a.txt\n",
    "a file twice in different forms": SUM.upper() + b"\tdata/a.txt\n",
    "a file twice, once with ./": SUM + b"  ./data/a.txt\n",
    "a file twice, once with an asterisk": SUM + b" *data/a.txt\n",
}.items():
    text = LINE + line
    invalid(f"a manifest with {name}", "§2.1.3", with_manifest(text), Code.LISTED_TWICE)
valid(
    "an old manifest with the same line twice",
    "§2.1.3",
    with_manifest(LINE * 2, version="0.97"),
    Code.REPEATED_LINE,
)
invalid(
    "an old manifest with a file twice and different checksums",
    "§2.1.3",
    with_manifest(LINE + b"0" * 64 + b"  data/a.txt\n", version="0.97"),
    Code.LISTED_TWICE,
)

GOOD = {
    "one blank": (SUM + b" data/a.txt\n", ()),
    "tabs": (SUM + b"\t\tdata/a.txt\n", ()),
    "upper case": (SUM.upper() + b"  data/a.txt\n", ()),
    "mixed case": (SUM[:30].upper() + SUM[30:] + b"  data/a.txt\n", ()),
    "CRLF": (SUM + b"  data/a.txt\r\n", ()),
    "CR": (SUM + b"  data/a.txt\r", ()),
    "no line end": (SUM + b"  data/a.txt", (Code.TAG_FILE_LAST_LINE,)),
    "an asterisk": (SUM + b" *data/a.txt\n", (Code.ASTERISK,)),
    "a dot and a slash": (SUM + b"  ./data/a.txt\n", (Code.DOT_SLASH,)),
}
for name, (text, warnings) in GOOD.items():
    valid(f"a manifest with {name}", "§2.1.3 and §6.1.3", with_manifest(text), *warnings)

invalid(
    "a manifest with a byte-order mark",
    "§2.3",
    with_manifest(b"\xef\xbb\xbf" + LINE),
    Code.TAG_FILE_BYTE_ORDER_MARK,
)
undecided(
    "a manifest with a line of two megabytes",
    "safety",
    with_line(b"0" * (2 << 20)),
    Code.TAG_FILE_LIMIT,
)
undecided(
    "a manifest with a path of two megabytes",
    "safety",
    with_line(SUM + b"  data/" + b"a/" * (1 << 20) + b"\n"),
    Code.TAG_FILE_LIMIT,
)
invalid(
    "a manifest of a hundred thousand files that are not there",
    "§3",
    with_line(b"".join(SUM + b"  data/%d\n" % n for n in range(100_000))),
    Code.PAYLOAD_MISSING,
)
invalid(
    "a payload file that no manifest lists",
    "§3",
    with_file("data/new", b"x"),
    Code.PAYLOAD_NOT_LISTED,
)
invalid(
    "a hidden payload file that no manifest lists",
    "§3",
    with_file("data/.DS_Store", b"x"),
    Code.PAYLOAD_NOT_LISTED,
)
invalid(
    "a payload file of other bytes", "§3", with_file("data/a.txt", b"abd"), Code.PAYLOAD_CHANGED
)
invalid("a payload file that is empty", "§3", with_file("data/a.txt", b""), Code.PAYLOAD_CHANGED)
invalid(
    "a payload file that has grown", "§3", with_file("data/a.txt", b"abc\n"), Code.PAYLOAD_CHANGED
)
valid("an empty payload", "§2.1.2", good(payload={}))
valid("an empty file", "§2.1.3", good(payload={"data/empty": b""}))
