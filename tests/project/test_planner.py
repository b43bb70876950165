"""SQLite is told by which figures to choose its indexes; PostgreSQL is left alone."""

import pytest
from django.db import connection

from zhengtong.kernel.models import CalendarDay
from zhengtong.kernel.periodic import PERIODIC
from zhengtong.project import planner


@pytest.mark.django_db
def test_it_gathers_figures_where_nobody_else_does():
    for day in range(1, 4):
        CalendarDay.objects.create(day=f"2026-10-0{day}", is_workday=False)
    planner.gather()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'kernel_calendarday'")
            assert cursor.fetchone()[0] > 0


def test_it_is_done_from_time_to_time():
    assert PERIODIC["project.planner"].run is planner.gather
