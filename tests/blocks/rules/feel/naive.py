"""FEEL interpreted in the plainest way: a walk over the tree, names looked up in dictionaries.

It shares with the compiler what an operator means for two values, and nothing else: no slots, no
folding, no short ways. What the compiler makes of a tree has to have the same value.
"""

from decimal import Decimal

from zhengtong.blocks.rules.feel import arithmetic, comparing, tree
from zhengtong.blocks.rules.feel.coercing import coerce
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.table import BUILTINS
from zhengtong.blocks.rules.feel.inferring import infer_among
from zhengtong.blocks.rules.feel.properties import PROPERTIES
from zhengtong.blocks.rules.feel.run import Run
from zhengtong.blocks.rules.feel.stepping import steps, steps_of
from zhengtong.blocks.rules.feel.temporal import reading
from zhengtong.blocks.rules.feel.types import ContextType
from zhengtong.blocks.rules.feel.values import Function, Parameter, Range

ARITHMETIC = {
    "+": arithmetic.plus,
    "-": arithmetic.minus,
    "*": arithmetic.times,
    "/": arithmetic.divided,
    "**": arithmetic.power,
}
COMPARISON = {
    "=": comparing.equal,
    "!=": comparing.differs,
    "<": comparing.less,
    "<=": comparing.at_most,
    ">": comparing.greater,
    ">=": comparing.at_least,
}


class Item:
    """The scope of a filter: the entries of the item, those it should have, and the item."""

    def __init__(self, value, entries):
        self.value = value
        self.entries = entries

    def get(self, name):
        if isinstance(self.value, dict) and name in self.value:
            return [self.value[name]]
        if name in self.entries:
            return [None]
        return [self.value] if name == "item" else []


class Names:
    """A scope of names with values."""

    def __init__(self, values):
        self.values = values

    def get(self, name):
        return [self.values[name]] if name in self.values else []


def evaluate(node, values):
    """The value of a tree, given those of its names."""
    return look(node, (Names(values),))


def look(node, scopes):
    """The value of `node`; whatever has no value is null."""
    try:
        return WALKS[type(node)](node, scopes)
    except FeelError:
        return None


def of_literal(node, scopes):
    return node.value


def of_at_literal(node, scopes):
    for name in ("read_date", "read_time", "read_date_time", "read_duration"):
        try:
            return getattr(reading, name)(node.text)
        except FeelError:
            continue
    return None


def of_name(node, scopes):
    for scope in reversed(scopes):
        for value in scope.get(node.name):
            return value
    return BUILTINS.get(node.name)


def of_negation(node, scopes):
    return arithmetic.negated(look(node.operand, scopes))


def of_arithmetic(node, scopes):
    return ARITHMETIC[node.operator](look(node.left, scopes), look(node.right, scopes))


def of_comparison(node, scopes):
    return COMPARISON[node.operator](look(node.left, scopes), look(node.right, scopes))


def of_between(node, scopes):
    low = tree.Comparison(">=", node.value, node.low)
    high = tree.Comparison("<=", node.value, node.high)
    return of_conjunction(tree.Conjunction((low, high)), scopes)


def of_in(node, scopes):
    value = look(node.value, scopes)
    found = [passed(one, value, scopes) for one in node.tests]
    return True if True in found else None if None in found else False


def passed(test, value, scopes):
    try:
        against = look(test, scopes)
        if isinstance(test, tree.RangeLiteral | tree.UnaryRange) and against is None:
            return None
        if value is None and isinstance(against, Range):
            if against.operator == "=":
                return comparing.equal(value, against.start)
            if against.operator == "!=":
                return comparing.differs(value, against.start)
            return None
        return comparing.passes(value, against)
    except FeelError:
        return None


def of_conjunction(node, scopes):
    found = [look(one, scopes) for one in node.operands]
    if any(one is False for one in found):
        return False
    return True if all(one is True for one in found) else None


def of_disjunction(node, scopes):
    found = [look(one, scopes) for one in node.operands]
    if any(one is True for one in found):
        return True
    return False if all(one is False for one in found) else None


def of_instance(node, scopes):
    return node.type.holds(look(node.value, scopes))


def of_if(node, scopes):
    return look(node.then if look(node.condition, scopes) is True else node.otherwise, scopes)


