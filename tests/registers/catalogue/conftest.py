import pytest

from tests import cast
from zhengtong.kernel.actors import SYSTEM
from zhengtong.registers.catalogue import actions, names

from .samples import food, senior, sign


@pytest.fixture
def city(db, unwired):
    """The divisions and bodies of the cast."""
    cast.city()
    names.forget()


@pytest.fixture
def items(city, at):
    """Three items in force."""
    actions.publish_many([food(), senior(), sign()], by=SYSTEM, at=at)


@pytest.fixture
def people(db, unwired):
    names.forget()
    return cast.build()
