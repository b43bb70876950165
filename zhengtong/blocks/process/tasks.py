"""Timers that have fallen due are rung by the worker's ticker."""

import logging
from datetime import datetime

from zhengtong.blocks.process import actions, queries
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import every

log = logging.getLogger("zhengtong.process")


@every(seconds=30, name="process.timers")
def ring_due_timers(at: datetime) -> int:
    """Ring what is due; one that fails is tried again later and holds up no other."""
    rung = 0
    for timer_id in queries.due_timers(at):
        try:
            rung += actions.ring(timer_id, by=SYSTEM, at=at) is not None
        except Exception as error:
            log.exception("timer not rung", extra={"timer": timer_id})
            actions.postpone(timer_id, type(error).__name__, by=SYSTEM, at=at)
    return rung
