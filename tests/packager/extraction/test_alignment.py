import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from packager.extraction.alignment import find_chosen_lines
from tests.packager import pages

MENU = ["Home", "World", "Most read this week", "A cat was rescued from the old mill"]


def choose(lines: list[str], extracted: list[str]) -> list[str]:
    choice = find_chosen_lines(lines, "\n".join(extracted))
    return [line for line, is_chosen in zip(lines, choice.chosen, strict=True) if is_chosen]


def test_the_lines_of_the_extracted_text_are_found_among_others():
    page = [*MENU, *pages.ENGLISH[:2], "Share this", *pages.ENGLISH[2:], *MENU]
    assert choose(page, list(pages.ENGLISH)) == list(pages.ENGLISH)


def test_signs_that_extractors_draw_and_drop_do_not_matter():
    persian = "می‌روم و نمی‌دانم که کتاب‌ها کجاست"
    page = ["Home", persian, "one item", "cell one", "cell two", pages.ENGLISH[0]]
    extracted = [persian.replace("\u200c", ""), "- one item", "| cell one | cell two |", page[-1]]
    assert choose(page, extracted) == page[1:]


def test_letters_may_be_composed_differently():
    decomposed = unicodedata.normalize("NFD", "Évaluation différée d’une société")
    assert choose(["Accueil", decomposed], [unicodedata.normalize("NFC", decomposed)]) == [
        decomposed
    ]


def test_a_script_without_spaces_is_compared_by_characters():
    first, second = "今朝数十世帯が町を離れた。", "負傷者は最寄りの病院に運ばれた。"
    assert choose(["目次", first, "広告", second], [first + second]) == [first, second]


def test_a_teaser_with_the_words_of_the_headline_is_not_taken_for_it():
    page = ["Road closed", "Weather", "Road closed", *pages.ENGLISH, "Road closed", "Imprint"]
    choice = find_chosen_lines(page, "\n".join(["Road closed", *pages.ENGLISH]))
    assert choice.chosen == (False, False, True, True, True, True, True, False, False)


def test_a_line_of_which_the_extractor_dropped_a_few_words_is_chosen_whole():
    page = [f"{pages.ENGLISH[0]} Share Print", "Menu"]
    assert choose(page, [pages.ENGLISH[0]]) == page[:1]


def test_a_line_without_words_goes_with_its_neighbours():
    page = ["***", pages.ENGLISH[0], "* * *", pages.ENGLISH[1], "***"]
    assert choose(page, list(pages.ENGLISH[:2])) == page[1:4]


def test_an_article_that_the_page_has_twice_is_found_twice_if_both_were_chosen():
    page = [*pages.ENGLISH, "Print version", *pages.ENGLISH]
    assert choose(page, [*pages.ENGLISH, *pages.ENGLISH]) == [*pages.ENGLISH, *pages.ENGLISH]


def test_it_is_told_how_much_was_found():
    choice = find_chosen_lines(["one two three", "four"], "one two three five")
    assert (choice.known_share, choice.found_share) == (0.75, 0.75)
    assert (choice.page_words, choice.chosen_words) == (4, 3)


def test_nothing_is_found_of_nothing():
    choice = find_chosen_lines(["one two"], "")
    assert (choice.chosen, choice.known_share, choice.found_share) == ((False,), 0.0, 0.0)
    assert find_chosen_lines([], "words").chosen == ()


def test_lines_that_are_all_alike_are_found_if_all_were_chosen():
    page = [pages.ENGLISH[0]] * 500
    assert choose(page, page) == page


def test_a_text_of_one_word_is_compared_in_linear_time():
    line = "word " * 100
    choice = find_chosen_lines([line] * 2_000, "\n".join([line] * 2_000))
    assert choice.known_share == 1


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 12))
def test_every_chosen_line_is_found_if_words_do_not_repeat(chosen, words_a_line):
    lines = [
        " ".join(f"w{line}x{word}" for word in range(words_a_line)) for line in range(len(chosen))
    ]
    extracted = "\n".join(line for line, is_in in zip(lines, chosen, strict=True) if is_in)
    assert find_chosen_lines(lines, extracted).chosen == tuple(chosen)


@given(st.lists(st.text("ab c", max_size=9), max_size=20), st.text("ab c\n", max_size=60))
def test_any_two_texts_can_be_compared(lines, extracted):
    choice = find_chosen_lines(lines, extracted)
    assert len(choice.chosen) == len(lines)
    assert 0 <= choice.found_share <= choice.known_share <= 1
