"""The way through a draft: its pages, then the materials, then the review; where one stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases.queries import DraftView


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the way. `state` is done, open or wrong."""

    key: str
    title: str
    href: str
    state: str
    hint: str = ""


def stops(draft: DraftView) -> list[Stop]:
    """The stops of this draft, with the answers as they are now."""
    wrong = {error.field for error in forms.check(draft.form, draft.answers)}
    wrong |= {box.partition("-")[0] for box in draft.rough}
    found = [_page_stop(draft, page, wrong) for page in shown_pages(draft)]
    if draft.materials:
        found.append(_materials_stop(draft))
    return found


def shown_pages(draft: DraftView) -> list[forms.Page]:
    """The pages that are asked with the answers as they are."""
    return list(forms.shown_pages(draft.form, draft.answers))


def _page_stop(draft: DraftView, page: forms.Page, wrong: set[str]) -> Stop:
    keys = {field.key for field in page.fields}
    state = "open" if keys & wrong else "done"
    href = reverse("portal:draft_page", args=[draft.id, page.key])
    return Stop(page.key, page.title, href, state)


def _materials_stop(draft: DraftView) -> Stop:
    required = [m for m in draft.materials if m.required or m.asked]
    missing = [m for m in required if not m.is_filled]
    hint = _("%(all)d materials, %(missing)d still missing") % {
        "all": len(draft.materials),
        "missing": len(missing),
    }
    href = reverse("portal:draft_materials", args=[draft.id])
    return Stop("", _("Materials"), href, "open" if missing else "done", hint)


def after(draft: DraftView, page_key: str) -> str:
    """The address to go to when a page is done."""
    keys = [page.key for page in shown_pages(draft)]
    at = keys.index(page_key) + 1 if page_key in keys else 0
    if at < len(keys):
        return reverse("portal:draft_page", args=[draft.id, keys[at]])
    name = "portal:draft_materials" if draft.materials else "portal:draft_review"
    return reverse(name, args=[draft.id])


def before(draft: DraftView, page_key: str) -> str:
    """The address one step back."""
    keys = [page.key for page in shown_pages(draft)]
    at = keys.index(page_key) - 1 if page_key in keys else len(keys) - 1
    if at >= 0:
        return reverse("portal:draft_page", args=[draft.id, keys[at]])
    return reverse("portal:draft", args=[draft.id])


def steps(draft: DraftView) -> list[str]:
    """What the line on top shows."""
    titles = [page.title for page in shown_pages(draft)]
    materials = [_("Materials")] if draft.materials else []
    return [*titles, *materials, _("Check and sign")]


def step_of(draft: DraftView, page_key: str) -> int:
    """The number of a page in that line, counted from one."""
    keys = [page.key for page in shown_pages(draft)]
    return keys.index(page_key) + 1 if page_key in keys else len(keys) + 1
