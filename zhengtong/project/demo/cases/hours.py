"""When things happen: officials work in office hours, applicants whenever they find the time."""

from datetime import date, datetime, time, timedelta
from random import Random

from zhengtong.kernel import clock
from zhengtong.kernel.workdays import Calendar

MORNING = (9 * 60, 12 * 60)
AFTERNOON = (13 * 60 + 30, 17 * 60)
#: Applicants come mostly by day; a few at night.
APPLICANT_HOURS = ((7, 2), (9, 10), (10, 9), (14, 8), (16, 6), (20, 6), (21, 4), (22, 2))


class Hours:
    """Moments of a simulated city."""

    def __init__(self, calendar: Calendar, rng: Random) -> None:
        self.calendar = calendar
        self.rng = rng

    def workdays_before(self, day: date, count: int) -> date:
        """The working day that lies `count` working days before a day."""
        found = day
        while count > 0 or not self.calendar.is_workday(found):
            found -= timedelta(days=1)
            count -= self.calendar.is_workday(found)
        return found

    def applicant(self, day: date) -> datetime:
        """A moment on a day at which somebody applies."""
        hours, weights = zip(*APPLICANT_HOURS, strict=True)
        hour = self.rng.choices(hours, weights)[0]
        return _at(day, hour * 60 + self.rng.randrange(60), self.rng.randrange(60))

    def office(self, day: date, *, after: datetime | None = None) -> datetime:
        """A moment in office hours of a day, later than `after`; else of the next working day."""
        while True:
            if self.calendar.is_workday(day):
                first = MORNING[0]
                if after and after.astimezone(clock.zone()).date() == day:
                    local = after.astimezone(clock.zone())
                    first = max(first, local.hour * 60 + local.minute + 5)
                minutes = [m for span in (MORNING, AFTERNOON) for m in range(*span) if m >= first]
                if minutes:
                    return _at(day, self.rng.choice(minutes), self.rng.randrange(60))
            day += timedelta(days=1)

    def office_later(self, after: datetime, workdays: int) -> datetime:
        """A moment in office hours `workdays` working days after another moment."""
        day = clock.local_date(after)
        if workdays:
            day = self.calendar.add(day, workdays)
        return self.office(day, after=after)

    def soon(self, after: datetime, least: int = 5, most: int = 240) -> datetime:
        """Some minutes later, at any hour."""
        return after + timedelta(minutes=self.rng.randint(least, most))


def _at(day: date, minutes: int, seconds: int) -> datetime:
    return datetime.combine(day, time(minutes // 60, minutes % 60, seconds), clock.zone())
