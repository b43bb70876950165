"""What people searched for in vain: work for the catalogue's keywords and synonyms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhengtong.registers.catalogue import queries

from .access import roles_only
from .side import side


@roles_only("catalogue_manager")
def words(request: HttpRequest) -> HttpResponse:
    """Searches without a result, the most frequent first."""
    after = request.GET.get("after", "")[:400]
    found = queries.missed_words(request.actor, after=after)  # type: ignore[attr-defined]
    return render(
        request,
        "workbench/words.html",
        {"rows": found.rows, "next": found.next, "after": after, "side": side(request)},
    )
