"""A draft's files become its case's."""

import datetime as dt

import pytest

from tests.blocks.documents import samples
from tests.blocks.documents.conftest import AGENT, COLLEAGUE, NEIGHBOUR, WANG
from zhengtong.blocks.documents import actions, queries
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, NotFound
from zhengtong.kernel.refs import ref

pytestmark = pytest.mark.django_db


def test_the_owner_changes_and_they_expire_no_more(keep, at):
    kept = keep(expires_at=at + dt.timedelta(days=30))
    photo = keep(samples.JPG, "照片.jpg")
    moved = actions.hand_over([kept.id, str(photo.id)], "case:1", by=WANG, at=at)
    assert [(d.id, d.owner, d.expires_at) for d in moved] == [
        (kept.id, "case:1", None),
        (photo.id, "case:1", None),
    ]
    assert queries.documents_of("draft:1")["draft:1"] == []
    line = journal.lines_of(ref("document", kept.id))[-1]
    assert (line.event, line.payload) == (
        "DocumentHandedOver",
        {"owner": "case:1", "former": "draft:1"},
    )


def test_doing_it_twice_changes_nothing(keep, at):
    kept = keep()
    actions.hand_over([kept.id], "case:1", by=WANG, at=at)
    actions.hand_over([kept.id], "case:1", by=WANG, at=at)
    assert len(journal.lines_of(ref("document", kept.id))) == 2


def test_who_acts_for_the_same_company_may(keep, at):
    kept = keep(by=AGENT)
    actions.hand_over([kept.id], "case:1", by=COLLEAGUE, at=at)
    actions.hand_over([kept.id], "case:2", by=SYSTEM, at=at)
    assert queries.document(kept.id).owner == "case:2"


@pytest.mark.parametrize("by", [STRANGER, NEIGHBOUR, AGENT])
def test_others_may_not(keep, at, by):
    kept = keep()
    with pytest.raises(Forbidden):
        actions.hand_over([kept.id], "case:9", by=by, at=at)
    assert queries.document(kept.id).owner == "draft:1"


def test_one_that_is_missing_stops_all(keep, at):
    kept = keep()
    unknown = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(NotFound):
        actions.hand_over([kept.id, unknown], "case:1", by=WANG, at=at)
    assert queries.document(kept.id).owner == "draft:1"
