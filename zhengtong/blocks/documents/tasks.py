"""What the worker does here from time to time."""

from datetime import datetime

from zhengtong.blocks.documents import actions
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import every


@every(seconds=3600, name="documents.expire")
def expire(at: datetime) -> int:
    return actions.expire(by=SYSTEM, at=at)


@every(seconds=24 * 3600, name="documents.sweep")
def sweep(at: datetime) -> int:
    return actions.sweep(by=SYSTEM, at=at)
