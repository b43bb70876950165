"""The writes of notifications: `send`, `mark_read`, `mark_all_read`; `deliver` for the worker."""

from .delivering import deliver, deliver_due, retry_given_up
from .reading import mark_all_read, mark_read
from .sending import send

__all__ = ["deliver", "deliver_due", "mark_all_read", "mark_read", "retry_given_up", "send"]
