"""The id of the request being served, for the journal and the logs."""

from contextvars import ContextVar

current: ContextVar[str] = ContextVar("request_id", default="")
