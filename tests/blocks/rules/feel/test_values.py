"""The value space in Python: what comes in, what goes out, what comes back."""

import copy
import json
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import value
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.table import BUILTINS
from zhengtong.blocks.rules.feel.reviving import revive
from zhengtong.blocks.rules.feel.run import Run
from zhengtong.blocks.rules.feel.values import (
    Function,
    Parameter,
    Range,
    kind,
    normalise,
    number,
    plain,
)

NORMAL = [
    (None, None, "null"),
    (True, True, "boolean"),
    (1, Decimal(1), "number"),
    (0.1, Decimal("0.1"), "number"),
    (Decimal("1.50"), Decimal("1.50"), "number"),
    (10**40, Decimal("1E+40"), "number"),
    (float("nan"), None, "null"),
    (float("inf"), None, "null"),
    (Decimal("1E+9000"), None, "null"),
    ("户籍", "户籍", "string"),
    ((1, "a"), [Decimal(1), "a"], "list"),
    ({"a": [1]}, {"a": [Decimal(1)]}, "context"),
]
TIMES = [
    (date(2024, 2, 29), "2024-02-29", "date"),
    (time(10, 20, 30, 500_000), "10:20:30.5", "time"),
    (time(10, 20, tzinfo=UTC), "10:20:00Z", "time"),
    (datetime(2024, 2, 29, 10), "2024-02-29T10:00:00", "date and time"),
    (
        datetime(2024, 2, 29, 10, tzinfo=timezone(timedelta(hours=8))),
        "2024-02-29T10:00:00+08:00",
        "date and time",
    ),
    (
        datetime(2024, 2, 29, 10, tzinfo=ZoneInfo("Asia/Shanghai")),
        "2024-02-29T10:00:00@Asia/Shanghai",
        "date and time",
    ),
    (timedelta(days=-1, hours=1), "-PT23H", "days and time duration"),
    (timedelta(microseconds=1), "PT0.000001S", "days and time duration"),
]


@pytest.mark.parametrize(("given_value", "wanted", "of"), NORMAL)
def test_python_values_become_values_of_feel(given_value, wanted, of):
    found = normalise(given_value)
    assert found == wanted
    assert type(found) is type(wanted)
    assert kind(found) == of


@pytest.mark.parametrize(("given_value", "text", "of"), TIMES)
def test_times_of_python_become_times_of_feel(given_value, text, of):
    found = normalise(given_value)
    assert str(found) == text
    assert kind(found) == of
    assert normalise(found) is found


@pytest.mark.parametrize("given_value", [object(), {1: 2}, [b"a"], 1j])
def test_what_feel_has_no_value_for_is_refused(given_value):
    with pytest.raises(TypeError):
        normalise(given_value)


TEXTS = """
null; true; "a"; ""; 1; -1.50; 1e30; 9007199254740993; 0.1; [1, [null, "a"], {}]; {a: {b: [1]}}
{"@": "date", value: "2024-01-01"}; {"@": 1}; @"2024-02-29"; @"10:00:00.5+08:00"
@"2024-02-29T10:00:00@Asia/Shanghai"; @"P1DT1S"; @"P1Y1M"; [1..2]; ("a".."b"); (<5); (>=5); (!=5)
[@"2024-01-01"..@"2024-12-31"]; {list: [@"P1D", {range: (1..2]}]}; now; today
"""


@pytest.mark.parametrize(
    "text", [t.strip() for t in TEXTS.replace("\n", ";").split(";") if t.strip()]
)
def test_a_value_comes_back_from_its_plain_form(text):
    found = value(text) if text not in ("now", "today") else value(f"{text}()")
    written = json.dumps(plain(found), ensure_ascii=False)
    back = revive(json.loads(written))
    assert back == found
    assert type(back) is type(found)


simple = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=5),
    st.integers(-(10**33), 10**33),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=5, min_value=-(10**9), max_value=10**9
    ),
    st.dates(),
    st.timedeltas(),
)


@given(
    st.recursive(
        simple,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from(["@", "value", "户籍", "a"]), inner, max_size=3),
        ),
        max_leaves=8,
    )
)
def test_every_value_comes_back(found):
    found = normalise(found)
    assert revive(json.loads(json.dumps(plain(found)))) == found


@pytest.mark.parametrize(
    "data",
    [
        {"@": "date", "value": "2024-13-01"},
        {"@": "number", "value": "NaN?"},
        {"@": "function", "value": "f"},
        {"@": "date"},
        {"@": "range", "value": [1]},
        {"@": "context", "value": [1]},
        {"@": ["date"], "value": "2024-01-01"},
    ],
)
def test_a_plain_form_that_says_nothing_is_refused(data):
    with pytest.raises(ValueError, match="no "):
        revive(data)


def test_a_function_has_no_plain_form():
    with pytest.raises(TypeError):
        plain([BUILTINS["abs"]])
    assert kind(BUILTINS["abs"]) == "function"


def test_a_range_knows_its_ends_and_operator():
    assert Range.of_operator("<", Decimal(3)) == value("(<3)")
    assert Range.of_operator(">=", Decimal(3)).parts() == (Decimal(3), None, True, False, ">=")
    assert Range(None, Decimal(3), True, True).start_included is False
    assert Range(Decimal(1), Decimal(2)) != Range(Decimal(1), Decimal(2), operator="=")
    made = Range(Decimal(1), Decimal(2), False)
    assert pickle.loads(pickle.dumps(made)) == made
    assert copy.copy(made) is made
    with pytest.raises(AttributeError):
        made.start = Decimal(0)


def test_a_function_is_called_by_position_or_by_name():
    double = Function([Parameter("a"), Parameter("b")], lambda run, args: list(args), name="pair")
    run = Run()
    assert double.call(run, [1, 2]) == [1, 2]
    assert double.call_named(run, {"b": 2, "a": 1}) == [1, 2]
    assert double.call_named(run, {"b": 2}) == [None, 2]
    with pytest.raises(FeelError, match="takes 2 arguments, not 1"):
        double.call(run, [1])
    with pytest.raises(FeelError, match="no parameter c"):
        double.call_named(run, {"c": 1})
    assert double.signatures(2) == [((None, None), None)]
    assert double.signatures(1) == []


def test_what_is_no_number_is_null():
    assert number(Decimal("NaN")) is None
    assert number(Decimal("Infinity")) is None
    assert number(Decimal(1)) == 1
