"""Whatever is posted: nothing is raised, and what is taken passes the check."""

import datetime as dt

from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blocks.forms.conftest import COMPLETE, SHOP
from zhengtong.blocks.forms import queries

FORM = queries.read(SHOP)
ON = dt.date(2026, 3, 11)
FIELDS = [field.key for field in FORM.fields]
NAMES = st.sampled_from(
    [
        *FIELDS,
        *(f"born-{part}" for part in ("year", "month", "day")),
        *(f"place-{part}" for part in ("division", "detail")),
        *(f"cooks-{row}-{column}" for row in (0, 1, 50) for column in ("name", "since", "grade")),
        "cooks-0-since-year",
        "csrfmiddlewaretoken",
    ]
)
PIECES = st.sampled_from(
    [
        *("王", "·", "𠮷", "😀", "１", "0", "-", "/", "2026", "02", "30", ".", ",", " "),
        *("\x00", "\u202e", "yes", "hot", "raw", "catering", "retail", "<b>", "' OR 1=1"),
        *("13900010003", "11010519491231002X"),
    ]
)
WORDS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map("".join))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | WORDS, inner, max_size=4),
    max_leaves=10,
)
PAGES = st.sampled_from([page.key for page in FORM.pages])


def usable(answers) -> bool:
    """No error but what is missing: all that was taken is well formed."""
    return all(e.code == "required" for e in queries.check(FORM, {**answers}, on=ON))


@settings(max_examples=300, deadline=None)
@given(PAGES, st.dictionaries(NAMES, st.lists(WORDS, min_size=1, max_size=3), max_size=10))
def test_posted_strings(page, posted):
    data = QueryDict(mutable=True)
    for name, values in posted.items():
        data.setlist(name, values)
    answers, errors = queries.parse_page(FORM, page, data, earlier=COMPLETE, on=ON)
    assert set(answers) <= {field.key for field in FORM.page(page).fields}
    assert all(error.message and error.field in FIELDS for error in errors)
    wrong = {error.field for error in errors}
    assert usable({**COMPLETE, **{k: v for k, v in answers.items() if k not in wrong}})
    assert "\x00" not in repr(answers)


@settings(max_examples=300, deadline=None)
@given(PAGES, st.dictionaries(NAMES, JSON, max_size=8))
def test_posted_json(page, data):
    answers, errors = queries.parse_page(FORM, page, data, earlier=COMPLETE, on=ON)
    wrong = {error.field for error in errors}
    assert usable({**COMPLETE, **{k: v for k, v in answers.items() if k not in wrong}})


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_stored_answers_of_any_kind_are_checked_and_read_back(answers):
    queries.check(FORM, answers, on=ON)
    sections = queries.read_back(FORM, answers)
    assert all(isinstance(value, str) for section in sections for _, value in section.rows)


@settings(max_examples=200, deadline=None)
@given(PAGES, st.dictionaries(NAMES, WORDS, max_size=10))
def test_what_was_taken_comes_back_the_same_from_its_boxes(page, data):
    answers, errors = queries.parse_page(FORM, page, data, earlier=COMPLETE, on=ON)
    if errors:
        return
    boxes = queries.inputs(FORM, page, answers)
    again, _ = queries.parse_page(FORM, page, boxes, earlier=COMPLETE, on=ON)
    assert again == answers
