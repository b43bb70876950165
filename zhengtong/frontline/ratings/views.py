"""What the floors above get to see: small frozen dataclasses, no rows."""

from dataclasses import dataclass
from datetime import date, datetime

from zhengtong.kernel.words import Text

from .states import State


@dataclass(frozen=True, slots=True)
class InvitationView:
    """The right to rate one matter."""

    token: str
    about: str
    item: str
    item_name: Text
    body: str
    body_name: Text
    applicant: str
    state: State
    invited_at: datetime
    open_until: date

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN


@dataclass(frozen=True, slots=True)
class RatingView:
    """A rating. `by_name` is the masked name of the applicant; `reasons` are in words."""

    id: int
    ref: str
    about: str
    item: str
    item_name: Text
    body: str
    level: int
    level_name: Text
    bad: bool
    reasons: tuple[Text, ...]
    words: str
    by_name: str
    channel: str
    given_at: datetime
    reply: str
    replied_at: datetime | None


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of GB/T 39735-2020 for one body or item over some months.

    Rates are between 0 and 1, None where there is nothing to divide by. All ratings kept here are
    given by people; nothing is counted as a silent good one.
    """

    invited: int
    rated: int
    lapsed: int
    replied: int
    levels: tuple[int, int, int, int, int]

    @property
    def good(self) -> int:
        return sum(self.levels[:3])

    @property
    def bad(self) -> int:
        return sum(self.levels[3:])

    @property
    def good_rate(self) -> float | None:
        """好评率: very, simply and fairly satisfied among all ratings."""
        return self._rate(self.good, self.rated)

    @property
    def active_rate(self) -> float | None:
        """主动评价率: ratings given among invitations."""
        return self._rate(self.rated, self.invited)

    @property
    def silent_rate(self) -> float | None:
        """不予评价率: invitations that lapsed among those that were rated or lapsed."""
        return self._rate(self.lapsed, self.rated + self.lapsed)

    @property
    def reply_rate(self) -> float | None:
        """回复率: replies among ratings."""
        return self._rate(self.replied, self.rated)

    @staticmethod
    def _rate(part: int, whole: int) -> float | None:
        return part / whole if whole else None
