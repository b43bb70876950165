"""Files are taken in by content: measured, recognised, named, kept once."""

import datetime as dt
import hashlib
from io import BytesIO

import pytest

from tests.blocks.documents import samples
from tests.blocks.documents.conftest import AGENT, NEIGHBOUR, WANG
from zhengtong.blocks.documents import actions, queries
from zhengtong.blocks.documents.models import Document
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, TooLarge
from zhengtong.kernel.refs import ref

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_and_read_again(keep, at):
    kept = keep(samples.PDF, "租赁合同.pdf")
    assert kept == queries.document(kept.id) == queries.document(str(kept.id))
    assert (kept.name, kept.media_type, kept.size) == (
        "租赁合同.pdf",
        "application/pdf",
        len(samples.PDF),
    )
    assert (kept.owner, kept.verdict, kept.kept_at) == ("draft:1", "clean", at)
    assert kept.is_pdf
    assert not kept.is_picture
    assert kept.size_words == "1 KB"
    with queries.open_stream(kept.id) as stream:
        assert stream.read() == samples.PDF
    assert queries.is_intact(kept.id)


def test_the_journal_knows_what_but_not_its_name(keep):
    kept = keep(name="王秀英的病历.pdf")
    (line,) = journal.lines_of(ref("document", kept.id))
    assert line.event == "DocumentKept"
    assert line.payload == {
        "owner": "draft:1",
        "media_type": "application/pdf",
        "size": len(samples.PDF),
        "sha256": hashlib.sha256(samples.PDF).hexdigest(),
        "verdict": "clean",
    }


def test_a_name_that_lies_is_put_right(keep):
    assert keep(samples.PNG, "扫描件.pdf").name == "扫描件.png"
    assert keep(samples.JPG, "../../照片.JPEG").name == "照片.jpeg"


def test_sending_it_twice_keeps_it_once(keep, store):
    first = keep()
    assert keep() == first
    assert keep(owner="draft:2", by=NEIGHBOUR).id != first.id
    assert Document.objects.count() == 2
    assert len(store.blobs) == 1


def test_a_program_with_another_name_is_refused(keep, store):
    with pytest.raises(Invalid) as caught:
        keep(b"MZ\x90\x00" * 100, "照片.jpg")
    assert caught.value.code == "file-program"
    assert store.blobs == {}


def test_a_material_may_accept_less(keep):
    assert keep(samples.JPG, "照片.jpg", accept=["jpg"]).media_type == "image/jpeg"
    with pytest.raises(Invalid):
        keep(samples.PDF, accept=["jpg"])


def test_the_limit_is_counted_while_reading(keep, store):
    class Endless(BytesIO):
        sent = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.sent += 1
            return b"%PDF" + b"0" * 1024 * 1024

    source = Endless()
    with pytest.raises(TooLarge) as caught:
        actions.keep(source, "大.pdf", "draft:1", by=WANG, at=dt.datetime.now(dt.UTC))
    assert source.sent <= 21
    assert "20 MB" in str(caught.value.detail)
    assert store.blobs == {}
    with pytest.raises(TooLarge):
        keep(limit=10)


def test_an_owner_has_a_quota(keep, monkeypatch):
    monkeypatch.setattr(actions, "QUOTA", len(samples.PDF) + 10)
    keep()
    with pytest.raises(Refused) as caught:
        keep(samples.JPG, "照片.jpg")
    assert caught.value.code == "quota"
    keep(samples.JPG, "照片.jpg", owner="draft:2")


def test_a_stranger_sends_nothing(keep, store):
    with pytest.raises(Forbidden):
        keep(by=STRANGER)
    assert not Document.objects.exists()
    assert store.blobs == {}


def test_the_documents_of_owners_in_one_query(keep, django_assert_num_queries):
    mine = keep()
    photo = keep(samples.JPG, "照片.jpg")
    theirs = keep(owner="draft:2", by=AGENT)
    with django_assert_num_queries(1):
        found = queries.documents_of("draft:1", "draft:2", "draft:3")
    assert {owner: {d.id for d in some} for owner, some in found.items()} == {
        "draft:1": {mine.id, photo.id},
        "draft:2": {theirs.id},
        "draft:3": set(),
    }
    with django_assert_num_queries(1):
        assert queries.documents([mine.id, str(theirs.id)]) == {mine.id: mine, theirs.id: theirs}


@pytest.mark.parametrize(
    "id", ["", "1", "../../x", "00000000-0000-0000-0000-000000000000", "' OR 1=1"]
)
def test_what_is_not_there_is_not_found(id, store):
    with pytest.raises(NotFound):
        queries.document(id)
    with pytest.raises(NotFound):
        queries.open_stream(id)


def test_bytes_that_were_changed_by_hand_are_noticed(keep, store):
    kept = keep()
    store.blobs[kept.sha256] = (b"%PDF changed", 0.0)
    assert not queries.is_intact(kept.id)
    store.blobs.clear()
    with pytest.raises(NotFound):
        queries.is_intact(kept.id)
