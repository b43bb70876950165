"""Blocks stand alone: what the project plugs into them is not there."""

import pytest

from zhengtong.blocks.forms.sockets import PLACES


@pytest.fixture(autouse=True)
def _no_gazetteer():
    with PLACES.only():
        yield
