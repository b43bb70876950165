"""not (DMN 1.5, 10.3.4.2)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, expect_null

CASES = [
    ("not(true)", "false"),
    ("not(false)", "true"),
    ("not(null)", "null"),
    ('not("yes")', "null"),
    ("not(negand: true)", "false"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


def test_it_takes_one_argument():
    expect_null("not(true, false)", "does not take 2 arguments")
