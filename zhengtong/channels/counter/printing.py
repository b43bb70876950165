"""The application on paper, for the applicant to read and to sign by hand."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zhengtong.blocks.documents import queries as documents
from zhengtong.blocks.forms import queries as forms
from zhengtong.cases import queries as cases
from zhengtong.channels.furniture.downloads import pdf_response
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.words import say

from .clerks import clerk, clerks_only

TEMPLATE = "documents/blank-form.typ"


@clerks_only
@never_cache
@require_safe
def application(request: Request, draft: str) -> HttpResponse:
    """The form with the answers as they are now, with the statement and a line to sign on."""
    at = clock.now()
    found = cases.draft(draft, clerk(request), at=at)
    data = forms.printable(found.form, found.answers)
    content = documents.pdf(TEMPLATE, data, at=at, unprintable="mark")
    return pdf_response(content, f"{say(found.item_name)} {_('application form')}")
