"""The only place that asks the machine for the time.

All times are those of the installation's zone (Beijing time unless `ZHENGTONG_ZONE` says
otherwise), whatever the machine's zone is. `ZHENGTONG_NOW` moves the clock for demonstrations
and trials; the processes of one run share `ZHENGTONG_NOW_ANCHOR`, the machine's time when the
run began, so that web and worker agree on what time it is.
"""

import os
import time
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

MOVED_BY = "ZHENGTONG_NOW"
ANCHORED_AT = "ZHENGTONG_NOW_ANCHOR"


@cache
def zone() -> ZoneInfo:
    """The installation's time zone."""
    return ZoneInfo(settings.TIME_ZONE)


@cache
def _shift() -> timedelta:
    wanted = os.environ.get(MOVED_BY, "")
    if not wanted:
        return timedelta(0)
    anchor = float(os.environ.get(ANCHORED_AT) or _machine())
    return read_moment(wanted) - datetime.fromtimestamp(anchor, UTC)


def _machine() -> float:
    return time.time()


def read_moment(text: str) -> datetime:
    """Read an ISO 8601 moment; one without an offset is in the installation's zone.

    Raises ValueError when the text is no moment.
    """
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone())


def now() -> datetime:
    """The present moment, aware, in the installation's zone."""
    return (datetime.fromtimestamp(_machine(), UTC) + _shift()).astimezone(zone())


def is_moved() -> bool:
    """Whether the clock has been moved for a demonstration."""
    return bool(os.environ.get(MOVED_BY))


def forget_shift() -> None:
    """Read the environment afresh; for processes that change it, and for tests."""
    _shift.cache_clear()


def local_date(moment: datetime) -> date:
    """The calendar day of a moment in the installation's zone."""
    return moment.astimezone(zone()).date()
