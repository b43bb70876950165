"""What people searched for in vain: work for the catalogue's keywords and synonyms."""

from django.http import HttpResponse
from django.shortcuts import render

from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.registers.catalogue import queries


@roles_only("catalogue_manager")
def words(request: Request) -> HttpResponse:
    """Searches without a result, the most frequent first."""
    after = request.GET.get("after", "")[:400]
    found = queries.missed_words(request.actor, after=after)
    return render(
        request,
        "workbench/words.html",
        {"rows": found.rows, "next": found.next, "after": after, "side": side(request)},
    )
