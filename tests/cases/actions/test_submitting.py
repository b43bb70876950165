"""Submission: number, clock, process, receipt and journal in one transaction, once."""

import pytest
from django.db.models import CharField
from django.db.models.functions import Cast

from tests import cast
from tests.cases.office import days
from zhengtong.blocks.identity.actions import mandates
from zhengtong.blocks.process import queries as processes
from zhengtong.cases import queries
from zhengtong.cases.actions import correcting, drafting, submitting
from zhengtong.cases.actions.submitting import Signature
from zhengtong.cases.models import Case, CaseSeat, CaseTurn, Counter, Draft, Letter
from zhengtong.kernel import journal
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


def test_it_works(desk):
    case = desk.submitted()
    assert case.number == desk.food + "20260311" + "0001"
    assert case.state == "submitted"
    assert case.due_on.isoformat() == "2026-03-18"
    row = Case.objects.get(number=case.number)
    assert (row.body, row.promised_days, row.statutory_days) == (cast.MARKET, 8, 20)
    assert (row.wanted_delivery, row.supply_days) == ("electronic", 15)


def test_numbers_count_on_through_the_day_and_begin_anew(desk):
    serials = [desk.submitted().number[-12:] for _ in range(2)]
    serials.append(desk.submitted(at=days(desk.at, 1)).number[-12:])
    assert serials == ["202603110001", "202603110002", "202603120001"]


def test_item_with_a_free_code_gets_a_number_of_its_body(desk):
    number = desk.card_submitted().number
    assert number.startswith(cast.CIVIL + "3")
    assert number.endswith("202603110001")
    assert len(number) == 43


def test_process_has_started_and_the_window_has_its_turn(desk):
    case = desk.submitted()
    (task,) = processes.open_tasks(case.ref)
    (turn,) = CaseTurn.objects.all()
    assert (turn.task, turn.verb, turn.group) == (task.id, "accept", f"{cast.WINDOW}:window_clerk")


def test_every_body_of_the_process_has_a_seat(desk):
    desk.submitted()
    seats = set(CaseSeat.objects.values_list("body", flat=True))
    assert seats == {cast.WINDOW, cast.MARKET, cast.FIRE, cast.URBAN}


def test_journal_and_receipt(desk):
    case = desk.submitted()
    (line,) = journal.lines_of(case.ref, ["CaseSubmitted"])
    assert line.payload["applicant"] == desk.people.resident.ref
    assert line.payload["accept_by"] == "2026-03-18"
    (letter,) = Letter.objects.all()
    assert (letter.kind, letter.number) == ("receipt", case.number)


def test_journal_holds_no_personal_data(desk):
    case = desk.submitted()
    person = desk.people.resident
    told = " ".join(str(line.payload) for line in journal.lines_of(case.ref))
    for secret in (person.name, person.number, person.mobile, person.address):
        assert secret not in told


def test_name_number_and_answers_rest_encrypted(desk):
    desk.submitted()
    columns = [Cast(c, CharField()) for c in ("applicant_name", "applicant_number", "answers")]
    for kept in Case.objects.values_list(*columns)[0]:
        assert kept.startswith("sm4:")
    assert Case.objects.get().applicant_masked == "**英"


def test_same_draft_is_the_same_case(desk):
    draft = desk.filled()
    first = desk.submit(draft)
    assert desk.submit(draft) == first
    assert Case.objects.count() == Draft.objects.count() == 1
    assert len(journal.lines_of(first.ref, ["CaseSubmitted"])) == 1


def test_everything_that_is_missing_is_told_at_once(desk):
    draft = desk.draft()
    drafting.save(
        draft,
        "business",
        {"opening": "2026-02-30"},
        by=desk.people.resident.actor,
        at=desk.at,
    )
    with pytest.raises(Invalid) as told:
        desk.submit(draft)
    assert set(told.value.fields) == {"area", "kind", "opening", "material:id-card"}
    assert Counter.objects.count() == Case.objects.count() == 0


def test_item_on_the_spot_needs_no_material(desk):
    assert desk.card_submitted().state == "submitted"


