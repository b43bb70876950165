"""The guide of a service, and its forms to print."""

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhengtong.blocks.documents import queries as documents
from zhengtong.blocks.forms import queries as forms
from zhengtong.cases import queries as cases
from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.downloads import pdf_response
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal.caching import for_the_public
from zhengtong.frontline.ratings import queries as ratings
from zhengtong.kernel import clock
from zhengtong.kernel.words import language_of, say
from zhengtong.registers.catalogue import queries as catalogue

SECONDS = 120
BLANK = "documents/blank-form.typ"


@for_everybody
@require_safe
@for_the_public(SECONDS)
def guide(request: Request, code: str) -> HttpResponse:
    """Everything one has to know before applying, and one clear button."""
    found = catalogue.guide(code)
    words = {
        "section": "services",
        "guide": found,
        "body": _body(found, ratings.of_item(code)),
    }
    return render(request, "portal/guide.html", words)


def _body(found: catalogue.Guide, rating: ratings.Indicators) -> SafeString:
    """What the page says, the same for every reader of a language, drawn once for some minutes."""
    key = f"guide:{language_of()}:{found.version_id}:{rating.rated}:{rating.good}"
    kept = cache.get(key)
    if kept is None:
        words = {"guide": found, "rating": rating, "asks": cases.has_guidance(found.decisions)}
        kept = render_to_string("portal/guide_body.html", words)
        cache.set(key, kept, SECONDS)
    return SafeString(kept)  # nosec B703 - our own template has escaped it


@for_everybody
@require_safe
def blank_form(request: Request, code: str) -> HttpResponse:
    """The application form to be filled in by hand."""
    return _printed(code, sample=False)


@for_everybody
@require_safe
def sample_form(request: Request, code: str) -> HttpResponse:
    """The application form filled in as a sample."""
    return _printed(code, sample=True)


def _printed(code: str, *, sample: bool) -> HttpResponse:
    found = catalogue.guide(code)
    form = forms.form(found.form_version_id)
    data = forms.printable(form, sample=sample)
    content = documents.pdf(BLANK, data, at=clock.now(), unprintable="mark")
    suffix = _("filled sample") if sample else _("blank form")
    return pdf_response(content, f"{say(found.name)} {suffix}")
