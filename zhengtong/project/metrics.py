"""Figures for Prometheus: requests by view, and what waits in the queues.

With several web processes each writes its own files in `metrics/` of the data directory
(`PROMETHEUS_MULTIPROC_DIR`); a scrape adds them up.
"""

import os
from collections.abc import Callable, Iterator
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector

from zhengtong.kernel.models import Outbox

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
REQUESTS = Counter("zhengtong_requests", "Requests answered.", ["view", "method", "status"])
SECONDS = Histogram("zhengtong_request_seconds", "Seconds to answer.", ["view"], buckets=BUCKETS)


class Metrics:
    """Count and time each request by the name of its view, never by its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        view = match.view_name if match else "none"
        SECONDS.labels(view).observe(perf_counter() - started)
        REQUESTS.labels(view, request.method, response.status_code).inc()
        return response


class Queues(Collector):
    """What waits: tasks not begun, news not heard, news given up."""

    def collect(self) -> Iterator[Metric]:
        waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()
        yield GaugeMetricFamily("zhengtong_tasks_waiting", "Tasks not begun.", waiting)
        for given_up, name in ((False, "waiting"), (True, "given_up")):
            yield GaugeMetricFamily(
                f"zhengtong_news_{name}",
                f"Deliveries of news: {name}.",
                Outbox.objects.filter(gave_up=given_up).count(),
            )


def metrics(request: HttpRequest) -> HttpResponse:
    """All figures in Prometheus' text format; for the machine itself, or with the token set."""
    token = settings.ZHENGTONG_METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    local = request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
    if not (given == f"Bearer {token}" if token else local):
        return HttpResponseForbidden("metrics are for the machine itself, or need the token\n")
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)
        source: CollectorRegistry = registry
    else:
        source = REGISTRY
    body = generate_latest(source)
    queues = CollectorRegistry()
    queues.register(Queues())
    return HttpResponse(body + generate_latest(queues), content_type=CONTENT_TYPE_LATEST)