@pytest.mark.parametrize(
    ("signature", "field"),
    [
        (Signature("王秀英", False), "agreed"),
        (Signature("王秀兰", True), "name"),
        (Signature("", True), "name"),
        (Signature("王秀英", True, "paper"), "method"),
        (Signature("王秀英", True, "magic"), "method"),
    ],
)
def test_unsigned_application_is_not_taken(desk, signature, field):
    who = desk.people.resident.actor
    with pytest.raises(Invalid) as told:
        submitting.submit(desk.filled(), signature, by=who, at=desk.at)
    assert field in told.value.fields
    assert Case.objects.count() == 0


def test_clerk_takes_in_what_was_signed_on_paper(desk):
    clerk, resident = desk.people.clerk.actor, desk.people.resident
    draft = desk.draft(clerk, applicant=resident.ref)
    desk.answer(draft, clerk, {"area": 60, "kind": "sales"})
    desk.attach(draft, clerk)
    with pytest.raises(Invalid):
        desk.submit(draft, clerk)
    signature = Signature(resident.name, True, "paper")
    case = submitting.submit(draft, signature, by=clerk, at=desk.at)
    row = Case.objects.get(number=case.number)
    assert (row.applicant, row.agent, row.channel) == (resident.ref, "", "counter")
    assert row.wanted_delivery == "pickup"
    assert queries.progress_of(case.number, resident.actor, at=desk.at).number == case.number


def test_agent_submits_for_the_company(desk):
    people = desk.people
    draft = desk.filled(people.agent_of_company)
    case = desk.submit(draft, people.agent_of_company)
    row = Case.objects.get(number=case.number)
    assert (row.applicant, row.agent) == (people.company, people.agent.ref)
    assert (row.applicant_name, row.applicant_masked) == (people.company_name,) * 2


def test_agent_whose_mandate_was_revoked_submits_no_more(desk):
    people = desk.people
    draft = desk.filled(people.agent_of_company)
    held = mandates_of_agent(people)
    mandates.revoke(held, by=people.representative_of_company, at=desk.at)
    with pytest.raises((NotFound, Forbidden)):
        desk.submit(draft, people.agent_of_company)


def mandates_of_agent(people):
    from_identity = cast.Mandate.objects.get(person_id=int(people.agent.ref.partition(":")[2]))
    return from_identity.pk


def test_wanted_delivery_is_checked(desk):
    with pytest.raises(Invalid):
        desk.submitted(delivery="pigeon")
    assert Case.objects.get(number=desk.submitted(delivery="courier").number).wanted_delivery == (
        "courier"
    )


def test_corrections_are_not_submitted_as_an_application(desk):
    with pytest.raises(NotFound):
        desk.submit("00000000-0000-4000-8000-000000000000")
    with pytest.raises(Refused):
        correcting.supplement(
            desk.filled(), Signature("王秀英", True), by=desk.people.resident.actor, at=desk.at
        )


def test_signature_holds_until_somebody_changes_a_row(desk):
    case = desk.submitted()
    who = desk.people.resident.actor
    assert queries.application(case.number, who).is_intact
    row = Case.objects.get(number=case.number)
    row.answers = row.answers | {"area": 600}
    row.save(update_fields=["answers"])
    assert not queries.application(case.number, who).is_intact


def test_every_script_comes_through_to_the_desk(desk):
    who = desk.people.rare.actor
    case = desk.submitted(who)
    shown = desk.desk(case.number)
    assert shown.applicant.name == "阿依古丽·𠮷䶮"
    assert ("姓名", "阿依古丽·𠮷䶮") in [tuple(row) for row in shown.sections[0].rows]


def test_nothing_is_kept_when_the_process_cannot_start(desk, monkeypatch):
    draft = desk.filled()

    def fail(*_args, **_kwargs):
        raise Refused

    monkeypatch.setattr(submitting.process, "start", fail)
    with pytest.raises(Refused):
        desk.submit(draft)
    assert Case.objects.count() == Letter.objects.count() == Counter.objects.count() == 0
    assert Draft.objects.get(pk=draft).state == "open"


def test_queries_have_an_upper_bound(desk, django_assert_max_num_queries):
    desk.submitted()
    draft = desk.filled()
    with django_assert_max_num_queries(34):
        desk.submit(draft)
