"""What officials do with a case, step by step, as far as the plan of its story says."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from zhengtong.blocks.process import queries as process
from zhengtong.blocks.process.queries import TaskView
from zhengtong.cases.actions import accepting, closing, deciding, delivering, reviewing
from zhengtong.cases.states import State
from zhengtong.cases.tasks import CLOSE_AFTER
from zhengtong.cases.views import CaseView
from zhengtong.kernel.actors import SYSTEM
from zhengtong.project.demo import places
from zhengtong.project.demo.cases import detours
from zhengtong.project.demo.cases.aftermath import Aftermath
from zhengtong.project.demo.cases.planning import Plan
from zhengtong.project.demo.cases.world import Applicant, World
from zhengtong.project.demo.reading import document, documents

ITEMS = documents("items")
#: How far each end goes; what is not named goes to the decision and beyond.
STOPS_AT_WINDOW = frozenset({"submitted"})
OPINION, DECIDE, DELIVER = "opinion", "decide", "deliver"


class Handling:
    """The official side of one story; `case` is kept current."""

    def __init__(self, world: World, plan: Plan, applicant: Applicant, case: CaseView) -> None:
        self.world = world
        self.plan = plan
        self.applicant = applicant
        self.case = case
        self.told: dict[str, Any] = document("stories")
        self.item = ITEMS[plan.service]
        self.now = datetime.fromtimestamp(0, UTC)

    @property
    def instant(self) -> bool:
        return bool(self.item["handling"] == "instant")

    @property
    def promised(self) -> int:
        return int(self.item.get("limits", {}).get("promised", 1))

    def acts(self, submitted: datetime) -> Iterator[datetime]:
        """The moments at which officials, or the applicant, act."""
        self.now = submitted
        if self.case.state != State.SUBMITTED:
            yield from self._deliver()  # the rules have granted it
            return
        end = self.plan.end
        if end in STOPS_AT_WINDOW:
            return
        if end == "withdrawn" and (self.instant or self.world.rng.random() < 0.5):
            yield self.wait(self.world.hours.soon(self.now, 120, 1400))
            detours.withdraw(self)
            return
        lapsing = end == "terminated" and (self.instant or self.world.rng.random() < 0.5)
        if end == "correcting" or lapsing or self.plan.corrected:
            yield from detours.correct(self, answered=self.plan.corrected, lapses=lapsing)
            if end == "correcting" or lapsing:
                return
        yield self.office(self.gap(1))
        if end == "refused":
            detours.refuse(self)
            return
        if self.instant:
            yield from self._at_once()
        else:
            yield from self._review()

    # -- the straight way ----------------------------------------------------------------------

    def _review(self) -> Iterator[datetime]:
        self.take_in()
        end = self.plan.end
        if end == "accepted" or (end == "overdue" and self.world.rng.random() < 0.4):
            return
        if end == "special":
            yield from detours.special(self, ends=False)
            return
        if end in ("withdrawn", "terminated"):
            yield self.office(self.gap(2))
            detours.leave(self, end)
            return
        if end == "extended":
            yield from detours.extend(self)
        elif self.world.rng.random() < 0.12 and end in ("delivered", "decided"):
            yield from detours.special(self, ends=True)
        rejected = end == "rejected"
        stays = end in ("reviewing", "overdue", "extended")
        given = 0
        while tasks := self.open(OPINION):  # side by side, or one after the other
            for task in tasks:
                if stays and given == max(1, len(tasks) - 1):
                    return
                yield self.office(self.gap(max(1, self.promised // 3)))
                self.opine(task, disagree=rejected and given == 0)
                given += 1
        if stays:
            return
        for task in self.open(DECIDE):
            late = self.promised + 1 if self.plan.late else 0
            yield self.office(self.gap(max(1, self.promised // 3)) + late)
            self.decide(task, "rejected" if rejected else "granted")
        yield from self._deliver()

    def _at_once(self) -> Iterator[datetime]:
        """An item handled on the spot is accepted and decided in one step."""
        outcome = "rejected" if self.plan.end == "rejected" else "granted"
        self.case = deciding.decide_at_once(
            self.case.number,
            outcome,
            self.say("rejections") if outcome == "rejected" else "",
            version=self.case.version,
            by=self.clerk(),
            at=self.now,
        )
        yield from self._deliver()

    def _deliver(self) -> Iterator[datetime]:
        if self.plan.end == "decided":
            return
        for task in self.open(DELIVER):
            yield self.office(self.gap(2))
            courier = self.plan.delivery == "courier"
            self.case = delivering.deliver(
                self.case.number,
                "courier" if courier else "pickup",
                version=self.case.version,
                by=self.world.official(task.group),
                at=self.now,
                receiver="" if courier else self.applicant.facts["contact"],
                tracking=f"YH{self.world.rng.randrange(10**11):011d}" if courier else "",
                task=task.id,
            )
        for moment in Aftermath(self).acts(self.now):
            yield self.wait(moment)
        yield self.office(CLOSE_AFTER + 1)
        self.case = closing.close(self.case.number, version=None, by=SYSTEM, at=self.now)

    # -- single steps ----------------------------------------------------------------------------

    def take_in(self) -> None:
        self.case = accepting.accept(
            self.case.number, version=self.case.version, by=self.clerk(), at=self.now
        )

    def opine(self, task: TaskView, *, disagree: bool = False) -> None:
        by = self.world.official(task.group)
        kind = places.body_by_code(by.body).kind
        agreed = self.told["agree_by_kind"].get(kind, []) + self.told["agree"][:1]
        words = self.say("disagree") if disagree else self.world.rng.choice(agreed)
        self.case = reviewing.give_opinion(
            self.case.number,
            "disagree" if disagree else "agree",
            words,
            version=self.case.version,
            by=by,
            at=self.now,
            task=task.id,
        )

    def decide(self, task: TaskView, outcome: str) -> None:
        self.case = deciding.decide(
            self.case.number,
            outcome,
            self.say("rejections") if outcome == "rejected" else "",
            version=self.case.version,
            by=self.world.official(task.group),
            at=self.now,
            task=task.id,
        )

    # -- time, people, words -----------------------------------------------------------------------

    def gap(self, most: int) -> int:
        """Working days until the next step; most people are quicker than they must be."""
        return min(self.world.rng.randint(0, most), self.world.rng.randint(0, most))

    def office(self, workdays: int) -> datetime:
        return self.wait(self.world.hours.office_later(self.now, workdays))

    def wait(self, moment: datetime) -> datetime:
        """Time never goes back: the next act is later than the one before."""
        self.now = max(moment, self.now + timedelta(minutes=1))
        return self.now

    @property
    def owner(self) -> str:
        """The body that answers for the case."""
        return places.body(self.plan.body).code

    @property
    def window(self) -> str:
        """The service hall of the division."""
        return places.body_of_kind("hall", self.plan.division).code

    def clerk(self) -> Any:
        """The window that takes the case in: the one its process names."""
        return self.world.of_body(self.window, "window_clerk")

    def open(self, verb: str) -> list[TaskView]:
        return [task for task in process.open_tasks(self.case.ref) if task.verb == verb]

    def say(self, name: str) -> str:
        return str(self.world.rng.choice(self.told[name]))
