"""What all tests of the rules lean on."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.blocks.rules.senior_card import Dictionary
from zhengtong.blocks.rules.sockets import FACTS

# The laws of the rule engine are tried on fifty examples each, however slow the machine is.
settings.register_profile("rules", max_examples=50, deadline=None)
settings.load_profile("rules")


@pytest.fixture(autouse=True)
def _dictionary() -> Iterator[None]:
    """Blocks stand alone: what the project plugs in is not there, but a small dictionary is."""
    with FACTS.only({"test": Dictionary()}):
        yield