def combinations(iterations, scopes):
    """The scopes with each combination of the variables."""
    if not iterations:
        yield scopes
        return
    first, *rest = iterations
    over = look(first.over, scopes)
    if first.end is not None:
        items = steps(over, look(first.end, scopes))
    elif isinstance(over, Range):
        items = steps_of(over)
    elif over is None:
        raise FeelError("nothing to run over")
    else:
        items = over if isinstance(over, list) else [over]
    for item in items:
        yield from combinations(rest, (*scopes, Names({first.name: item})))


def of_for(node, scopes):
    made = []
    for inner in combinations(node.iterations, scopes):
        made.append(look(node.result, (*inner, Names({"partial": list(made)}))))
    return made


def of_quantified(node, scopes):
    decisive = node.kind == "some"
    answer = not decisive
    for inner in combinations(node.iterations, scopes):
        found = look(node.condition, inner)
        if found is decisive:
            return decisive
        if not isinstance(found, bool):
            answer = None
    return answer


def of_list(node, scopes):
    return [look(item, scopes) for item in node.items]


def of_context(node, scopes):
    made = {}
    for entry in node.entries:
        made[entry.name] = look(entry.value, (*scopes, Names(dict(made))))
    return made


def of_range(node, scopes):
    low, high = look(node.start, scopes), look(node.end, scopes)
    if (low is None and node.start_included) or (high is None and node.end_included):
        return None
    if low is not None and high is not None and type(low) is not type(high):
        return None
    return Range(low, high, node.start_included, node.end_included)


def of_unary_range(node, scopes):
    value, sign = look(node.endpoint, scopes), node.operator
    if value is None and sign not in ("=", "!="):
        return None
    return {
        "<": Range(None, value, False, False, sign),
        "<=": Range(None, value, False, True, sign),
        ">": Range(value, None, False, False, sign),
        ">=": Range(value, None, True, False, sign),
        "=": Range(value, value, True, True, sign),
        "!=": Range(value, value, False, False, sign),
    }[sign]


def of_path(node, scopes):
    return member(look(node.value, scopes), node.name)


def member(value, key):
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list):
        return [member(item, key) for item in value]
    getter = PROPERTIES.get(type(value), {}).get(key)
    return None if getter is None else getter(value)


def of_filter(node, scopes):
    value = look(node.value, scopes)
    if value is None:
        return None
    items = value if isinstance(value, list) else [value]
    element = infer_among(node.value, lambda name: None).element
    entries = element.members() if isinstance(element, ContextType) else ()
    chosen = []
    for item in items or [None]:
        answer = look(node.condition, (*scopes, Item(item, entries)))
        if isinstance(answer, Decimal):
            return at(items, answer)
        if items and answer is not None and not isinstance(answer, bool):
            return None
        if items and answer is True:
            chosen.append(item)
    return chosen


def at(items, index):
    for place, item in enumerate(items):
        if index in (place + 1, place - len(items)):
            return item
    return None


def of_invocation(node, scopes):
    function = look(node.function, scopes)
    arguments = [look(one.value, scopes) for one in node.arguments]
    if not isinstance(function, Function):
        return None
    return function.call(Run(), arguments)


def of_function(node, scopes):
    def body(run, arguments):
        given = {
            parameter.name: coerce(argument, parameter.type)
            for parameter, argument in zip(node.parameters, arguments, strict=True)
        }
        return look(node.body, (*scopes, Names(given)))

    return Function([Parameter(p.name, p.type) for p in node.parameters], body)


WALKS = {
    tree.Literal: of_literal,
    tree.AtLiteral: of_at_literal,
    tree.Name: of_name,
    tree.Negation: of_negation,
    tree.Arithmetic: of_arithmetic,
    tree.Comparison: of_comparison,
    tree.Between: of_between,
    tree.In: of_in,
    tree.Conjunction: of_conjunction,
    tree.Disjunction: of_disjunction,
    tree.InstanceOf: of_instance,
    tree.If: of_if,
    tree.For: of_for,
    tree.Quantified: of_quantified,
    tree.ListLiteral: of_list,
    tree.ContextLiteral: of_context,
    tree.RangeLiteral: of_range,
    tree.UnaryRange: of_unary_range,
    tree.Path: of_path,
    tree.Filter: of_filter,
    tree.Invocation: of_invocation,
    tree.FunctionDefinition: of_function,
}
