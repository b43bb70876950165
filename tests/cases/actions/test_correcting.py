"""Corrections: asked for once, supplied in a draft, by the applicant or for them."""

import dataclasses
import datetime as dt

import pytest

from tests.cases.office import PDF, days
from tests.cases.services import food_item
from zhengtong.cases import queries
from zhengtong.cases.actions import (
    accepting,
    collecting,
    correcting,
    drafting,
    terminating,
    withdrawing,
)
from zhengtong.cases.actions.submitting import Signature
from zhengtong.cases.models import Case
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused
from zhengtong.registers.catalogue import actions as catalogue

THINGS = [{"key": "material:id-card", "words": "不清晰"}, {"key": "field:area", "words": "有误"}]


@pytest.fixture
def asked(desk):
    """A case whose applicant was asked for a new identity card and another floor area."""
    case = desk.submitted()
    return accepting.return_for_correction(
        case.number, THINGS, version=case.version, by=desk.people.clerk.actor, at=desk.at
    )


def begin(desk, case, by=None):
    return correcting.begin(case.number, by=by or desk.people.resident.actor, at=desk.at)


def supply(desk, draft, by=None, at=None):
    who = by or desk.people.resident.actor
    method = "paper" if who.is_staff else "confirmed"
    signature = Signature(who.name, True, method)
    return correcting.supplement(draft, signature, by=who, at=at or desk.at)


def test_it_works(desk, asked):
    who, later = desk.people.resident.actor, days(desk.at, 2)
    draft = begin(desk, asked)
    assert [(m.key, m.required, m.asked) for m in draft.materials] == [
        ("id-card", True, "不清晰"),
        ("plan", False, ""),
    ]
    assert draft.answers["area"] == 60
    drafting.save(draft.id, "operator", {"name": "王秀英", "area": "86"}, by=who, at=desk.at)
    desk.attach(draft.id, who, body=PDF + b"%% sharper")
    case = supply(desk, draft.id, at=later)
    assert (case.state, case.due_on) == ("submitted", dt.date(2026, 3, 20))
    shown = desk.desk(case.number)
    assert "86" in [value for _label, value in shown.sections[0].rows]
    old, new = shown.materials[0].files
    assert (old.replaced, new.replaced, new.round) == (True, False, 1)
    assert shown.correction.supplied_at == later
    assert [turn.verb for turn in shown.turns] == ["accept"]
    assert journal.lines_of(case.ref, ["CorrectionSupplied"])
    assert queries.application(case.number, who).is_intact


def test_answers_before_are_kept(desk, asked):
    draft = begin(desk, asked)
    who = desk.people.resident.actor
    drafting.save_answers(draft.id, {"area": 99}, by=who, at=desk.at)
    desk.attach(draft.id, who, body=PDF + b"%% new")
    supply(desk, draft.id)
    row = Case.objects.get()
    assert (row.correction.before["area"], row.answers["area"]) == (60, 99)


def test_draft_is_the_same_one_until_it_is_sent(desk, asked):
    draft = begin(desk, asked)
    assert begin(desk, asked).id == draft.id
    assert [card.case for card in queries.drafts_of(desk.people.resident.actor)] == [asked.number]


def test_what_was_asked_for_has_to_be_there(desk, asked):
    draft = begin(desk, asked)
    with pytest.raises(Invalid) as told:
        supply(desk, draft.id)
    assert set(told.value.fields) == {"material:id-card"}


def test_sent_twice_it_is_one_answer(desk, asked):
    draft = begin(desk, asked)
    desk.attach(draft.id, desk.people.resident.actor)
    first = supply(desk, draft.id)
    assert supply(desk, draft.id).version == first.version
    assert len(journal.lines_of(asked.ref, ["CorrectionSupplied"])) == 1


