"""Past cases taken again from the command line."""

import pytest
from click.testing import CliRunner

from tests.blocks.rules.senior_card import CLERK, card, publish
from zhengtong.blocks.rules import actions, queries
from zhengtong.project.cli.rules_room import rules

pytestmark = pytest.mark.django_db
KEY = "senior-card"
STRICT = ((">= 65", "-", '"准予"', "", "", ""), ("< 65", "-", '"不予"', "", "", ""))


def run(*arguments: str):
    return CliRunner().invoke(rules, arguments)


@pytest.fixture
def decided(at):
    """Three people of 59, 62 and 70 were decided by the first of two versions."""
    publish(at=at)
    for age in (59, 62, 70):
        actions.decide_for(f"case:A{age}", KEY, {"年龄": age, "户籍": "本市"}, by=CLERK, at=at)
    publish(card(STRICT), [], at=at)


def test_replay_is_silent_when_all_comes_out_the_same(decided):
    done = run("replay")
    assert (done.exit_code, done.output) == (0, "3 verdicts taken again, 0 differ.\n")
    assert run("replay", "--case", "A62").output.startswith("1 verdicts")
    assert run("replay", "--since", "2030-01-01").output.startswith("0 verdicts")
    assert run("replay", "--key", "other").output.startswith("0 verdicts")


def test_replay_fails_and_names_the_case_that_differs(decided, at):
    was = queries.decide(KEY, {"年龄": 70, "户籍": "本市"}, on=at.date())
    wrong = type(was)(
        **{name: getattr(was, name) for name in was.__slots__ if name != "value"}, value="不予"
    )
    actions.record("case:B1", wrong, by=CLERK, at=at)
    done = run("replay")
    assert done.exit_code == 1
    assert "case:B1 senior-card 2 “资格”" in done.output
    assert 'then "不予", now "准予"' in done.output
    assert "本市" not in done.output


def test_compare_counts_what_would_have_changed(decided):
    done = run("compare", KEY, "1", "2")
    assert done.exit_code == 0
    assert 'case:A62: "准予" -> "不予"' in done.output
    assert "3 verdicts, 1 would differ, 0 could not be decided." in done.output


@pytest.mark.parametrize(
    "arguments", [("compare", KEY, "1", "9"), ("replay", "--since", "gestern")]
)
def test_what_there_is_not_is_told(decided, arguments):
    done = run(*arguments)
    assert done.exit_code != 0
    assert "Traceback" not in done.output
