"""Drafts: begun, prefilled, saved as one goes, seen by nobody else, thrown away."""

import datetime as dt

import pytest
from django.db.models import CharField
from django.db.models.functions import Cast
from django.http import QueryDict

from tests.cases.office import PDF, days
from tests.cases.services import FOOD_FORM, food_item
from zhengtong.blocks.forms import actions as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import queries
from zhengtong.cases.actions import drafting
from zhengtong.cases.models import Draft
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, Stale, TooLarge
from zhengtong.registers.catalogue import actions as catalogue


def test_it_works(desk):
    view = drafting.start(desk.food, by=desk.people.resident.actor, at=desk.at)
    assert view.item_name["zh"] == "食品经营许可（新办）"
    assert [page.key for page in view.form.pages] == ["operator", "business"]
    assert [m.key for m in view.materials] == ["id-card", "plan"]
    assert [line.event for line in journal.lines_of(view.ref)] == ["DraftStarted"]


def test_known_answers_are_filled_in_and_name_their_source(desk):
    view = drafting.start(desk.food, by=desk.people.resident.actor, at=desk.at)
    assert view.answers == {"name": "王秀英"}
    assert view.sources["name"]["zh"]


def test_changed_answer_loses_its_source(desk):
    who = desk.people.resident.actor
    draft = desk.draft(who)
    drafting.save(draft, "operator", {"name": "王秀英", "area": "60"}, by=who, at=desk.at)
    assert queries.draft(draft, who).sources
    drafting.save(draft, "operator", {"name": "王二英", "area": "60"}, by=who, at=desk.at)
    assert queries.draft(draft, who).sources == {}


def test_who_goes_on_finds_the_same_draft(desk):
    assert desk.draft() == desk.draft()
    assert desk.draft(desk.people.neighbour.actor) != desk.draft()
    assert desk.draft(item=desk.card) != desk.draft()


def test_agent_fills_in_for_the_company(desk):
    people = desk.people
    draft = desk.draft(people.agent_of_company)
    assert queries.draft(draft, people.representative_of_company).applicant == people.company
    with pytest.raises(NotFound):
        queries.draft(draft, people.agent.actor)


def test_unknown_item_cannot_be_applied_for(desk):
    for code in ("nothing", "' OR 1=1 --", "𠮷" * 20, ""):
        with pytest.raises(NotFound):
            desk.draft(item=code)


def test_item_is_for_its_audience(desk):
    with pytest.raises(Refused) as told:
        desk.draft(desk.people.agent_of_company, item=desk.card)
    assert told.value.code == "audience"


def test_stranger_signs_in_first(desk):
    with pytest.raises(Forbidden):
        desk.draft(STRANGER)
    with pytest.raises(Forbidden):
        desk.draft(applicant=desk.people.neighbour.ref)


def test_counter_clerk_begins_for_a_resident_and_keeps_the_draft(desk):
    clerk, resident = desk.people.clerk.actor, desk.people.resident
    view = drafting.start(desk.food, by=clerk, at=desk.at, applicant=resident.ref)
    assert (view.channel, view.keeper, view.answers["name"]) == ("counter", clerk.ref, "王秀英")
    assert queries.draft(view.id, resident.actor).id == view.id
    assert [card.id for card in queries.drafts_of(clerk)] == [view.id]
    # The resident's own draft is another one.
    assert desk.draft(resident.actor) != view.id


def test_clerk_names_an_applicant_and_only_window_clerks_take_in(desk):
    with pytest.raises(Invalid):
        desk.draft(desk.people.clerk.actor)
    with pytest.raises(NotFound):
        desk.draft(desk.people.clerk.actor, applicant="person:999999")
    with pytest.raises(Forbidden):
        desk.draft(desk.people.market_reviewer.actor, applicant=desk.people.resident.ref)


def test_clerk_of_another_window_does_not_take_it_in(desk):
    with pytest.raises(Forbidden) as told:
        desk.draft(desk.people.other_clerk.actor, applicant=desk.people.resident.ref)
    assert told.value.code == "other-window"


def test_that_a_clerk_saw_the_data_is_written_down(desk):
    clerk, resident = desk.people.clerk.actor, desk.people.resident
    desk.draft(clerk, applicant=resident.ref)
    (seen,) = identity.seen_by(resident.ref)
    assert (seen.by, seen.purpose) == (clerk.ref, "intake")
    assert "number" in seen.fields


