"""Keys by which programs act as an account: issued once, shown once, revoked at any time."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity.events import ApiTokenIssued, ApiTokenRevoked
from zhengtong.blocks.identity.models import Account, ApiToken
from zhengtong.blocks.identity.tokens import MARK, token_hash
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, NotFound, Refused

LIFE = timedelta(days=365)
MOST = 10


@transaction.atomic
def issue(account: Account, name: str, *, by: Actor, at: datetime, days: int = 365) -> str:
    """Issue a token for an account that acts as `by` does now; returns it, this once.

    Raises Invalid for an empty or too long name or a life outside 1 to 365 days, Refused when
    the account has as many as it may have.
    """
    name = name.strip()
    if not 0 < len(name) <= 60:
        raise Invalid(fields={"name": [_("Give the token a name of at most 60 characters.")]})
    if not 0 < days <= LIFE.days:
        raise Invalid(fields={"days": [_("A token lives from 1 to 365 days.")]})
    held = ApiToken.objects.select_for_update().filter(account=account, revoked_at=None)
    if held.filter(expires_at__gt=at).count() >= MOST:
        raise Refused(_("This account has ten tokens already."), hint=_("Revoke one first."))
    plain = MARK + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        account=account,
        name=name,
        hash=token_hash(plain),
        acting_for=by.on_behalf_of,
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    journal.record(ApiTokenIssued(ref=by.ref, token=row.pk), by=by, at=at)
    return plain


@transaction.atomic
def revoke(account: Account, token_id: int, *, by: Actor, at: datetime) -> None:
    """Revoke a token of an account; raises NotFound when it is none of the account's."""
    row = (
        ApiToken.objects.select_for_update()
        .filter(account=account, pk=token_id, revoked_at=None)
        .first()
    )
    if row is None:
        raise NotFound
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    journal.record(ApiTokenRevoked(ref=by.ref, token=row.pk), by=by, at=at)
