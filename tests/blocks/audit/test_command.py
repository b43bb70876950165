"""`zhengtong audit` as an operator meets it."""

import json

import pytest
from click.testing import CliRunner

from tests.blocks.audit.journals import by_hand, seal, write
from zhengtong.blocks.audit import queries
from zhengtong.project.cli.audit import audit


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(audit, list(words))


def test_a_whole_journal(run):
    write(10)
    seal()
    write(1, start=50)
    result = run("verify")
    assert result.exit_code == 0
    assert "10 lines sealed in 3 batches, 1 written since." in result.output
    assert "The journal is whole." in result.output


def test_a_broken_line_is_named_and_the_exit_tells(run):
    write(10)
    seal()
    by_hand("UPDATE JOURNAL SET channel = 'portal' WHERE id = 6")
    result = run("verify", "--quiet")
    assert result.exit_code == 1
    assert "BROKEN: line 6: 2026-03-11T10:00:06" in result.output
    assert "CalendarChanged calendar:6" in result.output
    assert "The journal is whole" not in result.output


def test_a_digest_noted_earlier_is_checked(run):
    write(10)
    seal()
    digest = queries.state().digest
    assert run("verify", "--batch", "3", "--digest", digest).exit_code == 0
    assert run("verify", "--batch", "2", "--digest", digest).exit_code == 1


def test_seal(run):
    write(3)
    assert "3 lines sealed." in run("seal").output


def test_export(run, tmp_path):
    write(3)
    file = tmp_path / "journal.jsonl"
    result = run("export", "--since", "2026-03-11T10:00:02", "--output", str(file))
    assert result.exit_code == 0
    assert "3 lines written" in result.output, "two of them, and the line about the export"
    assert json.loads(file.read_text(encoding="utf-8").splitlines()[0])["ref"] == "calendar:2"


def test_a_bad_moment_is_told(run):
    result = run("export", "--since", "yesterday")
    assert result.exit_code == 2
    assert "is no moment" in result.output
