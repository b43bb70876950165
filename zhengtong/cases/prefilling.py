"""What a form need not ask, because the state has it (国务院令第716号 第七条), and its source.

Facts come from the identity register and from the applicant's valid licences; each prefilled answer
keeps the name of its source for as long as nobody changes it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.words import Text
from zhengtong.registers.licences import queries as licences

Known = dict[str, tuple[Any, Text]]


def known_of(applicant: str, *, by: Actor, at: datetime) -> Known:
    """Everything known about the applicant, by the key of the fact."""
    agent = by.ref if by.kind == "company" else ""
    known: Known = {
        key: (fact.value, fact.source)
        for key, fact in identity.known_facts(applicant, agent=agent).items()
    }
    for key, fact in licences.facts_of(applicant, at=at).items():
        known.setdefault(key, (fact.value, fact.source))
    return known


def prefill(form: forms.Form, known: Known, *, on: date) -> tuple[dict[str, Any], dict[str, Text]]:
    """The answers that can be given already, and the source of each.

    A fact that does not fit its field (a register may hold what the form refuses) is left out: the
    applicant is asked instead.
    """
    answers = forms.prefill(form, {key: value for key, (value, _) in known.items()}, on=on)
    sources = {
        field.key: known[field.prefill][1]
        for field in form.fields
        if field.key in answers and field.prefill in known
    }
    return answers, sources


def still_sourced(
    sources: Mapping[str, Text], before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Text]:
    """The sources of the answers that are still as they were prefilled."""
    return {
        field: source
        for field, source in sources.items()
        if field in after and after[field] == before.get(field)
    }
