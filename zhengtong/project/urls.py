"""Addresses: each channel under its own prefix."""

from django.urls import URLPattern, URLResolver, include, path

from zhengtong.project.health import healthz, readyz
from zhengtong.project.metrics import metrics
from zhengtong.project.rooms import built

CHANNELS = (
    ("desk/", "zhengtong.channels.workbench.urls"),
    ("counter/", "zhengtong.channels.counter.urls"),
    ("api/", "zhengtong.channels.openapi.urls"),
    ("", "zhengtong.channels.furniture.urls"),
    ("", "zhengtong.channels.portal.urls"),
)


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    *(path(prefix, include(module)) for prefix, module in CHANNELS if built(module)),
]
if built("zhengtong.channels.furniture.problems"):
    handler400 = "zhengtong.channels.furniture.problems.bad_request"
    handler403 = "zhengtong.channels.furniture.problems.permission_denied"
    handler404 = "zhengtong.channels.furniture.problems.page_not_found"
    handler500 = "zhengtong.channels.furniture.problems.server_error"
