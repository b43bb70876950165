"""Publish a version of an item, and bring it into force when its day has come."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, Stale
from zhengtong.kernel.refs import ref
from zhengtong.registers.catalogue import definition, inforce, policies, publishing
from zhengtong.registers.catalogue.events import ItemInForce
from zhengtong.registers.catalogue.models import ItemVersion
from zhengtong.registers.catalogue.views import Published

AT_ONCE = 200


def publish(
    data: Mapping[str, Any], *, by: Actor, at: datetime, in_force_from: datetime | None = None
) -> Published:
    """Publish a definition as the next version of its item; the same one twice is one version.

    In force at once, or from a later moment. Raises Invalid with everything that is wrong,
    Forbidden, Stale when somebody publishes the same new item at this moment.
    """
    return publish_many([data], by=by, at=at, in_force_from=in_force_from)[0]


def publish_many(
    definitions: Sequence[Mapping[str, Any]],
    *,
    by: Actor,
    at: datetime,
    in_force_from: datetime | None = None,
) -> list[Published]:
    """Publish many definitions, all or none; see `publish`."""
    policies.demand_publish(by)
    read = [definition.read(data) for data in definitions]
    codes = [data["code"] for data in read]
    if len(set(codes)) < len(codes):
        raise Invalid(fields={"code": [_("The same code is given twice.")]})
    try:
        with transaction.atomic():
            return publishing.publish_all(read, by=by, at=at, in_force_from=in_force_from)
    except IntegrityError:
        raise Stale(_("The same item is being published by somebody else.")) from None


@transaction.atomic
def enforce_due(*, by: Actor, at: datetime) -> int:
    """Bring the versions into force whose day has come; how many they were."""
    newest = (
        ItemVersion.objects.filter(item=OuterRef("item"), in_force_from__lte=at)
        .order_by("-number")
        .values("pk")[:1]
    )
    due = list(
        ItemVersion.objects.filter(in_force_from__lte=at, pk=Subquery(newest))
        .filter(Q(item__current=None) | ~Q(item__current=F("pk")))
        .select_related("item")
        .order_by("in_force_from", "pk")[:AT_ONCE]
    )
    inforce.bring_into_force(due, by=by, at=at)
    journal.record_all(
        [ItemInForce(ref=ref("item", v.item.code), code=v.item.code, number=v.number) for v in due],
        by=by,
        at=at,
    )
    return len(due)
