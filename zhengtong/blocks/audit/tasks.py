"""The room's rounds: load, call one action, nothing else."""

from datetime import datetime

from zhengtong.blocks.audit import actions
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import every


@every(seconds=15, name="audit.seal")
def seal(at: datetime) -> int:
    """Seal what was written since the last round."""
    return actions.seal(by=SYSTEM, at=at)
