"""The way of an application through the counter, and where on it one stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases.queries import DraftView
from zhengtong.channels.furniture import widgets
from zhengtong.channels.furniture.complaints import Complaints

VISITOR, ITEM, FORM, MATERIALS, REVIEW = range(1, 6)


def steps() -> list[str]:
    """What the line on top shows; an item without materials passes over theirs."""
    return [
        _("Identify the applicant"),
        _("Choose the service"),
        _("Fill in the form"),
        _("Receive the materials"),
        _("Check and sign"),
    ]


def after_form(draft: DraftView) -> str:
    """Where to go when the form is complete."""
    name = "counter:materials" if draft.materials else "counter:review"
    return reverse(name, args=[draft.id])


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the form as a block of the clerk's single page."""

    key: str
    title: str
    hint: str
    widgets: list[widgets.Widget]
    shown: bool

    @property
    def question(self) -> str:
        """The name by which the script shows or hides the whole block."""
        return f"page:{self.key}"


def shown_keys(draft: DraftView) -> set[str]:
    """The questions and blocks that apply with the answers as they are."""
    keys: set[str] = set()
    for page in forms.shown_pages(draft.form, draft.answers):
        keys |= {f"page:{page.key}", *(each.key for each in page.fields)}
    return keys


def sheets(draft: DraftView, posted: Mapping[str, Any] | None, wrong: Complaints) -> list[Sheet]:
    """The whole form; `posted` are the boxes as they were sent, None to show what is kept."""
    shown = shown_keys(draft)
    return [
        Sheet(
            page.key,
            page.title,
            page.hint,
            widgets.of_page(
                page,
                shown,
                widgets.typed_in_draft(draft, page.key) if posted is None else posted,
                wrong.at,
                draft.sources,
            ),
            f"page:{page.key}" in shown,
        )
        for page in draft.form.pages
    ]
