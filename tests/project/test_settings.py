"""What an installation may be started with."""

import os
import subprocess
import sys

import pytest

from zhengtong.project.database import database

SECRETS = {"ZHENGTONG_SECRET_KEY": "a", "ZHENGTONG_DATA_KEY": "b", "ZHENGTONG_HOSTS": "x"}


def start(tmp_path, **environment):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ZHENGTONG_")}
    return subprocess.run(
        [sys.executable, "-c", "import zhengtong.project.settings.base as s; print(s.ENVIRONMENT)"],
        env=clean | {"ZHENGTONG_HOME": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_its_secrets(tmp_path):
    assert start(tmp_path, ZHENGTONG_ENV="production", **SECRETS).stdout == "production\n"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"ZHENGTONG_ENV": "production"}, "ZHENGTONG_DATA_KEY"),
        (
            {"ZHENGTONG_ENV": "production", "ZHENGTONG_NOW": "2026-02-13T17:30+08:00", **SECRETS},
            "refused in production",
        ),
        ({"ZHENGTONG_ENV": "staging"}, "production, demo or test"),
        ({"ZHENGTONG_DATABASE_URL": "oracle://x"}, "use postgres:// or sqlite:///"),
    ],
)
def test_a_wrong_start_says_what_is_wrong(tmp_path, environment, words):
    done = start(tmp_path, **environment)
    assert done.returncode != 0
    assert words in done.stderr


def test_secrets_of_a_demo_are_made_once_and_are_private(tmp_path):
    start(tmp_path)
    kept = (tmp_path / "data.key").read_text()
    start(tmp_path)
    assert (tmp_path / "data.key").read_text() == kept
    assert (tmp_path / "data.key").stat().st_mode & 0o077 == 0


def test_a_lost_key_is_said_and_no_other_is_made_for_data_it_cannot_read(tmp_path):
    start(tmp_path)
    (tmp_path / "zhengtong.sqlite3").write_bytes(b"SQLite format 3\0")
    (tmp_path / "data.key").unlink()
    done = start(tmp_path)
    assert done.returncode != 0
    assert "Put the key back" in done.stderr
    assert not (tmp_path / "data.key").exists()


def test_a_database_url_is_read_with_its_odd_characters(tmp_path):
    found = database("postgres://zt:p%40ss@db.example:5433/zheng%2Dtong", tmp_path)
    assert (found["PASSWORD"], found["PORT"], found["NAME"]) == ("p@ss", "5433", "zheng-tong")
