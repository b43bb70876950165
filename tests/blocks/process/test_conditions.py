"""Conditions of gateways: what an author may write, what it means, what a slip is told."""

import time
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from zhengtong.blocks.process import feel


def holds(text: str, **facts: object) -> bool:
    return feel.parse(text).holds(facts)


def test_it_works() -> None:
    assert holds('acceptance = "accepted"', acceptance="accepted")
    assert not holds('acceptance = "accepted"', acceptance="refused")


@pytest.mark.parametrize(
    ("text", "facts", "answer"),
    [
        ('decision = "granted" and level > 2', {"decision": "granted", "level": 3}, True),
        ('decision = "granted" and level > 2', {"decision": "granted", "level": 2}, False),
        ('not(decision = "granted")', {"decision": "rejected"}, True),
        ('outcome in ("a", "b")', {"outcome": "b"}, True),
        ('outcome in ("a", "b")', {"outcome": "c"}, False),
        ('outcome in ["a", "b"]', {"outcome": "a"}, True),
        ('审批结果 = "同意" or 审批结果 = "原则同意"', {"审批结果": "原则同意"}, True),
        ('𠮷野·意见 = "同意"', {"𠮷野·意见": "同意"}, True),
        ("level between 2 and 4", {"level": 4}, True),
        ("level between 2 and 4", {"level": 5}, False),
        ("fee = 0.3", {"fee": 0.1 + 0.2}, False),
        ("fee = 0.1", {"fee": 0.1}, True),
        ("balance < -1.5", {"balance": -2}, True),
        ("urgent", {"urgent": True}, True),
        ("urgent", {"urgent": "true"}, False),
        ("urgent = false", {"urgent": 0}, False),
        ("(a = 1 or b = 1) and c = 1", {"a": 1, "c": 2}, False),
        ("a = 1 or b = 1 and c = 1", {"a": 1, "c": 2}, True),
        ('site.result = "passed"', {"site": {"result": "passed"}}, True),
        ('remark = "say \\"yes\\""', {"remark": 'say "yes"'}, True),
        ('remark = "\\u516c"', {"remark": "公"}, True),
    ],
)
def test_it_means_what_feel_says(text: str, facts: dict[str, object], answer: bool) -> None:
    assert feel.parse(text).holds(facts) is answer


@pytest.mark.parametrize(
    "text",
    [
        'missing = "x"',
        'level > "1"',
        'not(level > "1")',
        "missing",
        "missing between 1 and 2",
    ],
)
def test_what_is_not_known_opens_no_branch(text: str) -> None:
    assert not holds(text, level=None)


def test_a_name_without_value_is_null() -> None:
    assert holds("missing = null")
    assert holds("level != null", level=1)


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 1, "不应出现条件的结尾"),
        ('acceptance = "accepted', 14, "没有右引号"),
        ("acceptance = “accepted”", 14, "全角符号"),
        ('acceptance ＝ "accepted"', 12, "全角符号"),
        ("acceptance = 'accepted'", 14, "双引号"),
        ('acceptance == "accepted"', 13, "="),
        ('acceptance = "a" && b = 1', 18, "&"),
        ('acceptance in "a"', 15, "("),
        ("a = 1 b = 2", 7, "b"),
        ("not a = 1", 5, "("),
        ("__import__('os')", 12, "双引号"),
        ("(a = 1", 7, ")"),
        ('a = "\\q"', 6, "q"),
        ("a = - b", 7, "b"),
    ],
)
def test_a_slip_is_told_with_its_place(text: str, position: int, reason: str) -> None:
    with pytest.raises(feel.FeelError) as caught:
        feel.parse(text)
    assert caught.value.position == position
    with override("zh-hans"):
        assert reason in str(caught.value.reason)


def test_the_names_and_values_it_holds_against_each_other_are_known() -> None:
    condition = feel.parse('decision in ("granted", "rejected") and 2 < level and 备注 != null')
    assert condition.names == {"decision", "level", "备注"}
    assert set(condition.compared) == {
        ("decision", "granted"),
        ("decision", "rejected"),
        ("level", 2),
        ("备注", None),
    }


@pytest.mark.parametrize("text", ["(" * 1500, "a = 1 and " * 500 + "a = 1", "not(" * 400 + "a"])
def test_a_monstrous_condition_is_refused_at_once(text: str) -> None:
    begin = time.process_time()
    with pytest.raises(feel.FeelError):
        feel.parse(text)
    assert time.process_time() - begin < 0.2


# --- properties -------------------------------------------------------------------------------

NAMES = ["受理结果", "decision", "level", "a.b", "_x1", "名·字"]
names = st.sampled_from(NAMES)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 1000),
    st.decimals(-100, 100, places=2),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
comparisons = st.tuples(names, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), values)
trees = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["and", "or"]), inner, inner),
    ),
    max_leaves=8,
)


def written(tree: tuple) -> str:
    if tree[0] == "not":
        return f"not({written(tree[1])})"
    if tree[0] in ("and", "or"):
        return f"({written(tree[1])} {tree[0]} {written(tree[2])})"
    name, sign, value = tree
    return f"{name} {sign} {literal(value)}"


def literal(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def meant(tree: tuple, facts: dict[str, object]) -> bool | None:
    """The three-valued logic of FEEL, written a second time and as plainly as possible."""
    if tree[0] == "not":
        inner = meant(tree[1], facts)
        return None if inner is None else not inner
    if tree[0] in ("and", "or"):
        both = {meant(tree[1], facts), meant(tree[2], facts)}
        winner = tree[0] == "or"
        if winner in both:
            return winner
        return None if None in both else not winner
    name, sign, value = tree
    have = facts.get(name)
    if sign in ("=", "!="):
        if have is None or value is None:
            same: bool | None = have is None and value is None
        else:
            same = have == value if sort(have) == sort(value) else None
        return same if sign == "=" or same is None else not same
    if sort(have) != sort(value) or sort(have) not in ("number", "text"):
        return None
    return {"<": have < value, "<=": have <= value, ">": have > value, ">=": have >= value}[sign]


def sort(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return type(value).__name__
    return "text" if isinstance(value, str) else "number"


@given(tree=trees, facts=st.dictionaries(names, values))
def test_every_condition_means_the_same_as_its_plain_reading(
    tree: tuple, facts: dict[str, object]
) -> None:
    assert feel.parse(written(tree)).evaluate(facts) is meant(tree, facts)


@given(text=st.text(alphabet='ab受"\\=<>!()[],.-0 1not andrinu\n“', max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    said, position = "", 1
    try:
        feel.parse(text).holds({})
    except feel.FeelError as error:
        said, position = str(error.reason), error.position
        told = bool(said)
    else:
        told = True
    assert told
    assert 1 <= position <= len(text) + 1


@given(tree=trees, blanks=st.lists(st.sampled_from([" ", "  ", "\n", "\t", "　"]), min_size=1))
def test_blanks_between_words_mean_nothing(tree: tuple, blanks: list[str]) -> None:
    # Only conditions whose texts hold no blank themselves can be respaced word by word.
    text = written(tree)
    if '"' in text:
        return
    spread = "".join(blanks).join(text.split(" "))
    assert feel.parse(spread).names == feel.parse(text).names
