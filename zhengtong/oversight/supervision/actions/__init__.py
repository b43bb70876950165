"""The verbs of this room: `supervision.actions.contact(…)`."""

from .flagging import flag_overdue
from .following import attempt, close, contact, explain, mend, open_follow_up, reopen, revisit
from .limiting import put_limits
from .watching import Clock, finish, move, note_silence, raise_due, rest, watch

__all__ = [
    "Clock",
    "attempt",
    "close",
    "contact",
    "explain",
    "finish",
    "flag_overdue",
    "mend",
    "move",
    "note_silence",
    "open_follow_up",
    "put_limits",
    "raise_due",
    "reopen",
    "rest",
    "revisit",
    "watch",
]
