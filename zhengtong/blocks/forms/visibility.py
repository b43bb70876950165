"""What of a form is shown, given the answers: the answers of hidden questions do not count.

Conditions name earlier questions only, so one pass in order settles everything: an answer that is
dropped because its field is hidden is null for all that follows.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from zhengtong.blocks.forms.shape import Answers, Form, Page


def settle(form: Form, answers: Mapping[str, Any]) -> tuple[tuple[Page, ...], Answers]:
    """The pages with the fields that are shown, and the answers that count."""
    counted: Answers = {}
    pages: list[Page] = []
    for page in form.pages:
        if page.show_if is not None and not page.show_if.holds(counted):
            continue
        fields = []
        for field in page.fields:
            if field.show_if is not None and not field.show_if.holds(counted):
                continue
            fields.append(field)
            value = answers.get(field.key)
            if field.takes_answer and value is not None:
                counted[field.key] = value
        if any(field.takes_answer for field in fields):
            pages.append(
                page if len(fields) == len(page.fields) else replace(page, fields=tuple(fields))
            )
    return tuple(pages), counted
