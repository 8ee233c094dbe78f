import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.limits import CHARSET_DECLARATION_BYTES
from packager.charset_labels import CODECS
from packager.encoding import Decoded, decode_content
from packager.errors import NotTextError, SourceError
from packager.model import EncodingFrom, SourceKind
from tests.packager import texts

PAGE = '<!DOCTYPE html><html><head><meta charset="{}"></head><body><p>{}</p></body></html>'


def decode(
    content: bytes, *, kind: SourceKind = SourceKind.TEXT, http_charset: str | None = None
) -> Decoded:
    return decode_content(content, name="a.txt", kind=kind, http_charset=http_charset)


def how(decoded: Decoded) -> tuple[str, EncodingFrom, str]:
    return decoded.encoding, decoded.encoding_from, decoded.errors


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_stays_in_the_text(mark, codec):
    decoded = decode(mark + texts.ARABIC.encode(codec), http_charset="windows-1256")
    assert decoded.text == "\ufeff" + texts.ARABIC
    assert how(decoded) == (codec, EncodingFrom.BYTE_ORDER_MARK, "strict")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        texts.ARABIC,
        texts.ENGLISH,
        texts.FRENCH,
        texts.HEBREW,
        texts.JAPANESE,
        texts.KOREAN,
        texts.RUSSIAN,
        texts.SIMPLIFIED_CHINESE,
        texts.THAI,
        PAGE.format("utf-16", "“quoted” words"),
    ],
)
def test_utf_16_without_a_mark_is_known_by_its_zero_bytes(codec, text):
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert how(decoded) == (codec, EncodingFrom.DETECTED, "strict")


def test_utf_16_that_the_server_declares_is_from_the_header():
    decoded = decode(texts.ARABIC.encode("utf-16-le"), http_charset="utf-16")
    assert how(decoded) == ("utf-16-le", EncodingFrom.HTTP_HEADER, "strict")


def test_utf_16_that_ends_in_half_a_character_is_read_all_the_same():
    decoded = decode(texts.ARABIC.encode("utf-16-le") + b"\x27")
    assert decoded.text == texts.ARABIC + "\ufffd"
    assert how(decoded) == ("utf-16-le", EncodingFrom.DETECTED, "replace")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (texts.ARABIC, "cp1256"),
        (texts.ARABIC, "iso8859_6"),
        (texts.FRENCH, "cp1252"),
        (texts.GREEK, "cp1253"),
        (texts.HEBREW, "cp1255"),
        (texts.JAPANESE, "cp932"),
        (texts.JAPANESE, "euc_jp"),
        (texts.KOREAN, "cp949"),
        (texts.POLISH, "cp1250"),
        (texts.POLISH, "iso8859_2"),
        (texts.RUSSIAN, "cp1251"),
        (texts.RUSSIAN, "koi8_r"),
        (texts.SIMPLIFIED_CHINESE, "gb18030"),
        (texts.THAI, "cp874"),
        (texts.TRADITIONAL_CHINESE, "big5hkscs"),
        (texts.TURKISH, "cp1254"),
        ("He said “no” – and left.\n", "cp1252"),
    ],
)
@pytest.mark.parametrize("kind", [SourceKind.TEXT, SourceKind.HTML])
def test_an_encoding_that_nothing_declares_is_detected(text, codec, kind):
    text = text.encode(codec, "ignore").decode(codec)
    if kind is SourceKind.HTML:
        text = f"<html><body><script>{'var a = 1;' * 20_000}</script><p>{text}</p></body></html>"
    decoded = decode(text.encode(codec), kind=kind)
    assert decoded.text == text
    assert decoded.encoding_from is EncodingFrom.DETECTED


def test_a_charset_of_the_header_goes_before_one_of_the_page():
    page = PAGE.format("windows-1251", texts.ARABIC).encode("cp1256")
    decoded = decode(page, kind=SourceKind.HTML, http_charset="windows-1256")
    assert how(decoded) == ("cp1256", EncodingFrom.HTTP_HEADER, "strict")
    assert texts.ARABIC in decoded.text


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1256">',
        "<META CHARSET = windows-1256 >",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
        "<!-- <meta charset='koi8-r'> --><meta charset='windows-1256'>",
        " " * 5000 + "<meta charset=windows-1256>",
    ],
)
def test_a_page_declares_its_encoding_in_meta(declaration):
    page = f"<html><head>{declaration}</head><body>{texts.ARABIC}</body>".encode("cp1256")
    decoded = decode(page, kind=SourceKind.HTML)
    assert how(decoded) == ("cp1256", EncodingFrom.META, "strict")


