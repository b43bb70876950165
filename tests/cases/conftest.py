"""The office in which the cases of these tests are handled, with the cast at their desks."""

import pytest

from tests import cast
from tests.cases import office


@pytest.fixture
def people(db):
    """The cast."""
    return cast.build()


@pytest.fixture
def desk(people, at, unwired):
    """An office with two items published: `food` (three departments) and `card` (on the spot)."""
    return office.Office(people, at)
