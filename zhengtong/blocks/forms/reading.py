"""Read a form definition: the format in which forms are written.

    key: food-business                       # lower case, digits, hyphens
    title: {zh: 食品经营许可申请表, en: Food business licence application}
    statement: {zh: 本人承诺…, en: I declare …}   # what is signed; a general one when absent
    pages:
      - key: operator
        title: {zh: 经营者信息, en: The operator}
        hint: {zh: …, en: …}
        show_if: 'business_kind = "catering"'    # see conditions.py
        fields: […]                              # see reading_fields.py

A text is `{zh: …, en: …}` or a string, which is then Chinese. Keys of fields are unique in the
whole form. A condition may name only answers of earlier fields and pages, so none can go round in
a circle. Everything that is not known here is refused with its path.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms.conditions import BadCondition, Comparison, Condition
from zhengtong.blocks.forms.conditions import read as read_condition
from zhengtong.blocks.forms.faults import Faults
from zhengtong.blocks.forms.reading_fields import read_field
from zhengtong.blocks.forms.shape import Field, Form, Page
from zhengtong.kernel.words import Text, text

FORM_PROPERTIES = frozenset({"key", "title", "statement", "pages"})
PAGE_PROPERTIES = frozenset({"key", "title", "hint", "show_if", "fields"})
MOST_PAGES = 60
MOST_FIELDS = 500
LARGEST = 1024 * 1024

_KEY = re.compile(r"[a-z][a-z0-9-]{0,79}")

STATEMENT = text(
    "本人（单位）承诺：所填写的内容和提交的材料真实、完整、有效，如有虚假，愿承担相应的法律责任。",
    "I declare that what I have written and sent is true, complete and valid, and that I answer "
    "for it in law.",
)


def digest_of(definition: Mapping[str, Any]) -> str:
    """SHA-256 of a definition, the same whatever the order of its keys."""
    canonical = json.dumps(definition, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def read(definition: Any) -> Form:
    """Turn a definition into a form; raises BadDefinition with path and reason of each fault."""
    faults = Faults()
    given = faults.mapping("", definition)
    faults.unknown("", given, FORM_PROPERTIES)
    key = _key(faults, "key", given.get("key"))
    title = faults.text("title", given.get("title"), required=True)
    statement = faults.text("statement", given.get("statement")) or STATEMENT
    pages = _pages(faults, given.get("pages"))
    faults.raise_any()
    try:
        digest = digest_of(given)
    except (TypeError, ValueError):
        faults.add("", _("must consist of JSON values (write dates in quotes)"))
        faults.raise_any()
        raise
    return Form(key, title, pages, statement, digest)


def _key(faults: Faults, path: str, value: Any) -> str:
    if isinstance(value, str) and _KEY.fullmatch(value):
        return value
    faults.add(path, _("must be a key: small letters, digits and hyphens, first a letter"))
    return ""


def _pages(faults: Faults, value: Any) -> tuple[Page, ...]:
    entries = faults.listing("pages", value)
    if len(entries) > MOST_PAGES:
        faults.add("pages", _("may have at most %(most)s entries") % {"most": MOST_PAGES})
        return ()
    pages: list[Page] = []
    earlier: dict[str, Field] = {}
    for index, entry in enumerate(entries):
        page = _page(faults, f"pages[{index}]", entry, earlier)
        if page.key and any(other.key == page.key for other in pages):
            faults.add(
                f"pages[{index}].key", _("%(key)s is the key of another page") % {"key": page.key}
            )
        pages.append(page)
    if len(earlier) > MOST_FIELDS:
        faults.add("pages", _("may have at most %(most)s fields in all") % {"most": MOST_FIELDS})
    if entries and not any(f.takes_answer for f in earlier.values()) and not faults.found:
        faults.add("pages", _("ask nothing: no field takes an answer"))
    return tuple(pages)


def _page(faults: Faults, path: str, entry: Any, earlier: dict[str, Field]) -> Page:
    given = faults.mapping(path, entry)
    faults.unknown(path, given, PAGE_PROPERTIES)
    key = _key(faults, f"{path}.key", given.get("key"))
    title = faults.text(f"{path}.title", given.get("title"), required=True)
    hint: Text = faults.text(f"{path}.hint", given.get("hint"))
    shown = condition(faults, f"{path}.show_if", earlier, given.get("show_if"))
    fields: list[Field] = []
    for index, each in enumerate(faults.listing(f"{path}.fields", given.get("fields"))):
        place = f"{path}.fields[{index}]"
        field = read_field(
            faults,
            place,
            each,
            partial(condition, faults, f"{place}.show_if", earlier),
        )
        if field is None:
            continue
        if field.key in earlier:
            faults.add(
                f"{place}.key", _("%(key)s is the key of another field") % {"key": field.key}
            )
        earlier[field.key] = field
        fields.append(field)
    return Page(key, title, tuple(fields), hint, shown)


def condition(
    faults: Faults, path: str, earlier: Mapping[str, Field], value: Any
) -> Condition | None:
    """Read a condition and see that it speaks of earlier answers as they are."""
    if value is None:
        return None
    if not isinstance(value, str):
        faults.add(path, _("must be a comparison in quotes"))
        return None
    try:
        found = read_condition(value)
    except BadCondition as error:
        faults.add(path, str(error))
        return None
    for name in sorted(found.names):
        if name not in earlier or not earlier[name].takes_answer:
            faults.add(
                path,
                _("%(name)s is not the key of an earlier field that takes an answer")
                % {"name": name},
            )
    for comparison in found.comparisons:
        if field := earlier.get(comparison.name):
            _fits(faults, path, comparison, field)
    return found


_NUMBERS = frozenset({"number", "integer", "money"})


def _fits(faults: Faults, path: str, comparison: Comparison, field: Field) -> None:
    """A comparison that can never hold is a slip of the pen: say so when it is written."""
    value = comparison.value
    if value is None:
        return
    if field.type in _NUMBERS and (isinstance(value, bool) or not isinstance(value, int | float)):
        faults.add(
            path,
            _("%(key)s is a number and is compared with %(value)s")
            % {"key": field.key, "value": repr(value)},
        )
    elif field.type == "yes_no" and not isinstance(value, bool):
        faults.add(
            path,
            _("%(key)s is true or false and is compared with %(value)s")
            % {"key": field.key, "value": repr(value)},
        )
    elif field.choices and value not in [choice.value for choice in field.choices]:
        known = ", ".join(choice.value for choice in field.choices)
        faults.add(
            path,
            _("%(value)s is no choice of %(key)s; choices are %(known)s")
            % {"value": repr(value), "key": field.key, "known": known},
        )
