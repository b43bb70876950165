"""The case number, for items of every scheme."""

from datetime import date

import pytest

from zhengtong.cases import number

DAY = date(2026, 3, 11)
CODE = "11990100MB1234567X3440131001000"


def prefix(code, body="11990100MB1234567X", level="3", key=17):
    return number.prefix(code, body=body, level=level, key=key)


def test_it_is_code_day_and_serial():
    assert number.make(prefix(CODE), DAY, 68) == CODE + "20260311" + "0068"


def test_handling_item_code_gives_its_implementation_code():
    assert prefix(CODE + "01") == CODE


def test_free_form_code_gives_body_level_and_key():
    found = prefix("511A0138000000-511602000000-000-115116020086971234-1-00")
    assert found == "11990100MB1234567X" + "3" + "000000000017"


def test_odd_body_and_level_still_give_31_characters():
    found = prefix("无", body="te440000gd", level="")
    assert len(found) == 31
    assert number.is_number(number.make(found, DAY, 1))


def test_serial_grows_beyond_four_digits():
    made = number.make(prefix(CODE), DAY, 123456)
    assert made.endswith("20260311123456")
    assert number.is_number(made)


@pytest.mark.parametrize("serial", [0, -1, 10**12])
def test_impossible_serial_is_refused(serial):
    with pytest.raises(ValueError, match="serial"):
        number.make(prefix(CODE), DAY, serial)


@pytest.mark.parametrize(
    "text", ["", "1", CODE, CODE + "20260311" + "001", "' OR 1=1 --", "𠮷" * 43]
)
def test_other_texts_are_no_numbers(text):
    assert not number.is_number(text)


def test_pasted_numbers_are_tidied():
    assert number.tidy(f" {CODE.lower()} 2026-0311-0001 ") == CODE + "202603110001"
