"""What is known already need not be asked again (国务院令第716号, art. 7)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhengtong.blocks.forms.kinds import Posted, kind_of
from zhengtong.blocks.forms.kinds.addresses import located
from zhengtong.blocks.forms.kinds.base import tidy
from zhengtong.blocks.forms.shape import Answers, Form
from zhengtong.blocks.forms.sockets import places


def prefill(form: Form, facts: Mapping[str, Any], *, on: date | None = None) -> Answers:
    """The answers that known facts give; a fact that does not fit its field is left out."""
    answers: Answers = {}
    for field in form.fields:
        fact = facts.get(field.prefill) if field.prefill else None
        if fact is None or fact == "":
            continue
        value, complaints = kind_of(field.type).take(
            field, Posted({field.key: fact}), field.key, on
        )
        if field.type == "address" and isinstance(fact, str):
            answers[field.key] = address(fact)
        elif value is not None and not complaints:
            answers[field.key] = value
    return answers


def address(words: str) -> dict[str, str]:
    """An address known as words: its division is the one it begins with, else to be chosen."""
    detail = tidy(words)
    division = located(detail, places())
    return {"division": division, "detail": detail} if division else {"detail": detail}
