"""Running text without a tweet has no reference."""

import pytest

from packager.model import SourceKind
from packager.references import find_references
from tests.packager.references.prose import make_prose


@pytest.mark.parametrize("kind", SourceKind)
def test_prose_has_no_reference(kind):
    assert find_references(make_prose(200_000, seed=7), kind) == ()
