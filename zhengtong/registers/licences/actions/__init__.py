"""The verbs of this room: `licences.actions.issue(…)`."""

from .governing import cancel, expire_due, resume, revoke, suspend
from .issuing import change, issue
from .keeping import copy_for, document, download
from .types import put_type
from .using import note_use, verified

__all__ = [
    "cancel",
    "change",
    "copy_for",
    "document",
    "download",
    "expire_due",
    "issue",
    "note_use",
    "put_type",
    "resume",
    "revoke",
    "suspend",
    "verified",
]
