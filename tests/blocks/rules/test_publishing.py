"""Putting rules in force: by a second person, once, for good."""

import datetime as dt

import pytest
from django.db import transaction

from tests.blocks.rules.senior_card import (
    AUTHOR,
    CIVIL,
    CLERK,
    MANAGER,
    NAME,
    RESIDENT,
    REVIEWER,
    ROWS,
    TESTS,
    card,
    publish,
)
from zhengtong.blocks.rules import actions, queries
from zhengtong.blocks.rules.models import DecisionVersion, TestCase
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor
from zhengtong.kernel.errors import Forbidden, Invalid, Refused

pytestmark = pytest.mark.django_db
KEY = "senior-card"
APPROVING_AUTHOR = Actor("staff:8", "staff", body=CIVIL, roles=frozenset({"approver"}))


def submitted(at, by: Actor = AUTHOR, xml: str = "") -> str:
    actions.put_model(KEY, NAME, CIVIL, by=by, at=at)
    actions.draft(KEY, xml or card(), by=by, at=at)
    actions.keep_tests(KEY, TESTS, by=by, at=at)
    return actions.submit(KEY, by=by, at=at).digest


def test_it_works(at):
    digest = submitted(at)
    version = actions.publish(KEY, digest=digest, by=REVIEWER, at=at)
    assert (version.state, version.reviewer) == ("published", REVIEWER.ref)
    assert version.in_force_from == dt.date(2026, 3, 11)
    assert queries.in_force(KEY, version.in_force_from) == version
    line = journal.lines_of(f"rules:{KEY}", ["RulesPublished"])[0]
    assert line.payload == {"number": 1, "digest": digest, "in_force_from": "2026-03-11"}


def test_who_wrote_it_does_not_publish_it(at):
    digest = submitted(at, by=APPROVING_AUTHOR)
    with pytest.raises(Refused) as caught:
        actions.publish(KEY, digest=digest, by=APPROVING_AUTHOR, at=at)
    assert caught.value.code == "second-person"
    assert actions.publish(KEY, digest=digest, by=REVIEWER, at=at).state == "published"


def test_who_edited_a_word_of_it_does_not_publish_it(at):
    actions.put_model(KEY, NAME, CIVIL, by=AUTHOR, at=at)
    actions.draft(KEY, card(ROWS[:2]), by=AUTHOR, at=at)
    actions.edit(KEY, card(), by=REVIEWER, at=at)
    digest = actions.submit(KEY, by=AUTHOR, at=at).digest
    with pytest.raises(Refused):
        actions.publish(KEY, digest=digest, by=REVIEWER, at=at)
    actions.publish(KEY, digest=digest, by=MANAGER, at=at)


@pytest.mark.parametrize("by", [STRANGER, RESIDENT, CLERK, AUTHOR, SYSTEM])
def test_publishing_is_for_approvers_and_the_catalogue_and_always_a_person(by, at):
    digest = submitted(at)
    for verb in (
        lambda: actions.publish(KEY, digest=digest, by=by, at=at),
        lambda: actions.give_back(KEY, by=by, at=at),
    ):
        with pytest.raises(Forbidden):
            verb()
    actions.publish(KEY, digest=digest, by=REVIEWER, at=at)
    with pytest.raises(Forbidden):
        actions.withdraw(KEY, 1, by=by, at=at)


def test_only_what_was_handed_in_is_published(at):
    actions.put_model(KEY, NAME, CIVIL, by=AUTHOR, at=at)
    digest = actions.draft(KEY, card(), by=AUTHOR, at=at).digest
    with pytest.raises(Refused):
        actions.publish(KEY, digest=digest, by=REVIEWER, at=at)


def test_only_what_was_read_is_published(at):
    submitted(at)
    with pytest.raises(Invalid) as caught:
        actions.publish(KEY, digest="0" * 64, by=REVIEWER, at=at)
    assert caught.value.code == "digest"


def test_a_version_given_back_is_a_draft_again(at):
    submitted(at)
    assert actions.give_back(KEY, by=REVIEWER, at=at).state == "draft"
    digest = actions.edit(KEY, card(ROWS[:2]), by=AUTHOR, at=at).digest
    with pytest.raises(Refused):
        actions.publish(KEY, digest=digest, by=REVIEWER, at=at)


def test_test_cases_are_run_at_publication_too(at):
    digest = submitted(at)
    test = TestCase.objects.get(place=0)
    test.expected = "不予"
    test.save()
    with pytest.raises(Refused) as caught:
        actions.publish(KEY, digest=digest, by=REVIEWER, at=at)
    assert caught.value.code == "unsound"


def refuse(*changes) -> None:
    for change in changes:
        with transaction.atomic(), pytest.raises(TypeError):
            change()


def changed(**values) -> DecisionVersion:
    row = DecisionVersion.objects.get()
    for name, value in values.items():
        setattr(row, name, value)
    return row


def test_a_published_version_never_changes(at):
    publish(at=at)
    row = DecisionVersion.objects.get()
    refuse(
        changed(xml=card(ROWS[:2])).save,
        changed(digest="0" * 64).save,
        changed(number=2).save,
        changed(in_force_from=dt.date(2020, 1, 1)).save,
        changed(reviewer="staff:66").save,
        changed(state="draft").save,
        lambda: changed(xml="").save(update_fields=["xml"]),
        row.delete,
        lambda: DecisionVersion.objects.update(xml=""),
        lambda: DecisionVersion.objects.all().delete(),
        lambda: DecisionVersion.objects.bulk_update([changed(xml="")], ["xml"]),
        lambda: DecisionVersion.objects.filter(pk=row.pk).update(state="draft"),
    )
    assert DecisionVersion.objects.get().xml == card()


def test_its_test_cases_never_change_either(at):
    publish(at=at)
    test = TestCase.objects.get(place=0)
    test.expected = "不予"
    copy = TestCase(version=test.version, place=9, name="后加的")
    refuse(
        test.save,
        test.delete,
        copy.save,
        lambda: TestCase.objects.update(expected=None),
        lambda: TestCase.objects.all().delete(),
        lambda: TestCase.objects.bulk_create([copy]),
    )
    assert TestCase.objects.count() == len(TESTS)


def test_a_withdrawn_version_keeps_the_days_it_was_in_force(at):
    publish(since=dt.date(2026, 1, 1), at=at)
    view = actions.withdraw(KEY, 1, until=dt.date(2026, 6, 1), by=REVIEWER, at=at)
    assert (view.state, view.in_force_until) == ("withdrawn", dt.date(2026, 6, 1))
    assert queries.in_force(KEY, dt.date(2026, 5, 31)).number == 1
    with pytest.raises(Refused):
        actions.withdraw(KEY, 1, by=REVIEWER, at=at)


def test_versions_are_listed_the_newest_first(at):
    publish(at=at)
    actions.draft(KEY, by=AUTHOR, at=at)
    assert [(one.number, one.state) for one in queries.versions(KEY)] == [
        (2, "draft"),
        (1, "published"),
    ]
