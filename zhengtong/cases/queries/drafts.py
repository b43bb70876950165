"""Drafts, for those who may see them."""

from datetime import datetime

from django.db.models import Q

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases import keeping
from zhengtong.cases.models import Draft, DraftState
from zhengtong.cases.states import State
from zhengtong.cases.views import DraftCard, DraftReview, DraftView, FileView
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import NotFound


def draft(draft_id: str, by: Actor, *, at: datetime | None = None) -> DraftView:
    """A draft with its form; raises NotFound. One that was submitted knows its case number."""
    row = keeping.find(draft_id, by, at=at or clock.now())
    if row.state == DraftState.DISCARDED:
        raise keeping.unknown()
    return keeping.view_of(row)


def review(draft_id: str, by: Actor, *, at: datetime | None = None) -> DraftReview:
    """The draft read back, with what is wrong and what is missing, and the statement to sign."""
    at = at or clock.now()
    view = draft(draft_id, by, at=at)
    return DraftReview(
        draft=view,
        sections=forms.read_back(view.form, view.answers),
        errors=forms.check(view.form, view.answers, on=local_date(at)) + keeping.rough_errors(view),
        missing=keeping.missing(view.materials),
        statement=view.form.statement,
        signer="" if by.is_staff else by.name,
    )


def drafts_of(by: Actor, *, size: int = 50) -> list[DraftCard]:
    """The open drafts of the actor, or of the company acted for; a clerk's are those they keep."""
    # Corrections that are no longer waited for are not shown.
    wanted = Q(case=None) | Q(case__state=State.CORRECTING)
    rows = Draft.objects.select_related("case").filter(wanted, state=DraftState.OPEN)
    if by.is_staff:
        rows = rows.filter(keeper=by.ref)
    elif by.is_stranger or by.is_system:
        return []
    else:
        rows = rows.filter(applicant=by.subject)
    rows = rows.defer("answers", "rough", "case__answers", "case__signature")
    return keeping.cards(list(rows.order_by("-saved_at")[:size]))


def draft_file(draft_id: str, file_id: int, by: Actor, *, at: datetime | None = None) -> FileView:
    """A file of a draft, for its preview; raises NotFound."""
    row = keeping.find(draft_id, by, at=at or clock.now())
    found = row.materials.filter(pk=file_id).first()
    if found is None:
        raise NotFound(code="file")
    return keeping.file_view(found)
