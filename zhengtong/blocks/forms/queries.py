"""What other rooms may ask of forms."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.forms import (
    checking,
    elements,
    prefilling,
    reading,
    reading_back,
    visibility,
)
from zhengtong.blocks.forms import printable as printing
from zhengtong.blocks.forms import schema as schemas
from zhengtong.blocks.forms.elements import Element
from zhengtong.blocks.forms.kinds import kind_of
from zhengtong.blocks.forms.models import FormVersion
from zhengtong.blocks.forms.shape import (
    Answers,
    Choice,
    Field,
    FieldError,
    Form,
    Page,
    Row,
    Section,
)
from zhengtong.blocks.forms.sockets import places as known_places
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.words import Text, say

__all__ = ["Choice", "Element", "Field", "FieldError", "Form", "Page", "Row", "Section"]  # views

#: A published form never changes.
DIGEST_SECONDS = 3600
PACKAGED = Path(__file__).parent / "packaged"


@dataclass(frozen=True, slots=True)
class FormVersionView:
    """One published version of a form."""

    id: int
    key: str
    version: int
    digest: str
    title_text: Text
    published_at: datetime

    @property
    def title(self) -> str:
        return say(self.title_text)


def view(row: FormVersion) -> FormVersionView:
    return FormVersionView(
        row.pk, row.key, row.version, row.digest, dict(row.title), row.published_at
    )


# -- published forms -----------------------------------------------------------------------------


def form(version_id: int) -> Form:
    """A published form, ready to ask and check; read once in each process. Raises NotFound."""
    key = f"forms.digest.{version_id}"
    digest = cache.get(key)
    if digest is None:
        digest = FormVersion.objects.filter(pk=version_id).values_list("digest", flat=True).first()
        if digest is None:
            raise NotFound(_("There is no such form."))
        cache.set(key, digest, DIGEST_SECONDS)
    return _read(digest)


@lru_cache(maxsize=512)
def _read(digest: str) -> Form:
    definition = FormVersion.objects.filter(digest=digest).values_list("definition", flat=True)[0]
    return reading.read(definition)


def read(definition: Mapping[str, Any]) -> Form:
    """A form out of a definition that is not published; raises BadDefinition."""
    return reading.read(definition)


def latest(key: str) -> FormVersionView:
    """The newest version of a form; raises NotFound."""
    row = FormVersion.objects.filter(key=key).order_by("-version").first()
    if row is None:
        raise NotFound(_("There is no form “%(key)s”.") % {"key": key})
    return view(row)


def versions(ids: Iterable[int]) -> dict[int, FormVersionView]:
    """Many versions in one query."""
    rows = FormVersion.objects.filter(pk__in=list(ids)).defer("definition")
    return {row.pk: view(row) for row in rows}


@functools.cache
def packaged() -> dict[str, dict[str, Any]]:
    """The definitions that come with this room: `general`, for items without an own form."""
    files = sorted(PACKAGED.glob("*.yaml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


# -- asking --------------------------------------------------------------------------------------


def parse_page(
    form: Form,
    page_key: str,
    data: Mapping[str, Any],
    *,
    earlier: Mapping[str, Any] | None = None,
    on: date | None = None,
) -> tuple[Answers, list[FieldError]]:
    """Turn what a page posted (a QueryDict or JSON) into typed answers, and say what is wrong.

    `earlier` are the answers of other pages, which conditions may need; without them, a field whose
    condition speaks of another page is read but not required. `on` is the day that `today` in a
    date's bounds means. The answers hold what can be used, so that a draft may be
    saved beside its errors; to save them, take out what this page had before: see `merged`.
    Whatever is posted, nothing is raised. How widgets name what they post: `checking.py`.
    """
    return checking.parse_page(form, page_key, data, earlier=earlier, on=on)


def merged(form: Form, page_key: str, earlier: Mapping[str, Any], answers: Answers) -> Answers:
    """All answers after a page was sent: the page's former answers go, the new ones come."""
    page = form.page(page_key)
    here = {field.key for field in page.fields} if page else set()
    return {key: value for key, value in earlier.items() if key not in here} | answers


def check(form: Form, answers: Mapping[str, Any], *, on: date | None = None) -> list[FieldError]:
    """What is wrong with all answers before they are submitted; empty when they will do.

    Hidden questions are not required and their answers not looked at.
    """
    return checking.check(form, answers, on=on)


def shown_pages(form: Form, answers: Mapping[str, Any]) -> tuple[Page, ...]:
    """The pages to be shown, each with the fields to be shown, given these answers."""
    return visibility.settle(form, answers)[0]


def settled(form: Form, answers: Mapping[str, Any]) -> Answers:
    """The answers that count: those of hidden and unknown questions are dropped."""
    return visibility.settle(form, answers)[1]


def inputs(form: Form, page_key: str, answers: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """What the boxes of a page hold, by the names they post under.

    After errors lay what was posted over it: `inputs(…) | posted`.
    """
    page = form.page(page_key)
    boxes: dict[str, str | list[str]] = {}
    for field in page.fields if page else ():
        if field.takes_answer and answers.get(field.key) is not None:
            boxes |= kind_of(field.type).inputs(field, answers[field.key], field.key)
    return boxes


def places() -> list[tuple[str, str]]:
    """Code and name of the divisions an address may lie in, for its select box."""
    return [(code, say(name)) for code, name in known_places().items()]


# -- prefilling ----------------------------------------------------------------------------------


def prefill(form: Form, facts: Mapping[str, Any], *, on: date | None = None) -> Answers:
    """The answers that known facts (values by key, such as `person.name`) give.

    Which facts a form would like is told by `form.prefill`. A fact that does not fit its field is
    left out; an address known as words fills the words, its division is still to be chosen.
    """
    return prefilling.prefill(form, facts, on=on)


# -- reading back --------------------------------------------------------------------------------


def read_back(form: Form, answers: Mapping[str, Any], *, masked: bool = False) -> list[Section]:
    """The answers as people read them, page by page, in the active language.

    Rows unpack as label and value; unanswered questions say so; each row of a table is a row.
    With `masked`, personal answers are shown only in part (GB/T 35273-2020).
    """
    return reading_back.read_back(form, answers, masked=masked)


def printable(
    form: Form, answers: Mapping[str, Any] | None = None, *, sample: bool = False
) -> dict[str, Any]:
    """The data for `documents/blank-form.typ`: the form to fill in by hand, or filled in.

    `sample` prints 样表 across the pages. In the active language.
    """
    return printing.printable(form, answers, sample=sample)


def schema(form: Form) -> dict[str, Any]:
    """JSON Schema 2020-12 of the answers, for the API's description."""
    return schemas.schema(form)


# -- the dictionary ------------------------------------------------------------------------------


def element(key: str) -> Element:
    """One data element; raises NotFound."""
    try:
        return elements.dictionary()[key]
    except KeyError:
        raise NotFound(
            _("“%(key)s” is not in the dictionary of elements.") % {"key": key}
        ) from None


def all_elements() -> list[Element]:
    """The whole dictionary, in its order."""
    return list(elements.dictionary().values())
