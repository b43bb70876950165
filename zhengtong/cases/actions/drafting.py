"""Filling in: begin a draft, save what is typed, throw it away."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import access
from zhengtong.cases import keeping, policies, prefilling, statements
from zhengtong.cases.events import DraftDiscarded, DraftSaved, DraftStarted
from zhengtong.cases.models import Draft, DraftState
from zhengtong.cases.views import DraftView, Saved
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, TooLarge
from zhengtong.kernel.refs import kind_of
from zhengtong.registers.catalogue import queries as catalogue

#: Drafts that nobody has touched for so long are thrown away: data that serve nothing are not kept.
KEPT_FOR = timedelta(days=90)
MOST_BYTES = 512 * 1024
MOST_BOXES = 2000
LONGEST_TYPED = 4000
AT_ONCE = 200
#: Errors of a table that tell of what was not typed at all.
MISSING = frozenset({"required", "rows"})
#: What a clerk sees of the applicant when an application is taken in, and for what.
SEEN_AT_INTAKE = ("name", "number", "mobile", "address")
INTAKE = "intake"


@transaction.atomic
def start(
    item_code: str,
    *,
    by: Actor,
    at: datetime,
    applicant: str = "",
    channel: str = "portal",
) -> DraftView:
    """Begin an application for an item, prefilled with what is known.

    A resident or agent begins for themself or the company they act for; a window clerk names the
    `applicant` who stands at the counter, and it is written down that the clerk sees their data.
    Whoever has an open draft of the same item goes on with it. Raises NotFound for an unknown item,
    Forbidden for a stranger, for an agent whose mandate does not cover the item, and for a clerk of
    another window than the item's; Refused when the item is not for applicants of this kind.
    """
    pins = catalogue.current(item_code)
    owner = _owner(pins, applicant, by, at)
    _check_audience(item_code, owner)
    keeper = by.ref if by.is_staff else ""
    if by.is_staff:
        access.note(owner, SEEN_AT_INTAKE, INTAKE, by=by, at=at)
    known = statements.OPEN_DRAFT.first(owner, keeper, item_code)
    if known is not None:
        return keeping.view_of(known)
    form = forms.form(pins.form_version_id)
    known_facts = prefilling.known_of(owner, by=by, at=at)
    answers, sources = prefilling.prefill(form, known_facts, on=local_date(at))
    draft = statements.NEW_DRAFT.one(
        Draft(
            item_version_id=pins.version_id,
            item_code=pins.code,
            item_name=pins.name,
            applicant=owner,
            maker=by.ref,
            keeper=keeper,
            channel="counter" if by.is_staff else channel,
            answers=answers,
            sources=sources,
            started_at=at,
            saved_at=at,
        )
    )
    journal.record(DraftStarted(ref=draft.ref, item=pins.code, applicant=owner), by=by, at=at)
    return keeping.view_of(draft)


def _owner(pins: catalogue.Pinned, applicant: str, by: Actor, at: datetime) -> str:
    if by.is_staff:
        if not by.has("window_clerk"):
            raise Forbidden(_("Applications are taken in by a window clerk."))
        if not policies.takes_in(by, pins.body, pins.participants):
            raise Forbidden(
                _("This service is taken in at another window than yours."),
                hint=_("Its guide names the window and the address."),
                code="other-window",
            )
        owner = applicant or by.on_behalf_of
        if not owner:
            raise Invalid(fields={"applicant": [_("Identify the applicant first.")]})
        identity.subject(owner)
        return owner
    if by.kind not in ("person", "company"):
        raise Forbidden(_("Sign in to apply."), hint=_("The guide can be read without signing in."))
    if applicant and applicant != by.subject:
        raise Forbidden(_("You can apply for yourself, or for a company that has mandated you."))
    if not identity.may_apply(by, pins.code, at=at):
        raise Forbidden(
            _("Your mandate does not cover this service."),
            hint=_("Ask the legal representative to extend it."),
        )
    return by.subject


def _check_audience(item_code: str, owner: str) -> None:
    audience = catalogue.guide(item_code).audience
    if not audience or kind_of(owner) in audience:
        return
    if "company" in audience:
        raise Refused(
            _("This service is for companies and other bodies."),
            hint=_("Choose the company you act for, then begin again."),
            code="audience",
        )
    raise Refused(
        _("This service is for individuals."),
        hint=_("Choose to act for yourself, then begin again."),
        code="audience",
    )


@transaction.atomic
def save(
    draft_id: str,
    page_key: str,
    data: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Saved:
    """Save what was posted from one page (`data` as a QueryDict or a dict of strings).

    Well-formed values become answers; the others are kept as typed, so that nothing is lost, and
    come back as errors. Raises NotFound, Refused (submitted), Stale for an old `version`.
    """
    draft = keeping.find_open(draft_id, by, at=at, version=version)
    form = keeping.form_of(draft)
    page = form.page(page_key)
    if page is None:
        raise NotFound(_("This form has no such page."), code="page")
    given, errors = forms.parse_page(form, page_key, data, earlier=draft.answers, on=local_date(at))
    answers = forms.merged(form, page_key, draft.answers, given)
    here = {field.key for field in page.fields}
    rough = {key: typed for key, typed in draft.rough.items() if key not in here}
    rough |= _as_typed(data, _misspelt(given, errors))
    saved = _keep(draft, answers, rough, page_key, by=by, at=at)
    return Saved(draft=str(draft.id), version=saved, errors=errors)


@transaction.atomic
def save_form(
    draft_id: str, data: Mapping[str, Any], *, by: Actor, at: datetime, version: int | None = None
) -> Saved:
    """Save what was posted from all pages of the form at once, as the counter sends it.

    Page by page it is as `save`: what is well formed becomes answers, the rest is kept as typed.
    Raises NotFound, Refused (submitted), Stale for an old `version`.
    """
    draft = keeping.find_open(draft_id, by, at=at, version=version)
    form = keeping.form_of(draft)
    answers, rough = dict(draft.answers), dict[str, Any]()
    told: list[forms.FieldError] = []
    for page in form.pages:
        given, errors = forms.parse_page(form, page.key, data, earlier=answers, on=local_date(at))
        answers = forms.merged(form, page.key, answers, given)
        rough |= _as_typed(data, _misspelt(given, errors))
        told += errors
    saved = _keep(draft, answers, rough, draft.page, by=by, at=at)
    return Saved(draft=str(draft.id), version=saved, errors=told)


@transaction.atomic
def save_answers(
    draft_id: str,
    answers: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Saved:
    """Save typed answers of any page in place of those kept (for programs).

    Unknown fields and values of a wrong type come back as errors and are not kept.
    """
    draft = keeping.find_open(draft_id, by, at=at, version=version)
    form = keeping.form_of(draft)
    errors = forms.check(form, answers, on=local_date(at))
    wrong = {error.field for error in errors}
    kept = {key: value for key, value in answers.items() if key not in wrong}
    rough = {key: typed for key, typed in draft.rough.items() if key not in kept}
    saved = _keep(draft, {**draft.answers, **kept}, rough, draft.page, by=by, at=at)
    # What is missing in a part is not wrong with the part.
    told = [error for error in errors if error.field in answers]
    return Saved(draft=str(draft.id), version=saved, errors=told)


@transaction.atomic
def discard(draft_id: str, *, by: Actor, at: datetime) -> None:
    """Throw a draft away: its answers and files go. Doing it twice does no harm."""
    draft = keeping.find(draft_id, by, at=at, lock=True)
    if draft.state == DraftState.OPEN:
        throw_away(draft, by=by, at=at)


def throw_away(draft: Draft, *, by: Actor, at: datetime) -> None:
    """Empty a draft and write its line; in a transaction of its caller."""
    keeping.remove_files(draft, by=by, at=at)
    draft.state = DraftState.DISCARDED
    draft.answers, draft.rough, draft.sources = {}, {}, {}
    draft.version += 1
    draft.save(update_fields=["state", "answers", "rough", "sources", "version"])
    journal.record(DraftDiscarded(ref=draft.ref), by=by, at=at)


@transaction.atomic
def discard_forgotten(*, by: Actor, at: datetime) -> int:
    """Throw away drafts that nobody has touched for ninety days; how many they were."""
    old = Draft.objects.filter(state=DraftState.OPEN, saved_at__lt=at - KEPT_FOR)
    found = list(old.select_for_update(of=("self",)).order_by("saved_at")[:AT_ONCE])
    for draft in found:
        throw_away(draft, by=by, at=at)
    return len(found)


def _misspelt(given: Mapping[str, Any], errors: Iterable[forms.FieldError]) -> set[str]:
    """The fields of which something typed did not become an answer: all of it, or a cell."""
    return {each.field for each in errors if each.field not in given or each.code not in MISSING}


def _as_typed(data: Mapping[str, Any], wrong: set[str]) -> dict[str, dict[str, Any]]:
    """What was typed into the boxes of these fields: field -> {name of the box: its value}."""
    getlist = getattr(data, "getlist", None)
    typed: dict[str, dict[str, Any]] = {}
    for name in list(data)[:MOST_BOXES]:
        field = name.partition("-")[0]
        if field in wrong:
            values = getlist(name) if getlist else [data[name]]
            words = [str(value)[:LONGEST_TYPED] for value in values]
            typed.setdefault(field, {})[name] = words if len(words) > 1 else "".join(words)
    # A box that was left empty is missing, not misspelt.
    return {
        field: boxes
        for field, boxes in typed.items()
        if any("".join(value).strip() for value in boxes.values())
    }


def _keep(
    draft: Draft,
    answers: dict[str, Any],
    rough: dict[str, Any],
    page: str,
    *,
    by: Actor,
    at: datetime,
) -> int:
    if len(json.dumps([answers, rough], ensure_ascii=False)) > MOST_BYTES:
        raise TooLarge(
            _("The answers are too long to be kept."),
            hint=_("Shorten long texts, or hand them in as a file."),
        )
    draft.sources = prefilling.still_sourced(draft.sources, draft.answers, answers)
    draft.answers, draft.rough, draft.page = answers, rough, page
    draft.version += 1
    draft.saved_at = at
    statements.KEPT_DRAFT.write(draft)
    journal.record(DraftSaved(ref=draft.ref, page=page), by=by, at=at)
    return draft.version
