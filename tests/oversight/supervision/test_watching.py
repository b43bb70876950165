"""Clocks of cases from the news: yellow when near, red when past, cleared when done."""

import datetime as dt

import pytest

from tests import cast
from tests.oversight.supervision.conftest import ITEM
from zhengtong.cases import events
from zhengtong.frontline.ratings.events import RatingGiven
from zhengtong.kernel import calendars, journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden
from zhengtong.oversight.supervision import actions, hearing, queries

CASE = "case:1"
WHO = {"item": ITEM, "body": cast.MARKET, "applicant": "person:1"}


@pytest.fixture
def hear(people, at):
    """Record an event of the case and let supervision hear it, twice, as news may be."""

    def heard(listener, event, days=0):
        when = at + dt.timedelta(days=days)
        with_line = _record(event, when)
        listener(with_line)
        listener(with_line)
        return when

    return heard


def _record(event, when):
    return journal.record(event, by=SYSTEM, at=when)


@pytest.fixture
def accepted(hear, at):
    """Accepted on Wednesday 11 March with eight working days: due on Friday the 20th."""

    def made(days=8, **other):
        today = at.date()
        due = calendars.calendar().add(today, days)
        told = {"accepted_on": today.isoformat(), "due_on": due.isoformat()}
        told |= {"by_silence": False, "letter": "1"} | other
        hear(hearing.accepted, events.CaseAccepted(ref=CASE, **WHO, **told))
        return due

    return made


def rounds(at, days):
    return actions.raise_due(by=SYSTEM, at=at + dt.timedelta(days=days))


def test_yellow_then_red_then_done(accepted, hear, people, at):
    assert accepted() == dt.date(2026, 3, 20)
    assert [rounds(at, days) for days in range(8)] == [0] * 8
    assert rounds(at, 8) == 1  # Thursday: one working day left
    assert queries.levels_of([CASE, "case:2"]) == {CASE: "yellow"}
    assert (rounds(at, 8), rounds(at, 9)) == (0, 0)
    assert rounds(at, 10) == 1  # Saturday: past
    [card] = queries.signals(by=people.supervisor.actor, at=at + dt.timedelta(days=13)).rows
    assert (card.level, card.stage, card.number, card.days_left) == ("red", "decision", "1", -2)

    decided = events.CaseDecided(
        ref=CASE, **WHO, outcome="granted", days_left=-2, deliver_by="2026-04-08", letter="2"
    )
    hear(hearing.decided, decided, days=14)
    assert queries.levels_of([CASE]) == {}
    [card] = queries.signals_of(CASE)
    assert (card.up, card.ending) == (False, "done")
    lines = [line.event for line in journal.lines_of(f"signal:{card.id}")]
    assert lines == ["SignalRaised", "SignalRaised", "SignalCleared"]


def test_a_clock_first_looked_at_when_past_is_red_at_once(accepted, at):
    accepted()
    assert rounds(at, 30) == 1
    assert queries.levels_of([CASE]) == {CASE: "red"}


def test_a_pause_takes_the_card_down_and_the_new_date_counts(accepted, hear, at):
    accepted()
    rounds(at, 8)
    started = events.SpecialProcedureStarted(
        ref=CASE, applicant="person:1", kind="site_visit", expected_days=5, letter="3"
    )
    hear(hearing.rested, started, days=8)
    assert queries.levels_of([CASE]) == {}
    assert rounds(at, 30) == 0
    ended = events.SpecialProcedureEnded(
        ref=CASE, applicant="person:1", kind="site_visit", due_on="2026-05-06"
    )
    hear(hearing.moved, ended, days=30)
    assert rounds(at, 30) == 0
    assert rounds(at, 60) == 1


def test_one_of_two_pauses_that_ends_starts_nothing(accepted, hear, at):
    accepted()
    ended = events.SpecialProcedureEnded(ref=CASE, applicant="person:1", kind="x", due_on="")
    hear(hearing.moved, ended)
    assert rounds(at, 30) == 1


