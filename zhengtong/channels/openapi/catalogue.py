"""Finding: search, lists, guides, bodies and divisions. Open to everybody."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import queries
from zhengtong.registers.catalogue.queries import Guide, ItemCard, Limit

from .schemas import Link, ProblemOut

router = Router(tags=["Finding"], auth=None)


class LimitOut(Schema):
    days: int
    unit: str = Field(description="workday or day")


class ItemOut(Schema):
    code: str
    name: str
    summary: str
    body: str
    body_name: str
    division: str
    kind: str
    handling: str
    digital: bool = Field(description="Handled from end to end with a form of its own.")
    audience: list[str]
    promised: LimitOut | None
    visits: int


class ItemList(Link):
    items: list[ItemOut]
    total: int | None = Field(None, description="How many were found by the words searched for.")
    suggestion: str = Field("", description="What was probably meant.")


class SuggestionOut(Schema):
    code: str
    name: str
    body_name: str


class MaterialGuideOut(Schema):
    key: str
    name: str
    required: bool | None
    kind: str
    source: str
    note: str
    criteria: str
    accept: list[str]
    licence_type: str


class StepGuideOut(Schema):
    name: str
    days: int | None
    actor: str
    result: str


class PlaceOut(Schema):
    name: str
    address: str
    hours: str
    phone: str
    window: str


class QuestionOut(Schema):
    question: str
    answer: str


class BasisOut(Schema):
    title: str
    number: str
    article: str
    summary: str


class FeeOut(Schema):
    charged: bool | None
    items: list[str]


class GuideOut(ItemOut):
    version: int
    in_force_from: datetime
    basic_code: str
    statutory: LimitOut | None
    conditions: list[str]
    materials: list[MaterialGuideOut]
    steps: list[StepGuideOut]
    places: list[PlaceOut]
    results: list[str]
    fee: FeeOut
    questions: list[QuestionOut]
    basis: list[BasisOut]
    consult: str
    complain: str


class BodyOut(Schema):
    code: str
    name: str
    short: str
    division: str
    phone: str


class DivisionOut(Schema):
    code: str
    name: str
    parent: str


def limit_out(limit: Limit | None) -> LimitOut | None:
    return LimitOut(days=limit.days, unit=limit.unit) if limit else None


def item_out(card: ItemCard) -> ItemOut:
    return ItemOut(
        code=card.code,
        name=say(card.name),
        summary=say(card.summary),
        body=card.body,
        body_name=say(card.body_name),
        division=card.division,
        kind=card.kind,
        handling=card.handling,
        digital=card.digital,
        audience=list(card.audience),
        promised=limit_out(card.promised),
        visits=card.visits,
    )


def guide_fields(guide: Guide) -> dict[str, Any]:
    return {
        "code": guide.code,
        "name": say(guide.name),
        "summary": say(guide.summary),
        "body": guide.body.code,
        "body_name": say(guide.body.name),
        "division": guide.division,
        "kind": guide.kind,
        "handling": guide.handling,
        "digital": guide.digital,
        "audience": list(guide.audience),
        "promised": limit_out(guide.limits.promised),
        "statutory": limit_out(guide.limits.statutory),
        "visits": guide.visits,
        "version": guide.number,
        "in_force_from": guide.in_force_from,
        "basic_code": guide.basic_code,
        "conditions": [say(text) for text in guide.conditions],
        "results": [say(result.name) for result in guide.results],
        "fee": FeeOut(
            charged=guide.fee.charged,
            items=[f"{say(item.name)} {say(item.standard)}".strip() for item in guide.fee.items],
        ),
        "consult": guide.contact.consult,
        "complain": guide.contact.complain,
    }


def guide_out(guide: Guide) -> GuideOut:
    return GuideOut(
        **guide_fields(guide),
        materials=[
            MaterialGuideOut(
                key=m.key,
                name=say(m.name),
                required=m.required,
                kind=m.kind,
                source=say(m.source_label),
                note=say(m.note),
                criteria=say(m.criteria),
                accept=list(m.accept),
                licence_type=m.licence_type,
            )
            for m in guide.materials
        ],
        steps=[
            StepGuideOut(name=say(s.name), days=s.days, actor=say(s.actor), result=say(s.result))
            for s in guide.steps
        ],
        places=[
            PlaceOut(
                name=say(p.name),
                address=say(p.address),
                hours=say(p.hours),
                phone=p.phone,
                window=say(p.window),
            )
            for p in guide.places
        ],
        questions=[QuestionOut(question=say(f.q), answer=say(f.a)) for f in guide.questions],
        basis=[
            BasisOut(
                title=say(b.title), number=b.number, article=say(b.article), summary=say(b.summary)
            )
            for b in guide.basis
        ],
    )


@router.get("/items", response=ItemList, summary="Search and list items")
def items(
    request: HttpRequest,
    q: str = Query("", max_length=100, description="What people would type."),
    audience: str = Query("", max_length=20),
    theme: str = Query("", max_length=60),
    body: str = Query("", max_length=18),
    division: str = Query("", max_length=12),
    after: str = Query("", max_length=400),
    size: int = Query(20, ge=1, le=100),
) -> ItemList:
    """With `q` the best come first; without it, a plain list by the filters."""
    wanted = {"audience": audience, "theme": theme, "body": body, "division": division}
    found = queries.search(q, wanted, after=after, size=size)
    return ItemList(
        next=found.next,
        items=[item_out(card) for card in found.cards],
        total=found.total,
        suggestion=found.suggestion,
    )


@router.get("/items/suggestions", response=list[SuggestionOut], summary="Suggest while typing")
def suggestions(
    request: HttpRequest, q: str = Query(max_length=100), limit: int = Query(8, ge=1, le=20)
) -> list[SuggestionOut]:
    return [
        SuggestionOut(code=s.code, name=say(s.name), body_name=say(s.body_name))
        for s in queries.suggest(q, limit=limit)
    ]


@router.get("/items/{code}", response={200: GuideOut, 404: ProblemOut}, summary="Read a guide")
def guide(request: HttpRequest, code: str) -> GuideOut:
    """The complete guide of an item in the version in force."""
    return guide_out(queries.guide(code))


@router.get("/bodies", response=list[BodyOut], summary="Public bodies")
def bodies(
    request: HttpRequest, division: str | None = Query(None, max_length=12)
) -> list[BodyOut]:
    return [
        BodyOut(
            code=b.code, name=say(b.name), short=say(b.short), division=b.division, phone=b.phone
        )
        for b in identity.bodies(division)
    ]


@router.get("/divisions", response=list[DivisionOut], summary="Divisions")
def divisions(request: HttpRequest) -> list[DivisionOut]:
    return [
        DivisionOut(code=d.code, name=say(d.name), parent=d.parent)
        for d in identity.divisions()
    ]