@pytest.mark.parametrize(
    "other", ["neighbour", "stranger", "clerk", "market_reviewer", "supervisor", "administrator"]
)
def test_nobody_else_sees_a_draft(desk, other):
    draft = desk.draft()
    by = getattr(desk.people, other).actor
    acts = [
        lambda: queries.draft(draft, by),
        lambda: queries.review(draft, by),
        lambda: drafting.save(draft, "operator", {"name": "x"}, by=by, at=desk.at),
        lambda: drafting.save_answers(draft, {"name": "x"}, by=by, at=desk.at),
        lambda: drafting.discard(draft, by=by, at=desk.at),
        lambda: desk.submit(draft, by),
        lambda: desk.attach(draft, by),
    ]
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert queries.drafts_of(by) == []


@pytest.mark.parametrize(
    "forged", ["", "1", "not-a-uuid", "' OR 1=1 --", "00000000-0000-4000-8000-" + "0" * 12]
)
def test_forged_drafts_answer_like_unknown_ones(desk, forged):
    with pytest.raises(NotFound):
        queries.draft(forged, desk.people.resident.actor)


def test_whole_form_is_saved_at_once(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    posted = QueryDict("name=王秀英&area=86.5&kind=catering&opening-year=2026&opening-month=13")
    saved = drafting.save_form(draft, posted, by=who, at=desk.at, version=1)
    assert [error.field for error in saved.errors] == ["opening"]
    kept = queries.draft(draft, who)
    assert kept.answers == {"name": "王秀英", "area": 86.5, "kind": "catering"}
    assert kept.rough["opening-month"] == "13"
    with pytest.raises(Stale):
        drafting.save_form(draft, posted, by=who, at=desk.at, version=1)


def test_box_left_empty_is_missing_and_not_misspelt(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    saved = drafting.save(draft, "operator", {"name": " ", "area": ""}, by=who, at=desk.at)
    assert [error.field for error in saved.errors] == ["name", "area"]
    assert queries.draft(draft, who).rough == {}
    told = [error.field for error in queries.review(draft, who, at=desk.at).errors]
    assert told == ["name", "area", "kind"]


def test_page_is_saved_as_posted(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    posted = QueryDict("name=王秀英&area=86.5&csrf=x")
    saved = drafting.save(draft, "operator", posted, by=who, at=desk.at)
    assert (saved.errors, saved.version) == ([], 2)
    assert queries.draft(draft, who).answers == {"name": "王秀英", "area": 86.5}
    assert queries.draft(draft, who).page == "operator"


def test_what_is_not_well_formed_is_kept_as_typed(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    saved = drafting.save(draft, "operator", {"name": "王", "area": "很大"}, by=who, at=desk.at)
    assert [error.field for error in saved.errors] == ["area"]
    view = queries.draft(draft, who)
    assert "area" not in view.answers
    assert view.rough == {"area": "很大"}
    assert [e.field for e in queries.review(draft, who).errors if e.code == "rough"] == ["area"]
    drafting.save(draft, "operator", {"name": "王", "area": "60"}, by=who, at=desk.at)
    assert queries.draft(draft, who).rough == {}


STAFF = {
    "key": "staff",
    "type": "table",
    "label": {"zh": "从业人员", "en": "Staff"},
    "columns": [
        {"key": "name", "type": "text", "label": {"zh": "姓名", "en": "Name"}, "required": True},
        {"key": "since", "type": "date", "label": {"zh": "入职日期", "en": "Since"}},
    ],
}


def test_misspelt_cell_keeps_its_table_as_typed(desk):
    operator, business = FOOD_FORM["pages"]
    wider = {**operator, "fields": [*operator["fields"], STAFF]}
    forms.publish({**FOOD_FORM, "key": "staffed", "pages": [wider, business]}, by=SYSTEM,
                  at=desk.at)  # fmt: skip
    catalogue.publish(food_item() | {"form": "staffed"}, by=SYSTEM, at=desk.at)
    who, draft = desk.people.resident.actor, desk.draft()
    rows = {"staff-0-name": "何静", "staff-0-since": "2026-02", "staff-1-name": "李一"}
    posted = {"name": "王", "area": "60"} | rows
    saved = drafting.save(draft, "operator", posted, by=who, at=desk.at)
    assert [error.input for error in saved.errors] == ["staff-0-since"]
    assert queries.draft(draft, who).rough == rows
    drafting.save(draft, "operator", posted | {"staff-0-since": ""}, by=who, at=desk.at)
    kept = queries.draft(draft, who)
    assert (kept.rough, kept.answers["staff"]) == ({}, [{"name": "何静"}, {"name": "李一"}])
    posted |= {"staff-0-since": "", "staff-1-name": "", "staff-1-since": "2026-02-01"}
    drafting.save(draft, "operator", posted, by=who, at=desk.at)
    assert queries.draft(draft, who).rough == {}  # a name is missing: nothing is misspelt


def test_answers_of_other_pages_stay(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    drafting.save(draft, "operator", {"name": "王秀英", "area": "60"}, by=who, at=desk.at)
    drafting.save(draft, "business", {"kind": "sales"}, by=who, at=desk.at)
    assert queries.draft(draft, who).answers == {"name": "王秀英", "area": 60, "kind": "sales"}


def test_every_script_comes_through(desk):
    who, draft = desk.people.rare.actor, desk.draft(desk.people.rare.actor)
    for name in ("阿依古丽·𠮷䶮", "Ōe Kenzaburō", "محمد", "<script>", "'; DROP TABLE x; --"):
        drafting.save_answers(draft, {"area": 5}, by=who, at=desk.at)
        drafting.save(draft, "operator", {"name": name, "area": "5"}, by=who, at=desk.at)
        view = queries.draft(draft, who)
        assert view.answers.get("name", view.rough.get("name")) == name
    row = Draft.objects.get(pk=draft)
    assert row.applicant == who.ref


def test_answers_rest_encrypted(desk):
    draft = desk.filled()
    kept = Draft.objects.filter(pk=draft).values_list(Cast("answers", CharField()), flat=True)[0]
    assert kept.startswith("sm4:")
    assert "王秀英" not in kept


def test_program_learns_which_values_are_wrong(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    given = {"name": "王秀英", "area": "sixty", "kind": "bank", "nothing": [1]}
    saved = drafting.save_answers(draft, given, by=who, at=desk.at)
    assert {error.field for error in saved.errors} == {"area", "kind", "nothing"}
    assert queries.draft(draft, who).answers == {"name": "王秀英"}


def test_too_much_is_not_kept(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    flood = "王" * 600_000
    assert drafting.save_answers(draft, {"name": flood}, by=who, at=desk.at).errors
    posted = {"name": flood, "area": flood} | {f"area-{n}": flood for n in range(3)}
    drafting.save(draft, "operator", posted, by=who, at=desk.at)
    view = queries.draft(draft, who)
    assert sum(len(str(value)) for value in view.rough.values()) <= 20_000


def test_all_answers_together_have_a_limit(desk, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_BYTES", 20)
    with pytest.raises(TooLarge):
        drafting.save_answers(desk.draft(), {"area": 5}, by=desk.people.resident.actor, at=desk.at)


def test_unknown_page_is_not_saved(desk):
    with pytest.raises(NotFound):
        drafting.save(desk.draft(), "nowhere", {}, by=desk.people.resident.actor, at=desk.at)


def test_stale_window_is_told(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    drafting.save(draft, "business", {"kind": "sales"}, by=who, at=desk.at, version=1)
    with pytest.raises(Stale):
        drafting.save(draft, "business", {"kind": "catering"}, by=who, at=desk.at, version=1)
    assert queries.draft(draft, who).answers["kind"] == "sales"


def test_submitted_draft_is_closed_and_names_its_case(desk):
    who = desk.people.resident.actor
    draft = desk.filled()
    number = desk.submit(draft).number
    with pytest.raises(Refused) as told:
        drafting.save(draft, "operator", {"name": "x"}, by=who, at=desk.at)
    assert number in str(told.value.hint)
    view = queries.draft(draft, who)
    assert (view.state, view.number, view.answers) == ("submitted", number, {})


def test_discarded_draft_is_gone_with_its_files(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    desk.attach(draft, who, body=PDF)
    drafting.discard(draft, by=who, at=desk.at)
    drafting.discard(draft, by=who, at=desk.at)
    with pytest.raises(NotFound):
        queries.draft(draft, who)
    assert queries.drafts_of(who) == []
    row = Draft.objects.get(pk=draft)
    assert (row.answers, row.materials.count()) == ({}, 0)


def test_forgotten_drafts_are_thrown_away(desk):
    draft = desk.draft()
    assert drafting.discard_forgotten(by=SYSTEM, at=days(desk.at, 90)) == 0
    later = desk.at + dt.timedelta(days=90, seconds=1)
    assert drafting.discard_forgotten(by=SYSTEM, at=later) == 1
    assert Draft.objects.get(pk=draft).state == "discarded"
