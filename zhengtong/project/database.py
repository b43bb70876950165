"""The database named by `ZHENGTONG_DATABASE_URL`, or the embedded one."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

EMBEDDED = "zhengtong.sqlite3"
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
    " PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
)


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings for `postgres://user:password@host:port/name`, `sqlite:///path`, or the
    embedded database in `home` when the URL is empty. Raises ValueError for another scheme."""
    if not url:
        return sqlite(str(home / EMBEDDED))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path[1:]) or ":memory:")
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": False,
        }
    raise ValueError(
        f"ZHENGTONG_DATABASE_URL names the scheme {parts.scheme!r}; use postgres:// or sqlite:///"
    )


def sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
    }
