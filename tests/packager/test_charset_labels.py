import codecs

import pytest

from packager.charset_labels import CODECS, find_codec


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("big5", "big5hkscs"),
        ("\tWindows-1256\n", "cp1256"),
        ("ks_c_5601-1987", "cp949"),
        ("x-sjis", "cp932"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_a_label_means_what_browsers_take_it_for(label, codec):
    assert find_codec(label) == codec


@pytest.mark.parametrize(
    "label", ["", "rot13", "hex", "utf-7", "idna", "unicode_escape", "hz-gb-2312", "utf-8-sig"]
)
def test_a_name_outside_the_list_means_nothing(label):
    assert find_codec(label) is None


def test_python_knows_every_codec_of_the_list():
    for codec in CODECS:
        assert codecs.lookup(codec)._is_text_encoding
