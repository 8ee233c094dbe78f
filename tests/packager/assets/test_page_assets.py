"""What a page needs is found wherever it stands, and nothing in a page is an error."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from packager.assets.asset import AssetKind
from packager.assets.gathering import whole_address
from packager.assets.page_assets import find_assets
from packager.assets.srcset import read_srcset

PAGE = "https://news.example/2016/story.html?id=1"


def found(markup: str, url: str = PAGE) -> list[tuple[str, str]]:
    return [(one.url, str(one.kind)) for one in find_assets(markup, url).assets]


@pytest.mark.parametrize(
    ("markup", "names", "kind"),
    [
        ("<img src=a.png>", ["a.png"], "image"),
        ("<IMG SRC='a.png?x=1&amp;y=2#z'>", ["a.png?x=1&y=2"], "image"),
        ("<img srcset='a.png, b.png 2x'>", ["a.png", "b.png"], "image"),
        ("<img data-src=a.png data-srcset='b.png 1w'>", ["a.png", "b.png"], "image"),
        ("<img data-lazy-src=a.png>", ["a.png"], "image"),
        ("<noscript><img src=a.png></noscript>", ["a.png"], "image"),
        ("<picture><source srcset='a.webp, b.webp 2x'></picture>", ["a.webp", "b.webp"], "image"),
        ("<input type=image src=a.png>", ["a.png"], "image"),
        ("<video poster=a.jpg>", ["a.jpg"], "image"),
        ("<video src=a.mp4></video>", ["a.mp4"], "video"),
        ("<video><source src=a.webm></video>", ["a.webm"], "video"),
        ("<audio><source src=a.ogg></audio>", ["a.ogg"], "audio"),
        ("<audio></audio><video><source src=a.mp4></video>", ["a.mp4"], "video"),
        ("<video><track src=a.vtt></video>", ["a.vtt"], "track"),
        ("<link rel=stylesheet href=a.css>", ["a.css"], "stylesheet"),
        ("<link rel='alternate STYLESHEET' href=a.css>", ["a.css"], "stylesheet"),
        ("<link rel='shortcut icon' href=a.ico>", ["a.ico"], "icon"),
        ("<link rel=apple-touch-icon href=a.png>", ["a.png"], "icon"),
        ("<link rel=manifest href=a.json>", ["a.json"], "manifest"),
        ("<link rel=preload as=font href=a.woff2>", ["a.woff2"], "font"),
        ("<link rel=preload as=style href=a.css>", ["a.css"], "stylesheet"),
        ("<link rel=preload as=image imagesrcset='a.png 1x'>", ["a.png"], "image"),
        ("<link rel=modulepreload href=a.js>", ["a.js"], "script"),
        ("<script src=a.js></script>", ["a.js"], "script"),
        ("<object data=a.svg>", ["a.svg"], "object"),
        ("<embed src=a.swf>", ["a.swf"], "object"),
        (
            "<svg><use href='a.svg#x'/><image xlink:href='b.png'/></svg>",
            ["a.svg", "b.png"],
            "image",
        ),
        ("<p style='background:url(a.png)'>", ["a.png"], "image"),
        ('<p style="background:url(&quot;a.png&quot;)">', ["a.png"], "image"),
        ("<style>@import 'a.css';</style>", ["a.css"], "stylesheet"),
        ("<style>@font-face{src:url(a.woff)}</style>", ["a.woff"], "font"),
        ("<div data-bg=a.png></div>", ["a.png"], "image"),
        ("<div data-background-image='url(a.png)'></div>", ["a.png"], "image"),
        ("<body background=a.png>", ["a.png"], "image"),
        ("<meta property=og:image content=a.png>", ["a.png"], "image"),
    ],
)
def test_each_way_to_name_an_asset_is_understood(markup, names, kind):
    assert found(markup) == [(f"https://news.example/2016/{name}", kind) for name in names]


@pytest.mark.parametrize(
    "markup",
    [
        "<img src=''>",
        "<img src='data:image/png;base64,AAAA'>",
        "<img src='blob:https://news.example/1'>",
        "<img src='javascript:alert(1)'>",
        "<img src='file:///etc/passwd'>",
        "<img src='ftp://news.example/a.png'>",
        "<img src='http://[::1'>",
        "<img src='http://h:99999/'>",
        "<img src='http://'>",
        "<img src='#top'>",
        "<img src='?id=1#top'>",  # the page itself
        "<svg><use href='#icon'/></svg>",
        "<iframe src=ad.html></iframe>",
        "<meta http-equiv=refresh content='0;url=next.html'>",
        "<a href=a.png>a</a>",
        "<link rel=canonical href=a.html>",
        "<link rel=preload href=a.html>",
        "<input type=text src=a.png>",
        "<!-- <img src=a.png> -->",
        "<script>var a = '<img src=a.png>'</script>",
        f"<img src='/{'a' * limits.ADDRESS_CHARS}'>",
    ],
)
def test_what_is_no_asset_or_no_address_is_left_out(markup):
    assert found(markup) == []


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("<base href=/other/>", "https://news.example/other/a.png"),
        ("<base target=_top><base href=//cdn.example/>", "https://cdn.example/a.png"),
        ("<base href='data:,x'>", "https://news.example/2016/a.png"),
        ("<base href=/one/><base href=/two/>", "https://news.example/one/a.png"),
    ],
)
def test_a_base_counts_wherever_it_stands(base, expected):
    for markup in (base + "<img src=a.png>", "<img src=a.png>" + base):
        assert found(markup) == [(expected, "image")]


def test_an_address_is_given_once_and_previews_come_last():
    markup = "<meta property=og:image content=p.png><img src=a.png><img src=a.png#x><img src=b.png>"
    assert [url.rpartition("/")[2] for url, _ in found(markup)] == ["a.png", "b.png", "p.png"]


def test_a_style_sheet_that_is_pictured_first_is_a_style_sheet():
    assert found("<img src=a><link rel=stylesheet href=a>") == [
        ("https://news.example/2016/a", "stylesheet")
    ]
    assert found("<link rel=stylesheet href=a><img src=a>")[0][1] == "stylesheet"


def test_where_an_asset_was_found_is_said():
    (asset,) = find_assets("<base href=//cdn.example/><img src=a.png>", PAGE).assets
    assert asset.found_in == PAGE
    assert asset.kind is AssetKind.IMAGE


def test_more_than_the_limit_are_counted():
    markup = "".join(f"<img src=/{number}.png>" for number in range(limits.ASSETS_FOUND + 7))
    assets = find_assets(markup, PAGE)
    assert len(assets.assets) == limits.ASSETS_FOUND
    assert assets.unlisted == 7


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", []),
        (" , ,, ", []),
        ("a", ["a"]),
        ("a,", ["a"]),
        ("a, b", ["a", "b"]),
        ("a 1x, b 2x", ["a", "b"]),
        ("a 1x,b 2x", ["a", "b"]),
        ("a,b 2x", ["a,b"]),  # as the standard has it: no blank, no end
        ("a (1x, 2x), b", ["a", "b"]),
        ("a (1x, b", ["a"]),
        ("https://h/w_1,h_2/a.jpg 1w, c 2w", ["https://h/w_1,h_2/a.jpg", "c"]),
        ("data:image/png;base64,AA 1x, b 2x", ["data:image/png;base64,AA", "b"]),
    ],
)
def test_srcset_is_read_as_the_standard_says(value, expected):
    assert list(read_srcset(value)) == expected


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<img src=", "<link rel=stylesheet href=", "<p style=", "<style>", "</style>", ">"),
            *("'", '"', "url(", ")", "@import", "//", "http://", "[", "]", "data:", "#", "a", "\\"),
            *("srcset=", ",", " ", "\x00", "\n", "{", "}", "&quot;", "\ud83d", "ü", "<base href="),
        ]
    )
).map("".join)


@given(MARKUP | st.text())
def test_no_page_raises_and_every_asset_is_a_web_address(markup):
    assets = find_assets(markup, PAGE).assets
    assert len({asset.url for asset in assets}) == len(assets)
    for asset in assets:
        assert asset.url.startswith(("http://", "https://"))
        assert "#" not in asset.url
        assert whole_address(asset.url, PAGE) == asset.url


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<img src=/{number}.png>" for number in range(100_000)),
        "<img src=" * 300_000,
        "<img srcset='" + "a (," * 500_000 + "'>",
        "<img srcset='" + "," * 2_000_000 + "'>",
        "<p style='a:url(x)'>" * 100_000,
        "<base>" * 300_000,
        "<style>" + "@import 'a'" * 200_000,
        "<style>" + "{" * 2_000_000,
        "<style>" + "url(" * 500_000,
    ],
    ids=range(9),
)
def test_hostile_pages_take_seconds_at_most(markup):
    began = time.perf_counter()
    find_assets(markup, PAGE)
    assert time.perf_counter() - began < 15
