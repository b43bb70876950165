"""The materials on one page: received on paper, scanned, or taken from the applicant's licences."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import collecting
from zhengtong.cases.queries import DraftView, FileView, MaterialView, Receipt
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.downloads import document_response
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.channels.furniture.uploads import LIMIT, skipped
from zhengtong.kernel import clock
from zhengtong.kernel.errors import NotFound, Problem
from zhengtong.registers.licences import queries as licences
from zhengtong.registers.licences.queries import LicenceCard

from . import filling, way
from .clerks import clerk, clerks_only

EXTENSIONS = {"jpg": ".jpg,.jpeg", "jpeg": ".jpg,.jpeg"}
COPIES = "copies"
ODD = -1


@clerks_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def materials(request: Request, draft: str) -> HttpResponse:
    """All materials asked for: one form notes what lies on the counter."""
    found = cases.draft(draft, clerk(request), at=clock.now())
    if found.number:
        return filling.taken(found)
    if request.method != "POST":
        return _draw(request, found)
    told = _receive(request, found)
    if told:
        again = cases.draft(found.id, clerk(request), at=clock.now())
        return _draw(request, again, complaints.of_pairs(told), 422)
    if request.POST.get("then") == "stay":
        messages.success(request, _("The materials are saved."))
        return HttpResponseRedirect(reverse("counter:materials", args=[found.id]))
    return HttpResponseRedirect(reverse("counter:review", args=[found.id]))


def _receive(request: Request, found: DraftView) -> list[tuple[str, str]]:
    """Write down what came in for each material; what is refused is told at its place."""
    told = []
    for material in found.materials:
        for name, act in (
            (f"paper-{material.key}", _paper),
            (f"licence-{material.key}", _licence),
            (f"file-{material.key}", _scans),
        ):
            try:
                act(request, found, material)
            except Problem as problem:
                if problem.status in (403, 404):
                    raise
                told.append((name, _words_of(problem)))
    return told


def _words_of(problem: Problem) -> str:
    """A refused file is told by its detail and hint; a wrong number of copies by its own words."""
    if COPIES in problem.fields:
        return str(problem.fields[COPIES][0])
    return " ".join(str(part) for part in (problem.detail, problem.hint) if part)


def _paper(request: Request, found: DraftView, material: MaterialView) -> None:
    """The tick and the number of copies become what is kept: noted, changed, or taken back."""
    by, at = clerk(request), clock.now()
    wanted = 0
    if request.POST.get(f"paper-{material.key}") == "yes":
        given = request.POST.get(f"copies-{material.key}", "").strip() or "1"
        is_number = given.isascii() and given.isdigit() and len(given) < 4
        wanted = (int(given) or ODD) if is_number else ODD
    kept = papers(material)
    if [file.copies for file in kept] == ([wanted] if wanted else []):
        return
    if wanted:
        collecting.receive_paper(found.id, material.key, by=by, at=at, copies=wanted)
    for file in kept:
        if file.copies != wanted:
            collecting.detach(found.id, file.id, by=by, at=at)


def papers(material: MaterialView) -> list[FileView]:
    """What was received on paper for a material."""
    return [file for file in material.files if file.how == Receipt.PAPER]


def _licence(request: Request, found: DraftView, material: MaterialView) -> None:
    identifier = request.POST.get(f"licence-{material.key}", "")
    if identifier:
        collecting.use_licence(
            found.id, material.key, identifier, by=clerk(request), at=clock.now()
        )


def _scans(request: Request, found: DraftView, material: MaterialView) -> None:
    name = f"file-{material.key}"
    if name in skipped(request):
        raise _too_large()
    for each in request.FILES.getlist(name):
        stream: Any = each
        collecting.attach(
            found.id, material.key, stream, each.name or "", by=clerk(request), at=clock.now()
        )


def _too_large() -> Problem:
    return Problem(
        _("This file is larger than %(size)d MB.") % {"size": LIMIT // 1024 // 1024},
        hint=_("Scan it with a lower resolution."),
        code="too-large",
    )


def _draw(
    request: Request,
    found: DraftView,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    at = clock.now()
    wants = any(material.licence_type for material in found.materials)
    wallet = licences.wallet_of(found.applicant, at=at) if wants else []
    words = {
        "draft": found,
        "who": identity.subject(found.applicant),
        "rows": [_row(material, wallet, wrong) for material in found.materials],
        "wrong": wrong,
        "limit": LIMIT,
        "megabytes": LIMIT // 1024 // 1024,
        "steps": way.steps(),
        "step": way.MATERIALS,
        "side": side(request),
    }
    return render(request, "counter/materials.html", words, status=status)


def _row(
    material: MaterialView, wallet: Iterable[LicenceCard], wrong: complaints.Complaints
) -> dict[str, Any]:
    paper = papers(material)
    used = {file.licence for file in material.files}
    return {
        "material": material,
        "paper": bool(paper),
        "copies": paper[0].copies if paper else 1,
        "files": [file for file in material.files if file.how != Receipt.PAPER],
        "accept": ",".join(EXTENSIONS.get(kind, f".{kind}") for kind in material.accept),
        "kinds": "、".join(kind.upper() for kind in material.accept),
        "licences": [
            card
            for card in wallet
            if card.usable
            and card.type_key == material.licence_type
            and card.identifier not in used
        ],
        "paper_error": wrong.at.get(f"paper-{material.key}", ""),
        "licence_error": wrong.at.get(f"licence-{material.key}", ""),
        "file_error": wrong.at.get(f"file-{material.key}", ""),
    }


@clerks_only
@require_POST
def remove(request: Request, draft: str, file: int) -> HttpResponse:
    """Take a scan or licence out again."""
    collecting.detach(draft, file, by=clerk(request), at=clock.now())
    return HttpResponseRedirect(reverse("counter:materials", args=[draft]))


@clerks_only
@require_safe
def file(request: Request, draft: str, file: int) -> FileResponse:
    """Look at a scan that is in the draft."""
    found = cases.draft_file(draft, file, clerk(request), at=clock.now())
    if not found.document:
        raise NotFound(code="file")
    return document_response(found.document)
