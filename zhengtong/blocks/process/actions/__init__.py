"""The verbs of processes: publish a diagram, start, take steps, hand them over, stop."""

from zhengtong.blocks.process.actions.assigning import claim, reassign, release
from zhengtong.blocks.process.actions.completing import complete
from zhengtong.blocks.process.actions.deploying import deploy
from zhengtong.blocks.process.actions.ringing import postpone, ring
from zhengtong.blocks.process.actions.starting import start
from zhengtong.blocks.process.actions.terminating import terminate

__all__ = [
    "claim",
    "complete",
    "deploy",
    "postpone",
    "reassign",
    "release",
    "ring",
    "start",
    "terminate",
]
