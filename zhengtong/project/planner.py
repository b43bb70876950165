"""The figures by which a database chooses its indexes.

PostgreSQL gathers them by itself. SQLite does so only when it is told, and without them it walks
along all cases of a body to find one applicant's. A look at a thousand rows of each index will do.
"""

from django.db import connection

from zhengtong.kernel.periodic import every

ROWS = 1000


@every(seconds=6 * 3600, name="project.planner")
def gather(at: object = None) -> None:
    """Gather the figures where the database does not do so itself; a fraction of a second."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS}")
        cursor.execute("ANALYZE")
