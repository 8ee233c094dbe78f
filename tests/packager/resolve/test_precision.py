"""Precision and recall over generated references; ``tests/long`` measures three hundred."""

from packager.resolve.resolution import Confidence
from tests.packager.resolve.generated import Form, Held, article, cases, web
from tests.packager.resolve.resolving import resolve
from tests.packager.resolve.table import measure


def test_no_sure_class_is_wrong_and_what_is_held_is_found():
    some = cases(50, seed=1)
    assert {one.form for one in some} == set(Form)
    assert {one.held for one in some} == set(Held)
    table = measure(some, resolve(article(some), web(some, seed=1)))
    assert table.precision(Confidence.CERTAIN) == 1.0, table.render()
    assert table.precision(Confidence.STRONG) == 1.0, table.render()
    assert table.recall >= 0.95, table.render()
