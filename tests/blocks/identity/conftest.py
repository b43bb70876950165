"""The cast, once a test."""

import pytest

from tests import cast


@pytest.fixture
def people(db, unwired):
    return cast.build()
