"""What every page of a case or draft asks the database, composed once in each process."""

from zhengtong.kernel.statements import Statement
from zhengtong.kernel.writes import Change, Insertion

from .models import (
    Case,
    CaseSeat,
    CaseTurn,
    Correction,
    Decision,
    Delivery,
    Draft,
    DraftMaterial,
    DraftState,
    Ending,
    Extension,
    Letter,
    Material,
    Opinion,
    SpecialProcedure,
)

#: Columns that only few verbs and pages read.
HEAVY = ("answers", "signature")

CASE = Statement(lambda number: Case.objects.filter(number=number))
LIGHT_CASE = Statement(lambda number: Case.objects.defer(*HEAVY).filter(number=number))
LOCKED_CASE = Statement(lambda number: Case.objects.select_for_update().filter(number=number))
LOCKED_LIGHT_CASE = Statement(
    lambda number: Case.objects.select_for_update().defer(*HEAVY).filter(number=number)
)

TURNS = Statement(lambda case: CaseTurn.objects.filter(case=case).order_by("id"))
PROCEDURES = Statement(lambda case: SpecialProcedure.objects.filter(case=case).order_by("id"))
EXTENSIONS = Statement(lambda case: Extension.objects.filter(case=case).order_by("id"))
OPINIONS = Statement(lambda case: Opinion.objects.filter(case=case).order_by("id"))
MATERIALS = Statement(lambda case: Material.objects.filter(case=case).order_by("id"))
LETTERS = Statement(
    lambda case: (
        Letter.objects.only("id", "kind", "number", "at", "document")
        .filter(case=case)
        .order_by("id")
    )
)
DECISION = Statement(lambda case: Decision.objects.filter(case=case))
DELIVERY = Statement(lambda case: Delivery.objects.filter(case=case))
ENDING = Statement(lambda case: Ending.objects.filter(case=case))
CORRECTION = Statement(lambda case: Correction.objects.filter(case=case))

DRAFT = Statement(lambda key: Draft.objects.filter(pk=key))
LOCKED_DRAFT = Statement(lambda key: Draft.objects.select_for_update().filter(pk=key))
OPEN_DRAFT = Statement(
    lambda owner, keeper, item: Draft.objects.filter(
        applicant=owner, keeper=keeper, state=DraftState.OPEN, item_code=item, case=None
    ).order_by("-saved_at")
)
DRAFT_FILES = Statement(lambda draft: DraftMaterial.objects.filter(draft=draft).order_by("id"))

FILES_FOR = Statement(
    lambda draft, key: DraftMaterial.objects.filter(draft=draft, key=key).order_by("id")
)

NEW_DRAFT = Insertion(Draft)
NEW_FILE = Insertion(DraftMaterial)
#: What saving a page of a draft changes, and what handing in a file does.
KEPT_DRAFT = Change(Draft, "answers", "rough", "sources", "page", "version", "saved_at")
TOUCHED_DRAFT = Change(Draft, "saved_at")
NEW_CASE = Insertion(Case)
NEW_SEATS = Insertion(CaseSeat)
NEW_TURNS = Insertion(CaseTurn)
NEW_MATERIALS = Insertion(Material)
NEW_LETTER = Insertion(Letter)
#: What a draft keeps when it has become a case.
SEALED_DRAFT = Change(Draft, "state", "number", "answers", "rough", "sources", "version")
