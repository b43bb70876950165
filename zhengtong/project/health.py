"""Is the process alive, and can it serve? For load balancers and watchers."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and has all its tables; 503 with the reason otherwise."""
    checks = {"database": "ok", "tables": "ok"}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _is_migrated()
    except LookupError:
        checks["tables"] = "migrations are missing: run `zhengtong setup`"
    except DatabaseError:
        checks["database"] = "does not answer"
    ready = set(checks.values()) == {"ok"}
    return JsonResponse({"ready": ready, **checks}, status=200 if ready else 503)


@cache
def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError("migrations are missing")
    return True
