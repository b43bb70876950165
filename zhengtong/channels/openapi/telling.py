"""From the rooms' dataclasses to the shapes of the API."""

from collections.abc import Iterable

from zhengtong.blocks.forms.queries import FieldError, Section
from zhengtong.cases.queries import ClockView, FileView, LetterView, MaterialView, Stage, Step
from zhengtong.kernel.words import say

from .shapes.cases import LetterOut
from .shapes.shared import (
    ClockOut,
    ErrorOut,
    FileOut,
    MaterialOut,
    SectionOut,
    SectionRow,
    StageOut,
    StepOut,
)


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


def sections(found: Iterable[Section]) -> list[SectionOut]:
    return [
        SectionOut(
            title=section.title,
            rows=[SectionRow(label=label, value=value) for label, value in section.rows],
        )
        for section in found
    ]


def letters(found: Iterable[LetterView]) -> list[LetterOut]:
    return [
        LetterOut(id=x.id, kind=x.kind, label=str(x.label), number=x.number, at=x.at) for x in found
    ]


def errors(found: Iterable[FieldError]) -> list[ErrorOut]:
    return [ErrorOut(field=e.field, detail=str(e.message)) for e in found]
