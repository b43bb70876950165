"""Pages by the last row seen, not by counting: the same price at any depth."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Invalid

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page and the cursor of the next; `next` is empty on the last page."""

    rows: list[T]
    next: str = ""


def write_cursor(values: Sequence[Any]) -> str:
    """Put the values of the ordering columns of the last row into a URL-safe word."""
    plain = [v.isoformat() if isinstance(v, date | datetime) else v for v in values]
    plain = [str(v) if isinstance(v, Decimal) else v for v in plain]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def read_cursor(cursor: str, length: int) -> list[Any]:
    """Read a cursor of `length` values; raises Invalid for one that was not written by us."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = json.loads(raw)
    except (binascii.Error, ValueError):
        values = None
    scalars = isinstance(values, list) and all(
        isinstance(v, str | int | float) or v is None for v in values
    )
    if not scalars or len(values) != length:
        raise Invalid(
            _("The address of this page of the list is damaged."),
            hint=_("Go back to the first page of the list."),
            code="cursor",
        )
    return list(values)


def page(
    queryset: QuerySet[M],
    *,
    order: Sequence[str],
    after: str = "",
    size: int = 20,
    shown: QuerySet[M] | None = None,
) -> Page[M]:
    """One page of `queryset` in `order` (field names, `-` for descending, the last unique).

    All columns must be not null. With `shown`, `queryset` only finds the keys of the page, out of
    the index that holds its filters and its order, and `shown` fetches these rows: where rows are
    long, a database may else prefer an index that is in order and filter row by row. Raises
    Invalid for a damaged cursor.
    """
    if after:
        queryset = _after(queryset, order, read_cursor(after, len(order)))
    found = queryset.order_by(*order)
    if shown is None:
        rows = list(found[: size + 1])
    else:
        rows = list(shown.filter(pk__in=found.values("pk")[: size + 1]).order_by(*order))
    more = len(rows) > size
    rows = rows[:size]
    names = [name.lstrip("-") for name in order]
    cursor = write_cursor([getattr(rows[-1], name) for name in names]) if more else ""
    return Page(rows=rows, next=cursor)


def _after(queryset: QuerySet[M], order: Sequence[str], values: Sequence[Any]) -> QuerySet[M]:
    condition = Q()
    equal: dict[str, Any] = {}
    first = True
    try:
        for name, value in zip(order, values, strict=True):
            column = name.lstrip("-")
            operator = "lt" if name.startswith("-") else "gt"
            condition |= Q(**equal, **{f"{column}__{operator}": value})
            if first:
                # The bound on the leading column lets the index be entered at the right place.
                queryset = queryset.filter(**{f"{column}__{operator}e": value})
                first = False
            equal[column] = value
        return queryset.filter(condition)
    except (ValueError, TypeError, ValidationError) as error:
        raise Invalid(
            _("The address of this page of the list is damaged."),
            hint=_("Go back to the first page of the list."),
            code="cursor",
        ) from error
