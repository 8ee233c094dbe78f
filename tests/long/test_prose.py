"""Five megabytes of running text in five scripts without a tweet: no reference."""

from packager.model import SourceKind
from packager.references import find_references
from tests.packager.references.prose import make_prose


def test_five_megabytes_of_prose_have_no_reference():
    prose = make_prose(5_000_000, seed=2016)
    assert len(prose.encode()) > 5_000_000
    assert find_references(prose, SourceKind.TEXT) == ()
