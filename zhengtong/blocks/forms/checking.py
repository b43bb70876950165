"""From posted strings to typed answers, and from answers to what is wrong with them.

Names under which a widget posts: the field's key; for a date also `key-year`, `key-month`,
`key-day`; for an address `key-division` and `key-detail`; for a table `key-0-column`. JSON with
typed values under the field's key is read as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms import visibility
from zhengtong.blocks.forms.kinds import Complaint, Posted, kind_of
from zhengtong.blocks.forms.kinds.base import required, wrong_type
from zhengtong.blocks.forms.schema import misshapen
from zhengtong.blocks.forms.shape import Answers, Field, FieldError, Form, Page


def parse_page(
    form: Form,
    page_key: str,
    data: Mapping[str, Any],
    *,
    earlier: Mapping[str, Any] | None = None,
    on: date | None = None,
) -> tuple[Answers, list[FieldError]]:
    """See `queries.parse_page`."""
    page = form.page(page_key)
    if page is None or not hasattr(data, "get"):
        return {}, []
    posted = Posted(data)
    wrong: dict[str, list[Complaint]] = {}
    taken: Answers = {}
    for field in page.fields:
        if not field.takes_answer:
            continue
        value, complaints = kind_of(field.type).take(field, posted, field.key, on)
        if value is not None:
            taken[field.key] = value
        if complaints:
            wrong[field.key] = complaints
    here = {field.key for field in page.fields}
    if earlier is None:
        form, page = _alone(form, page)
    known = {key: value for key, value in (earlier or {}).items() if key not in here}
    pages, counted = visibility.settle(form, known | taken)
    errors: list[FieldError] = []
    for field in (f for p in pages if p.key == page_key for f in p.fields if f.takes_answer):
        if field.key in wrong:
            errors += _told(field, wrong[field.key])
        elif field.required and field.key not in counted:
            errors.append(_missing(field))
    return {key: value for key, value in counted.items() if key in here}, errors


def _alone(form: Form, page: Page) -> tuple[Form, Page]:
    """A page without what its conditions want to know of others: shown, and not required."""
    here = {field.key for field in page.fields}

    def freed(field: Field) -> Field:
        if field.show_if is None or field.show_if.names <= here:
            return field
        return replace(field, show_if=None, required=False)

    alone = replace(page, show_if=None, fields=tuple(map(freed, page.fields)))
    return replace(form, pages=(alone,)), alone


def check(form: Form, answers: Mapping[str, Any], *, on: date | None = None) -> list[FieldError]:
    """See `queries.check`."""
    if not isinstance(answers, Mapping):
        return [FieldError("", _("The answers are not understood."), "type")]
    keys = {field.key for field in form.fields}
    errors = [
        FieldError(str(key), _("The form has no question “%(key)s”.") % {"key": key}, "unknown")
        for key in answers
        if key not in keys
    ]
    pages, counted = visibility.settle(form, answers)
    bad = misshapen(form, counted)
    for page in pages:
        for field in page.fields:
            if not field.takes_answer:
                continue
            if field.key not in counted:
                if field.required:
                    errors.append(_missing(field))
                continue
            complaints = kind_of(field.type).faults(field, counted[field.key], on)
            if not complaints and field.key in bad:
                complaints = [wrong_type(field)]
            errors += _told(field, complaints)
    return errors


def _missing(field: Field) -> FieldError:
    first = {"address": f"{field.key}-detail", "date": f"{field.key}-year"}
    return FieldError(field.key, required(field), "required", first.get(field.type, field.key))


def _told(field: Field, complaints: Iterable[Complaint]) -> list[FieldError]:
    return [
        FieldError(field.key, complaint.message, complaint.code, complaint.input or field.key)
        for complaint in complaints
    ]
