"""The stories end as planned, at believable times, and leave everything consistent."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from tests.project.demo.conftest import NOW
from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.notifications.models import Message
from zhengtong.blocks.process import queries as process
from zhengtong.cases import queries as cases
from zhengtong.cases.models import Case, Draft, DraftState, SpecialProcedure
from zhengtong.frontline.ratings.models import Rating
from zhengtong.kernel import calendars, clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.models import JournalLine, Outbox
from zhengtong.oversight.supervision.models import FollowUp
from zhengtong.project.demo.cases.hours import Hours
from zhengtong.project.demo.cases.planning import plans
from zhengtong.project.demo.cases.telling import all_or_nothing
from zhengtong.project.demo.cases.world import Dice
from zhengtong.project.demo.reading import document

pytestmark = pytest.mark.django_db

ENDS_IN = {
    "submitted": {"submitted"},
    "correcting": {"correcting"},
    "accepted": {"accepted"},
    "reviewing": {"reviewing", "accepted"},
    "special": {"reviewing"},
    "extended": {"accepted", "reviewing"},
    "overdue": {"accepted", "reviewing"},
    "decided": {"decided"},
    "delivered": {"delivered", "closed"},
    "rejected": {"delivered", "closed"},
    "refused": {"refused"},
    "withdrawn": {"withdrawn"},
    "terminated": {"terminated"},
}


def today():
    return clock.local_date(NOW)


def test_each_story_ends_where_its_plan_says(small_city):
    for story in small_city:
        if story.plan.end == "draft":
            assert story.case is None
            continue
        states = ENDS_IN[story.plan.end]
        stored = Case.objects.get(number=story.case.number)
        assert stored.state in states, story.plan
    assert {story.plan.end for story in small_city} == {*ENDS_IN, "draft"}


def test_what_was_delivered_long_ago_is_closed(small_city):
    assert Case.objects.filter(state="closed").exists()
    recent = NOW - timedelta(days=45)
    assert not Case.objects.filter(state="delivered", delivered_at__lt=recent).exists()


def test_the_whole_city_has_four_hundred_cases():
    calendar = calendars.calendar()
    dice = Dice(1)
    planned = Counter(p.end for p in plans(Hours(calendar, dice), dice, today()))
    told = document("stories")
    assert sum(planned.values()) - planned["draft"] == 400
    assert {end: row["count"] for end, row in told["ends"].items()} == {
        end: count for end, count in planned.items() if end != "draft"
    }


def test_the_same_seed_plans_the_same_city():
    calendar = calendars.calendar()
    first, second, other = (
        plans(Hours(calendar, dice), dice, today()) for dice in (Dice(7), Dice(7), Dice(8))
    )
    assert first == second
    assert first != other


def test_nothing_happens_in_the_future_and_officials_work_in_office_hours(small_city):
    assert not JournalLine.objects.filter(at__gt=NOW).exists()
    calendar = calendars.calendar()
    for event in ("CaseAccepted", "OpinionGiven", "CaseDecided"):
        by_officials = JournalLine.objects.filter(event=event, by__startswith="staff:")
        assert by_officials.exists()
        for moment in by_officials.values_list("at", flat=True):
            local = moment.astimezone(clock.zone())
            assert calendar.is_workday(local.date())
            assert 9 <= local.hour < 17


def test_some_are_late_some_stand_still_and_some_are_badly_rated(small_city):
    running = Case.objects.filter(state__in=("accepted", "reviewing"), paused=False)
    assert running.filter(due_on__lt=today()).exists()
    assert SpecialProcedure.objects.filter(ended_at=None, case__paused=True).exists()
    bad = Rating.objects.filter(bad=True)
    assert bad.exists()
    assert FollowUp.objects.count() == bad.count()


def test_running_cases_wait_for_somebody_and_ended_ones_for_nobody(small_city):
    for story in small_city:
        if story.case is None:
            continue
        waiting = process.open_tasks(story.case.ref)
        over = story.plan.end in ("delivered", "rejected", "refused", "withdrawn", "terminated")
        assert bool(waiting) is not over, story.plan


def test_all_news_has_been_heard(small_city):
    assert not Outbox.objects.filter(ref__startswith="case:").exists()
    submitted = JournalLine.objects.filter(event="CaseSubmitted").values_list("ref", flat=True)
    told = Message.objects.filter(about__in=submitted).values_list("about", flat=True)
    assert set(told) == set(submitted)


def test_half_filled_drafts_are_left_open(small_city):
    assert Draft.objects.filter(state=DraftState.OPEN, case=None).exists()


def test_the_stranger_has_no_part_in_any_case(small_city):
    row = next(p for p in document("cast")["persons"] if p["key"] == "stranger")
    stranger = identity.find_subject("person", row["number"])
    assert not Case.objects.filter(applicant=stranger.ref).exists()
    assert not Draft.objects.filter(applicant=stranger.ref).exists()


def test_the_cast_finds_its_cases(small_city):
    row = next(p for p in document("cast")["persons"] if p["key"] == "resident")
    resident = identity.find_subject("person", row["number"])
    actor = Actor(resident.ref, "person", name=row["name"])
    assert len(cases.of_applicant(actor, at=NOW).rows) == 3


def test_savepoints_are_back_when_the_stories_are_told():
    with all_or_nothing():
        assert not connection.features.uses_savepoints
    assert connection.features.uses_savepoints
