"""Materials of a draft: uploaded, taken from the wallet, noted on paper, taken out again."""

import io

import pytest

from tests.cases.office import ID_LICENCE, PDF
from zhengtong.blocks.documents import queries as documents
from zhengtong.cases import queries
from zhengtong.cases.actions import collecting
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Problem, Refused
from zhengtong.kernel.refs import key_of
from zhengtong.registers.licences import actions as licences
from zhengtong.registers.licences import queries as wallets

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 40


def files(desk, draft, key="id-card"):
    view = queries.draft(draft, desk.people.resident.actor)
    return next(m for m in view.materials if m.key == key).files


def identity_card(desk, member):
    return licences.issue(
        ID_LICENCE,
        holder=member.ref,
        holder_name=member.name,
        holder_number=member.number,
        fields={},
        body=desk.people.data_steward.actor.body,
        basis=f"register:{member.ref}",
        by=SYSTEM,
        at=desk.at,
    ).identifier


def test_it_works(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    desk.attach(draft, who)
    (file,) = files(desk, draft)
    assert (file.name, file.media_type, file.how) == ("身份证.pdf", "application/pdf", "2")
    assert documents.open_stream(key_of(file.document)).read() == PDF


def test_same_file_sent_twice_is_there_once(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    assert desk.attach(draft, who) == desk.attach(draft, who)
    assert len(files(desk, draft)) == 1


def test_type_is_known_by_content(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    for key, name, content in (
        ("id-card", "photo.pdf", b"MZ\x90\x00" + b"\x00" * 200),
        ("plan", "plan.pdf", PNG),
        ("id-card", "empty.pdf", b""),
    ):
        with pytest.raises(Problem):
            collecting.attach(draft, key, io.BytesIO(content), name, by=who, at=desk.at)
    assert files(desk, draft) == ()


def test_odd_names_are_made_safe(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    name = "../../etc/𠮷\x00\n身份证.pdf"
    collecting.attach(draft, "id-card", io.BytesIO(PDF), name, by=who, at=desk.at)
    (file,) = files(desk, draft)
    assert "𠮷" in file.name
    assert not set("/\x00\n") & set(file.name)


def test_material_that_is_not_asked_for_is_not_taken(desk):
    with pytest.raises(NotFound):
        desk.attach(desk.draft(), desk.people.resident.actor, key="gold")


def test_ten_files_are_enough(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    for n in range(10):
        desk.attach(draft, who, body=PDF + b"%%%d" % n)
    with pytest.raises(Refused):
        desk.attach(draft, who, body=PDF + b"%% once more")


def test_licence_out_of_the_wallet(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    identifier = identity_card(desk, desk.people.resident)
    collecting.use_licence(draft, "id-card", identifier, by=who, at=desk.at)
    collecting.use_licence(draft, "id-card", identifier, by=who, at=desk.at)
    (file,) = files(desk, draft)
    assert (file.how, file.licence) == ("3", identifier)


def test_licence_of_another_person_or_type_is_refused(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    other = identity_card(desk, desk.people.neighbour)
    own = identity_card(desk, desk.people.resident)
    for key, identifier in (("id-card", other), ("plan", own), ("id-card", "made-up")):
        with pytest.raises(Invalid):
            collecting.use_licence(draft, key, identifier, by=who, at=desk.at)


def test_use_is_noted_when_the_case_is_submitted(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    identifier = identity_card(desk, desk.people.resident)
    desk.answer(draft, who, {"name": "王秀英", "area": 60, "kind": "sales"})
    collecting.use_licence(draft, "id-card", identifier, by=who, at=desk.at)
    assert wallets.uses_of(identifier, by=who).rows == []
    case = desk.submit(draft)
    (use,) = wallets.uses_of(identifier, by=who).rows
    assert use.about == case.ref


def test_paper_is_noted_at_the_counter_alone(desk):
    clerk, resident = desk.people.clerk.actor, desk.people.resident
    draft = desk.draft(clerk, applicant=resident.ref)
    collecting.receive_paper(draft, "id-card", by=clerk, at=desk.at, copies=2)
    (file,) = files(desk, draft)
    assert (file.how, file.copies) == ("1", 2)
    with pytest.raises(Forbidden):
        collecting.receive_paper(draft, "id-card", by=resident.actor, at=desk.at)
    with pytest.raises(Invalid):
        collecting.receive_paper(draft, "id-card", by=clerk, at=desk.at, copies=0)


def test_file_taken_out_is_kept_no_longer(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    file = desk.attach(draft, who)
    document = files(desk, draft)[0].document
    collecting.detach(draft, file, by=who, at=desk.at)
    collecting.detach(draft, file, by=who, at=desk.at)
    assert files(desk, draft) == ()
    with pytest.raises(NotFound):
        documents.document(key_of(document))


def test_file_used_for_two_materials_stays_until_both_are_gone(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    first, second = desk.attach(draft, who), desk.attach(draft, who, key="plan")
    document = key_of(files(desk, draft)[0].document)
    collecting.detach(draft, first, by=who, at=desk.at)
    assert documents.document(document).size == len(PDF)
    collecting.detach(draft, second, by=who, at=desk.at)
    with pytest.raises(NotFound):
        documents.document(document)


def test_stranger_sees_no_file(desk):
    draft = desk.draft()
    file = desk.attach(draft, desk.people.resident.actor)
    assert queries.draft_file(draft, file, desk.people.resident.actor).id == file
    for who in (desk.people.stranger.actor, desk.people.clerk.actor):
        with pytest.raises(NotFound):
            queries.draft_file(draft, file, who)
        with pytest.raises(NotFound):
            collecting.detach(draft, file, by=who, at=desk.at)
    with pytest.raises(NotFound):
        queries.draft_file(draft, file + 1, desk.people.resident.actor)
