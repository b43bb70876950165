"""One story: somebody applies, officials handle it, and it gets as far as its plan says."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from zhengtong.cases.actions import drafting, submitting
from zhengtong.cases.actions.submitting import Signature
from zhengtong.cases.views import CaseView, DraftView
from zhengtong.kernel import clock
from zhengtong.project.demo import places
from zhengtong.project.demo.cases import filling, handing_in
from zhengtong.project.demo.cases.handling import Handling
from zhengtong.project.demo.cases.planning import DRAFT, Plan
from zhengtong.project.demo.cases.world import Applicant, World
from zhengtong.project.demo.items import written_out
from zhengtong.project.demo.reading import documents

ITEMS = documents("items")


class Story:
    """A plan being told. `case` is where it stands, None before it is submitted."""

    def __init__(self, world: World, plan: Plan) -> None:
        self.world = world
        self.plan = plan
        self.item = written_out(plan.service, ITEMS[plan.service], places.body(plan.body))
        self.case: CaseView | None = None
        self.clerk = world.clerk(plan.division) if plan.counter else None

    def acts(self) -> Iterator[datetime]:
        """The moments of the story; each is followed by its act."""
        hours, plan = self.world.hours, self.plan
        begun = hours.office(plan.day) if plan.counter else hours.applicant(plan.day)
        yield begun
        applicant = self.world.applicant(plan, at=begun)
        draft = self._draft(applicant, begun)
        if plan.end == DRAFT:
            return
        submitted = begun + timedelta(minutes=self.world.rng.randint(6, 45))
        yield submitted
        self.case = self._submit(applicant, draft, submitted)
        handling = Handling(self.world, plan, applicant, self.case)
        for moment in handling.acts(submitted):
            yield moment
            self.case = handling.case
        self.case = handling.case

    def _draft(self, applicant: Applicant, at: datetime) -> DraftView:
        """Begin, answer, and hand in; somebody who only began leaves half of it open."""
        by = self.clerk or applicant.actor
        code = self.item["code"]
        draft = drafting.start(code, by=by, at=at, applicant=applicant.ref)
        division = self.plan.division
        place = self.world.inventor.address(division if division != "990100" else "990102")[1]
        pen = filling.Pen(
            applicant,
            division,
            place,
            self.world.inventor.shop(),
            clock.local_date(at),
            self.world.rng,
            at_once=self.plan.at_once,
        )
        answers = filling.fill(draft.form, pen, self.plan.delivery)
        half = self.plan.end == DRAFT
        if half:
            answers = dict(list(answers.items())[: max(2, len(answers) // 2)])
        drafting.save_answers(draft.id, answers, by=by, at=at + timedelta(minutes=3))
        if not half:
            later = at + timedelta(minutes=5)
            handing_in.hand_in(
                draft,
                by,
                counter=self.clerk is not None,
                wallet=bool(self.plan.who),
                at=later,
            )
        return draft

    def _submit(self, applicant: Applicant, draft: DraftView, at: datetime) -> CaseView:
        by = applicant.actor
        signature = Signature(name=by.name, agreed=True)
        if self.clerk:
            by = self.clerk
            signature = Signature(name=applicant.facts["contact"], agreed=True, method="paper")
        return submitting.submit(draft.id, signature, by=by, at=at)
