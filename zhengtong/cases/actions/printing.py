"""Make the document of a letter when it is first asked for, and keep it."""

from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents import actions as documents
from zhengtong.blocks.documents import queries as kept_documents
from zhengtong.blocks.documents.queries import DocumentView
from zhengtong.cases import composing
from zhengtong.cases.events import LetterPrinted
from zhengtong.cases.holding import find
from zhengtong.cases.models import Letter
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.refs import key_of, ref


def print_letter(number: str, letter_id: int, *, by: Actor, at: datetime) -> DocumentView:
    """The document of a letter, for those who may see the case.

    It is drawn outside of a transaction and stored once: of two who ask at the same moment the
    second gets the first one's. Raises NotFound.
    """
    held = find(number, by, at=at, heavy=True)
    letter = held.case.letters.filter(pk=letter_id).first()
    if letter is None:
        raise NotFound(_("There is no such letter at this case."), code="letter")
    if letter.document:
        return kept_documents.document(key_of(letter.document))
    letter.case = held.case
    drawn = documents.keep(
        BytesIO(composing.pdf(letter)),
        composing.file_name(letter),
        held.case.ref,
        by=SYSTEM,
        at=at,
    )
    return _store(letter, drawn, by=by, at=at)


@transaction.atomic
def _store(letter: Letter, drawn: DocumentView, *, by: Actor, at: datetime) -> DocumentView:
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.document:
        return kept_documents.document(key_of(row.document))
    row.document = ref("document", drawn.id)
    row.save(update_fields=["document"])
    news = LetterPrinted(ref=letter.case.ref, kind=row.kind, letter=row.number)
    journal.record(news, by=by, at=at)
    return drawn
