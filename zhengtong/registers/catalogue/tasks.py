"""What has to be looked at from time to time: load, call one action, nothing else."""

from datetime import datetime

from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import every

from . import actions


@every(seconds=60, name="catalogue.enforce")
def enforce(at: datetime) -> int:
    """Bring the versions into force whose day has come."""
    return actions.enforce_due(by=SYSTEM, at=at)
