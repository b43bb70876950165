"""Structured logs: one JSON object a line, with request id, without personal data."""

import logging
import logging.config
import os
import re
from typing import Any

import structlog

from zhengtong.kernel import requests

NUMBERS = re.compile(r"(?<![0-9])(?:[1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9})(?![0-9])")


def set_up_logs() -> None:
    """Configure the standard library's logging to write JSON lines to stderr."""
    shared = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=False),
        add_request_id,
        soften_refusals,
        structlog.processors.format_exc_info,
        drop_requests,
        mask_numbers,
    ]
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "json": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": shared,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        structlog.processors.JSONRenderer(ensure_ascii=False),
                    ],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            # Stopping in good order is not worth a warning.
            "loggers": {"django_tasks_db": {"level": "ERROR"}},
            "root": {
                "handlers": ["stderr"],
                "level": os.environ.get("ZHENGTONG_LOG_LEVEL", "WARNING").upper(),
            },
        }
    )


def add_request_id(logger: Any, method: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Name the request that is being served, where there is one."""
    if word := requests.current.get():
        entry["request_id"] = word
    return entry


def soften_refusals(logger: Any, method: str, entry: dict[str, Any]) -> dict[str, Any]:
    """What Django refuses (a body too large, a forged host) is the sender's fault, none of ours."""
    if entry.get("logger", "").startswith("django.security.") and entry.get("level") == "error":
        entry["level"] = "warning"
        entry.pop("exc_info", None)
    return entry


def drop_requests(logger: Any, method: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Django adds the request itself, whose address may hold what people typed."""
    entry.pop("request", None)
    return entry


def mask_numbers(logger: Any, method: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Take identity and mobile numbers out of everything that is written."""
    return {key: _masked(value) for key, value in entry.items()}


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return NUMBERS.sub(lambda found: found.group()[:3] + "***" + found.group()[-2:], value)
    return value