def test_second_request_is_refused(desk, asked):
    draft = begin(desk, asked)
    desk.attach(draft.id, desk.people.resident.actor)
    case = supply(desk, draft.id)
    clerk = desk.people.clerk.actor
    with pytest.raises(Refused) as told:
        accepting.return_for_correction(
            case.number, THINGS, version=case.version, by=clerk, at=desk.at
        )
    assert told.value.code == "corrected"
    accepted = accepting.accept(case.number, version=case.version, by=clerk, at=desk.at)
    assert accepted.state == "accepted"


def test_silence_after_the_correction_accepts_from_its_receipt(desk, asked):
    draft = begin(desk, asked)
    desk.attach(draft.id, desk.people.resident.actor)
    supplied = supply(desk, draft.id, at=days(desk.at, 2))
    assert accepting.accept_by_silence(supplied.number, by=SYSTEM, at=days(desk.at, 9)) is None
    accepting.accept_by_silence(supplied.number, by=SYSTEM, at=days(desk.at, 10))
    assert Case.objects.get().accepted_on == dt.date(2026, 3, 13)


def test_clerk_supplies_for_whom_they_identified(desk, asked):
    clerk, resident = desk.people.clerk.actor, desk.people.resident
    with pytest.raises(Forbidden):
        begin(desk, asked, by=clerk)
    standing_in = dataclasses.replace(clerk, on_behalf_of=resident.ref)
    draft = begin(desk, asked, by=standing_in)
    collecting.receive_paper(draft.id, "id-card", by=standing_in, at=desk.at)
    assert supply(desk, draft.id, by=standing_in).state == "submitted"


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_neither_see_nor_supply(desk, asked, other):
    by = getattr(desk.people, other).actor
    draft = begin(desk, asked)
    with pytest.raises(NotFound):
        begin(desk, asked, by=by)
    with pytest.raises(NotFound):
        supply(desk, draft.id, by=by)


def test_nothing_to_correct_before_it_is_asked_for(desk):
    with pytest.raises(Refused):
        begin(desk, desk.submitted())


def test_case_lapses_after_fifteen_working_days(desk, asked):
    last_day, after = dt.datetime(2026, 4, 1, 23, 0), dt.datetime(2026, 4, 2, 1, 0)
    zone = desk.at.tzinfo
    assert terminating.lapse(asked.number, by=SYSTEM, at=last_day.replace(tzinfo=zone)) is None
    case = terminating.lapse(asked.number, by=SYSTEM, at=after.replace(tzinfo=zone))
    assert case.state == "terminated"
    assert desk.desk(case.number).letters[-1].kind == "termination"
    (line,) = journal.lines_of(case.ref, ["CaseTerminated"])
    assert line.payload["cause"] == "lapse"
    with pytest.raises(Refused):
        begin(desk, asked)


def test_the_item_says_how_long_corrections_are_waited_for(desk):
    limits = {**food_item()["limits"], "correction": {"days": 5}}
    catalogue.publish({**food_item(), "limits": limits}, by=SYSTEM, at=desk.at)
    case = desk.submitted()
    asked = accepting.return_for_correction(
        case.number, THINGS, version=case.version, by=desk.people.clerk.actor, at=desk.at
    )
    assert asked.due_on == dt.date(2026, 3, 18)
    assert desk.desk(case.number).correction.supply_by == asked.due_on
    last_day, after = (dt.datetime(2026, 3, day, 12, tzinfo=desk.at.tzinfo) for day in (18, 19))
    assert terminating.lapse(case.number, by=SYSTEM, at=last_day) is None
    assert terminating.lapse(case.number, by=SYSTEM, at=after).state == "terminated"


def test_corrections_no_longer_waited_for_leave_the_list(desk, asked):
    begin(desk, asked)
    resident = desk.people.resident.actor
    assert len(queries.drafts_of(resident)) == 1
    withdrawing.withdraw(asked.number, version=asked.version, by=resident, at=desk.at)
    assert queries.drafts_of(resident) == []
