"""The cases of an applicant, and what was handed in with one."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases import clockwork, holding, keeping, naming, showing, signing, statements
from zhengtong.cases.holding import Held
from zhengtong.cases.models import Case
from zhengtong.cases.signing import SignedMaterial
from zhengtong.cases.states import State
from zhengtong.cases.views import Application, FileView, LetterView, OwnRow
from zhengtong.kernel import calendars, clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date, read_moment
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.keyset import Page, page
from zhengtong.registers.catalogue import queries as catalogue


def of_applicant(by: Actor, *, at: datetime, after: str = "", size: int = 20) -> Page[OwnRow]:
    """The cases of the actor, or of the company acted for, newest first."""
    if by.is_staff or by.is_stranger or by.is_system:
        return Page(rows=[])
    rows = Case.objects.filter(applicant=by.subject).defer("answers", "signature")
    found = page(rows, order=("-id",), after=after, size=size)
    calendar, today = calendars.calendar(), local_date(at)
    names = naming.short_names({row.body for row in found.rows})
    shown = []
    for row in found.rows:
        due, left, level = clockwork.row_level(
            row.due_on, paused=row.paused, today=today, calendar=calendar
        )
        shown.append(
            OwnRow(
                number=row.number,
                item_code=row.item_code,
                item_name=row.item_name,
                body_name=names.get(row.body, {}),
                state=row.state,
                state_label=State(row.state).label,
                outcome=row.outcome,
                licence=row.licence,
                received_at=row.received_at,
                due_on=due,
                days_left=left,
                level=level,
                needs_me=row.state == State.CORRECTING,
            )
        )
    return Page(rows=shown, next=found.next)


def application(number: str, by: Actor, *, at: datetime | None = None) -> Application:
    """What was handed in, read back to its applicant or to an official at the case.

    Raises NotFound for everybody else.
    """
    return application_of(holding.find(number, by, at=at or clock.now(), heavy=True))


def application_of(held: Held) -> Application:
    """What was handed in with a case that is held with everything of it."""
    row = held.case
    pins = catalogue.pinned(row.item_version_id)
    form = forms.form(pins.form_version_id)
    materials = statements.MATERIALS.all(row.pk)
    signed = row.signature or {}
    return Application(
        number=row.number,
        sections=forms.read_back(form, row.answers),
        materials=keeping.material_views(pins.materials, materials),
        statement=form.statement,
        signer=signed.get("name", ""),
        signed_at=read_moment(signed["at"]) if signed.get("at") else None,
        is_intact=signing.holds(
            signed,
            subject=row.applicant,
            item_version=row.item_version_id,
            answers=row.answers,
            materials=[
                SignedMaterial(m.key, m.how, m.document, m.licence)
                for m in sorted(materials, key=lambda m: (m.key, m.how, m.document, m.licence))
                if not m.replaced
            ],
        ),
    )


def letters(number: str, by: Actor, *, at: datetime | None = None) -> tuple[LetterView, ...]:
    """The statutory forms of a case, oldest first; raises NotFound."""
    held = holding.find(number, by, at=at or clock.now())
    return showing.letter_views(statements.LETTERS.all(held.case.pk))


def file(number: str, file_id: int, by: Actor, *, at: datetime | None = None) -> FileView:
    """A file of a case, for those who may see the case; raises NotFound.

    The bytes are at `documents.queries.open_stream(file.document)`.
    """
    held = holding.find(number, by, at=at or clock.now())
    found = held.case.materials.filter(pk=file_id).first()
    if found is None:
        raise NotFound(_("There is no such file at this case."), code="file")
    return keeping.file_view(found)
