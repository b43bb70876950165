"""Rules of the house that no other linter knows: faces of rooms, sizes and names of files."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "zhengtong"
FACES = {"actions", "queries", "events", "sockets", "conformance", "operations", "letters"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc"}
MOST_LINES = 400
FLOORS_WITH_ROOMS = {"blocks", "registers", "frontline", "oversight", "channels", "plugins"}


def room_of(module: list[str]) -> tuple[str, ...]:
    """The room a dotted module stands in: ("blocks", "forms"), ("cases",), ("kernel",)."""
    if len(module) < 2:
        return ()
    floor = module[1]
    return tuple(module[1:3]) if floor in FLOORS_WITH_ROOMS else (floor,)


def imports(tree: ast.AST, module: list[str]) -> Iterator[tuple[int, list[str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            base = node.module.split(".")
            for alias in node.names:
                yield node.lineno, [*base, alias.name]


def broken_faces(path: Path) -> Iterator[str]:
    module = list(path.relative_to(ROOT).with_suffix("").parts)
    here = room_of(module)
    if here in ((), ("project",)):
        return
    for line, target in imports(ast.parse(path.read_text()), module):
        there = room_of(target)
        if target[0] != "zhengtong" or not there or there in (here, ("kernel",), ("project",)):
            continue
        rest = target[1 + len(there) :]
        if there[0] == "channels" and there == ("channels", "furniture"):
            continue
        if rest and rest[0] not in FACES:
            yield (
                f"{path.relative_to(ROOT)}:{line}: reaches behind the face of "
                f"{'.'.join(there)} ({'.'.join(rest)}); a room is entered through "
                f"{', '.join(sorted(FACES))}"
            )


def broken_sizes(path: Path) -> Iterator[str]:
    lines = path.read_text().count("\n")
    if lines > MOST_LINES:
        yield f"{path.relative_to(ROOT)}: {lines} lines; at {MOST_LINES} a file has two duties"
    if path.stem in FORBIDDEN_NAMES:
        yield f"{path.relative_to(ROOT)}: a file has one noun for a name, never {path.stem}"


def main() -> None:
    problems = [
        problem
        for path in sorted(PACKAGE.rglob("*.py"))
        if "migrations" not in path.parts
        for check in (broken_faces, broken_sizes)
        for problem in check(path)
    ]
    print("\n".join(problems))
    sys.exit(bool(problems))


main()
