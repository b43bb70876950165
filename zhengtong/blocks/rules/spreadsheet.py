"""Decision tables as officials write them: read from a spreadsheet, written to one.

The first column says what a row is, in Chinese or in English; the rules follow, numbered or not:

    决策表     | 老年人优待证资格
    命中策略   | 首个
    列        | 条件     | 条件     | 结果        | 说明
    名称      | 年龄     | 户籍     | 结论        | 依据
    表达式    | 年龄     | 户籍     |             |
    类型      | 数字     | 文本     | 文本        |
    允许值    |          | 本市，外埠 | 准予，不予   |
    默认值    |          |          | 不予        |
    1        | 60以上   | 本市     | 准予        | 第五条

Rows may be left out but 列 and 名称. Errors name the cell as the spreadsheet does (B7).
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules import cell_words, sheets
from zhengtong.blocks.rules.grids import (
    Grid,
    GridRow,
    InputColumn,
    OutputColumn,
)
from zhengtong.blocks.rules.sheet_words import (
    ANNOTATION,
    HEADINGS,
    INPUT,
    OUTPUT,
    POLICY_WORDS,
    ROLES,
    SHOWN,
    TYPE_WORDS,
    normal,
    policy_shown,
)
from zhengtong.kernel.errors import Invalid

MOST_ERRORS = 50

#: Looks at the FEEL of a cell: (text, is it a unary test) -> what is wrong with it, or "".
Judge = Callable[[str, bool], Any]
#: Makes the judge of a table, once its columns are known: their names may stand in cells.
Judging = Callable[[Grid], Judge]


def read(data: bytes, judging: Judging | None = None) -> Grid:
    """The table of an .xlsx or .csv file.

    The judge is asked about each cell. Raises Invalid whose `fields` are cell addresses, TooLarge.
    """
    reading = _Reading(sheets.read(data))
    grid = reading.grid()
    if judging is not None:
        reading.judge(judging(grid))
    return grid


def write(grid: Grid) -> bytes:
    """An .xlsx file from which `read` makes the same grid; its headings are Chinese."""
    columns: list[InputColumn | OutputColumn] = [*grid.inputs, *grid.outputs]
    types = [column.type for column in columns]
    rows: list[Sequence[Any]] = [
        (SHOWN["name"], grid.name),
        (SHOWN["policy"], policy_shown(grid.policy, grid.aggregation)),
        (
            SHOWN["role"],
            *[SHOWN[INPUT]] * len(grid.inputs),
            *[SHOWN[OUTPUT]] * len(grid.outputs),
            *[SHOWN[ANNOTATION]] * len(grid.notes),
        ),
        (SHOWN["title"], *(column.name for column in columns), *grid.notes),
        (SHOWN["expression"], *(column.expression for column in grid.inputs)),
        (SHOWN["type"], *types),
        (
            SHOWN["allowed"],
            *(
                cell_words.shown(c.allowed, c.type, tests=True) if c.allowed else ""
                for c in columns
            ),
        ),
        (
            SHOWN["default"],
            *[""] * len(grid.inputs),
            *(cell_words.shown(c.default, c.type, tests=False) for c in grid.outputs),
        ),
    ]
    head = len(rows)
    for number, row in enumerate(grid.rows, start=1):
        inputs = zip(row.inputs, types, strict=False)
        outputs = zip(row.outputs, types[len(grid.inputs) :], strict=True)
        rows.append(
            (
                number,
                *(cell_words.shown(text, kind, tests=True) for text, kind in inputs),
                *(cell_words.shown(text, kind, tests=False) for text, kind in outputs),
                *row.notes,
            )
        )
    widths = {0: 10} | {n + 1: 22 for n in range(len(columns))}
    widths |= {len(columns) + n + 1: 48 for n in range(len(grid.notes))}
    return sheets.write(rows, title=grid.name, bold=head, widths=widths)


class _Reading:
    """One sheet while it is being understood; collects what is wrong by cell."""

    def __init__(self, sheet: sheets.Sheet) -> None:
        self.sheet = sheet
        self.texts: list[tuple[int, int, str, bool]] = []
        self.errors: dict[str, list[Any]] = {}
        self.heads: dict[str, int] = {}
        self.first_rule = len(sheet)

    def grid(self) -> Grid:
        self._find_heads()
        roles = self._roles()
        self._stop()
        inputs = [place for place, role in roles.items() if role == INPUT]
        outputs = [place for place, role in roles.items() if role == OUTPUT]
        notes = [place for place, role in roles.items() if role == ANNOTATION]
        if not outputs:
            self._wrong(self.heads["role"], 0, _("There is no column of results."))
        policy, aggregation = self._policy()
        asked = tuple(self._input(place) for place in inputs)
        answered = tuple(self._output(place) for place in outputs)
        types = {place: column.type for place, column in zip(inputs, asked, strict=True)}
        types |= {place: column.type for place, column in zip(outputs, answered, strict=True)}
        rows = tuple(
            GridRow(
                tuple(self._test(row, place, types[place]) for place in inputs),
                tuple(self._outcome(row, place, types[place]) for place in outputs),
                tuple(self._text(row, place) for place in notes),
            )
            for row in range(self.first_rule, len(self.sheet))
            if any(self._is_filled(row, place) for place in roles)
        )
        if not rows:
            self._wrong(self.heads["role"], 0, _("There is no rule below the headings."))
        names = tuple(self._title(place) for place in notes)
        self._stop()
        return Grid(self._name(), policy, asked, answered, names, rows, aggregation)

    def judge(self, judge: Judge) -> None:
        """Ask about every text of FEEL that was read; raises Invalid."""
        for row, place, text, is_test in self.texts:
            if wrong := judge(text, is_test):
                self._wrong(row, place, wrong)
        self._stop()

    # -- headings --------------------------------------------------------------------------------

    def _find_heads(self) -> None:
        for row in range(len(self.sheet)):
            word = normal(self._text(row, 0))
            if word in HEADINGS:
                if HEADINGS[word] in self.heads:
                    self._wrong(row, 0, _("This heading stands twice."))
                self.heads[HEADINGS[word]] = row
            elif word.isdigit() or (not word and "role" in self.heads and self._filled(row)):
                self.first_rule = row
                break
            elif word:
                self._no_heading(row)
        for row in range(self.first_rule, len(self.sheet)):
            if not normal(self._text(row, 0)).isdigit() and self._is_filled(row, 0):
                self._no_heading(row)
        for needed in ("role", "title"):
            if needed not in self.heads:
                self._wrong(
                    0, 0, _("A row that begins with “%(word)s” is missing.") % {
                        "word": SHOWN[needed]}
                )  # fmt: skip

    def _no_heading(self, row: int) -> None:
        word = self._text(row, 0)
        self._wrong(row, 0, _("“%(word)s” is no heading; rules have a number.") % {"word": word})

    def _roles(self) -> dict[int, str]:
        if "role" not in self.heads:
            return {}
        row = self.heads["role"]
        roles = {}
        for place in range(1, len(self.sheet[row])):
            word = normal(self._text(row, place))
            if word in ROLES:
                roles[place] = ROLES[word]
            elif word:
                self._wrong(row, place, _("“%(word)s” is neither 条件, 结果 nor 说明.") % {
                    "word": self._text(row, place)})  # fmt: skip
        for row in range(self.first_rule, len(self.sheet)):
            for place in range(1, len(self.sheet[row])):
                if place not in roles and self._is_filled(row, place):
                    self._wrong(row, place, _("This column has no heading."))
        return roles

    def _policy(self) -> tuple[str, str]:
        row = self.heads.get("policy")
        word = self._text(row, 1) if row is not None else ""
        if row is None or not word:
            return "UNIQUE", ""
        found = POLICY_WORDS.get(normal(word))
        if found is None:
            self._wrong(row, 1, _("“%(word)s” is no hit policy.") % {"word": word})
        return found or ("UNIQUE", "")

    def _name(self) -> str:
        row = self.heads.get("name")
        return (self._text(row, 1) if row is not None else "") or "决策表"

    def _title(self, place: int) -> str:
        return self._text(self.heads["title"], place)

    def _input(self, place: int) -> InputColumn:
        name = self._title(place)
        expression = self._text(self.heads.get("expression"), place) or name
        if not expression:
            self._wrong(self.heads["title"], place, _("The column has no name."))
        row = self.heads["title"]
        if self._is_filled(self.heads.get("expression", row), place):
            row = self.heads.get("expression", row)
        self.texts.append((row, place, expression, False))
        type_name = self._type(place)
        return InputColumn(name, expression, type_name, self._allowed(place, type_name))

    def _output(self, place: int) -> OutputColumn:
        name = self._title(place)
        if not name:
            self._wrong(self.heads["title"], place, _("The column has no name."))
        type_name = self._type(place)
        row = self.heads.get("default")
        default = "" if row is None else self._cell(row, place, type_name, False)
        return OutputColumn(name, type_name, self._allowed(place, type_name), default)

    def _type(self, place: int) -> str:
        word = self._text(self.heads.get("type"), place)
        return TYPE_WORDS.get(normal(word), word)

    def _allowed(self, place: int, type_name: str) -> str:
        row = self.heads.get("allowed")
        text = "" if row is None else self._cell(row, place, type_name, True)
        return "" if text == "-" else text

    # -- cells -----------------------------------------------------------------------------------

    def _test(self, row: int, place: int, type_name: str) -> str:
        return self._cell(row, place, type_name, True)

    def _outcome(self, row: int, place: int, type_name: str) -> str:
        text = self._cell(row, place, type_name, False)
        if not text:
            self._wrong(row, place, _("The cell is empty; write the result, or null."))
        return text

    def _cell(self, row: int, place: int, type_name: str, is_test: bool) -> str:
        value = self._value(row, place)
        if isinstance(value, sheets.Formula):
            self._wrong(
                row, place, _("The cell holds a formula; write its value, or := and an expression.")
            )
            return ""
        read_cell = cell_words.test if is_test else cell_words.outcome
        text = read_cell(value, type_name)
        if text:
            self.texts.append((row, place, text, is_test))
        return text

    def _value(self, row: int | None, place: int) -> Any:
        if row is None or place >= len(self.sheet[row]):
            return None
        return self.sheet[row][place]

    def _text(self, row: int | None, place: int) -> str:
        value = self._value(row, place)
        if isinstance(value, sheets.Formula) and row is not None:
            self._wrong(row, place, _("The cell holds a formula; write its words."))
            return value.text
        if value is None:
            return ""
        return value.strip() if isinstance(value, str) else cell_words.outcome(value, "")

    def _is_filled(self, row: int, place: int) -> bool:
        value = self._value(row, place)
        return value is not None and str(value).strip() != ""

    def _filled(self, row: int) -> bool:
        return any(self._is_filled(row, place) for place in range(1, len(self.sheet[row])))

    # -- what is wrong ---------------------------------------------------------------------------

    def _wrong(self, row: int, place: int, words: Any) -> None:
        told = self.errors.setdefault(sheets.address(row, place), [])
        if words not in told:
            told.append(words)

    def _stop(self) -> None:
        if self.errors:
            first = next(iter(self.errors))
            raise Invalid(
                _("Cell %(address)s: %(words)s")
                % {"address": first, "words": self.errors[first][0]},
                hint=_("Mend the cells named and import the file again; nothing was changed."),
                code="spreadsheet",
                fields=dict(list(self.errors.items())[:MOST_ERRORS]),
            )
