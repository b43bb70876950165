"""A fuzzer guided by coverage: any bytes as a FEEL text, as an expression and as a cell.

Not a test of the suite, for it ends only when told to. Install atheris, then
`python -m tests.blocks.rules.feel.fuzzing -max_total_time=600 -max_len=200`.
Whatever ends with anything but a value, a syntax problem or a limit is a crash.
"""

import sys

import atheris

with atheris.instrument_imports():
    from tests.blocks.rules.feel.test_limits import FEW
    from zhengtong.blocks.rules import feel
    from zhengtong.blocks.rules.feel.values import normalise

NAMES = {"x": 1, "unit price": [1, 2, {"k": "a"}], "户籍 所在地": "广州", "a-b": None}


def one(data: bytes) -> None:
    """Evaluate the bytes as a text; raises only for a fault of the engine."""
    text = data.decode("utf-8", "replace")
    scope = feel.Scope()
    for name in NAMES:
        scope.declare(name)
    run = feel.Run(limits=FEW)
    try:
        tree = feel.parse_expression(text, scope.names)
        if feel.parse_expression(feel.print_tree(tree), scope.names) != tree:
            raise AssertionError(f"printed it is another tree: {text!r}")
        feel.compile_tree(tree, scope).evaluate(normalise(NAMES), run)
    except (feel.SyntaxProblem, feel.LimitExceeded):
        pass
    try:
        tests = feel.compile_unary_tests(text, scope)
        tests.check(feel.new_frame(scope, run))
    except (feel.SyntaxProblem, feel.LimitExceeded):
        pass


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
