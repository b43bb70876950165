"""My data: what is kept about me, who looked at it, my password (PIPL art. 44 to 46)."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import accounts, passwords
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import resident, signed_in
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid

LOOKS_SHOWN = 50


@resident
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_data(request: Request) -> HttpResponse:
    """What is kept about me; mobile and address can be changed here."""
    wrong, status = complaints.NONE, 200
    if request.method == "POST":
        try:
            accounts.set_contact(
                request.POST.get("mobile", ""),
                request.POST.get("address", ""),
                by=request.actor,
                at=clock.now(),
            )
        except Invalid as problem:
            wrong, status = complaints.of_problem(problem), problem.status
        else:
            messages.success(request, _("Your contact data have been changed."))
            return HttpResponseRedirect(reverse("portal:data"))
    me = identity.person(request.actor.ref)
    words = {
        "section": "space",
        "me": me,
        "told": request.POST or {"mobile": me.mobile, "address": me.address},
        "looks": identity.seen_by(request.actor.ref, limit=LOOKS_SHOWN),
        "wrong": wrong,
    }
    return render(request, "portal/my_data.html", words, status=status)


@signed_in
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: Request) -> HttpResponse:
    """Choose a new password; other sessions end."""
    wrong, status = complaints.NONE, 200
    if request.method == "POST":
        try:
            _change(request)
        except Invalid as problem:
            wrong, status = complaints.of_problem(problem), problem.status
        else:
            messages.success(request, _("Your password has been changed."))
            done = "/desk/" if request.actor.is_staff else reverse("portal:data")
            return HttpResponseRedirect(done)
    words = {
        "section": "space",
        "wrong": wrong,
        "rules": identity.password_rules(),
        "due": getattr(request.user, "must_change_password", False),
    }
    return render(request, "portal/password.html", words, status=status)


def _change(request: Request) -> None:
    new = request.POST.get("new", "")
    if new != request.POST.get("new_again", ""):
        words = _("The two passwords differ. Type the same one twice.")
        raise Invalid(fields={"new_again": [words]})
    passwords.change_password(
        request.POST.get("current", ""), new, by=request.actor, at=clock.now()
    )
    account = cast(Any, request.user)
    account.refresh_from_db()
    update_session_auth_hash(request, account)
