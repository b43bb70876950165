"""People who send files, and a store that forgets everything."""

from io import BytesIO

import pytest
from django.utils import translation

from tests.blocks.documents import samples
from zhengtong.blocks.documents import actions
from zhengtong.blocks.documents.sockets import STORES
from zhengtong.blocks.documents.stores import MemoryStore
from zhengtong.kernel.actors import Actor

WANG = Actor(ref="person:1", kind="person", name="王秀英")
AGENT = Actor(ref="person:2", kind="person", on_behalf_of="company:1")
COLLEAGUE = Actor(ref="person:3", kind="person", on_behalf_of="company:1")
NEIGHBOUR = Actor(ref="person:4", kind="person", name="李建国")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def store(settings):
    settings.ZHENGTONG_STORE = "fresh"
    memory = MemoryStore()
    with STORES.plugged("fresh", memory):
        yield memory


@pytest.fixture
def keep(store, unwired, at):
    """Keep a file with as few words as a test needs."""

    def keep(content=samples.PDF, name="合同.pdf", owner="draft:1", by=WANG, **options):
        return actions.keep(BytesIO(content), name, owner, by=by, at=at, **options)

    return keep
