"""Counting as it happens, in the transaction of what is counted."""

from datetime import date
from typing import Any

from django.db.models import F

from .models import Tally


def count(field: str, *, body: str, item: str, day: date) -> None:
    """Add one to a counter of the month of `day`."""
    key: dict[str, Any] = {"body": body, "item": item, "month": day.replace(day=1)}
    if not Tally.objects.filter(**key).update(**{field: F(field) + 1}):
        Tally.objects.get_or_create(**key)
        Tally.objects.filter(**key).update(**{field: F(field) + 1})
