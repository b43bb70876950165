"""Pages by the last row seen: all rows, each once, whatever the order and the cursor."""

from datetime import date

import pytest

from zhengtong.kernel import keyset
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.models import CalendarDay

pytestmark = pytest.mark.django_db
ORDER = ("is_workday", "-day")


@pytest.fixture
def days():
    CalendarDay.objects.bulk_create(
        CalendarDay(day=date(2026, 1, n), is_workday=n % 3 == 0) for n in range(1, 24)
    )


def walk(size, shown=None):
    cursor, seen = "", []
    while True:
        found = keyset.page(
            CalendarDay.objects.all(), order=ORDER, after=cursor, size=size, shown=shown
        )
        seen += [row.day for row in found.rows]
        cursor = found.next
        if not cursor:
            return seen


@pytest.mark.parametrize("size", [1, 5, 22, 23, 24])
def test_every_row_comes_once_in_order(days, size):
    expected = list(CalendarDay.objects.order_by(*ORDER).values_list("day", flat=True))
    assert walk(size) == expected


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "WzEsIngiXQ", "💥", "A" * 5000])
def test_a_damaged_cursor_is_refused_in_words(days, cursor):
    with pytest.raises(Invalid):
        keyset.page(CalendarDay.objects.all(), order=ORDER, after=cursor)


@pytest.mark.parametrize("size", [1, 5, 23, 24])
def test_rows_found_by_their_keys_are_the_same(days, size):
    assert walk(size, shown=CalendarDay.objects.only("day", "is_workday")) == walk(size)
