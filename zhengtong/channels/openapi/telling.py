"""From the rooms' dataclasses to the shapes of the API."""

from collections.abc import Iterable

from zhengtong.blocks.forms.queries import FieldError
from zhengtong.cases.queries import ClockView, FileView, MaterialView, Stage, Step
from zhengtong.kernel.words import say

from .schemas import AnswerError, ClockOut, FileOut, MaterialOut, StageOut, StepOut


def clock(view: ClockView) -> ClockOut:
    reading = view.reading
    return ClockOut(
        stage=reading.stage,
        level=reading.level,
        due_on=reading.due_on,
        days_left=reading.days_left,
        explanation=[str(line) for line in view.lines],
    )


def steps(timeline: Iterable[Step]) -> list[StepOut]:
    return [
        StepOut(at=s.at, key=s.key, label=str(s.label), who=str(s.who), note=str(s.note))
        for s in timeline
    ]


def stages(found: Iterable[Stage]) -> list[StageOut]:
    return [
        StageOut(key=s.key, label=str(s.label), state=s.state, at=s.at, who=str(s.who))
        for s in found
    ]


def file(view: FileView) -> FileOut:
    return FileOut(
        id=view.id,
        how=view.how,
        name=view.name,
        media_type=view.media_type,
        size=view.size,
        licence=view.licence,
    )


def materials(found: Iterable[MaterialView]) -> list[MaterialOut]:
    return [
        MaterialOut(
            key=m.key,
            name=say(m.name),
            required=m.required,
            accept=list(m.accept),
            licence_type=m.licence_type,
            files=[file(f) for f in m.files if not f.replaced],
            asked=m.asked,
        )
        for m in found
    ]


def errors(found: Iterable[FieldError]) -> list[AnswerError]:
    return [AnswerError(field=e.field, detail=str(e.message)) for e in found]
