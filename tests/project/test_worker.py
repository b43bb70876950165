"""Periodics are taken up by one worker only; tasks of a killed worker are taken up again."""

from datetime import timedelta

import pytest
from django.db.utils import OperationalError
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from zhengtong.kernel.periodic import PERIODIC, Periodic
from zhengtong.project import worker

pytestmark = pytest.mark.django_db
NOW = 1_000_000.0


@pytest.fixture
def only(monkeypatch):
    runs = []
    kettle = Periodic("test.kettle", 60, runs.append)
    monkeypatch.setattr(worker, "PERIODIC", {"test.kettle": kettle})
    return runs


def test_a_due_periodic_is_taken_up_once_and_again_when_its_time_has_passed(only):
    assert worker.tick(NOW) == ["test.kettle"]
    assert worker.tick(NOW + 59) == []
    assert worker.tick(NOW + 60) == ["test.kettle"]


def test_of_two_workers_only_one_gets_it(only):
    assert worker.claim("test.kettle", 60, NOW)
    assert not worker.claim("test.kettle", 60, NOW)


def test_after_moving_the_clock_everything_is_due_again(only):
    assert worker.tick(NOW) == ["test.kettle"]
    worker.look_at_everything()
    assert worker.tick(NOW + 1) == ["test.kettle"]


def test_every_room_has_declared_what_it_looks_at():
    assert {"cases.accept_by_silence", "cases.lapse", "process.timers"} <= set(PERIODIC)


def stored(status, **ago):
    past = timezone.now() - timedelta(**ago)
    return DBTaskResult.objects.create(
        task_path="zhengtong.project.worker.run_periodic",
        args_kwargs={"args": ["x:1"], "kwargs": {}},
        backend_name="default",
        run_after=past,
        status=status,
        started_at=past,
        finished_at=past if status == TaskResultStatus.SUCCESSFUL else None,
    )


def test_what_a_killed_worker_left_is_taken_up_again(at):
    lost = stored(TaskResultStatus.RUNNING, minutes=10)
    busy = stored(TaskResultStatus.RUNNING, seconds=5)
    worker.keep_house(at)
    lost.refresh_from_db()
    busy.refresh_from_db()
    assert (lost.status, busy.status) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def test_what_is_long_finished_is_forgotten(at):
    old = stored(TaskResultStatus.SUCCESSFUL, hours=3)
    young = stored(TaskResultStatus.SUCCESSFUL, minutes=3)
    worker.keep_house(at)
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {young.pk}
    assert old.pk != young.pk


def test_the_herald_goes_on_after_it_stumbled(monkeypatch):
    herald, rounds = worker.Herald(), []

    def sweep(at):
        rounds.append(at)
        if len(rounds) < 3:
            raise (OperationalError, ValueError)[len(rounds) - 1]
        herald.stopped.set()
        return 1

    monkeypatch.setattr(worker, "POLL_SECONDS", 0)
    monkeypatch.setattr(worker.news, "sweep", sweep)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)
    herald.run()
    assert len(rounds) == 3


def test_a_queue_written_by_an_earlier_version_is_worked_off(at):
    task = import_string("zhengtong.kernel.tasks.deliver_news")
    assert task.call("case:of-nobody") == 0
