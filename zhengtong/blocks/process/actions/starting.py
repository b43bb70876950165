"""Send a case on its way by a published version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process import facts as named
from zhengtong.blocks.process import statements
from zhengtong.blocks.process.actions.going import found_no_way, news_of
from zhengtong.blocks.process.actions.writing import Step
from zhengtong.blocks.process.diagram import Diagram
from zhengtong.blocks.process.events import ProcessStarted
from zhengtong.blocks.process.models import Instance, Version
from zhengtong.blocks.process.running import CannotGoOn, Run
from zhengtong.blocks.process.versions import compiled
from zhengtong.blocks.process.views import PositionView, position_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound, Refused


def start(
    version_id: int,
    *,
    ref: str,
    participants: Mapping[str, str],
    facts: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> PositionView:
    """Start a process for the case ``ref`` and run on to where it rests first.

    ``participants`` resolves the aliases of the diagram to body codes; of ``facts``, the named
    values known at the start, those are kept that the diagram declares. Raises NotFound for an
    unknown version, Refused where an alias is not resolved or the case has a process already,
    ValueError where a fact is no plain value.
    """
    version = statements.VERSION.first(version_id)
    if version is None:
        raise NotFound(_("There is no such version of a process."))
    try:
        with transaction.atomic():
            return _start(version, ref, participants, facts, by=by, at=at)
    except IntegrityError:
        if Instance.objects.filter(ref=ref).exists():
            raise Refused(_("This case is on its way already."), code="process-started") from None
        raise


def _start(
    version: Version,
    ref: str,
    participants: Mapping[str, str],
    facts: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> PositionView:
    ready = compiled(version)
    instance = Instance(
        version=version,
        ref=ref,
        participants=_resolved(ready.diagram, participants),
        started_at=at,
    )
    step = Step(instance, by=by, at=at)
    asked = named.checked({name: facts[name] for name in ready.diagram.facts if name in facts})
    try:
        run = Run.begin(ready, asked, step.perform)
    except CannotGoOn as error:
        raise found_no_way(error) from None
    step.begin(run)
    started = ProcessStarted(ref=ref, process=version.key, number=version.number)
    journal.record_all([started, *news_of(instance)], by=by, at=at)
    return position_view(instance, ready.diagram, step.opened)


def _resolved(diagram: Diagram, participants: Mapping[str, str]) -> dict[str, str]:
    """Only the aliases that the diagram needs, each with its body."""
    if missing := [alias for alias in diagram.participants if not participants.get(alias)]:
        raise Refused(
            format_lazy(
                _("Nobody is named who takes part in the process as: {aliases}."),
                aliases=", ".join(missing),
            ),
            hint=_("The service item has to say which body each of them is."),
            code="participants",
        )
    return {alias: participants[alias] for alias in diagram.participants}
