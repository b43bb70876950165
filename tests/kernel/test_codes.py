"""Check digits of the national code schemes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtong.kernel.codes import credit_code, item_code, licence_identifier, resident_number
from zhengtong.kernel.codes.errors import CodeError


def test_a_true_resident_number_is_read():
    read = resident_number.read("11010519491231002x")
    assert (read.division, read.birth, read.sex) == ("110105", date(1949, 12, 31), "female")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("110105194912310021", "check"),
        ("11010519490231002X", "date"),
        ("1101051949123100X2", "characters"),
        ("１１０１０５１９４９１２３１００２X", "characters"),
        ("123", "length"),
        ("", "length"),
    ],
)
def test_a_false_resident_number_is_refused_with_its_reason(number, reason):
    with pytest.raises(CodeError) as caught:
        resident_number.read(number)
    assert caught.value.reason == reason


def test_age_counts_full_years():
    someone = resident_number.read(resident_number.make("990102", date(1960, 3, 12), 21))
    assert someone.age_on(date(2026, 3, 11)) == 65
    assert someone.age_on(date(2026, 3, 12)) == 66


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999), st.integers(0, 16))
def test_one_changed_digit_is_found(birth, serial, place):
    number = resident_number.make("990102", birth, serial)
    other = str((int(number[place]) + 1) % 10)
    assert resident_number.is_valid(number)
    assert not resident_number.is_valid(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize("code", ["91330106673959654P", "12441500196720244T"])
def test_a_true_credit_code_is_read(code):
    assert credit_code.read(code.lower()) == code


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("13440000515356094L", "check"),
        ("TE440000GD030003VV", "characters"),
        ("1344", "length"),
    ],
)
def test_a_false_credit_code_is_refused_with_its_reason(code, reason):
    with pytest.raises(CodeError) as caught:
        credit_code.read(code)
    assert caught.value.reason == reason


@given(st.from_regex(r"[0-9A-HJ-NPQRTUWXY]{8}", fullmatch=True))
def test_a_made_credit_code_holds(organisation):
    assert credit_code.is_valid(credit_code.make("1", "1", "990100", organisation))


@pytest.mark.parametrize(
    "identifier",
    [
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
        "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
        "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
    ],
)
def test_live_licence_identifiers_have_the_check_character_we_compute(identifier):
    parts = identifier.removeprefix(licence_identifier.ROOT + ".").split(".")
    assert licence_identifier.check_character("".join(parts[:-1])) == parts[-1]


def test_a_made_licence_identifier_is_read_back_and_a_forged_one_refused():
    made = licence_identifier.make("11100000000013338W011", "11430000006122244L", "20230000403", 1)
    assert licence_identifier.read(made).version == 1
    assert not licence_identifier.is_valid(made.replace("403.001", "404.001"))


def test_item_codes_of_two_lengths_are_split_and_others_left_alone():
    code = "11440000006939756B2440101007000"
    read = item_code.read(code)
    assert read is not None
    assert (read.body, read.level, read.basic) == (code[:18], "2", "440101007000")
    assert item_code.read(code + "01").handling_item == "01"
    assert item_code.read("511A0138000000-511602000000-000") is None
