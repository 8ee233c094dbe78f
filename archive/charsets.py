"""Which text encodings are read, by name: a list, because Python would decode anything.

Python's codecs include some that unpack archives or hide a ``/`` behind an escape (``zip``,
``unicode_escape``, ``utf_7``). A bag must mean the same to every reader.
"""

import re
from encodings.aliases import aliases


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Where a slash and a line end are their ASCII byte, and nothing else is; and those of Unicode.
TAG_FILE_CODECS = _names("""
    utf_8 utf_16 utf_16_le utf_16_be utf_32 utf_32_le utf_32_be ascii latin_1
    iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10
    iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    cp437 cp720 cp850 cp852 cp855 cp857 cp858 cp862 cp866 cp874 koi8_r koi8_u tis_620
    mac_roman mac_latin2 mac_cyrillic mac_greek mac_turkish
    big5 cp949 cp950 euc_jp euc_kr gb2312 gbk gb18030 shift_jis cp932
""")

# A source is no tag file: it was on the web, in whatever encoding people used there.
SOURCE_CODECS = TAG_FILE_CODECS | _names("""
    utf_8_sig shift_jis_2004 shift_jisx0213 euc_jis_2004 euc_jisx0213 big5hkscs johab hz
    iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr
    cp037 cp273 cp424 cp500 cp737 cp775 cp856 cp860 cp861 cp863 cp865 cp869 cp875
    cp864 cp1006 cp1026 cp1125 cp1140 koi8_t kz1048 ptcp154 hp_roman8
    mac_arabic mac_croatian mac_farsi mac_iceland mac_romanian
""")


def find_codec(name: str, allowed: frozenset[str]) -> str | None:
    """Give the Python codec of an encoding's name, or None where it is not on the list.

    >>> find_codec("ISO-8859-6", TAG_FILE_CODECS)
    'iso8859_6'
    >>> find_codec("unicode_escape", TAG_FILE_CODECS)
    """
    plain = re.sub("[^a-z0-9]+", "_", name.lower())
    codec = aliases.get(plain, plain)
    return codec if codec in allowed else None
