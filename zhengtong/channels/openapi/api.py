"""The API put together: OpenAPI 3.1 at `/api/openapi.json`, to be read at `/api/`."""

from django.http import HttpRequest
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema

from . import cases, catalogue, drafts, licences, tokens
from .problems import tell_problems

DESCRIPTION = """\
Everything a channel needs: find a service item, apply, follow the case, keep and verify licences.

Programs send `Authorization: Bearer zt_…` with a token from *My space → Tokens for programs*; the
token acts as its owner and sees what its owner sees. Words come in the language of
`Accept-Language` (zh-Hans or en). Errors are problem documents (RFC 9457). Lists are paged by
cursor: pass `next` as `after`.
"""

api = NinjaAPI(
    title="Zhengtong (政通)",
    version="1.0.0",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)
for prefix, router in (
    ("", catalogue.router),
    ("/drafts", drafts.router),
    ("", cases.router),
    ("", licences.router),
    ("/tokens", tokens.router),
):
    assert isinstance(router, Router)
    api.add_router(prefix, router)
tell_problems(api)


def description(request: HttpRequest) -> OpenAPISchema:
    """The OpenAPI document as the reference page reads it."""
    return api.get_openapi_schema(path_prefix="/api/")
