"""Addresses of the API. What is none of them is answered with a problem document, too."""

from django.urls import URLPattern, path, re_path

from . import views
from .api import api
from .manners import mannered

urlpatterns = [
    path("", views.reference_page, name="api-reference"),
    path("openapi.json", views.document, name="api-document"),
    path("access/", views.access, name="api-access"),
    path("access/<int:token_id>/revoke/", views.revoke, name="api-revoke"),
    *(mannered(one) for one in api.urls[0] if isinstance(one, URLPattern) and str(one.pattern)),
    re_path("", views.no_such_address, name="api-no-such-address"),
]
