"""Installations to try things on: the demo city is loaded once, each trial gets a copy.

The copies lie beside the database that the test run is for (`<name>_city_1f3a9c`, …), which itself
stays untouched. A database of the same name that is there from an earlier run is replaced.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

SETUP_SECONDS = 900


@dataclass(frozen=True)
class Installation:
    """A data directory and its database; `database` is empty for the embedded one."""

    home: Path
    database: str = ""

    def environment(self) -> dict[str, str]:
        """The machine's environment with this installation's settings and no others."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ZHENGTONG_", "DJANGO_"))}
        own = {"ZHENGTONG_HOME": str(self.home), "ZHENGTONG_ENV": "demo", "PYTHONUNBUFFERED": "1"}
        return kept | own | ({"ZHENGTONG_DATABASE_URL": self.database} if self.database else {})

    def command(
        self, *words: str, extra: dict[str, str] | None = None, seconds: float = SETUP_SECONDS
    ) -> subprocess.CompletedProcess[str]:
        """Run `zhengtong …` on it and wait for its end."""
        return subprocess.run(
            [sys.executable, "-m", "zhengtong.project", *words],
            env=self.environment() | (extra or {}),
            text=True, capture_output=True, timeout=seconds, check=False,
        )  # fmt: skip

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Look into the database past the product."""
        with self._connection() as connection:
            return [tuple(row) for row in connection.execute(query).fetchall()]

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        connection: Any = (
            psycopg.connect(self.database)
            if self.database
            else sqlite3.connect(self.home / "zhengtong.sqlite3", timeout=30)
        )
        try:
            yield connection
        finally:
            connection.close()


def load(home: Path, url: str) -> Installation:
    """A fresh installation with the demo city in it, as `zhengtong setup` leaves it."""
    home.mkdir(parents=True, exist_ok=True)
    made = Installation(home, _fresh(url, "loaded") if url else "")
    done = made.command("setup")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return made


def copy(of: Installation, home: Path, name: str) -> Installation:
    """A copy under another name. Nobody may be connected to the original."""
    shutil.copytree(of.home, home, symlinks=True, dirs_exist_ok=True)
    if not of.database:
        return Installation(home)
    template = urlsplit(of.database).path[1:]
    return Installation(home, _fresh(of.database.removesuffix("_loaded"), name, template))


def drop(made: Installation) -> None:
    """Forget a copy."""
    shutil.rmtree(made.home, ignore_errors=True)
    if made.database:
        _administer(made.database, "DROP DATABASE IF EXISTS {} WITH (FORCE)", _name(made.database))


def _name(url: str) -> str:
    return urlsplit(url).path[1:]


def _fresh(url: str, suffix: str, template: str = "template0") -> str:
    name = f"{_name(url)}_{suffix}"
    _administer(url, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    _administer(url, "CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'", name, template)
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _administer(url: str, command: str, *names: str) -> None:
    address = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))
