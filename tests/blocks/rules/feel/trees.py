"""Random trees of FEEL for hypothesis: mostly of sense, small enough to be evaluated."""

from decimal import Decimal

from hypothesis import strategies as st

from zhengtong.blocks.rules.feel import tree as t
from zhengtong.blocks.rules.feel import types

NAMES = ["x", "y", "unit price", "户籍 所在地", "a-b"]
KEYS = ["k", "net pay", "年收入"]

numbers = st.integers(0, 12).map(Decimal) | st.just(Decimal("0.5"))
texts = st.sampled_from(["", "a", "b", 'say "hi"\\\n', "广州"])
literals = (numbers | texts | st.booleans() | st.none()).map(t.Literal)
moments = st.sampled_from(["2024-02-29", "10:00:00", "P1D", "P1Y", "2024-01-01T10:00:00Z"])
leaves = literals | moments.map(t.AtLiteral) | st.sampled_from([*NAMES, *KEYS, "item"]).map(t.Name)

ARITHMETIC = st.sampled_from(["+", "-", "*", "/", "**"])
COMPARISON = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
TYPES = st.sampled_from(
    [types.NUMBER, types.STRING, types.ANY, types.ListType(types.NUMBER), types.DATE]
)
BUILTINS = ["count", "abs", "string length", "is", "not"]


def _many(nodes):
    return st.lists(nodes, min_size=2, max_size=3).map(tuple)


def _iterations(nodes):
    one = st.builds(t.Iteration, st.sampled_from(NAMES), nodes, st.none())
    steps = st.builds(
        t.Iteration, st.sampled_from(NAMES), numbers.map(t.Literal), numbers.map(t.Literal)
    )
    return st.lists(one | steps, min_size=1, max_size=2).map(tuple)


def _tests(nodes):
    return st.lists(
        nodes | st.builds(t.UnaryRange, COMPARISON, nodes) | _ranges(nodes), min_size=1, max_size=3
    ).map(tuple)


def _ranges(nodes):
    return st.builds(t.RangeLiteral, nodes, nodes, st.booleans(), st.booleans())


def _contexts(nodes):
    entries = st.lists(
        st.builds(t.ContextEntry, st.sampled_from(KEYS), nodes),
        max_size=2,
        unique_by=lambda e: e.name,
    )
    return entries.map(tuple).map(t.ContextLiteral)


def _calls(nodes):
    arguments = st.lists(st.builds(t.Argument, st.none(), nodes), max_size=2).map(tuple)
    function = st.sampled_from(BUILTINS).map(t.Name) | st.builds(
        t.FunctionDefinition,
        st.just((t.Parameter("x"), t.Parameter("y", types.NUMBER, "number"))),
        nodes,
    )
    return st.builds(t.Invocation, function, arguments)


def _grow(nodes):
    return st.one_of(
        st.builds(t.Negation, nodes),
        st.builds(t.Arithmetic, ARITHMETIC, nodes, nodes),
        st.builds(t.Comparison, COMPARISON, nodes, nodes),
        st.builds(t.Between, nodes, nodes, nodes),
        st.builds(t.In, nodes, _tests(nodes)),
        _many(nodes).map(t.Conjunction),
        _many(nodes).map(t.Disjunction),
        TYPES.flatmap(lambda of: st.builds(t.InstanceOf, nodes, st.just(of), st.just(str(of)))),
        st.builds(t.If, nodes, nodes, nodes),
        st.builds(t.For, _iterations(nodes), nodes),
        st.builds(t.Quantified, st.sampled_from(["some", "every"]), _iterations(nodes), nodes),
        st.lists(nodes, max_size=3).map(tuple).map(t.ListLiteral),
        _contexts(nodes),
        _ranges(nodes),
        st.builds(t.Path, nodes, st.sampled_from([*KEYS, "year", "start included"])),
        st.builds(t.Filter, nodes, nodes),
        _calls(nodes),
    )


expressions = st.recursive(leaves, _grow, max_leaves=12)
