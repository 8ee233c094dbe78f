"""Exit codes are an interface: every error has one, and none looks like success."""

import pytest

import packager.errors  # so that its errors are known
from archive.errors import Error
from archive.findings import Verdict
from packager.cli.exits import Exit, exit_of_error, exit_of_verdict, worst


def every_error(root: type[Error] = Error) -> list[type[Error]]:
    below = [error for kind in root.__subclasses__() for error in every_error(kind)]
    return [root, *below]


def test_the_walk_finds_both_halves():
    assert packager.errors.SourceError in every_error()


@pytest.mark.parametrize("kind", every_error())
def test_no_error_ends_like_success(kind):
    assert exit_of_error(kind("words")) not in (Exit.OK, Exit.INTERRUPTED)


@pytest.mark.parametrize("verdict", Verdict)
def test_only_a_valid_bag_ends_with_zero(verdict):
    assert (exit_of_verdict(verdict) is Exit.OK) == (verdict is Verdict.VALID)


def test_several_inputs_end_with_the_worst():
    ranking = [
        Exit.FAILED,
        Exit.UNREADABLE,
        Exit.INVALID,
        Exit.NETWORK,
        Exit.INDETERMINATE,
        Exit.OK,
    ]
    for index, code in enumerate(ranking):
        assert worst(ranking[index:]) is code
    assert worst([]) is Exit.OK
