"""The word in the QR code."""

import pytest

from zhengtong.cases import tokens

NUMBER = "11990100MB1234567X3440131001000" + "202603110001"


def test_it_works():
    assert tokens.read(tokens.make(NUMBER)) == NUMBER


@pytest.mark.parametrize(
    "forged", ["", NUMBER, NUMBER + ".", NUMBER + "." + "0" * 20, "." + "0" * 20, "𠮷.𠮷"]
)
def test_forged_ones_are_empty(forged):
    assert tokens.read(forged) == ""


def test_token_of_one_case_does_not_open_another():
    other = NUMBER[:-1] + "2"
    assert tokens.read(other + "." + tokens.make(NUMBER).partition(".")[2]) == ""
