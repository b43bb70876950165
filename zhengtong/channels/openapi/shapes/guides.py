"""Items, their guides, and the bodies and divisions behind them."""

from datetime import datetime

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from .shared import Link


class LimitOut(BaseModel):
    days: int = Field(description=_("How many days; 0 is the same day."))
    unit: str = Field(description=_("`workday` for working days, `day` for calendar days."))


class ItemOut(BaseModel):
    code: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("Its name."))
    summary: str = Field(description=_("What it is, in a sentence."))
    body: str = Field(description=_("The credit code of the body that answers for it."))
    body_name: str = Field(description=_("The name of that body."))
    division: str = Field(description=_("The code of the administrative division."))
    kind: str = Field(description=_("The kind of item (GB/T 39046-2020, A.1)."))
    handling: str = Field(description=_("`instant` on the spot, `promised` within a limit."))
    digital: bool = Field(description=_("Handled from end to end with a form of its own."))
    audience: list[str] = Field(description=_("For whom: `person`, `company`."))
    promised: LimitOut | None = Field(description=_("The limit that is promised."))
    visits: int = Field(description=_("How often one has to come to the window."))


class ItemList(Link):
    items: list[ItemOut] = Field(description=_("The items of this page."))
    total: int | None = Field(None, description=_("How many were found in all."))
    suggestion: str = Field("", description=_("What was probably meant."))


class SuggestionOut(BaseModel):
    code: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("Its name."))
    body_name: str = Field(description=_("The name of the body that answers for it."))


class MaterialGuideOut(BaseModel):
    key: str = Field(description=_("The key of the material."))
    name: str = Field(description=_("What it is."))
    required: bool | None = Field(
        description=_("Whether it must be handed in; null where the list does not say.")
    )
    kind: str = Field(description=_("original, copy, electronic and so on."))
    source: str = Field(description=_("Where it comes from, in words."))
    note: str = Field(description=_("What to mind."))
    criteria: str = Field(description=_("By what it is checked."))
    accept: list[str] = Field(description=_("Kinds of files that are taken; empty for any."))
    licence_type: str = Field(
        description=_("The licence type that can be used in its place, if there is one.")
    )


class StepGuideOut(BaseModel):
    name: str = Field(description=_("The step."))
    days: int | None = Field(description=_("Working days it takes."))
    actor: str = Field(description=_("Who does it."))
    result: str = Field(description=_("What comes of it."))


class PlaceOut(BaseModel):
    name: str = Field(description=_("The hall or the body."))
    address: str = Field(description=_("Where it is."))
    hours: str = Field(description=_("When it is open."))
    phone: str = Field(description=_("The telephone."))
    window: str = Field(description=_("The window to go to."))


class QuestionOut(BaseModel):
    question: str = Field(description=_("What people ask."))
    answer: str = Field(description=_("What is answered."))


class BasisOut(BaseModel):
    title: str = Field(description=_("The law or rule."))
    number: str = Field(description=_("Its number."))
    article: str = Field(description=_("The article."))
    summary: str = Field(description=_("What it says, in our own words."))


class FeeOut(BaseModel):
    charged: bool | None = Field(
        description=_("Whether there is a fee; null where it is not said.")
    )
    items: list[str] = Field(description=_("The fees with their standards."))


class GuideOut(ItemOut):
    version: int = Field(description=_("The number of the published version."))
    in_force_from: datetime = Field(description=_("Since when this version is in force."))
    basic_code: str = Field(description=_("The code of the basic catalogue."))
    statutory: LimitOut | None = Field(description=_("The limit set by law."))
    conditions: list[str] = Field(description=_("Who may apply, and when."))
    materials: list[MaterialGuideOut] = Field(description=_("What is handed in."))
    steps: list[StepGuideOut] = Field(description=_("How it goes."))
    places: list[PlaceOut] = Field(description=_("Where one can go."))
    results: list[str] = Field(description=_("What one gets."))
    fee: FeeOut = Field(description=_("What it costs."))
    questions: list[QuestionOut] = Field(description=_("Frequent questions."))
    basis: list[BasisOut] = Field(description=_("The legal basis."))
    consult: str = Field(description=_("Telephones for questions."))
    complain: str = Field(description=_("Telephones for complaints."))


class BodyOut(BaseModel):
    code: str = Field(description=_("The credit code of the body."))
    name: str = Field(description=_("Its name."))
    short: str = Field(description=_("Its short name."))
    division: str = Field(description=_("The code of its division."))
    phone: str = Field(description=_("The telephone."))


class DivisionOut(BaseModel):
    code: str = Field(description=_("The code of the division (GB/T 2260)."))
    name: str = Field(description=_("Its name."))
    parent: str = Field(description=_("The code of the division it lies in; empty for the city."))
