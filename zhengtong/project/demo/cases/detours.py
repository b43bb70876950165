"""What happens beside the straight way: corrections, refusals, special procedures, extensions."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhengtong.cases import queries as cases
from zhengtong.cases.actions import (
    accepting,
    collecting,
    correcting,
    extending,
    terminating,
    withdrawing,
)
from zhengtong.cases.actions import special as procedures
from zhengtong.cases.actions.submitting import Signature
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.words import say
from zhengtong.project.demo.cases import papers

if TYPE_CHECKING:
    from zhengtong.project.demo.cases.handling import Handling

#: Working days to supply what is missing, where the item names none of its own.
SUPPLY_DAYS = 15


def correct(story: "Handling", *, answered: bool, lapses: bool) -> Iterator[datetime]:
    """The window asks once for what is missing; it is supplied, or not, or too late."""
    yield story.office(story.gap(1))
    story.case = accepting.return_for_correction(
        story.case.number,
        [_thing(story)],
        version=story.case.version,
        by=story.clerk(),
        at=story.now,
    )
    if lapses:
        days = int(story.item.get("limits", {}).get("correction", SUPPLY_DAYS))
        yield story.office(days + 2)
        ended = terminating.lapse(story.case.number, by=SYSTEM, at=story.now)
        story.case = ended or story.case
    elif answered:
        yield story.wait(story.world.hours.soon(story.now, 600, 4000))
        _supplement(story)


def _thing(story: "Handling") -> dict[str, str]:
    """Something the item really asks for."""
    asked = {row.get("use") or row.get("key", "") for row in story.item["materials"]}
    fitting = [row for row in story.told["corrections"] if row["key"] in asked or not row["key"]]
    chosen = story.world.rng.choice(fitting)
    key = f"material:{chosen['key']}" if chosen["key"] else ""
    return {"key": key, "words": chosen["words"]}


def _supplement(story: "Handling") -> None:
    by = _applicant(story)
    draft = correcting.begin(story.case.number, by=by, at=story.now)
    for material in draft.materials:
        if material.required:
            name = say(material.name, "zh")
            stream, file_name = papers.upload(name, "补正后重新提交", material.accept)
            collecting.attach(draft.id, material.key, stream, file_name, by=by, at=story.now)
    signature = Signature(name=by.name, agreed=True)
    story.case = correcting.supplement(draft.id, signature, by=by, at=story.now)


def refuse(story: "Handling") -> None:
    """The window refuses to take the application in, with its reasons."""
    story.case = accepting.refuse(
        story.case.number,
        story.say("refusals"),
        version=story.case.version,
        by=story.clerk(),
        at=story.now,
    )


def withdraw(story: "Handling") -> None:
    """The applicant takes the application back."""
    story.case = withdrawing.withdraw(
        story.case.number,
        story.say("withdrawals"),
        version=story.case.version,
        by=_applicant(story),
        at=story.now,
    )


def leave(story: "Handling", end: str) -> None:
    """A case under way ends without a decision."""
    if end == "withdrawn":
        withdraw(story)
        return
    story.case = terminating.terminate(
        story.case.number,
        story.say("terminations"),
        version=story.case.version,
        by=_of_owner(story, "approver"),
        at=story.now,
    )


def special(story: "Handling", *, ends: bool) -> Iterator[datetime]:
    """A procedure whose time is not counted: begun by a reviewer, and ended with its result."""
    chosen: dict[str, Any] = story.world.rng.choice(story.told["specials"])
    yield story.office(story.gap(1))
    by = _of_owner(story, "reviewer")
    story.case = procedures.start(
        story.case.number,
        chosen["kind"],
        chosen["reason"],
        chosen["days"],
        version=story.case.version,
        by=by,
        at=story.now,
    )
    if not ends:
        return
    yield story.office(story.world.rng.randint(1, chosen["days"]))
    desk = cases.case(story.case.number, by, at=story.now)
    begun = next(row for row in desk.procedures if row.ended_at is None)
    story.case = procedures.end(
        story.case.number,
        begun.id,
        chosen["result"],
        version=story.case.version,
        by=by,
        at=story.now,
    )


def extend(story: "Handling") -> Iterator[datetime]:
    """More time is asked for by the reviewer, and mostly granted by the head of the body."""
    yield story.office(max(1, story.promised - 1))
    days = story.world.rng.choice((5, 10))
    story.case = extending.ask(
        story.case.number,
        days,
        story.say("extensions"),
        version=story.case.version,
        by=_of_owner(story, "reviewer"),
        at=story.now,
    )
    if story.world.rng.random() < 0.75:
        yield story.office(0)
        story.case = extending.approve(
            story.case.number,
            "情况属实，同意延长。",
            version=story.case.version,
            by=_of_owner(story, "approver"),
            at=story.now,
        )


def _applicant(story: "Handling") -> Actor:
    return story.applicant.actor


def _of_owner(story: "Handling", role: str) -> Actor:
    return story.world.of_body(story.owner, role)
