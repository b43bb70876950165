"""Finding: search, lists, guides, forms, bodies and divisions. Open to everybody."""

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import queries

from .guides import form_out, guide_out, item_out
from .shapes.forms import FormOut
from .shapes.guides import BodyOut, DivisionOut, GuideOut, ItemList, SuggestionOut

router = Router(tags=[_("Finding")], auth=None)

Code = Annotated[str, Path(description=_("The implementation code of the item."))]


@router.get(
    "/items",
    response=ItemList,
    summary=_("Search and list items"),
    description=_("With `q` the best come first; without it, the most used, by the filters."),
)
def items(
    request: HttpRequest,
    q: str = Query("", max_length=100, description=_("What people would type.")),
    audience: str = Query("", max_length=20, description=_("`person` or `company`.")),
    theme: str = Query("", max_length=60, description=_("The key of a theme.")),
    life_event: str = Query("", max_length=60, description=_("The key of a life event.")),
    body: str = Query("", max_length=18, description=_("The credit code of a body.")),
    division: str = Query("", max_length=12, description=_("The code of a division.")),
    handling: str = Query("", max_length=20, description=_("`instant` or `promised`.")),
    after: str = Query("", max_length=400, description=_("The cursor of the page wanted.")),
    size: int = Query(20, ge=1, le=100, description=_("How many rows a page has.")),
) -> ItemList:
    wanted = {
        "audience": audience,
        "theme": theme,
        "life_event": life_event,
        "body": body,
        "division": division,
        "handling": handling,
    }
    found = queries.search(q, wanted, after=after, size=size)
    return ItemList(
        next=found.next,
        items=[item_out(card) for card in found.cards],
        total=found.total,
        suggestion=found.suggestion,
    )


@router.get(
    "/items/suggestions",
    response=list[SuggestionOut],
    summary=_("Suggest while somebody types"),
    description=_("Items that somebody who has typed so much may be looking for."),
)
def suggestions(
    request: HttpRequest,
    q: str = Query(max_length=100, description=_("What has been typed.")),
    limit: int = Query(8, ge=1, le=20, description=_("How many are wanted at most.")),
) -> list[SuggestionOut]:
    return [
        SuggestionOut(code=s.code, name=say(s.name), body_name=say(s.body_name))
        for s in queries.suggest(q, limit=limit)
    ]


@router.get(
    "/items/{code}",
    response=GuideOut,
    summary=_("Read a guide"),
    description=_("The complete guide of an item, in the version in force."),
)
def guide(request: HttpRequest, code: Code) -> GuideOut:
    return guide_out(queries.guide(code))


@router.get(
    "/items/{code}/form",
    response=FormOut,
    summary=_("Read the form of an item"),
    description=_(
        "What is asked, page by page, and the JSON Schema of the answers, in the version in force."
    ),
)
def form(request: HttpRequest, code: Code) -> FormOut:
    found = queries.guide(code)
    return form_out(found, forms.form(found.form_version_id))


@router.get(
    "/bodies",
    response=list[BodyOut],
    summary=_("List public bodies"),
    description=_("The bodies that answer for items and handle cases."),
)
def bodies(
    request: HttpRequest,
    division: str | None = Query(
        None, max_length=12, description=_("Only those of this division.")
    ),
) -> list[BodyOut]:
    return [
        BodyOut(
            code=b.code, name=say(b.name), short=say(b.short), division=b.division, phone=b.phone
        )
        for b in identity.bodies(division)
    ]


@router.get(
    "/divisions",
    response=list[DivisionOut],
    summary=_("List administrative divisions"),
    description=_("The city and its districts."),
)
def divisions(request: HttpRequest) -> list[DivisionOut]:
    return [
        DivisionOut(code=d.code, name=say(d.name), parent=d.parent) for d in identity.divisions()
    ]
