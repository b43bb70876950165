"""Materials of a draft: uploaded, or taken from one's own licences."""

from typing import BinaryIO, cast

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zhengtong.cases import queries as cases
from zhengtong.cases.actions import collecting
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.downloads import document_response
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.uploads import LIMIT, skipped
from zhengtong.channels.portal import journey
from zhengtong.channels.portal.views.filling import submitted
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Problem, TooLarge
from zhengtong.registers.licences import queries as licences

EXTENSIONS = {"pdf": ".pdf", "jpg": ".jpg,.jpeg", "jpeg": ".jpg,.jpeg", "png": ".png"}


@resident
@never_cache
@require_safe
def materials(request: Request, draft: str) -> HttpResponse:
    """All materials asked for, with what is there already."""
    return _page(request, draft)


def _page(
    request: Request,
    draft: str,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    at = clock.now()
    found = cases.draft(draft, request.actor, at=at)
    if found.number:
        return submitted(found)
    wallet = licences.wallet_of(found.applicant, at=at) if _wants_licences(found) else []
    rows = [
        {
            "material": material,
            "error": wrong.at.get(f"material-{material.key}", ""),
            "accept": ",".join(EXTENSIONS.get(kind, f".{kind}") for kind in material.accept),
            "kinds": "、".join(kind.upper() for kind in material.accept),
            "licences": _offered(material, wallet),
        }
        for material in found.materials
    ]
    words = {
        "section": "services",
        "hide_search": True,
        "draft": found,
        "rows": rows,
        "wrong": wrong,
        "megabytes": LIMIT // 1024 // 1024,
        "steps": journey.steps(found),
        "step": len(journey.steps(found)) - 1,
        "back": journey.before(found, ""),
    }
    return render(request, "portal/materials.html", words, status=status)


def _offered(
    material: cases.MaterialView, wallet: list[licences.LicenceCard]
) -> list[licences.LicenceCard]:
    """The licences that would do for a material and are not in the draft yet."""
    used = {file.licence for file in material.files}
    return [
        card
        for card in wallet
        if card.usable and card.type_key == material.licence_type and card.identifier not in used
    ]


def _wants_licences(found: cases.DraftView) -> bool:
    return any(material.licence_type for material in found.materials)


@resident
@require_POST
def add(request: Request, draft: str, key: str) -> HttpResponse:
    """Upload files for a material, or take a licence out of the wallet."""
    try:
        licence = request.POST.get("licence", "")
        if licence:
            collecting.use_licence(draft, key, licence, by=request.actor, at=clock.now())
        else:
            _upload(request, draft, key)
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        pairs = [(f"material-{key}", words) for _name, words in _words_of(problem)]
        return _page(request, draft, complaints.of_pairs(pairs), problem.status)
    messages.success(request, _("The material has been added."))
    return _back(draft, key)


def _words_of(problem: Problem) -> list[tuple[str, str]]:
    """A refused file is told by its detail and hint, not by a field of somebody else's form."""
    told = " ".join(str(part) for part in (problem.detail, problem.hint) if part)
    return [("", told)]


def _upload(request: Request, draft: str, key: str) -> None:
    if skipped(request):
        raise TooLarge(
            _("This file is larger than %(size)d MB.") % {"size": LIMIT // 1024 // 1024},
            hint=_("Reduce it, or photograph it with a lower resolution."),
        )
    files = request.FILES.getlist("file")
    if not files:
        raise Invalid(_("Choose a file first."))
    for each in files:
        collecting.attach(
            draft, key, cast(BinaryIO, each), each.name or "", by=request.actor, at=clock.now()
        )


def _back(draft: str, key: str) -> HttpResponse:
    address = reverse("portal:draft_materials", args=[draft])
    return HttpResponseRedirect(f"{address}#material-{key}-block")


@resident
@require_POST
def remove(request: Request, draft: str, key: str, file: int) -> HttpResponse:
    """Take a file or licence out again."""
    collecting.detach(draft, file, by=request.actor, at=clock.now())
    return _back(draft, key)


@resident
@require_safe
def file(request: Request, draft: str, file: int) -> FileResponse:
    """Look at a file that is in the draft."""
    return document_response(cases.draft_file(draft, file, request.actor, at=clock.now()).document)
