"""What every page of a case or draft asks the database, composed once in each process."""

from zhengtong.kernel.statements import Statement

from .models import (
    Case,
    CaseTurn,
    Decision,
    Delivery,
    Draft,
    DraftMaterial,
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

DRAFT = Statement(lambda key: Draft.objects.filter(pk=key))
LOCKED_DRAFT = Statement(lambda key: Draft.objects.select_for_update().filter(pk=key))
DRAFT_FILES = Statement(lambda draft: DraftMaterial.objects.filter(draft=draft).order_by("id"))
