"""What has to be looked at from time to time: load, call one action, nothing else."""

from datetime import datetime

from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import every

from .actions import governing


@every(seconds=600, name="licences.expire")
def expire(at: datetime) -> int:
    """Note the licences whose last day has passed."""
    noted = 0
    while batch := governing.expire_due(by=SYSTEM, at=at):
        noted += batch
    return noted
