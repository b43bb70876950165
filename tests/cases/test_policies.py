"""Who may see a case, who may do what, and what they are told when they may not. Pure."""

from dataclasses import replace

import pytest

from zhengtong.cases import policies
from zhengtong.cases.policies import CaseFacts, ProcedureFacts, TurnFacts, check
from zhengtong.cases.states import TABLE, State, Verb
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor

WINDOW, MARKET, FIRE = "WINDOW", "MARKET", "FIRE"


def staff(name, body, *roles, on_behalf_of=""):
    return Actor(
        f"staff:{name}", "staff", body=body, roles=frozenset(roles), on_behalf_of=on_behalf_of
    )


CLERK = staff("clerk", WINDOW, "window_clerk")
REVIEWER = staff("reviewer", MARKET, "reviewer")
FIREMAN = staff("fireman", FIRE, "reviewer")
APPROVER = staff("approver", MARKET, "approver")
OUTSIDER = staff("outsider", "HEALTH", "window_clerk", "reviewer", "approver")
SUPERVISOR = staff("supervisor", "DATA", "supervisor")
STEWARD = staff("steward", MARKET, "data_steward")
APPLICANT = Actor("person:1", "person")
AGENT = Actor("person:2", "company", on_behalf_of="person:1")
NEIGHBOUR = Actor("person:3", "person")

ACCEPT = TurnFacts(1, "accept", f"{WINDOW}:window_clerk")
SUPPLEMENT = TurnFacts(2, "supplement", "applicant")
MARKET_OPINION = TurnFacts(3, "opinion", f"{MARKET}:reviewer")
FIRE_OPINION = TurnFacts(4, "opinion", f"{FIRE}:reviewer")
DECIDE = TurnFacts(5, "decide", f"{MARKET}:approver")
SEATS = frozenset({WINDOW, MARKET, FIRE})


def facts(state=State.SUBMITTED, *turns, **more):
    return CaseFacts(
        state=state, applicant="person:1", body=MARKET, seats=SEATS, turns=turns, **more
    )


@pytest.mark.parametrize("actor", [APPLICANT, AGENT, CLERK, REVIEWER, FIREMAN, SUPERVISOR, SYSTEM])
def test_those_with_a_part_see_it(actor):
    assert policies.may_see(actor, "person:1", SEATS)


@pytest.mark.parametrize("actor", [NEIGHBOUR, OUTSIDER, STEWARD, STRANGER])
def test_strangers_see_nothing(actor):
    assert not policies.may_see(actor, "person:1", SEATS)


def test_clerk_who_named_the_applicant_does_not_become_the_applicant():
    nosy = staff("nosy", "HEALTH", "window_clerk", on_behalf_of="person:1")
    assert not policies.may_see(nosy, "person:1", SEATS)
    assert not policies.may_keep_draft(nosy, "person:1", keeper="staff:other")


def test_drafts_are_seen_by_applicant_agent_and_keeper_alone():
    assert policies.may_keep_draft(APPLICANT, "person:1", "")
    assert policies.may_keep_draft(AGENT, "person:1", "")
    assert policies.may_keep_draft(CLERK, "person:1", CLERK.ref)
    for actor in (NEIGHBOUR, CLERK, REVIEWER, SUPERVISOR, STRANGER, SYSTEM):
        assert not policies.may_keep_draft(actor, "person:1", "")


def test_clerk_of_the_window_accepts():
    verdict = check(Verb.ACCEPT, CLERK, facts(State.SUBMITTED, ACCEPT))
    assert verdict.open
    assert verdict.task == ACCEPT


@pytest.mark.parametrize("actor", [REVIEWER, APPROVER, APPLICANT, OUTSIDER, STRANGER])
def test_nobody_else_accepts(actor):
    assert check(Verb.ACCEPT, actor, facts(State.SUBMITTED, ACCEPT)).code == "not-yours"


def test_task_that_a_colleague_holds_is_closed():
    held = replace(ACCEPT, holder="staff:colleague")
    assert check(Verb.ACCEPT, CLERK, facts(State.SUBMITTED, held)).code == "held"


def test_own_task_goes_before_one_in_the_pool():
    second = replace(ACCEPT, task=9, holder=CLERK.ref)
    verdict = check(Verb.ACCEPT, CLERK, facts(State.SUBMITTED, ACCEPT, second))
    assert verdict.task == second


def test_corrections_are_asked_for_once():
    once = facts(State.SUBMITTED, ACCEPT, corrected=True)
    assert check(Verb.CORRECT, CLERK, once).code == "corrected"
    assert check(Verb.ACCEPT, CLERK, once).open


def test_only_items_on_the_spot_are_decided_at_once():
    assert check(Verb.DECIDE_AT_ONCE, CLERK, facts(State.SUBMITTED, ACCEPT)).code == "not-instant"
    instant = facts(State.SUBMITTED, ACCEPT, handling="instant")
    assert check(Verb.DECIDE_AT_ONCE, CLERK, instant).open


def test_applicant_supplies_corrections_and_a_clerk_only_for_whom_they_identified():
    waiting = facts(State.CORRECTING, SUPPLEMENT)
    assert check(Verb.SUPPLEMENT, APPLICANT, waiting).open
    assert check(Verb.SUPPLEMENT, AGENT, waiting).open
    assert check(Verb.SUPPLEMENT, CLERK, waiting).code == "not-yours"
    standing_in = staff("clerk", WINDOW, "window_clerk", on_behalf_of="person:1")
    assert check(Verb.SUPPLEMENT, standing_in, waiting).open


