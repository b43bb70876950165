"""Divisions and bodies."""

from datetime import datetime

from zhengtong.blocks.identity.actions import bodies, divisions
from zhengtong.kernel.actors import SYSTEM
from zhengtong.project.demo import places
from zhengtong.project.demo.progress import Step
from zhengtong.project.demo.reading import document


def count() -> int:
    return len(document("city")["divisions"]) + len(places.bodies())


def load(step: Step, *, at: datetime) -> None:
    """Put all divisions, then all bodies; the same twice changes nothing."""
    for row in document("city")["divisions"]:
        parent = row.get("parent", "")
        divisions.put(row["code"], row["name"], row["level"], parent, by=SYSTEM, at=at)
        step()
    for body in places.bodies().values():
        bodies.put(
            body.code,
            body.name,
            body.short,
            body.kind,
            body.division,
            body.level,
            phone=body.phone,
            address=body.address,
            by=SYSTEM,
            at=at,
        )
        step()