def test_an_extension_moves_the_limit(accepted, hear, at):
    accepted()
    rounds(at, 8)
    extended = events.ExtensionApproved(
        ref=CASE, applicant="person:1", days=10, due_on="2026-04-03", letter="4"
    )
    hear(hearing.moved, extended, days=8)
    assert queries.levels_of([CASE]) == {}
    assert queries.signals_of(CASE)[0].ending == "moved"
    assert rounds(at, 9) == 0


def test_the_answer_to_a_receipt_is_watched_too(hear, people, at):
    submitted = events.CaseSubmitted(
        ref=CASE, version=1, handling="promised", accept_by="2026-03-17", letter="1", **WHO
    )
    hear(hearing.submitted, submitted)
    assert rounds(at, 5) == 1
    asked = events.CorrectionRequested(
        ref=CASE, applicant="person:1", supply_by="2026-04-01", things=2, letter="2"
    )
    hear(hearing.rested, asked, days=5)
    assert queries.levels_of([CASE]) == {}
    supplied = events.CorrectionSupplied(ref=CASE, applicant="person:1", accept_by="2026-03-31")
    hear(hearing.corrected, supplied, days=13)
    assert rounds(at, 18) == 0
    assert rounds(at, 19) == 1


def test_silence_is_a_red_card_in_the_book(accepted, hear, at):
    submitted = events.CaseSubmitted(
        ref=CASE, version=1, handling="promised", accept_by="2026-03-17", letter="1", **WHO
    )
    hear(hearing.submitted, submitted)
    accepted(by_silence=True)
    [card] = queries.signals_of(CASE)
    assert (card.level, card.stage, card.ending) == ("red", "acceptance", "silence")


@pytest.mark.parametrize("name", ["CaseDelivered", "CaseWithdrawn", "AcceptanceRefused"])
def test_a_case_that_has_ended_is_left_alone(accepted, hear, at, name):
    accepted()
    rounds(at, 8)
    more = {
        "CaseDelivered": {"mode": "electronic", "outcome": "granted", "letter": "5"},
        "AcceptanceRefused": {"letter": "5"},
    }
    event = getattr(events, name)(ref=CASE, **WHO, **more.get(name, {}))
    hear(hearing.ended, event, days=8)
    assert queries.levels_of([CASE]) == {}
    assert rounds(at, 60) == 0


def test_older_news_change_nothing(accepted, at):
    accepted()
    clock = actions.Clock(CASE, 0, cast.FIRE, ITEM, "delivery", at.date(), at.date())
    actions.watch(clock, by=SYSTEM, at=at)
    assert rounds(at, 0) == 0


def test_a_case_that_is_not_known_is_left_alone(people, at):
    actions.move("case:9", at.date(), line=5, by=SYSTEM, at=at)
    actions.finish("case:9", line=6, by=SYSTEM, at=at)
    actions.note_silence("case:9", line=7, by=SYSTEM, at=at)
    assert queries.signals_of("case:9") == []


def test_a_bad_rating_is_heard_and_a_good_one_passed_over(people, at):
    from_ratings = {"item": ITEM, "body": cast.MARKET, "channel": "portal", "about": CASE}
    for number, bad in ((1, False), (2, True)):
        event = _given(f"rating:{number}", 4 if bad else 2, bad, from_ratings)
        hearing.bad_rating(_record(event, at))
    assert queries.status_of(CASE).state == "open"
    assert queries.indicators().bad == 1


def _given(ref, level, bad, other):
    return RatingGiven(ref=ref, level=level, bad=bad, **other)


def test_counts_and_lists_are_for_those_who_may_see(accepted, people, at):
    accepted()
    rounds(at, 30)
    for who, seen in (
        ("market_reviewer", 1),
        ("supervisor", 1),
        ("clerk", 0),
        ("other_clerk", 0),
        ("stranger", 0),
        ("resident", 0),
    ):
        by = getattr(people, who).actor
        assert queries.signal_counts(by=by).red == seen
        assert len(queries.signals(cast.MARKET, by=by, at=at).rows) == seen


@pytest.mark.parametrize("who", ["stranger", "resident", "supervisor"])
def test_only_the_house_watches(people, at, who):
    with pytest.raises(Forbidden):
        actions.raise_due(by=getattr(people, who).actor, at=at)