def test_each_department_gives_its_own_opinion():
    reviewing = facts(State.REVIEWING, MARKET_OPINION, FIRE_OPINION)
    assert check(Verb.OPINE, REVIEWER, reviewing).task == MARKET_OPINION
    assert check(Verb.OPINE, FIREMAN, reviewing).task == FIRE_OPINION
    assert check(Verb.OPINE, FIREMAN, reviewing, task=MARKET_OPINION.task).code == "not-yours"


def test_decision_waits_for_the_reviews_and_for_open_procedures():
    early = facts(State.REVIEWING, MARKET_OPINION)
    assert check(Verb.DECIDE, APPROVER, early).code == "no-task"
    visiting = facts(State.REVIEWING, DECIDE, procedures=(ProcedureFacts("site_visit", MARKET),))
    assert check(Verb.DECIDE, APPROVER, visiting).code == "special-open"
    assert check(Verb.DECIDE, APPROVER, facts(State.REVIEWING, DECIDE)).open


def test_special_procedure_is_ended_by_who_started_it():
    visiting = facts(State.REVIEWING, procedures=(ProcedureFacts("site_visit", MARKET),))
    assert check(Verb.END_SPECIAL, REVIEWER, visiting).open
    assert check(Verb.END_SPECIAL, FIREMAN, visiting).code == "not-yours"
    assert check(Verb.END_SPECIAL, REVIEWER, facts(State.REVIEWING)).code == "none-open"
    assert check(Verb.START_SPECIAL, FIREMAN, visiting).open
    assert check(Verb.START_SPECIAL, CLERK, visiting).code == "not-yours"


@pytest.mark.parametrize(("state", "code"), [("asked", "asked"), ("approved", "used")])
def test_extension_is_asked_for_once(state, code):
    again = facts(State.REVIEWING, extension_state=state)
    assert check(Verb.ASK_EXTENSION, REVIEWER, again).code == code


def test_extension_is_asked_for_before_the_limit_is_over():
    assert check(Verb.ASK_EXTENSION, REVIEWER, facts(State.REVIEWING)).open
    late = facts(State.REVIEWING, limit_is_over=True)
    assert check(Verb.ASK_EXTENSION, REVIEWER, late).code == "over"


def test_extension_is_answered_by_another_approver_of_the_body():
    asked = facts(State.REVIEWING, extension_state="asked", extension_asked_by=REVIEWER.ref)
    assert check(Verb.ANSWER_EXTENSION, APPROVER, asked).open
    assert check(Verb.ANSWER_EXTENSION, REVIEWER, asked).code == "not-yours"
    own = facts(State.REVIEWING, extension_state="asked", extension_asked_by=APPROVER.ref)
    assert check(Verb.ANSWER_EXTENSION, APPROVER, own).code == "own-request"
    assert check(Verb.ANSWER_EXTENSION, APPROVER, facts(State.REVIEWING)).code == "not-asked"


def test_delivery_needs_no_step_where_the_process_has_ended():
    decided = facts(State.DECIDED)
    assert check(Verb.DELIVER, CLERK, decided).open
    assert check(Verb.DELIVER, OUTSIDER, decided).code == "not-yours"
    waiting = facts(State.DECIDED, TurnFacts(6, "deliver", f"{WINDOW}:window_clerk"))
    assert check(Verb.DELIVER, REVIEWER, waiting).code == "not-yours"


def test_system_takes_no_step_that_is_not_there():
    assert check(Verb.ACCEPT, SYSTEM, facts(State.SUBMITTED)).code == "no-task"
    assert check(Verb.ACCEPT, SYSTEM, facts(State.SUBMITTED, ACCEPT)).task == ACCEPT


def test_applicant_withdraws_until_the_decision():
    for state in (State.SUBMITTED, State.CORRECTING, State.ACCEPTED, State.REVIEWING):
        assert check(Verb.WITHDRAW, APPLICANT, facts(state)).open
        assert check(Verb.WITHDRAW, CLERK, facts(state)).code == "not-yours"
        assert check(Verb.WITHDRAW, NEIGHBOUR, facts(state)).code == "not-yours"
    assert check(Verb.WITHDRAW, APPLICANT, facts(State.DECIDED)).code == "state"


def test_head_of_the_body_terminates():
    assert check(Verb.TERMINATE, APPROVER, facts(State.REVIEWING)).open
    assert check(Verb.TERMINATE, CLERK, facts(State.REVIEWING)).code == "not-yours"


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("verb", list(Verb))
def test_what_the_state_does_not_know_is_closed_to_everybody(state, verb):
    everything = facts(
        state,
        ACCEPT,
        SUPPLEMENT,
        MARKET_OPINION,
        DECIDE,
        TurnFacts(6, "deliver", f"{WINDOW}:window_clerk"),
    )
    for actor in (CLERK, REVIEWER, APPROVER, APPLICANT, SYSTEM):
        verdict = check(verb, actor, everything)
        if not TABLE.allows(state, verb):
            assert (verdict.open, verdict.code) == (False, "state")
        if not verdict.open:
            assert str(verdict.reason)


def test_rejection_and_grant_against_an_opinion_need_reasons():
    assert policies.needs_reasons("rejected", against=False)
    assert policies.needs_reasons("granted", against=True)
    assert not policies.needs_reasons("granted", against=False)
