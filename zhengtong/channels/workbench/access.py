"""Pages for some roles only; the rooms check again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from zhengtong.channels.furniture.access import staff_only
from zhengtong.kernel.errors import Forbidden

View = Callable[..., HttpResponse]


def roles_only(*roles: str) -> Callable[[View], View]:
    """A page for officials who hold one of the roles; others are told so."""

    def mark(view: View) -> View:
        @staff_only
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.actor.roles & set(roles):  # type: ignore[attr-defined]
                raise Forbidden(
                    _("This page is for another role than yours."),
                    hint=_("Ask an administrator when your work needs it."),
                )
            return view(request, *args, **kwargs)

        return guarded

    return mark
