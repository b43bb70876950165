"""A transport to be plugged in, and somebody to be reached."""

import pytest

from zhengtong.blocks.notifications import sockets
from zhengtong.blocks.notifications.conformance import MemoryTransport


@pytest.fixture
def transport(db, unwired, settings):
    """The memory transport, in use; `person:1` has a mobile, `person:2` has none."""
    settings.ZHENGTONG_TRANSPORTS = ("memory",)
    book = {"person:1": {"sms": "13900010001"}, "person:3": {"sms": "坏号码"}}
    with (
        sockets.TRANSPORTS.plugged("memory", MemoryTransport()) as plug,
        sockets.ADDRESS_BOOKS.plugged("person", lambda ref: book.get(ref, {})),
    ):
        yield plug
