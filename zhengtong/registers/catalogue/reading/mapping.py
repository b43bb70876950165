"""A mapping: the data file that says how the rows of one source become definitions.

    file: {kind: json-lines, marks: [TASK_CODE, TASK_NAME]}      what the file must look like
    nil: [无, 暂无]                                              words that mean nothing
    divisions: {'440000': {zh: 广东省, level: '2'}}              divisions that the list speaks of
    body: {code: …, name: …}                                     the implementing body
    item: {name: {from: TASK_NAME}, limits.promised: {from: …, as: limit}}

A rule takes the first column of `from` that says something, a `parameter` of the address in it,
the first group of a `pattern`, a `slice`, with parts `replace`d; `as` says what it is, `map`
translates it.
"""

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.words import Text

from . import values
from .cleaning import tidy
from .files import Listing, read_json_lines, read_script, unusable
from .values import NotRead

FOLDER = Path(__file__).parents[1] / "mappings"
SAMPLE = 20
_NAME = re.compile(r"[a-z0-9_-]{1,40}")
Rule = MappingOf[str, Any]


@dataclass(slots=True)
class Reading:
    """What a row says: the definition so far, and what was not understood in it."""

    line: int
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_name: str = ""
    unread: list[Any] = field(default_factory=list)


class Mapping:
    """A mapping that was read from its file."""

    def __init__(self, given: MappingOf[str, Any]) -> None:
        self.key: str = given["key"]
        self.title: Text = given["title"]
        self.source: str = given.get("source", "")
        self.file: dict[str, Any] = given["file"]
        self.nil = frozenset(given.get("nil", []))
        self.divisions: dict[str, dict[str, str]] = given.get("divisions", {})
        self.body: dict[str, Any] = given["body"]
        self.item: dict[str, Rule] = given["item"]
        self.constants: dict[str, Any] = given.get("constants", {})

    @cached_property
    def one_code_per_name(self) -> bool:
        """Whether the source names its bodies well but codes them badly."""
        return bool(self.body.get("one_code_per_name"))

    def open(self, path: Path) -> Listing:
        """Read the file; raises Invalid when it is none of this mapping."""
        if self.file["kind"] == "script":
            listing = read_script(path, self.file.get("levels", []), self.file["marks"][0])
        else:
            listing = read_json_lines(path)
        rows = [row.values for row in listing.rows if row.values is not None][:SAMPLE]
        strange = sum(any(mark not in row for mark in self.file["marks"]) for row in rows)
        if strange * 2 > len(rows):
            raise unusable(
                _("This is no list of the kind “%(key)s”: its rows have no columns %(marks)s.")
                % {"key": self.key, "marks": ", ".join(self.file["marks"])},
                _("Choose another mapping; `zhengtong items list-mappings` lists them."),
                code="foreign",
            )
        return listing

    def read(self, line: int, row: MappingOf[str, Any]) -> Reading:
        """Apply all rules to a row; what is not understood is noted and left out."""
        reading = Reading(line)
        for target, constant in self.constants.items():
            _put(reading.data, target, constant)
        for target, rule in self.item.items():
            try:
                value = self._value(rule, row)
            except NotRead as unread:
                reading.unread.append(unread.reason)
                continue
            if value not in ("", None, [], {}):
                _put(reading.data, target, value)
        reading.body = self._plain(self.body["code"], row).upper()
        reading.body_name = self._plain(self.body["name"], row)
        return reading

    def _plain(self, rule: Rule, row: MappingOf[str, Any]) -> str:
        return self._cut(rule, self._first(rule, row))

    def _value(self, rule: Rule, row: MappingOf[str, Any]) -> Any:
        given = self._first(rule, row)
        kind = rule.get("as", "text")
        if kind in ("choices", "materials", "keywords") or rule.get("all"):
            return self._several(rule, row)
        words = self._cut(rule, given)
        if not words:
            return None
        if "map" in rule:
            return values.choice(words, rule["map"])
        return CONVERTERS[kind](words) if kind != "text" else words

    def _several(self, rule: Rule, row: MappingOf[str, Any]) -> Any:
        listed: list[str] = []
        for column in _columns(rule):
            value = row.get(column)
            entries = value if isinstance(value, list) else [value]
            listed.extend(filter(None, (self._cut(rule, tidy(e, self.nil)) for e in entries)))
        if rule.get("as") == "materials":
            return values.materials(listed)
        if rule.get("as") == "keywords":
            return list(dict.fromkeys(k for words in listed for k in values.keywords(words)))
        known = rule["map"]
        if rule.get("others") == "leave":
            listed = [words for words in listed if words in known]
        return list(dict.fromkeys(values.choice(words, known) for words in listed))

    def _first(self, rule: Rule, row: MappingOf[str, Any]) -> str:
        for column in _columns(rule):
            if words := tidy(row.get(column), self.nil):
                return words
        return ""

    def _cut(self, rule: Rule, words: str) -> str:
        if words and "parameter" in rule:
            words = values.parameter(words, rule["parameter"])
        if words and "pattern" in rule:
            match = re.search(rule["pattern"], words)
            words = match.group(1) if match else ""
        if words and "slice" in rule:
            first, last = rule["slice"]
            words = words[first:last]
        for pattern, new in rule.get("replace", {}).items():
            words = re.sub(pattern, new, words)
        words = words.strip()
        return "" if words in self.nil or words in rule.get("nil", ()) else words


CONVERTERS = {
    "limit": values.limit,
    "whole": values.whole,
    "paragraphs": values.paragraphs,
    "joint": values.joint,
    "address": values.address,
    "place": lambda words: [{"address": words}],
}


def _columns(rule: Rule) -> Sequence[str]:
    given = rule["from"]
    return [given] if isinstance(given, str) else given


def _put(data: dict[str, Any], target: str, value: Any) -> None:
    """Put a value at a dotted path."""
    *way, last = target.split(".")
    for step in way:
        data = data.setdefault(step, {})
    data[last] = value


def load(name: str) -> Mapping:
    """A packaged mapping by its name, or one of your own by the path of its file.

    Raises NotFound that names those there are.
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else FOLDER / f"{name}.yaml"
    if not (name.endswith((".yaml", ".yml")) or _NAME.fullmatch(name)) or not path.is_file():
        raise NotFound(
            _("There is no mapping “%s”.") % name,
            hint=_("There is: %s.") % ", ".join(m.key for m in packaged()),
            code="mapping",
        )
    return Mapping(yaml.safe_load(path.read_text("utf-8")))


def packaged() -> list[Mapping]:
    """The mappings that come with the catalogue."""
    files = sorted(FOLDER.glob("*.yaml"))
    return [Mapping(yaml.safe_load(file.read_text("utf-8"))) for file in files]
