"""What has to be looked at from time to time: load, call one action, nothing else."""

from datetime import datetime

from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import every

from .actions import flagging, watching


@every(seconds=300, name="supervision.signals")
def signals(at: datetime) -> int:
    """Raise cards for clocks that are near their limit or past it."""
    raised = 0
    while batch := watching.raise_due(by=SYSTEM, at=at):
        raised += batch
    return raised


@every(seconds=600, name="supervision.overdue")
def overdue(at: datetime) -> int:
    """Mark follow-ups whose limit has passed."""
    marked = 0
    while batch := flagging.flag_overdue(by=SYSTEM, at=at):
        marked += batch
    return marked
