"""Writes what a step has changed: the instance, tasks, timers and history, in this order.

The instance is written first and only if nobody else has taken a step in the meantime; whoever
was overtaken touches nothing of what the other wrote.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from zhengtong.blocks.process import facts as named
from zhengtong.blocks.process import statements
from zhengtong.blocks.process.diagram import APPLICANT, Element, Kind
from zhengtong.blocks.process.durations import end_of_workday
from zhengtong.blocks.process.models import NEVER, History, Instance, Task, Timer
from zhengtong.blocks.process.running import How, Passage, Run, Visit
from zhengtong.blocks.process.sockets import OPERATIONS
from zhengtong.blocks.process.states import CANCELLED, DONE, INSTANCE, OPEN
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.calendars import calendar
from zhengtong.kernel.workdays import Calendar

Key = tuple[str, int]


class Overtaken(Exception):
    """Another step of the same instance was written while this one was being taken."""


class Step:
    """One step of one instance: performs its operations, then writes what it has changed.

    ``since`` and ``outcomes`` hold, by (element, visit), what the history has to know of the
    visits that this step ends; ``opened`` are the tasks it has written.
    """

    def __init__(self, instance: Instance, *, by: Actor, at: datetime) -> None:
        self.instance, self.by, self.at = instance, by, at
        self.since: dict[Key, datetime] = {}
        self.outcomes: dict[Key, dict[str, Any]] = {}
        self.opened: list[Task] = []

    def perform(self, element: Element, number: int, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Run the operation of a service task; what it brings is kept in the history too."""
        assert element.operation is not None
        operation = OPERATIONS.get(element.operation.name)
        brought = operation(self.instance.ref, facts, by=self.by, at=self.at)
        self.outcomes[element.id, number] = result = named.checked(brought or {})
        return result

    def begin(self, run: Run) -> None:
        """Write a new instance and where it rests first."""
        self._take_over(run)
        statements.NEW_INSTANCE.one(self.instance)
        self._rest(run.opened)
        self._remember(run.trail)

    def done(self, task: Task, outcome: dict[str, Any], run: Run) -> None:
        """Write a step that completed a user task; raises Overtaken."""
        self.since[task.element, task.visit] = task.since
        self.outcomes[task.element, task.visit] = outcome
        self._advance(run)
        Task.objects.filter(pk=task.pk).update(
            state=DONE, done_at=self.at, done_by=self.by.ref, outcome=outcome
        )
        self._settle(run)

    def rang(self, timer: Timer, run: Run) -> None:
        """Write a step that a timer set off; raises Overtaken."""
        self.since[timer.element, timer.visit] = timer.since
        self._advance(run)
        Timer.objects.filter(pk=timer.pk).delete()
        self._settle(run)

    def stop(self, visits: Iterable[Visit]) -> None:
        """Cancel what is open at these visits and note it in the history."""
        passages = [Passage(visit.element, visit.number, How.CANCELLED) for visit in visits]
        self._cancel(passages)
        self._remember(passages)

    def save(self) -> None:
        """Keep the instance if it is still as it was read; raises Overtaken."""
        instance = self.instance
        kept = Instance.objects.filter(pk=instance.pk, lock=instance.lock).update(
            lock=instance.lock + 1,
            status=instance.status,
            state=instance.state,
            facts=instance.facts,
            reason=instance.reason,
            ended_at=instance.ended_at,
        )
        if not kept:
            raise Overtaken
        instance.lock += 1

    def _take_over(self, run: Run) -> None:
        verb = "end" if run.ended else "advance"
        self.instance.status = INSTANCE.next(self.instance.status, verb)
        self.instance.state = run.snapshot()
        self.instance.facts = run.facts
        if run.ended:
            self.instance.ended_at = self.at

    def _advance(self, run: Run) -> None:
        self._take_over(run)
        self.save()

    def _settle(self, run: Run) -> None:
        self._cancel([passage for passage in run.trail if passage.how is How.CANCELLED])
        self._rest(run.opened)
        self._remember(run.trail)

    def _rest(self, visits: list[Visit]) -> None:
        """Rows for what now waits: tasks for groups, timers for the worker."""
        tasks = [self._task(visit) for visit in visits if visit.element.kind is Kind.USER]
        self.opened += statements.NEW_TASKS.all(tasks)
        timers = [self._timer(visit) for visit in visits if visit.element.kind is not Kind.USER]
        statements.NEW_TIMERS.all(timers)

    def _task(self, visit: Visit) -> Task:
        element = visit.element
        plan = element.task
        assert plan is not None
        if plan.participant == APPLICANT:
            group = APPLICANT
        else:
            group = f"{self.instance.participants[plan.participant]}:{plan.role}"
        due_at = end_of_workday(self.at, plan.days, calendar()) if plan.days else NEVER
        return Task(
            instance=self.instance,
            ref=self.instance.ref,
            element=element.id,
            visit=visit.number,
            name=element.name,
            verb=plan.verb,
            result=plan.result,
            participant=plan.participant,
            group=group,
            state=OPEN,
            since=self.at,
            due_at=due_at,
        )

    def _timer(self, visit: Visit) -> Timer:
        wait = visit.element.wait
        assert wait is not None
        due_at = wait.until(self.at, calendar() if wait.workdays else Calendar())
        return Timer(
            instance=self.instance,
            element=visit.element.id,
            visit=visit.number,
            since=self.at,
            due_at=due_at,
            try_at=due_at,
        )

    def _cancel(self, passages: list[Passage]) -> None:
        for passage in passages:
            place = {"element": passage.element.id, "visit": passage.number}
            if passage.element.kind is Kind.USER:
                task = Task.objects.get(instance=self.instance, **place)
                task.state, task.done_at, task.done_by = CANCELLED, self.at, self.by.ref
                task.save(update_fields=["state", "done_at", "done_by"])
                since = task.since
            else:
                timer = Timer.objects.get(instance=self.instance, **place)
                since = timer.since
                timer.delete()
            self.since[passage.element.id, passage.number] = since

    def _remember(self, passages: list[Passage]) -> None:
        statements.NEW_HISTORY.all(
            History(
                instance=self.instance,
                element=passage.element.id,
                visit=passage.number,
                how=passage.how,
                since=self.since.get((passage.element.id, passage.number), self.at),
                at=self.at,
                by=self.by.ref,
                outcome=self.outcomes.get((passage.element.id, passage.number), {}),
            )
            for passage in passages
        )
