"""Handling: what officials read of the cases their body has to do with."""

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from zhengtong.cases import queries
from zhengtong.cases.actions import opening
from zhengtong.cases.queries import CaseDesk
from zhengtong.kernel import clock
from zhengtong.kernel.words import say

from . import telling
from .auth import SIGNED_IN, caller
from .shapes.cases import DeskOut, OpinionOut, TurnOut, WorkList, WorkRowOut

router = Router(tags=[_("Handling")], auth=SIGNED_IN)


@router.get(
    "/cases",
    response=WorkList,
    summary=_("List the cases of my body"),
    description=_("For officials: the cases their body has to do with. Others are refused."),
)
def worklist(
    request: HttpRequest,
    which: str = Query(
        "all",
        pattern="^(mine|pool|all)$",
        description=_("`mine` my tasks, `pool` the open tasks of my groups, `all` every case."),
    ),
    state: str = Query("", max_length=20, description=_("Only cases in this state.")),
    due: str = Query(
        "", pattern="^(over|near|)$", description=_("`over` or `near`: by their limit.")
    ),
    q: str = Query(
        "",
        max_length=100,
        description=_("A case number, the full name of an applicant, or words of an item."),
    ),
    after: str = Query("", max_length=400, description=_("The cursor of the page wanted.")),
    size: int = Query(20, ge=1, le=100, description=_("How many rows a page has.")),
) -> WorkList:
    found = queries.worklist(
        caller(request),
        which,  # type: ignore[arg-type]
        state=state,
        due=due,
        q=q,
        after=after,
        size=size,
        at=clock.now(),
    )
    return WorkList(
        next=found.next,
        cases=[
            WorkRowOut(
                number=row.number,
                item=row.item_code,
                name=say(row.item_name),
                state=str(row.state),
                state_label=str(row.state_label),
                applicant=row.applicant,
                received_at=row.received_at,
                due_on=row.due_on,
                days_left=row.days_left,
                level=row.level,
                step=row.step,
            )
            for row in found.rows
        ],
    )


@router.get(
    "/cases/{number}",
    response=DeskOut,
    summary=_("Open the desk of a case"),
    description=_(
        "For officials of one of its bodies: everything about a case. Who looked, and why, is "
        "written into the journal."
    ),
)
def desk(
    request: HttpRequest, number: Annotated[str, Path(description=_("The case number."))]
) -> DeskOut:
    return desk_out(opening.open_desk(number, by=caller(request), at=clock.now()))


def desk_out(view: CaseDesk) -> DeskOut:
    return DeskOut(
        number=view.number,
        item=view.item_code,
        name=say(view.item_name),
        body=say(view.body_name),
        version=view.version,
        state=str(view.state),
        state_label=str(view.state_label),
        outcome=view.outcome,
        licence=view.licence,
        paused=view.paused,
        received_at=view.received_at,
        applicant=view.applicant.name,
        applicant_kind=view.applicant.kind,
        applicant_number=view.applicant.number_masked,
        agent=view.applicant.agent_name,
        application=telling.sections(view.sections),
        materials=telling.materials(view.materials),
        turns=[
            TurnOut(
                task=turn.task,
                verb=turn.verb,
                name=str(turn.name),
                body=say(turn.body_name),
                role=turn.role,
                mine=turn.is_mine,
            )
            for turn in view.turns
        ],
        opinions=[
            OpinionOut(body=say(o.body_name), view=o.view, words=o.words, at=o.at)
            for o in view.opinions
        ],
        letters=telling.letters(view.letters),
        timeline=telling.steps(view.timeline),
        clock=telling.clock(view.clock),
        verbs=[verb.verb for verb in view.verbs if verb.open],
    )
