"""The verbs of this room: `ratings.actions.rate(…)`."""

from .inviting import invite, lapse_due
from .rating import rate
from .replying import reply

__all__ = ["invite", "lapse_due", "rate", "reply"]
