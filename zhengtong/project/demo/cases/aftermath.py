"""After the result has been delivered: the rating, and what a bad one sets off."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from zhengtong.frontline.ratings import actions as ratings
from zhengtong.frontline.ratings import queries as invitations
from zhengtong.oversight.supervision import actions as supervision
from zhengtong.oversight.supervision import queries as supervised

if TYPE_CHECKING:
    from zhengtong.project.demo.cases.handling import Handling


class Aftermath:
    """What follows the delivery in one story."""

    def __init__(self, story: "Handling") -> None:
        self.story = story
        self.rng = story.world.rng
        self.hours = story.world.hours

    def acts(self, delivered: datetime) -> Iterator[datetime]:
        level = self.story.plan.rated
        if not level:
            return
        moment = self.hours.soon(delivered, 30, 6000)
        yield moment
        self.story.world.ear.hear()
        invited = invitations.invitation_of_case(self.story.case.ref)
        if invited is None:
            return
        reasons = [reason.key for reason in invitations.levels()[level - 1].reasons]
        ratings.rate(
            invited.token,
            level,
            reasons=self.rng.sample(reasons, self.rng.randint(1, min(2, len(reasons)))),
            words=self.rng.choice(self.story.told["praise"][level]),
            by=self.story.applicant.actor,
            at=moment,
        )
        if level >= 4:
            self.story.world.ear.hear()
            yield from self._follow_up(moment)

    def _follow_up(self, rated: datetime) -> Iterator[datetime]:
        """The body calls, mends, asks again, and a supervisor closes; some get stuck on the way."""
        body = self.story.owner
        supervisor = self.story.world.of_body(self.story.window, "supervisor")
        by = self.story.world.of_body(body, "approver")
        found = supervised.follow_ups(body, by=by).rows
        mine = [row for row in found if row.about == self.story.case.ref]
        if not mine:
            return
        number, words = mine[0].id, self.story.told["follow_up"]
        moment = rated
        for verb in ("contact", "mend", "revisit", "close")[: self.rng.choice((0, 1, 2, 4, 4))]:
            moment = self.hours.office_later(moment, self.rng.randint(0, 2))
            yield moment
            version = supervised.follow_up(number, by=by).version
            if verb == "contact":
                supervision.contact(number, words[verb], version=version, by=by, at=moment)
            elif verb == "mend":
                supervision.mend(number, words[verb], version=version, by=by, at=moment)
            elif verb == "revisit":
                supervision.revisit(
                    number, words[verb], satisfied=True, version=version, by=by, at=moment
                )
            else:
                supervision.close(number, words[verb], version=version, by=supervisor, at=moment)
