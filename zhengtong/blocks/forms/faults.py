"""What is wrong with a definition, gathered with the place of each, so that all is told at once."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.words import Text, as_text


class BadDefinition(Invalid):
    """A definition that cannot be a form; `fields` maps each path to its reasons."""

    code = "bad-definition"
    title = gettext_lazy("This form definition cannot be used")

    def __init__(self, faults: dict[str, list[str]]) -> None:
        first = next(iter(faults.items()))
        super().__init__(
            _("%(path)s: %(reason)s (%(count)s faults in all)")
            % {"path": first[0], "reason": first[1][0], "count": sum(map(len, faults.values()))},
            hint=_("Mend the places that are named and publish again."),
            fields=faults,
        )


class Faults:
    """A list of faults by their path, such as `pages[1].fields[3].choices`."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, path: str, reason: str) -> None:
        self.found.setdefault(path or "definition", []).append(reason)

    def unknown(self, path: str, given: dict[str, Any], known: frozenset[str]) -> None:
        for name in given:
            if name not in known:
                listed = ", ".join(sorted(known))
                self.add(
                    f"{path}.{name}".lstrip("."),
                    _("is not known here; known are %(known)s") % {"known": listed},
                )

    def mapping(self, path: str, value: Any) -> dict[str, Any]:
        if isinstance(value, dict) and all(isinstance(key, str) for key in value):
            return value
        self.add(path, _("must be a mapping"))
        return {}

    def listing(self, path: str, value: Any, *, may_be_empty: bool = False) -> list[Any]:
        if isinstance(value, list) and (value or may_be_empty):
            return value
        self.add(path, _("must be a list with at least one entry"))
        return []

    def text(self, path: str, value: Any, *, required: bool = False) -> Text:
        """A text in both languages; a plain string is Chinese."""
        try:
            words = as_text(value)
        except (ValueError, TypeError, AttributeError):
            self.add(path, _("must be a text: a string, or {zh: …, en: …}"))
            return {}
        if required and not words.get("zh"):
            self.add(path, _("needs words in Chinese (zh)"))
        return words

    def raise_any(self) -> None:
        if self.found:
            raise BadDefinition(self.found)