def test_a_page_declares_its_encoding_in_the_xml_declaration():
    page = f"<?xml version='1.0' encoding='windows-1256'?><html><p>{texts.ARABIC}</p></html>"
    decoded = decode(page.encode("cp1256"), kind=SourceKind.HTML)
    assert how(decoded) == ("cp1256", EncodingFrom.META, "strict")


def test_plain_text_that_speaks_of_meta_charset_declares_nothing():
    text = "Write <meta charset=windows-1256> in the head — always.\n"
    assert how(decode(text.encode()))[:2] == ("utf-8", EncodingFrom.VALID_UTF8)


@pytest.mark.parametrize("lie", ["windows-1256", "iso-8859-1", "gb2312", "utf-16", "rot13", ""])
def test_a_page_in_utf_8_that_declares_something_else_is_read_as_utf_8(lie):
    page = PAGE.format(lie, texts.ARABIC)
    decoded = decode(page.encode(), kind=SourceKind.HTML)
    assert (decoded.text, decoded.encoding, decoded.errors) == (page, "utf-8", "strict")


def test_a_page_that_only_pretends_to_be_utf_8_is_detected():
    page = PAGE.format("utf-8", texts.ARABIC)
    decoded = decode(page.encode("cp1256"), kind=SourceKind.HTML, http_charset="utf-8")
    assert decoded.text == page
    assert how(decoded) == ("cp1256", EncodingFrom.DETECTED, "strict")


def test_a_header_that_lies_does_not_hide_a_page_that_does_not():
    page = PAGE.format("windows-1256", texts.ARABIC)
    decoded = decode(page.encode("cp1256"), kind=SourceKind.HTML, http_charset="utf-8")
    assert how(decoded) == ("cp1256", EncodingFrom.META, "strict")


def test_two_accidental_utf_8_characters_do_not_overrule_a_declaration():
    content = "联通".encode("gbk")  # valid UTF-8 by accident
    assert decode(content, http_charset="gbk").text == "联通"


def test_a_few_broken_bytes_are_replaced():
    content = (texts.ARABIC * 20).encode() + b"\xd8"
    declared = decode(content, http_charset="utf-8")
    assert how(declared) == ("utf-8", EncodingFrom.HTTP_HEADER, "replace")
    assert declared.text == texts.ARABIC * 20 + "\ufffd"
    assert how(decode(content)) == ("utf-8", EncodingFrom.DETECTED, "replace")


def test_line_ends_are_kept():
    assert decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t", codecs.BOM_UTF8, b"\xff\xfe\x20\x00", b"\xc2\xa0"]
)
def test_nothing_but_white_space_is_no_article(content):
    with pytest.raises(SourceError, match=r"a\.txt: .*nothing but white space"):
        decode(content)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 40, "a JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP file"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"\x00\x00\x00\x18ftypmp42", "an MP4 or HEIF file"),
        (b"{\\rtf1\\ansi Words}", "rich-text"),
        (b"words\x00words", "byte 5 is zero"),
        (b"a line of words\n" * 200 + b"\x00" * 40, "is zero"),
        (bytes(range(256)) * 100, "byte 0 is zero"),
        (random.Random(1).randbytes(5000).replace(b"\x00", b"\x01"), "not text in any encoding"),
        (bytes(range(1, 32)) * 100, "not text in any encoding"),
    ],
)
def test_what_is_not_text_is_said_to_be_what_it_is(content, found):
    with pytest.raises(NotTextError, match=rf"a\.txt: expected plain text.*{found}"):
        decode(content)


@pytest.mark.parametrize(
    "page",
    [
        b"<meta " * 6_000_000,
        b"<meta charset" + b" " * CHARSET_DECLARATION_BYTES,
        b"<!--" * 8_000_000,
        b"\xe9<" * 15_000_000,
        "\u0642 ".encode("cp1256") * 15_000_000,
    ],
)
def test_thirty_megabytes_made_to_be_slow_are_decoded_in_seconds(page):
    assert decode(page, kind=SourceKind.HTML).text


@given(
    st.binary(max_size=300) | st.text(max_size=100).map(str.encode),
    st.sampled_from(SourceKind),
    st.none() | st.sampled_from(sorted(CODECS)) | st.text(max_size=10),
)
def test_any_bytes_are_decoded_reversibly_or_refused(content, kind, http_charset):
    try:
        decoded = decode(content, kind=kind, http_charset=http_charset)
    except SourceError:  # also NotTextError
        return
    assert content.decode(decoded.encoding, decoded.errors) == decoded.text
