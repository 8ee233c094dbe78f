"""bagit.txt: two lines, to the letter; versions and encodings."""

from archive.findings import Code
from tests.hostile.kinds.changes import GOOD, good, with_file, without
from tests.hostile.kinds.registry import invalid, undecided, valid

VERSION, ENCODING = GOOD.splitlines(keepends=True)

invalid("no bagit.txt", "§2.1.1", without("bagit.txt"), Code.BAGIT_TXT_MISSING)

MALFORMED = {
    "empty bagit.txt": b"",
    "bagit.txt with its first line only": VERSION,
    "bagit.txt with its second line only": ENCODING,
    "bagit.txt with its lines in the other order": ENCODING + VERSION,
    "bagit.txt with a third line": GOOD + b"Comment: hello\n",
    "bagit.txt with an empty third line": GOOD + b"\n",
    "bagit.txt with an empty first line": b"\n" + GOOD,
    "bagit.txt with the version twice": VERSION + VERSION,
    "bagit.txt with a blank before a colon": GOOD.replace(b"Version:", b"Version :"),
    "bagit.txt without a blank after a colon": GOOD.replace(b": 1", b":1"),
    "bagit.txt with two blanks after a colon": GOOD.replace(b": 1", b":  1"),
    "bagit.txt with a tab after a colon": GOOD.replace(b": 1", b":\t1"),
    "bagit.txt with a blank after the version": GOOD.replace(b"1.0", b"1.0 "),
    "bagit.txt with a blank before the first label": b" " + GOOD,
    "bagit.txt with labels in lower case": GOOD.lower(),
    "bagit.txt with labels in upper case": GOOD.replace(b"BagIt", b"BAGIT"),
    "bagit.txt with another label": GOOD.replace(b"BagIt-Version", b"Bag-Version"),
    "a version with a plus sign": GOOD.replace(b"1.0", b"+1.0"),
    "a version with a minus sign": GOOD.replace(b"1.0", b"-1.0"),
    "a version in Arabic digits": GOOD.replace(b"1.0", "١.٠".encode()),
    "a version in full-width digits": GOOD.replace(b"1.0", "１.０".encode()),
    "a version with a comma": GOOD.replace(b"1.0", b"1,0"),
    "a version of one number": GOOD.replace(b"1.0", b"1"),
    "a version of three numbers": GOOD.replace(b"1.0", b"1.0.0"),
    "a version in words": GOOD.replace(b"1.0", b"one"),
    "no version after the label": GOOD.replace(b"1.0", b""),
    "no encoding after the label": GOOD.replace(b"UTF-8", b""),
    "an encoding with a blank in it": GOOD.replace(b"UTF-8", b"UTF 8"),
    "an encoding with a letter that looks like another": GOOD.replace(
        b"UTF-8", "\u212aOI8-R".encode()
    ),
    "bagit.txt with a NUL": GOOD.replace(b"UTF-8", b"UTF-8\0"),
    "bagit.txt that is not UTF-8": GOOD.replace(b"UTF-8", b"UTF-8\xff"),
    "bagit.txt in UTF-16": GOOD.decode().encode("utf-16"),
    "bagit.txt with a next-line character as line end": GOOD.replace(b"\n", "\u0085".encode()),
    "bagit.txt with a line separator as line end": GOOD.replace(b"\n", "\u2028".encode()),
    "bagit.txt with a form feed as line end": GOOD.replace(b"\n", b"\f"),
    "bagit.txt with LF CR as line ends": GOOD.replace(b"\n", b"\n\r"),
}
for name, content in MALFORMED.items():
    invalid(name, "§2.1.1", with_file("bagit.txt", content), Code.BAGIT_TXT_MALFORMED)

invalid(
    "bagit.txt with a byte-order mark",
    "§2.1.1",
    with_file("bagit.txt", b"\xef\xbb\xbf" + GOOD),
    Code.TAG_FILE_BYTE_ORDER_MARK,
)
valid("bagit.txt with CRLF", "§2.3", with_file("bagit.txt", GOOD.replace(b"\n", b"\r\n")))
valid("bagit.txt with CR", "§2.3", with_file("bagit.txt", GOOD.replace(b"\n", b"\r")))
valid(
    "bagit.txt without its last line end",
    "§2.3",
    with_file("bagit.txt", GOOD[:-1]),
    Code.TAG_FILE_LAST_LINE,
)
undecided(
    "bagit.txt of a million lines",
    "safety",
    with_file("bagit.txt", b"A: b\n" * 1_000_000),
    Code.TAG_FILE_LIMIT,
)

for version in ("0.92", "0.98", "1.1", "2.0", "01.0", "1.00", "99999999999999999999.0"):
    undecided(
        f"the unknown version {version}", "§2.1.1", good(version=version), Code.VERSION_UNKNOWN
    )
for version in ("0.93", "0.94", "0.95", "0.96", "0.97"):
    valid(f"the old version {version}", "§2.1.1", good(version=version))

for encoding in (
    *("unicode_escape", "raw_unicode_escape", "utf-7", "idna", "punycode", "rot13", "hex", "zip"),
    *("bz2", "base64", "uu", "undefined", "mbcs", "hz", "iso-2022-jp", "cp037", "no-such-thing"),
    *("../UTF-8", "utf_8_sig"),
):
    undecided(
        f"tag files in {encoding}",
        "§2.1.1",
        good(encoding=encoding),
        Code.ENCODING_UNSUPPORTED,
    )
for encoding in ("ISO-8859-1", "us-ascii", "windows-1256", "Shift_JIS", "GB18030", "Big5"):
    valid(f"tag files in {encoding}", "§2.1.1", good(encoding=encoding), Code.ENCODING_NOT_UTF8)
for encoding in ("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"):
    invalid(
        f"tag files said to be in {encoding}, and in UTF-8",
        "§2.3",
        good(encoding=encoding, payload={"data/abc": b"x"}),
    )
valid("an encoding in lower case", "§2.1.1", good(encoding="utf-8"))
