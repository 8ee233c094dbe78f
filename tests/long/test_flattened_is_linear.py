"""Hostile text costs the finder of flattened embeds time in proportion to its length."""

import time

import pytest

from packager.references.flattened.find import find_flattened

MEGABYTE = 1_000_000
REQUIRED_S = 20.0  # for 10 MB
BLOCKS = {
    "at signs": "@",
    "dashes": "—",
    "hyphens": "- ",
    "brackets": "()",
    "square brackets": "[",
    "dates": "August 19, 2016 ",
    "digits": "1234567890",
    "line ends": "\n",
    "blanks": " ",
}
# Mentions of which nothing comes: refused at a glance.
REFUSED_S = 4.0  # for 1 MB
REFUSED_BLOCKS = {
    "mentions": "(@a) ",
    "mentions at line ends": "@a\n",
    "mentions and digits": "(@a) 1 ",
    "mentions and dashes": "— a (@a) ",
    "mentions and addresses": "(@a) https://x.y/status/1 ",
    "blanks after mentions": "(@a)" + " " * 300,
    "line ends after mentions": "(@a)" + "\n" * 300,
    "underscores": "@a_\\_",
}
# Each of these is read as a reference, or nearly: it may cost a tenth of a millisecond.
DENSE_BLOCKS = {
    "embeds": "It is open.\n— Jane (@jane) May 3, 2019\n",
    "embeds without brackets": "— @a May 3, 2019 ",
    "embeds without dashes": "It is open. Jane (@jane) May 3, 2019 ",
    "embeds in open quotations": "“\n" * 20 + "— a (@a) May 3, 2019\n",
    "markers": "Skip Twitter post by @a ",
    "cards": "@a\nx\n12:30 PM · May 3, 2019\n",
    "cards without dates": "@a\n12:30 - \n",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_ten_megabytes_are_read_within_the_limit(block):
    text = BLOCKS[block] * (10 * MEGABYTE // len(BLOCKS[block]))

    assert _cpu_s(text) < REQUIRED_S


@pytest.mark.parametrize("block", REFUSED_BLOCKS)
def test_mentions_that_are_no_tweets_cost_little(block):
    text = REFUSED_BLOCKS[block] * (MEGABYTE // len(REFUSED_BLOCKS[block]))

    assert _cpu_s(text) < REFUSED_S


@pytest.mark.parametrize("block", DENSE_BLOCKS)
def test_twice_the_embeds_cost_about_twice_the_time(block):
    text = DENSE_BLOCKS[block] * (MEGABYTE // 2 // len(DENSE_BLOCKS[block]))
    find_flattened(DENSE_BLOCKS[block])  # the words of dates are loaded

    assert _cpu_s(text + text) < 3 * _cpu_s(text) + 1


def _cpu_s(text: str) -> float:
    start = time.process_time()
    find_flattened(text)
    return time.process_time() - start
