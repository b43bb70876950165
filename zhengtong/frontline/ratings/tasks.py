"""What has to be looked at from time to time: load, call one action, nothing else."""

from datetime import datetime

from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import every

from .actions import inviting


@every(seconds=3600, name="ratings.lapse")
def lapse(at: datetime) -> int:
    """Close the invitations whose last day has passed."""
    closed = 0
    while batch := inviting.lapse_due(by=SYSTEM, at=at):
        closed += batch
    return closed
