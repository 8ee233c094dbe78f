"""Flattened embeds are found in all the dirt that extractors and editors leave."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.model import Reading
from packager.references.flattened.find import FlattenedEmbed, find_flattened

AUGUST_19 = date(2016, 8, 19)
STATUS = "https://twitter.com/nasa/status/766605631288246272"
ATTRIBUTION = "— NASA (@nasa) August 19, 2016"
DASHES = (
    "—", "―", "–", "--", "---", "——", "— —", "\\--", "&mdash;", "&amp;mdash;", "&#8212;", "&#x2014;",
    "&ndash;", "\\u2014", "â€”", "â\x80\x94", "вЂ”", "\x97",
)  # fmt: skip
PARTS = (
    "—", "--", "-", "(", ")", "@", "@a", "(@a)", "[", "]", "(http://x.y/status/1)", "\n", " ", "May", "3",
    ",", "2019", ">", "“", "”", "t.co/abcdefghij", "#x", "النص", "Skip Twitter post by ", "12:30 PM · ",
    "August 19, 2016", "\\", "*", "&mdash;", "https://", "\u200f", "日", "2016年8月9日",
)  # fmt: skip


def the_only(text: str) -> FlattenedEmbed:
    (embed,) = find_flattened(text)
    return embed


def test_an_attribution_line_gives_all_its_parts():
    text = f"First light. https://t.co/abcdefghij\n{ATTRIBUTION}\nThe article goes on."

    embed = the_only(text)

    assert text[embed.start : embed.end] == ATTRIBUTION
    assert (embed.handle, embed.name) == ("nasa", "NASA")
    assert (embed.date_text, embed.posted_on) == ("August 19, 2016", AUGUST_19)
    assert embed.links == ("https://t.co/abcdefghij",)
    assert embed.url is None
    assert embed.text == "First light. https://t.co/abcdefghij"
    assert text[embed.text_start : embed.text_end] == embed.text
    assert (embed.reading, embed.notes) == (Reading.CERTAIN, ())


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize(
    "before", ["It is open again. ", "It is open again.", "It is open again.\n"]
)
def test_the_dash_may_be_doubled_escaped_or_decoded_wrongly(dash, before):
    text = f"{before}{dash} NASA (@nasa) August 19, 2016"

    embed = the_only(text)

    assert text[embed.start :].lstrip("\\").startswith(dash.lstrip("\\"))
    assert (embed.name, embed.posted_on) == ("NASA", AUGUST_19)
    assert (embed.text, embed.reading) == ("It is open again.", Reading.CERTAIN)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Open again. pic.twitter.com/abcdefghij  NASA (@nasa) August 19, 2016", Reading.CERTAIN),
        ("Open again. pic.twitter.com/abcdefghijNASA (@nasa) August 19, 2016", Reading.CERTAIN),
        ("Open again. https://t.co/abcdefghij\nNASA (@nasa) August 19, 2016", Reading.CERTAIN),
        ("Open again #bridge\nNASA (@nasa) August 19, 2016", Reading.AMBIGUOUS),
        ("> Open again.\n> NASA (@nasa) August 19, 2016", Reading.AMBIGUOUS),
        ("Open #today. NASA (@nasa) August 19, 2016", Reading.AMBIGUOUS),
    ],
)
def test_the_dash_may_be_lost_where_the_text_before_is_a_post(text, reading):
    embed = the_only(text)

    assert (embed.name, embed.posted_on, embed.reading) == ("NASA", AUGUST_19, reading)
    assert "the dash before the name is lost" in embed.notes


@pytest.mark.parametrize("sign", ["-", "~", "•", "·"])
@pytest.mark.parametrize("before", ["It is open again. ", "It is open again.\n"])
def test_a_hyphen_or_bullet_for_the_dash_is_ambiguous(sign, before):
    embed = the_only(f"{before}{sign} NASA (@nasa) August 19, 2016")

    assert (embed.name, embed.text) == ("NASA", "It is open again.")
    assert embed.reading is Reading.AMBIGUOUS


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("August 19, 2016#next", None),
        ("August 19, 2016وقال", None),
        ("August 19, 2016The next paragraph", None),
        ("\nAugust 19, 2016", None),
        ("\n    August 19, 2016", None),
        ("\n\n[August 19, 2016]", None),
        ("August\n19, 2016", None),
        (", August 19, 2016", None),
        ("· Aug 19, 2016", None),
        (": 19 août 2016", None),
        ("on Twitter, August 19, 2016", None),
        ("*August 19, 2016*", None),
        ("<August 19, 2016>", None),
        ("[12]August 19, 2016", None),
        ("[August 19, 2016][3]", None),
        ("1471564800", None),
        ("2016年8月19日", None),
        ("١٩ أغسطس ٢٠١٦", None),
        (f"[August 19, 2016]({STATUS})", STATUS),
        (f'[August 19, 2016]({STATUS} "title")', STATUS),
        (f"[August 19,\n2016](<{STATUS}>)", STATUS),
        (f"August 19, 2016 <{STATUS}>", STATUS),
        (f"August 19, 2016 ({STATUS})", STATUS),
        (f'"August 19, 2016":{STATUS}', STATUS),
        (f"[url={STATUS}]August 19, 2016[/url]", STATUS),
        (f"[{STATUS} August 19, 2016]", STATUS),
        (f"{STATUS}[August 19, 2016]", STATUS),
        (f"{STATUS} August 19, 2016", STATUS),
        (f"{STATUS}August 19, 2016", STATUS),
        (f"{STATUS}?ref_src=twsrc%5EtfwAugust 19, 2016", f"{STATUS}?ref_src=twsrc%5Etfw"),
    ],
)
def test_the_date_may_be_glued_linked_wrapped_or_a_number(written, url):
    embed = the_only(f"It is open again.\n— NASA (@nasa) {written}")

    assert (embed.posted_on, embed.url, embed.reading) == (AUGUST_19, url, Reading.CERTAIN)


@pytest.mark.parametrize(
    ("written", "name", "handle"),
    [
        ("— (@nasa)", None, "nasa"),
        ("—NASA(@nasa)", "NASA", "nasa"),
        ("— NASA   (@nasa)", "NASA", "nasa"),
        ("— 🚀 NASA 🌍 (@nasa)", "🚀 NASA 🌍", "nasa"),
        ("— NASA (official) [x] (@nasa)", "NASA (official) [x]", "nasa"),
        ("— #G20 | Ola – Nordmann: x (@nasa)", "#G20 | Ola – Nordmann: x", "nasa"),
        ("— Jean-Luc d’Or & Co. (@nasa)", "Jean-Luc d’Or & Co.", "nasa"),
        ("— جبهة فتح الشام (@J_FSham)", "جبهة فتح الشام", "J_FSham"),
        ("\u200f— \u2067جبهة\u2069 \u200e(@J_FSham)\u200f", "جبهة", "J_FSham"),
        ("— 弁護士\u3000小口 （＠nasa）", "弁護士\u3000小口", "nasa"),
        ("— NASA [@nasa]", "NASA", "nasa"),
        ("— NASA ( @nasa )", "NASA", "nasa"),
        ("— NASA )@nasa(", "NASA", "nasa"),
        ("— NASA \\(@na\\_sa\\)", "NASA", "na_sa"),
        ("— **NASA** (@nasa)", "NASA", "nasa"),
        ("— [NASA](https://twitter.com/nasa) (@nasa)", "NASA", "nasa"),
        ("— NASA ([@nasa](https://twitter.com/nasa))", "NASA", "nasa"),
        (
            "— The National Aeronautics and Space\n(@nasa)",
            "The National Aeronautics and Space",
            "nasa",
        ),
        ("— NASA (@abcdefghijklmnopqrst)", "NASA", "abcdefghijklmnopqrst"),
    ],
)
def test_name_and_handle_may_hold_anything(written, name, handle):
    embed = the_only(f"It is open again.\n{written} August 19, 2016")

    assert (embed.name, embed.handle, embed.posted_on) == (name, handle, AUGUST_19)
    assert (embed.text, embed.reading) == ("It is open again.", Reading.CERTAIN)


@pytest.mark.parametrize("written", ["— NASA @nasa August 19, 2016", "— @nasa, August 19, 2016"])
def test_a_bare_handle_with_a_date_is_ambiguous(written):
    embed = the_only(f"It is open again.\n{written}")

    assert (embed.handle, embed.posted_on, embed.reading) == ("nasa", AUGUST_19, Reading.AMBIGUOUS)
    assert embed.notes == ("the handle stands without brackets",)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Open again. pic.twitter.com/abcdefghij— NASA (@nasa)\nNext.", Reading.CERTAIN),
        ("> Open again.\n>\n> — NASA (@nasa)\n\nNext.", Reading.CERTAIN),
        ("Open again #bridge\n— NASA (@nasa)\nNext.", Reading.AMBIGUOUS),
        (f"One.\n{ATTRIBUTION}\nTwo.\n— ESA (@esa)\nNext.", Reading.AMBIGUOUS),
    ],
)
def test_the_date_may_be_missing_where_the_text_before_is_a_post(text, reading):
    embed = find_flattened(text)[-1]

    assert (embed.posted_on, embed.date_text, embed.reading) == (None, None, reading)
    assert "no date is printed" in embed.notes


@pytest.mark.parametrize("written", ["August *NUMBER*, *NUMBER*", "August 19", "19 août"])
def test_a_date_without_a_year_is_kept_as_written(written):
    embed = the_only(f"It is open again.\n— NASA (@nasa) {written}\nNext.")

    assert (embed.posted_on, embed.date_text) == (None, written)
    assert embed.notes == ("no year can be read",)


def test_a_numeric_date_with_two_readings_makes_the_reference_ambiguous():
    embed = the_only("It is open again.\n— NASA (@nasa) 03/04/2016")

    assert (embed.posted_on, embed.reading) == (date(2016, 4, 3), Reading.AMBIGUOUS)
    assert embed.notes == ("read day first; month first it would be 2016-03-04",)


def test_tweets_run_together_on_one_line_are_told_apart():
    text = f"One. {ATTRIBUTION}Two. {ATTRIBUTION} Three.{ATTRIBUTION}"

    assert [embed.text for embed in find_flattened(text)] == ["One.", "Two.", "Three."]


def test_markers_with_an_embed_between_them_are_one_reference():
    text = (
        "Prose of the article.\nSkip Twitter post by @nasa\n\nIt is open.\nAgain.\n\n"
        f"{ATTRIBUTION}\n\nEnd of Twitter post by @nasa\nMore prose."
    )

    embed = the_only(text)

    assert (embed.text, embed.text_is_guess) == ("It is open.\nAgain.", False)
    assert embed.posted_on == AUGUST_19


def test_markers_alone_are_references():
    text = (
        "Skip Twitter post by @nasa\n\nEnd of Twitter post by @nasa\n"
        "Skip Twitter post 2 by @nasa\n\nIt is open.\n\nEnd of Twitter post 2 by @nasa\n"
        "Later that day pic.twitter.com/abcdefghij End of Twitter post by @esa and more\n"
        "Skip Twitter post by @jaxa\n"
    )

    found = find_flattened(text)

    assert [(embed.handle, embed.text, embed.text_is_guess) for embed in found] == [
        ("nasa", None, False),
        ("nasa", "It is open.", False),
        ("esa", "Later that day pic.twitter.com/abcdefghij", True),
        ("jaxa", None, False),
    ]
    assert all(embed.notes for embed in found)


def test_a_rendered_card_has_its_text_after_the_handle():
    text = (
        "NASA\n@nasa\n·\nFollow\nThanks to @esa for the picture\nof it\n"
        "4:55 AM · Aug 19, 2016\n12.3K\nThe article goes on."
    )

    embed = the_only(text)

    assert (embed.handle, embed.name, embed.posted_on) == ("nasa", "NASA", AUGUST_19)
    assert (embed.text, embed.text_is_guess) == ("Thanks to @esa for the picture\nof it", False)
    assert embed.reading is Reading.AMBIGUOUS
    assert "the handle stands without brackets" in embed.notes


def test_a_card_of_the_older_widget_is_found_with_its_name_on_the_handle_s_line():
    embed = the_only("NASA @nasa\nIt is open again.\n11:55 AM - 19 Aug 2016\nReply Retweet Like")

    assert (embed.name, embed.posted_on, embed.text) == ("NASA", AUGUST_19, "It is open again.")


def test_links_are_given_once_and_as_written():
    text = (
        "> See [t.co/abcdefghij](https://t.co/abcdefghij) and https://t.co/ABCDEFGHIJpic.twitter.com/"
        f"1234567890\n> — NASA (@nasa) [August 19, 2016]({STATUS})"
    )

    assert the_only(text).links == (
        "https://t.co/abcdefghij",
        "https://t.co/ABCDEFGHIJ",
        "pic.twitter.com/1234567890",
        STATUS,
    )


@given(
    name=st.text(
        st.characters(
            codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], exclude_characters="@＠—―⸺⸻–"
        ),
        max_size=50,
    ).filter(
        lambda name: "--" not in name and "&" not in name and "”" not in name and "By" not in name
    ),
    handle=st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True),
    day=st.dates(min_value=date(2006, 3, 21), max_value=date(2099, 12, 31)),
    following=st.sampled_from(["", "\n", " and more", "#next", "وقال", "The"]),
)
def test_an_attribution_of_any_account_and_day_is_found(name, handle, day, following):
    written = f"— {name} (@{handle}) {day:%B} {day.day}, {day.year}"
    text = f"It is open again.\n{written}{following}"

    embed = the_only(text)

    assert text[embed.start : embed.end] == written
    assert (embed.handle, embed.posted_on) == (handle, day)


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_any_text_gives_embeds_in_order_that_do_not_overlap(text):
    end = 0
    for embed in find_flattened(text):
        assert end <= embed.start < embed.end <= len(text)
        end = embed.end
        assert "@" + embed.handle in text[embed.start : embed.end].replace("\\", "").replace(
            "＠", "@"
        )
        assert (embed.text is None) == (embed.text_start is None) == (embed.text_end is None)
        own_text = text[embed.text_start : embed.text_end] if embed.text else ""
        assert own_text[:1] == (embed.text or "")[:1]
        assert own_text[-1:] == (embed.text or "")[-1:]
        assert all(link in text for link in embed.links)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_error(content):
    find_flattened(content.decode("utf-8", errors="replace"))
    find_flattened(content.decode("latin-1"))
