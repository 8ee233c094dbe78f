import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.limits import FRONT_MATTER_CHARS
from packager.front_matter import read_front_matter
from packager.model import Stated


def read(lines: str) -> dict[str, str]:
    fields = read_front_matter(f"---\n{lines}\n---\nWords.").fields
    return {name: stated.value for name, stated in fields.items()}


def test_each_field_says_which_key_states_it():
    text = "\ufeff---\r\nTitle: Road closed\r\nlang: ar\r\n...\r\nWords."
    front = read_front_matter(text)
    assert front.fields == {
        "title": Stated(value="Road closed", stated_in="front matter Title"),
        "language": Stated(value="ar", stated_in="front matter lang"),
    }
    assert text[front.end :] == "Words."


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ('title: "Road: closed"', {"title": "Road: closed"}),
        ("title: 'Road' # a comment", {"title": "Road"}),
        ("title: Road # a comment", {"title": "Road"}),
        ("authors: [Huda, 'Omar']", {"byline": "Huda, Omar"}),
        ("date: 2016-08-19T10:00:00+03:00", {"published": "2016-08-19T10:00:00+03:00"}),
        ("title: |", {}),
        ("title:", {}),
        ('title: "never closed', {}),
        ("  title: nested", {}),
        ("draft: true", {}),
        ("title: one\ntitle: two", {"title": "one"}),
    ],
)
def test_plain_values_are_read_and_others_left_out(line, fields):
    assert read(line) == fields


@pytest.mark.parametrize(
    "text",
    ["Words.", "\n---\ntitle: x\n---\n", "---\ntitle: x\n", "----\ntitle: x\n----\n", ""],
)
def test_what_is_no_front_matter_is_text(text):
    assert read_front_matter(text).end == 0


def test_a_front_matter_without_an_end_is_not_looked_for_for_ever():
    assert read_front_matter("---\n" + "a: b\n" * FRONT_MATTER_CHARS).end == 0


@given(st.text("-.:\n \"'[]#ab", max_size=60))
def test_any_text_is_read_without_an_error(text):
    assert 0 <= read_front_matter("---\n" + text).end <= len(text) + 4
