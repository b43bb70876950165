"""What a second person does: publish what was handed in, give it back, withdraw."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules import keeping, policies
from zhengtong.blocks.rules.events import RulesPublished, RulesReturned, RulesWithdrawn
from zhengtong.blocks.rules.soundness import ensure_sound
from zhengtong.blocks.rules.states import VERSION
from zhengtong.blocks.rules.views import VersionView, version_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid


@transaction.atomic
def publish(
    key: str, *, digest: str, in_force_from: date | None = None, by: Actor, at: datetime
) -> VersionView:
    """Put the reviewed version in force from a day on (today, where none is given).

    `digest` names what the reviewer has read. Raises Forbidden, Refused (codes `second-person`,
    `unsound`, `state`), Invalid for another digest, NotFound.
    """
    model = keeping.model(key, lock=True)
    row = keeping.draft(model)
    policies.ensure_may_review(by, model.body, row.authors)
    state = VERSION.next(row.state, "publish")
    if digest != row.digest:
        raise Invalid(
            _("This is not the version that waits for its review."),
            hint=_("Open the page again and read what is there now."),
            code="digest",
        )
    ensure_sound(row)
    row.state = state
    row.reviewer, row.published_at = by.ref, at
    row.in_force_from = in_force_from or local_date(at)
    row.save()
    event = RulesPublished(
        ref=model.ref,
        number=row.number,
        digest=row.digest,
        in_force_from=row.in_force_from.isoformat(),
    )
    journal.record(event, by=by, at=at)
    return version_view(row)


@transaction.atomic
def give_back(key: str, *, by: Actor, at: datetime) -> VersionView:
    """Return the version in review to its author, who may edit it again. Raises as `publish`."""
    model = keeping.model(key, lock=True)
    row = keeping.draft(model)
    policies.ensure_may_review(by, model.body, ())
    row.state = VERSION.next(row.state, "return")
    row.submitted_at = None
    row.save()
    journal.record(RulesReturned(ref=model.ref, number=row.number), by=by, at=at)
    return version_view(row)


@transaction.atomic
def withdraw(
    key: str, number: int, *, until: date | None = None, by: Actor, at: datetime
) -> VersionView:
    """End a version's being in force: it does not decide from the day `until` on (today).

    For days before, it still decides; what was decided by it stays. Raises as `publish`.
    """
    model = keeping.model(key, lock=True)
    policies.ensure_may_review(by, model.body, ())
    row = keeping.version(model, number)
    row.state = VERSION.next(row.state, "withdraw")
    row.in_force_until = until or local_date(at)
    row.withdrawn_by, row.withdrawn_at = by.ref, at
    row.save()
    event = RulesWithdrawn(
        ref=model.ref, number=number, in_force_until=row.in_force_until.isoformat()
    )
    journal.record(event, by=by, at=at)
    return version_view(row)
