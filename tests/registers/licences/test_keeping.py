"""Documents of licences: PDF/A, the same bytes again, text that can be copied out."""

import datetime as dt
from io import BytesIO

import pypdf
import pytest

from zhengtong.blocks.documents import queries as documents
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Invalid, NotFound, Refused
from zhengtong.registers.licences import actions, queries

UNTIL = dt.date(2026, 6, 1)
PURPOSE = {"zh": "办理户外广告设置许可", "en": "an outdoor advertising permit"}


def words(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_the_same_bytes_come_again(licence, people, at):
    by = people.resident.actor
    first = actions.download(licence.identifier, by=by, at=at)
    later = at + dt.timedelta(days=400)
    assert first == actions.download(licence.identifier, by=by, at=later)
    assert first == queries.pdf(licence.identifier)
    kept = actions.document(licence.identifier, by=by, at=later)
    assert documents.document(kept).owner == licence.ref
    assert len(documents.documents_of(licence.ref)[licence.ref]) == 1


def test_it_is_an_archival_pdf_of_one_page(licence, at):
    reader = pypdf.PdfReader(BytesIO(queries.pdf(licence.identifier)))
    assert b"pdfaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert len(reader.pages) == 1
    assert reader.metadata.title.startswith("食品经营许可证")


def test_every_name_survives_copying(issue, people):
    card = issue("card", holder=people.rare.ref, holder_name=people.rare.name)
    assert "阿依古丽·𠮷䶮" in words(queries.pdf(card.identifier))


def test_markup_in_an_answer_is_only_text(issue, people):
    hostile = '#panic("x") $ * _ <b> "\\'
    card = issue(fields={"operator_name": hostile, "kind": "catering"})
    assert '#panic("x")' in words(queries.pdf(card.identifier))


def test_a_changed_licence_prints_what_it_replaces(licence, people, at):
    new = actions.change(
        licence.identifier, fields={}, basis="case:2", by=people.approver.actor, at=at
    )
    assert licence.identifier in words(queries.pdf(new.identifier))


def test_an_invalid_licence_is_not_handed_out(licence, people, at):
    actions.suspend(licence.identifier, reason={"zh": "暂停"}, by=people.approver.actor, at=at)
    with pytest.raises(Refused):
        actions.download(licence.identifier, by=people.resident.actor, at=at)


def test_downloads_are_in_the_log(licence, people, at):
    actions.download(licence.identifier, by=people.resident.actor, at=at)
    actions.download(licence.identifier, by=people.clerk.actor, at=at)
    uses = queries.uses_of(licence.identifier, by=people.resident.actor).rows
    assert [(use.kind, use.own) for use in uses] == [("viewed", False), ("downloaded", True)]


def test_the_stranger_gets_no_document(licence, people, at):
    for by in (people.stranger.actor, STRANGER):
        with pytest.raises(NotFound):
            actions.download(licence.identifier, by=by, at=at)


def copied(licence, people, at, **other):
    given = {
        "purpose": PURPOSE,
        "recipient": "云海市城市管理局",
        "valid_until": UNTIL,
        "by": people.resident.actor,
        "at": at,
    }
    return actions.copy_for(licence.identifier, **(given | other))


def test_a_copy_says_what_it_is_for_and_ends(licence, people, at):
    copy = copied(licence, people, at)
    with documents.open_stream(copy.document) as stream:
        text = words(stream.read())
    assert "仅供云海市城市管理局" in text.replace(" ", "").replace("\n", "")
    told = queries.verify(copy.token, at=at)
    assert (told.status, told.in_force, told.copy.purpose) == ("valid", True, PURPOSE)
    late = queries.verify(copy.token, at=at.replace(month=7))
    assert (late.status, late.in_force) == ("copy-expired", False)
    assert [c.token for c in queries.copies_of(licence.identifier, by=people.resident.actor)] == [
        copy.token
    ]


def test_a_copy_falls_with_its_licence(licence, people, at):
    copy = copied(licence, people, at)
    actions.revoke(licence.identifier, reason={"zh": "撤销"}, by=people.approver.actor, at=at)
    assert queries.verify(copy.token, at=at).status == "revoked"


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"purpose": {"zh": " "}}, "purpose"),
        ({"recipient": "x" * 61}, "recipient"),
        ({"valid_until": dt.date(2026, 3, 10)}, "valid_until"),
        ({"valid_until": dt.date(2099, 1, 1)}, "valid_until"),
    ],
)
def test_a_copy_needs_purpose_recipient_and_day(licence, people, at, other, field):
    with pytest.raises(Invalid) as told:
        copied(licence, people, at, **other)
    assert field in told.value.fields


@pytest.mark.parametrize("who", ["stranger", "neighbour", "clerk"])
def test_only_the_holder_makes_copies(licence, people, at, who):
    with pytest.raises(NotFound):
        copied(licence, people, at, by=getattr(people, who).actor)
    with pytest.raises(NotFound):
        queries.copies_of(licence.identifier, by=getattr(people, who).actor)
