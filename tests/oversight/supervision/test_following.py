"""A bad rating followed up to its end: contact, mend or explain, revisit, close."""

import datetime as dt

import pytest
from django.db import connection

from tests import cast
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, Stale
from zhengtong.oversight.supervision import actions, queries


def test_it_works(do, people, follow_up):
    assert do("contact").card.state == "contacted"
    assert do("mend").card.state == "mended"
    assert do("revisit", satisfied=True).card.state == "revisited"
    end = do("close", by=people.supervisor.actor)

    assert end.card.state == "closed"
    assert (end.resolution, end.satisfied) == ("mended", True)
    assert [step.verb for step in end.steps] == ["contact", "mend", "revisit", "close"]
    assert end.steps[0].by_name == people.market_reviewer.name
    assert [line.event for line in journal.lines_of(end.card.ref)] == [
        "FollowUpOpened",
        "FollowUpContacted",
        "FollowUpMended",
        "FollowUpRevisited",
        "FollowUpClosed",
    ]
    status = queries.status_of("case:1")
    assert (status.id, status.state, status.resolution) == (follow_up, "closed", "mended")


def test_the_limits_run_in_working_days_from_the_day_after(follow_up, people):
    # Rated on Wednesday 11 March; Saturday the 14th is a make-up working day.
    card = queries.follow_up(follow_up, by=people.supervisor.actor).card
    assert card.contact_by == dt.date(2026, 3, 12)
    assert card.mend_by == dt.date(2026, 3, 17)


def test_one_rating_opens_one_follow_up(follow_up, rated, at):
    again = actions.open_follow_up(
        queries.follow_up(follow_up, by=SYSTEM).card.rating,
        about="case:1",
        item="x",
        body=cast.MARKET,
        level=4,
        by=SYSTEM,
        at=at,
    )
    assert again == follow_up


def test_an_explanation_is_told_apart(do):
    do("contact")
    assert do("explain", "诉求无法律依据，已说明").resolution == "explained"


def test_an_attempt_is_noted_and_changes_no_state(do):
    desk = do("attempt", "未接通")
    assert desk.card.state == "open"
    assert [step.verb for step in desk.steps] == ["attempt"]


def test_who_is_not_satisfied_has_it_mended_again(do, people):
    do("contact")
    do("mend")
    do("revisit", satisfied=False)
    again = do("reopen", by=people.supervisor.actor)
    assert again.card.state == "contacted"
    assert again.card.mend_by == dt.date(2026, 3, 18)
    assert (again.resolution, again.satisfied) == (None, None)


def test_who_mended_does_not_close(do, people):
    do("contact")
    do("mend", by=people.approver.actor)
    do("revisit", satisfied=True)
    with pytest.raises(Refused) as told:
        do("close", by=people.approver.actor)
    assert told.value.code == "own-work"


@pytest.mark.parametrize("verb", ["mend", "explain", "close", "reopen"])
def test_steps_come_in_their_order(do, people, verb):
    by = people.approver.actor
    with pytest.raises(Refused):
        do(verb, by=by)


@pytest.mark.parametrize("words", ["", " ", "好", "x" * 2001, "\x00"])
def test_words_are_needed(do, words):
    with pytest.raises(Invalid) as told:
        do("contact", words)
    assert "words" in told.value.fields


def test_two_officials_at_once(do):
    do("contact")
    with pytest.raises(Stale):
        do("mend", version=1)


def test_the_words_of_officials_rest_encrypted(do):
    desk = do("contact", "电话 13900010001，同意上门")
    assert desk.steps[0].words == "电话 13900010001，同意上门"
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM supervision_followupstep")
        assert "13900010001" not in str(cursor.fetchall())


@pytest.mark.parametrize("verb", ["contact", "attempt", "mend", "explain"])
@pytest.mark.parametrize("who", ["clerk", "other_clerk", "stranger", "resident"])
def test_other_bodies_and_the_stranger_see_nothing(do, people, who, verb):
    with pytest.raises(NotFound):
        do(verb, by=getattr(people, who).actor)
    with pytest.raises(NotFound):
        do(verb, by=STRANGER)


def test_a_supervisor_does_not_do_the_work_of_the_body(do, people):
    with pytest.raises(Forbidden):
        do("contact", by=people.supervisor.actor)


def test_a_reviewer_does_not_close(do):
    do("contact")
    do("mend")
    do("revisit", satisfied=True)
    with pytest.raises(Forbidden):
        do("close")


def test_the_desk_offers_what_this_official_may_do(do, follow_up, people, at):
    def verbs(who):
        desk = queries.follow_up(follow_up, by=getattr(people, who).actor, at=at)
        return {str(view.verb): view.open for view in desk.verbs}

    assert verbs("market_reviewer") == {"contact": True, "attempt": True}
    assert verbs("supervisor") == {}
    do("contact")
    do("mend", by=people.approver.actor)
    do("revisit", satisfied=True)
    assert verbs("approver") == {"reopen": True, "close": False}
    assert verbs("supervisor") == {"reopen": True, "close": True}
    assert verbs("market_reviewer") == {}


def test_only_the_house_opens_follow_ups(people, at):
    with pytest.raises(Forbidden):
        actions.open_follow_up(
            "rating:1",
            about="case:1",
            item="x",
            body=cast.MARKET,
            level=4,
            by=people.supervisor.actor,
            at=at,
        )
