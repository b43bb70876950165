"""How single elements of a definition are read: each reader notes what is wrong and goes on."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.words import as_text

from .codes import codes
from .topics import topics

LONGEST_TEXT = 20_000
MOST = 200
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,79}")
BODY = re.compile(r"[0-9A-Za-z_.\-]{1,18}")


class Faults:
    """Collects what is wrong, element by element, so that an author mends everything at once."""

    def __init__(self) -> None:
        self.fields: dict[str, list[Any]] = {}

    def add(self, path: str, message: Any) -> None:
        self.fields.setdefault(path, []).append(message)


Reader = Callable[[Faults, str, Any], Any]


def text(longest: int = LONGEST_TEXT) -> Reader:
    """A text in one or two languages, as `Text`."""

    def reader(faults: Faults, path: str, value: Any) -> Any:
        try:
            words = as_text(value)
        except (ValueError, TypeError, AttributeError):
            faults.add(path, _("Give a text, or a text each under zh and en."))
            return None
        if any(len(part) > longest or "\x00" in part for part in words.values()):
            faults.add(path, _("The text is too long."))
        return words

    return reader


def matching(pattern: re.Pattern[str]) -> Reader:
    """A string that a pattern allows."""

    def reader(faults: Faults, path: str, value: Any) -> Any:
        if value in (None, ""):
            return None
        if not isinstance(value, str) or not pattern.fullmatch(value):
            faults.add(path, _("This is no code: letters, digits and hyphens only."))
            return None
        return value

    return reader


def one_of(name: str) -> Reader:
    """A code of a set in `data/codes.yaml`."""

    def reader(faults: Faults, path: str, value: Any) -> Any:
        if value in (None, ""):
            return None
        if str(value) not in codes(name):
            faults.add(path, _("Unknown value. Known are: %s.") % ", ".join(codes(name)))
            return None
        return str(value)

    return reader


def plain(faults: Faults, path: str, value: Any) -> Any:
    """A plain string: a number, an address, a telephone."""
    if value in (None, ""):
        return None
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or "\x00" in value:
        faults.add(path, _("Give a text."))
        return None
    return value


def number(low: int, high: int) -> Reader:
    """A whole number within bounds."""

    def reader(faults: Faults, path: str, value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            words = _("Give a whole number from %(low)d to %(high)d.")
            faults.add(path, words % {"low": low, "high": high})
            return None
        return value

    return reader


def yes_no(faults: Faults, path: str, value: Any) -> Any:
    """True or false."""
    if value is not None and not isinstance(value, bool):
        faults.add(path, _("Give true or false."))
        return None
    return value


def listed(entry: Reader) -> Reader:
    """A list of at most two hundred entries."""

    def reader(faults: Faults, path: str, value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
            faults.add(path, _("Give a list."))
            return None
        entries = list(value)
        if len(entries) > MOST:
            faults.add(path, _("The list is too long."))
            return None
        read_entries = (entry(faults, f"{path}.{n}", one) for n, one in enumerate(entries))
        return [one for one in read_entries if one not in (None, "", {})]

    return reader


def mapped(required: Iterable[str] = (), /, **readers: Reader) -> Reader:
    """A mapping of known elements; empty ones are left out."""

    def read_all(faults: Faults, path: str, value: Any) -> Any:
        if value is None:
            return None
        if not isinstance(value, Mapping):
            faults.add(path, _("Give a mapping."))
            return None
        for name in sorted(set(map(str, value)) - set(readers)):
            faults.add(f"{path}.{name}", _("There is no such element here."))
        out = {
            name: reader(faults, f"{path}.{name}", value.get(name))
            for name, reader in readers.items()
        }
        out = {name: part for name, part in out.items() if part not in (None, "", [], {})}
        for name in required:
            if name not in out and f"{path}.{name}" not in faults.fields:
                faults.add(f"{path}.{name}", _("This element is required."))
        return out

    return read_all


def of_topics(kind: str) -> Reader:
    """Keys of themes or life events."""

    def reader(faults: Faults, path: str, value: Any) -> Any:
        known = topics(kind)
        keys = listed(matching(KEY))(faults, path, value) or []
        for key in keys:
            if key not in known:
                faults.add(path, _("There is no topic “%s”.") % key)
        return list(dict.fromkeys(key for key in keys if key in known))

    return reader


def audience(faults: Faults, path: str, value: Any) -> Any:
    """Individuals, businesses, or both, always in this order."""
    given = listed(one_of("audience"))(faults, path, value) or []
    return [code for code in codes("audience") if code in given]


def participants(faults: Faults, path: str, value: Any) -> Any:
    """Aliases of a process and the bodies that stand for them."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        faults.add(path, _("Give a mapping."))
        return None
    body = matching(BODY)
    return {str(alias): body(faults, f"{path}.{alias}", code) for alias, code in value.items()}
