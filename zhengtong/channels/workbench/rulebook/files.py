"""A version as a file: DMN to take away, a table to and from a spreadsheet."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from zhengtong.blocks.rules import actions, queries
from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.complaints import NONE, Complaints, of_pairs
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import RULE_READERS, side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Problem

LARGEST = 5 * 1024 * 1024
DMN = "application/xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@roles_only(*RULE_READERS)
def diagram(request: Request, key: str, number: int) -> HttpResponse:
    """The DMN file."""
    shown = queries.version(key, number, by=request.actor)
    return _file(shown.xml.encode(), f"{key}-{number}.dmn", DMN)


@roles_only(*RULE_READERS)
def sheet(request: Request, key: str, number: int) -> HttpResponse:
    """The decision table as a spreadsheet; of several, the one named by `decision`."""
    shown = queries.version(key, number, by=request.actor)
    content = queries.to_spreadsheet(shown.xml, request.GET.get("decision", "")[:200])
    return _file(content, f"{key}-{number}.xlsx", XLSX)


@roles_only(*RULE_READERS)
def bring(request: Request, key: str, number: int) -> HttpResponse:
    """Bring in a DMN file or a spreadsheet in the place of what is drawn."""
    complaints = NONE
    if request.method == "POST":
        complaints = _brought(request, key, number)
        if not complaints:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:rules-version", args=[key, number]))
    shown = queries.version(key, number, by=request.actor)
    return render(
        request,
        "workbench/rules/bring.html",
        {
            "model": queries.model(key),
            "view": shown.version,
            "complaints": complaints,
            "side": side(request),
        },
        status=422 if complaints else 200,
    )


def _brought(request: Request, key: str, number: int) -> Complaints:
    given = request.FILES.get("file")
    if given is None or not given.size:
        return of_pairs([("file", _("Choose a file."))])
    if given.size > LARGEST:
        return of_pairs([("file", _("This file is larger than five megabytes."))])
    content = given.read()
    shown = queries.version(key, number, by=request.actor)
    try:
        xml = _diagram_in(content, shown.xml)
        actions.edit(key, xml, edits=shown.version.edits, by=request.actor, at=clock.now())
    except Problem as problem:
        lines = [(where, str(w)) for where, words in problem.fields.items() for w in words]
        told = [("file", f"{where}: {words}") for where, words in lines[:20]]
        return of_pairs(told or [("file", f"{problem.detail} {problem.hint}".strip())])
    return NONE


def _diagram_in(content: bytes, into: str) -> str:
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return content.decode("utf-8-sig", "replace")
    return queries.from_spreadsheet(content, into=into)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
