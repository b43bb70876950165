"""Registration of a person, and of a company by its legal representative."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import accounts, signing
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import for_everybody, resident
from zhengtong.channels.furniture.middleware import ACTING_FOR
from zhengtong.channels.furniture.preferences import place_to_return
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Invalid, Refused

PERSON = ("name", "number", "mobile", "address")
COMPANY = ("name", "credit_code", "representative_name", "address", "phone")


@for_everybody
@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request) -> HttpResponse:
    """A person registers with their resident number; then they are signed in."""
    if request.method != "POST":
        return _page(request)
    told = {name: request.POST.get(name, "") for name in PERSON}
    password = request.POST.get("password", "")
    try:
        _check_twice(request, password)
        accounts.register_person(**told, password=password, by=STRANGER, at=clock.now())
    except Invalid as problem:
        return _page(request, complaints.of_problem(problem), problem.status)
    signing.sign_in(request, told["number"], password, at=clock.now())
    messages.success(request, _("You are registered and signed in."))
    going_to = place_to_return(request, request.POST.get("next", ""), reverse("portal:space"))
    return HttpResponseRedirect(going_to)


def _check_twice(request: Request, password: str) -> None:
    """What only the page asks: the password twice, and the agreement."""
    wrong: dict[str, list[str]] = {}
    if password != request.POST.get("password_again", ""):
        wrong["password_again"] = [_("The two passwords differ. Type the same one twice.")]
    if request.POST.get("agreed") != "yes":
        wrong["agreed"] = [_("Read the privacy notice and tick the box to register.")]
    if wrong:
        raise Invalid(fields=wrong)


def _page(
    request: Request, wrong: complaints.Complaints = complaints.NONE, status: int = 200
) -> HttpResponse:
    words = {
        "wrong": wrong,
        "told": request.POST,
        "rules": identity.password_rules(),
        "next": place_to_return(request, request.GET.get("next", ""), ""),
        "hide_search": True,
    }
    return render(request, "portal/register.html", words, status=status)


@resident
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_company(request: Request) -> HttpResponse:
    """The legal representative registers a company and acts for it from then on."""
    wrong, status = complaints.NONE, 200
    told = {name: request.POST.get(name, "") for name in COMPANY}
    if request.method == "POST":
        try:
            company = accounts.register_company(**told, by=request.actor, at=clock.now())
        except (Invalid, Refused) as problem:
            wrong, status = complaints.of_problem(problem), problem.status
        else:
            request.session[ACTING_FOR] = company.ref
            messages.success(
                request, _("%(name)s is registered. You act for it now.") % {"name": company.name}
            )
            return HttpResponseRedirect(reverse("portal:acting"))
    elif not told["representative_name"]:
        told["representative_name"] = identity.person(request.actor.ref).name
    words = {"wrong": wrong, "told": told, "section": "space"}
    return render(request, "portal/register_company.html", words, status=status)
