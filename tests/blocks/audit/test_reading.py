"""Auditors search and export; the stranger gets nothing."""

import datetime as dt
import json

import pytest

from tests.blocks.audit.journals import AT, CLERK, write
from zhengtong.blocks.audit import actions, queries
from zhengtong.kernel.actors import STRANGER, Actor
from zhengtong.kernel.errors import Forbidden
from zhengtong.kernel.models import JournalLine

AUDITOR = Actor("staff:1", "staff", roles=frozenset({"auditor"}))


def test_an_auditor_searches():
    write(5)
    page = queries.search(by=AUDITOR, ref="calendar:3")
    assert [line.payload["year"] for line in page.rows] == [3]
    assert [line.by for line in page.rows] == ["staff:7"]
    assert len(queries.search(by=AUDITOR, event="CalendarChanged", actor="staff:7").rows) == 5
    assert queries.search(by=AUDITOR, event="CaseDecided").rows == []


def test_a_search_is_paged_the_latest_first():
    write(5)
    first = queries.search(by=AUDITOR, size=3)
    assert [line.id for line in first.rows] == [5, 4, 3]
    assert [line.id for line in queries.search(by=AUDITOR, size=3, after=first.next).rows] == [2, 1]


def test_a_search_in_a_span():
    write(5)
    since, until = AT + dt.timedelta(seconds=2), AT + dt.timedelta(seconds=4)
    found = queries.search(by=AUDITOR, since=since, until=until)
    assert [line.id for line in found.rows] == [3, 2]


@pytest.mark.parametrize("who", [STRANGER, CLERK, Actor("person:1", "person")])
def test_nobody_else_looks_into_the_journal(who):
    with pytest.raises(Forbidden):
        queries.search(by=who)
    with pytest.raises(Forbidden):
        actions.note_export(None, None, by=who, at=AT)


def test_an_export_is_json_lines_in_every_script():
    write(3)
    lines = [json.loads(line) for line in queries.export()]
    assert [line["ref"] for line in lines] == ["calendar:1", "calendar:2", "calendar:3"]
    assert lines[0]["payload"]["source"] == "通知𠮷·«'\"»"
    assert lines[0]["at"] == "2026-03-11T10:00:01.000001+08:00"
    assert len(lines[0]["mac"]) == 64


def test_an_export_of_a_span():
    write(5)
    told = list(queries.export(AT + dt.timedelta(seconds=4)))
    assert [json.loads(line)["id"] for line in told] == [4, 5]


def test_an_export_is_told_in_the_journal():
    actions.note_export(AT, None, by=AUDITOR, at=AT)
    line = JournalLine.objects.get()
    assert (line.event, line.by) == ("JournalExported", "staff:1")
    assert line.payload == {"since": AT.isoformat(), "until": ""}
