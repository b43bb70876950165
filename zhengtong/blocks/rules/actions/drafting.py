"""What authors do: enter a model, begin a version, draw, keep test cases, hand in for review."""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules import engine, keeping, policies
from zhengtong.blocks.rules.events import (
    DecisionModelPut,
    RulesDrafted,
    RulesEdited,
    RulesSubmitted,
    TestCasesKept,
)
from zhengtong.blocks.rules.models import DecisionModel, DecisionVersion, TestCase
from zhengtong.blocks.rules.soundness import ensure_sound
from zhengtong.blocks.rules.states import IN_REVIEW, OPEN, VERSION
from zhengtong.blocks.rules.views import (
    ModelView,
    TestView,
    VersionView,
    model_view,
    version_view,
)
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, Refused
from zhengtong.kernel.words import Text

KEY = re.compile(r"[a-z0-9][a-z0-9\-]{0,63}")
MOST_TESTS = 1000


@transaction.atomic
def put_model(key: str, name: Text, body: str, *, by: Actor, at: datetime) -> ModelView:
    """Enter a model, or give it another name or owner; the same again changes nothing.

    Raises Forbidden for one who may not write for this body (or for its present owner), Invalid for
    a key of other signs than small letters, digits and hyphens.
    """
    if not KEY.fullmatch(key):
        raise Invalid(_("A key has small letters, digits and hyphens."), fields={"key": [key]})
    policies.ensure_may_write(by, body)
    row = DecisionModel.objects.select_for_update().filter(key=key).first()
    if row is None:
        row = DecisionModel(key=key, created_at=at, created_by=by.ref)
    elif (row.name, row.body) == (name, body):
        return model_view(row)
    else:
        policies.ensure_may_write(by, row.body)
    row.name, row.body = name, body
    row.save()
    journal.record(DecisionModelPut(ref=row.ref, body=body), by=by, at=at)
    return model_view(row)


@transaction.atomic
def draft(key: str, xml: str | None = None, *, by: Actor, at: datetime) -> VersionView:
    """Begin the next version: with this diagram, or a copy of the last; tests are copied along.

    Raises Refused (code `open`) while another version is drafted or reviewed, Invalid where the
    diagram cannot be read or there is nothing to copy, NotFound, Forbidden.
    """
    model = keeping.model(key, lock=True)
    policies.ensure_may_write(by, model.body)
    versions = model.versions.order_by("-number")
    if versions.filter(state__in=OPEN).exists():
        raise Refused(
            _("Another version of this model is still being drafted or reviewed."),
            hint=_("Go on with that version, or publish it first."),
            code="open",
        )
    last = versions.first()
    if xml is None:
        if last is None:
            raise Invalid(_("The first version needs a diagram."))
        xml = last.xml
    else:
        engine.read(xml)
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    made = DecisionVersion.objects.create(
        model=model,
        number=number,
        xml=xml,
        digest=digest_of(xml),
        author=by.ref,
        authors=[by.ref],
        drafted_at=at,
    )
    if last is not None:
        for test in last.tests.all():
            test.pk, test.version, test._state.adding = None, made, True
            test.save()
    event = RulesDrafted(ref=model.ref, number=number, after=last.number if last else 0)
    journal.record(event, by=by, at=at)
    return version_view(made)


@transaction.atomic
def edit(key: str, xml: str, *, edits: int | None = None, by: Actor, at: datetime) -> VersionView:
    """Replace the diagram of the draft; the same diagram changes nothing.

    `edits` is what the author saw: Stale where somebody else has saved since. What does not compile
    may be kept in a draft, what is no DMN may not: Invalid. Refused while in review.
    """
    row = _draft(key, edits, by)
    engine.read(xml)
    digest = digest_of(xml)
    if digest == row.digest:
        return version_view(row)
    row.xml, row.digest = xml, digest
    _edited(row, by)
    journal.record(RulesEdited(ref=row.model.ref, number=row.number, digest=digest), by=by, at=at)
    return version_view(row)


@transaction.atomic
def keep_tests(
    key: str, tests: Sequence[TestView], *, edits: int | None = None, by: Actor, at: datetime
) -> VersionView:
    """Replace the test cases beside the draft. Raises as `edit` does."""
    row = _draft(key, edits, by)
    if len(tests) > MOST_TESTS:
        raise Invalid(_("At most %(most)s test cases are kept.") % {"most": MOST_TESTS})
    names = [test.name for test in tests]
    if len(set(names)) < len(names) or not all(names):
        raise Invalid(_("Each test case needs a name of its own."))
    for kept in row.tests.all():
        kept.delete()
    for place, test in enumerate(tests):
        TestCase.objects.create(
            version=row,
            place=place,
            name=test.name,
            decision=test.decision,
            facts=dict(test.facts),
            expected=test.expected,
            now=test.now,
        )
    _edited(row, by)
    event = TestCasesKept(ref=row.model.ref, number=row.number, count=len(tests))
    journal.record(event, by=by, at=at)
    return version_view(row)


@transaction.atomic
def submit(key: str, *, by: Actor, at: datetime) -> VersionView:
    """Hand the draft in for review by a second person.

    Raises Refused (code `unsound`) with what has to be mended first.
    """
    row = _draft(key, None, by, verb="submit")
    ensure_sound(row)
    row.state, row.submitted_at = VERSION.next(row.state, "submit"), at
    assert row.state == IN_REVIEW
    row.save(update_fields=["state", "submitted_at"])
    event = RulesSubmitted(ref=row.model.ref, number=row.number, digest=row.digest)
    journal.record(event, by=by, at=at)
    return version_view(row)


def digest_of(xml: str) -> str:
    """The SHA-256 by which a diagram is known."""
    return hashlib.sha256(xml.encode()).hexdigest()


def _draft(key: str, edits: int | None, by: Actor, verb: str = "edit") -> DecisionVersion:
    model = keeping.model(key, lock=True)
    policies.ensure_may_write(by, model.body)
    row = keeping.draft(model, edits)
    VERSION.next(row.state, verb)
    return row


def _edited(row: DecisionVersion, by: Actor) -> None:
    row.edits += 1
    if by.ref not in row.authors:
        row.authors = [*row.authors, by.ref]
    row.save()
