"""From the views of the catalogue and of forms to the shapes of the API."""

from typing import Any

from zhengtong.blocks.forms.queries import Form
from zhengtong.blocks.forms.queries import schema as schema_of
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue.queries import Guide, ItemCard, Limit

from .shapes.forms import ChoiceOut, FieldOut, FormOut, PageOut
from .shapes.guides import (
    BasisOut,
    FeeOut,
    GuideOut,
    ItemOut,
    LimitOut,
    MaterialGuideOut,
    PlaceOut,
    QuestionOut,
    StepGuideOut,
)


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


def _about(guide: Guide) -> dict[str, Any]:
    """What stands in the head of a guide."""
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


def _materials(guide: Guide) -> list[MaterialGuideOut]:
    return [
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
    ]


def guide_out(guide: Guide) -> GuideOut:
    return GuideOut(
        **_about(guide),
        materials=_materials(guide),
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


def form_out(guide: Guide, form: Form) -> FormOut:
    return FormOut(
        item=guide.code,
        item_version=guide.number,
        title=form.title,
        digest=form.digest,
        statement=form.statement,
        answers=schema_of(form),
        pages=[
            PageOut(
                key=page.key,
                title=page.title,
                hint=page.hint,
                fields=[
                    FieldOut(
                        key=field.key,
                        label=field.label,
                        hint=field.hint,
                        type=field.type,
                        required=field.required,
                        conditional=bool(field.show_if or page.show_if),
                        personal=field.personal,
                        element=field.element,
                        unit=field.unit,
                        choices=[ChoiceOut(value=c.value, label=c.label) for c in field.choices],
                    )
                    for field in page.fields
                    if field.takes_answer
                ],
            )
            for page in form.pages
        ],
    )
