"""What every start and step of a process asks the database, composed once in each process."""

from zhengtong.kernel.statements import Statement
from zhengtong.kernel.writes import Insertion

from .models import History, Instance, Task, Timer, Version
from .states import OPEN

VERSION = Statement(lambda key: Version.objects.defer("xml").filter(pk=key))
OPEN_TASKS = Statement(lambda ref: Task.objects.filter(ref=ref, state=OPEN).order_by("id"))
TASK_AT_ITS_INSTANCE = Statement(
    lambda key: (
        Task.objects.select_related("instance__version")
        .defer("instance__version__xml")
        .filter(pk=key)
    )
)
INSTANCE = Statement(
    lambda ref: Instance.objects.select_related("version").defer("version__xml").filter(ref=ref)
)

NEW_INSTANCE = Insertion(Instance)
NEW_TASKS = Insertion(Task)
NEW_TIMERS = Insertion(Timer)
NEW_HISTORY = Insertion(History)
