"""What starting, completing and ringing share: news of an end, and the words for a dead end."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process.actions.writing import Overtaken
from zhengtong.blocks.process.events import ProcessEnded
from zhengtong.blocks.process.models import Instance
from zhengtong.blocks.process.running import CannotGoOn
from zhengtong.blocks.process.states import ENDED
from zhengtong.kernel.errors import Refused, Stale
from zhengtong.kernel.events import Event

TRIES = 5
T = TypeVar("T")


def news_of(instance: Instance) -> list[Event]:
    """The news of an instance after a step, beside that of the step itself."""
    return [ProcessEnded(ref=instance.ref)] if instance.status == ENDED else []


def found_no_way(error: CannotGoOn) -> Refused:
    """The problem of a step that would leave the case nowhere."""
    return Refused(
        error.reason,
        hint=_("Nothing was changed. The process has to be corrected by those who drew it."),
        code="process-stuck",
    )


def once_at_a_time(step: Callable[[], T]) -> T:
    """Take a step in one transaction; take it again where another branch was quicker.

    Two officials who complete two steps of one case at once shall not hear of each other; the
    step itself finds out whether it is still open. Raises Stale when it never gets its turn.
    """
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return step()
        except Overtaken:
            continue
    raise Stale()
