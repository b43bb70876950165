"""Files that are withdrawn, files whose time is over, and bytes that nobody names."""

import datetime as dt

import pytest

from tests.blocks.documents import samples
from tests.blocks.documents.conftest import AGENT, NEIGHBOUR, WANG
from zhengtong.blocks.documents import actions, queries
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, NotFound
from zhengtong.kernel.refs import ref

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_a_withdrawn_file_is_gone(keep, at):
    kept = keep()
    actions.remove(kept.id, by=WANG, at=at)
    with pytest.raises(NotFound):
        queries.document(kept.id)
    line = journal.lines_of(ref("document", kept.id))[-1]
    assert (line.event, line.payload["reason"]) == ("DocumentRemoved", "withdrawn")
    with pytest.raises(NotFound):
        actions.remove(kept.id, by=WANG, at=at)


@pytest.mark.parametrize("by", [STRANGER, NEIGHBOUR, AGENT])
def test_others_remove_nothing(keep, at, by):
    kept = keep()
    with pytest.raises(Forbidden):
        actions.remove(kept.id, by=by, at=at)
    assert queries.document(kept.id) == kept


def test_what_has_expired_is_removed(keep, at):
    over = keep(expires_at=at)
    still = keep(samples.JPG, "照片.jpg", expires_at=at + DAY)
    forever = keep(samples.PNG, "照片.png")
    assert actions.expire(by=SYSTEM, at=at) == 1
    assert set(queries.documents([over.id, still.id, forever.id])) == {still.id, forever.id}
    line = journal.lines_of(ref("document", over.id))[-1]
    assert line.payload["reason"] == "expired"
    assert actions.expire(by=SYSTEM, at=at) == 0


def test_bytes_go_a_day_after_their_last_row(keep, at, store):
    kept = keep()
    shared = keep(samples.JPG, "照片.jpg")
    keep(samples.JPG, "照片.jpg", owner="draft:2")
    actions.remove(kept.id, by=WANG, at=at)
    actions.remove(shared.id, by=WANG, at=at)
    saved = dt.datetime.fromtimestamp(max(moment for _, moment in store.blobs.values()), dt.UTC)
    assert actions.sweep(by=SYSTEM, at=saved + DAY / 2) == 0
    assert actions.sweep(by=SYSTEM, at=saved + 2 * DAY) == 1
    assert set(store.blobs) == {shared.sha256}


@pytest.mark.parametrize("by", [STRANGER, WANG])
def test_clearing_up_is_the_houses_own_work(at, store, by):
    with pytest.raises(Forbidden):
        actions.expire(by=by, at=at)
    with pytest.raises(Forbidden):
        actions.sweep(by=by, at=at)
