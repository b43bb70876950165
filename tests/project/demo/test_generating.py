"""Clones are whole cases: found, opened, handled and signed like the ones they were made from."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection

from tests.project.demo.conftest import NOW
from zhengtong.blocks.audit import actions as audit_actions
from zhengtong.blocks.audit import queries as audit
from zhengtong.blocks.identity.models import Person
from zhengtong.blocks.process import queries as process
from zhengtong.cases import queries as cases
from zhengtong.cases.models import Case, CaseSeat, CaseTurn
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.codes import resident_number
from zhengtong.kernel.errors import Refused
from zhengtong.kernel.models import JournalLine
from zhengtong.project.demo.bulk import generating
from zhengtong.project.demo.bulk.beside import MakingFailed
from zhengtong.project.demo.bulk.cloning import Cloner

pytestmark = pytest.mark.django_db
COUNT = 120


@pytest.fixture
def clones(small_city):
    last = Case.objects.order_by("-id").values_list("id", flat=True)[0]
    generating.generate(COUNT, at=NOW, seed=3)
    return list(Case.objects.filter(id__gt=last).order_by("id"))


def test_as_many_cases_as_asked_for_with_numbers_of_their_own(clones):
    assert len(clones) == COUNT
    numbers = list(Case.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))


def test_every_reference_leads_somewhere(clones):
    connection.check_constraints()


def test_journal_lines_are_signed_by_the_platform(clones):
    lines = JournalLine.objects.filter(ref__in=[case.ref for case in clones])
    assert lines.count() >= COUNT
    assert all(journal.is_genuine(line) for line in lines)


def test_running_clones_wait_for_somebody(clones):
    running = [case for case in clones if case.state in ("submitted", "accepted", "reviewing")]
    for case in clones:
        waiting = {task.id for task in process.open_tasks(case.ref)}
        assert waiting == set(CaseTurn.objects.filter(case=case).values_list("task", flat=True))
        assert bool(waiting) is (case in running or case.state in ("correcting", "decided"))


def test_a_clone_opens_like_any_case_and_speaks_of_its_own_applicant(clones):
    for case in clones[:20]:
        desk = cases.case(case.number, SYSTEM, at=NOW)
        assert desk.number == case.number
        if case.applicant_kind == "person":
            person = Person.objects.get(pk=case.applicant.partition(":")[2])
            assert (person.name, person.number) == (case.applicant_name, case.applicant_number)
            assert resident_number.is_valid(person.number)


def test_a_second_run_goes_on_counting(clones):
    generating.generate(COUNT, at=NOW, seed=3)
    numbers = list(Case.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))


def test_production_refuses(small_city, settings):
    settings.PRODUCTION = True
    with pytest.raises(Refused):
        generating.generate(1, at=NOW)


def test_without_stories_there_is_nothing_to_clone(db):
    Case.objects.all().delete()
    with pytest.raises(Refused, match="demo load"):
        generating.generate(1, at=NOW)


def test_lists_and_progress_know_the_clones(clones):
    seats = CaseSeat.objects.filter(case=clones[-1])
    clerk = Actor(
        "staff:1", "staff", body=seats[0].body, roles=frozenset({"window_clerk", "reviewer"})
    )
    listed: set[str] = set()
    after = ""
    while page := cases.worklist(clerk, "all", after=after, size=100, at=NOW):
        listed |= {row.number for row in page.rows}
        if not (after := page.next):
            break
    own = CaseSeat.objects.filter(body=clerk.body).values_list("case__number", flat=True)
    assert listed == set(own)
    for case in clones[:20]:
        progress = cases.progress(case.number, case.applicant_number[-4:], at=NOW)
        assert progress.timeline[0].key == "CaseSubmitted"
        assert progress.number == case.number


def test_the_journal_with_clones_is_sealed_and_verified(clones):
    late = NOW + dt.timedelta(minutes=10)
    sealed = audit_actions.seal(by=SYSTEM, at=late)
    assert sealed == JournalLine.objects.count()
    assert audit.verify().ok


def test_rows_written_later_get_keys_of_their_own(clones):
    label = apps.get_model("process.Task")
    task = label.objects.order_by("-id").first()
    task.pk, task.visit, task._state.adding = None, task.visit + 1, True
    task.save()
    assert label.objects.filter(pk=task.pk).count() == 1


def test_what_goes_wrong_beside_is_told(small_city, monkeypatch):
    def fail(self, count):
        raise ArithmeticError("no such stencil")

    before = Case.objects.count()
    monkeypatch.setattr(Cloner, "batch", fail)
    with pytest.raises(MakingFailed, match="no such stencil"):
        generating.generate(COUNT, at=NOW, seed=5)
    assert Case.objects.count() == before
