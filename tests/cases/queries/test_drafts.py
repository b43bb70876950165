"""The review page of a draft, and the list of one's drafts."""

from tests.cases.office import days
from zhengtong.cases import queries


def test_review_says_what_is_missing(desk):
    who, draft = desk.people.resident.actor, desk.draft()
    shown = queries.review(draft, who)
    assert {error.field for error in shown.errors} == {"area", "kind"}
    assert [material.key for material in shown.missing] == ["id-card"]
    assert not shown.is_ready
    assert (shown.signer, bool(shown.statement)) == ("王秀英", True)


def test_complete_draft_is_ready(desk):
    shown = queries.review(desk.filled(), desk.people.resident.actor)
    assert shown.is_ready
    assert [section.title for section in shown.sections] == ["经营者", "业态"]


def test_own_drafts_latest_first(desk):
    who = desk.people.resident.actor
    draft = desk.draft(item=desk.card)
    desk.at = days(desk.at, 1)
    submitted = desk.filled()
    assert [card.id for card in queries.drafts_of(who)] == [submitted, draft]
    desk.submit(submitted)
    assert [card.id for card in queries.drafts_of(who)] == [draft]
