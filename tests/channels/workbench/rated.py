"""Ratings of the market bureau, and the follow-up that a bad one opens."""

from tests.cases.office import Office
from zhengtong.frontline.ratings import actions as ratings
from zhengtong.kernel.actors import SYSTEM
from zhengtong.oversight.supervision import actions as supervision


def rate(desk: Office, number: int = 1, level: int = 4, words: str = "等了太久") -> str:
    """The ref of a rating that the resident has given for a case."""
    invitation = ratings.invite(
        f"case:{number}",
        item=desk.food,
        body=desk.people.approver.actor.body,
        applicant=desk.people.resident.ref,
        by=SYSTEM,
        at=desk.at,
    )
    reasons = ["late"] if level > 3 else []
    given = ratings.rate(
        invitation.token,
        level,
        reasons=reasons,
        words=words,
        by=desk.people.resident.actor,
        at=desk.at,
    )
    return given.ref


def follow(desk: Office, number: int = 1) -> int:
    """The id of the follow-up of a bad rating."""
    return supervision.open_follow_up(
        rate(desk, number),
        about=f"case:{number}",
        item=desk.food,
        body=desk.people.approver.actor.body,
        level=4,
        by=SYSTEM,
        at=desk.at,
    )
