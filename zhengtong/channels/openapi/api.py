"""The API put together: every operation with its address. Begin here."""

from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI
from ninja.operation import Operation

from . import cases, catalogue, desk, drafts, licences, tokens
from .formats import Reader, Writer
from .problems import tell_problems

VERSION = "1.0.0"
ADDRESS = "/api/"
TITLE = _("Zhengtong API")
DESCRIPTION = _(
    "Everything a channel needs: find a service item, apply, follow the case, keep and verify "
    "licences. Programs send `Authorization: Bearer zt_…` with a token that a signed-in person "
    "has issued; a token acts as its owner and sees what its owner sees. Words come in the "
    "language of `Accept-Language` (zh-Hans or en). Errors are problem documents (RFC 9457). "
    "Lists are paged by cursor: pass `next` as `after`."
)
TAGS = {
    "Finding": _("Search, lists, guides and forms. Open to everybody."),
    "Applying": _("Drafts: answers, materials, signature, submission."),
    "Following": _("One's own cases, and the progress of any case by two numbers."),
    "Handling": _("What officials read of the cases their body has to do with."),
    "Licences": _("The wallet, the documents, and verification for anybody."),
    "Tokens": _("Tokens for programs, for who is signed in on the portal."),
}


class Api(NinjaAPI):
    """The API; its operations are called by where they are: `drafts_submit`."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        part = operation.view_func.__module__.rsplit(".", 1)[-1]
        return f"{part}_{operation.view_func.__name__}"


api = Api(
    title=TITLE,
    version=VERSION,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    parser=Reader(),
    renderer=Writer(),
)
api.add_router("", catalogue.router)
api.add_router("/drafts", drafts.router)
api.add_router("", cases.router)
api.add_router("/desk", desk.router)
api.add_router("", licences.router)
api.add_router("/tokens", tokens.router)
tell_problems(api)
