"""Markdown as CommonMark reads it: what links, what is code, and where it stands in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from packager.references.markdown.markdown_blocks import read_blocks
from packager.references.markdown.markdown_inlines import inline_tokens
from packager.references.markup.visible_text import VisibleTextBuilder
from tests.packager.references.found_in import EMBED, ID, URL, in_markdown, kinds_and_ids


def _shown(text: str, definitions: dict[str, str]) -> str:
    builder = VisibleTextBuilder(text, keep_blanks=True)
    for token in inline_tokens(text, 0, len(text), definitions):
        builder.read(token)
    return builder.build().text


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a *b* **c** _d_ ***e***", "a b c d e"),
        ("a * b_c_d 2*3 *", "a * b_c_d 2*3 *"),
        (r"\*a\* \_ \a", r"*a* _ \a"),
        ("@_a_b_ https://a.example/_b_/", "@_a_b_ https://a.example/_b_/"),
        ("[a](b) [c](<d e> 'f') [g] [h](i j)", "a c [g] [h](i j)"),
        ("[a](b(c)d) ![e](f)g [![h](i) j](k)", "a g  j"),
        ("[a][b] [b][] [b] [c]", "a b b [c]"),
        ("`a*b*` ``c`d`` `e", "a*b* c`d `e"),
        ("<b>a</b> a < b > <https://a.example>", "a a < b > <https://a.example>"),
        ("a &mdash; b<!-- c -->d", "a — bd"),
        ("{{< tweet user='_a_' >}} {% x *a* %}", "{{< tweet user='_a_' >}} {% x *a* %}"),
    ],
)
def test_inlines_are_read_as_commonmark_reads_them(source, shown):
    assert _shown(source, {"b": "https://a.example"}) == shown


@pytest.mark.parametrize(
    "source",
    [
        f"[a]({URL})",
        f"[a](<{URL}> 'title')",
        f"> 1. - [a]({URL})",
        f"# [a]({URL}) #",
        f"[a]({URL.replace('_', chr(92) + '_')})",
        f"[a *b*\nc]({URL})",
        f"![a]({URL})",
        f"<{URL}>",
        URL,
        f"**{URL}**",
        f"[a][1]\n\n[1]: {URL}",
        f"[1]: {URL}\n\n[1][]",
        f"[1]: {URL} 'never used'",
        f"| a | {URL} |",
        f'<span data-x="1">\n<a href="{URL}">a</a></span>',
        f"text\n    {URL}",
        f"[{URL}]({URL})",
    ],
)
def test_a_link_is_found_once_however_it_is_written(source):
    [found] = in_markdown(source)
    assert (found.kind.value, found.status_id) == ("status_url", ID)
    assert not found.in_code
    assert source[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    "source",
    [
        f"`{URL}`",
        f"``a ` {URL}``",
        f"```\n{URL}\n```",
        f"~~~html\n{URL}\n~~~",
        f"> ```\n> {URL}\n> ```",
        f"a\n\n    {URL}",
        f"- a\n\n      {URL}",
        f"<code>{URL}</code>",
    ],
)
def test_code_is_marked(source):
    [found] = in_markdown(source)
    assert (found.status_id, found.in_code) == (ID, True)
    assert URL in found.quote


def test_an_embed_in_code_is_read_and_marked():
    [found] = in_markdown(f"```html\n{EMBED}\n```")
    assert (found.kind.value, found.in_code, found.quote) == ("html_embed", True, EMBED)


def test_an_embed_in_a_quotation_of_several_lines_is_one():
    source = "> a\n> " + EMBED.replace("</p>", "</p>\n> ") + "\n>\n> b\n"
    [found] = in_markdown(source)
    assert (found.kind.value, found.status_id, found.text) == ("html_embed", ID, "It is open.")
    assert source[found.start : found.end] == found.quote


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(line_end):
    source = line_end.join(
        ["\ufeff# A", "", "> It is", "> open.", ">", f"> — A (@a) [August 19, 2016]({URL})"]
    )
    [found] = in_markdown(source)
    assert (found.kind.value, found.status_id) == ("flattened_embed", ID)
    assert found.text == "It is\nopen."
    assert found.quote == f"— A (@a) [August 19, 2016]({URL})"


def test_a_source_too_long_for_a_parser_of_markdown_is_read_as_text(monkeypatch):
    monkeypatch.setattr("packager.references.markdown.find.MARKDOWN_CHARS", 10)
    assert kinds_and_ids(in_markdown(f"`a` [b]({URL})")) == [("status_url", ID)]
    assert limits.MARKDOWN_CHARS >= 1024 * 1024


@given(
    source=st.lists(
        st.sampled_from(
            ["a", " ", "\n", "\r\n", "\t", "> ", "- ", "1. ", "```", "    ", "# ", "<p>"]
        )
        | st.sampled_from(["\n\n", "===", "<!--", "é", "\x00", "`", "</p>", "*"])
    ).map("".join)
)
def test_blocks_are_made_of_the_source_s_own_words(source):
    blocks = read_blocks(source).content
    for offset, character in enumerate(blocks.text):
        start, end = blocks.source_span(offset, offset + 1)
        assert source[start:end] == character or character == "\n"
