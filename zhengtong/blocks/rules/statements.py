"""The reads that every decision makes, composed once."""

from typing import Any

from django.db.models import Q, QuerySet

from zhengtong.blocks.rules.models import DecisionVersion
from zhengtong.blocks.rules.states import SEALED
from zhengtong.kernel.statements import Statement


def _in_force(key: Any, on: Any, still: Any) -> "QuerySet[DecisionVersion]":
    return (
        DecisionVersion.objects.select_related("model")
        .defer("xml")
        .filter(
            Q(in_force_until=None) | Q(in_force_until__gt=still),
            model__key=key,
            state__in=SEALED,
            in_force_from__lte=on,
        )
        .order_by("-in_force_from", "-number")
    )


#: The version of a model that decides on a day; the day is given twice.
IN_FORCE = Statement(_in_force)
