"""The two engines behind one face: SQLite's FTS5 and PostgreSQL's tsvector with GIN.

Both hold the same words, made by `entry_words.py`, and are asked the same expressions; neither
tokenises or ranks. They hand over the heaviest entries that satisfy an expression.
"""

from django.db import connection

from .expressions import All, Expression, Word
from .ranking import Candidate

# The found rows are counted and sorted while they are narrow, and never through an index on
# weight: whether a word is rare, the planner can only guess. CROSS JOIN makes SQLite begin at the
# words: without statistics it would try every entry against them.
_SQLITE = """
WITH found AS MATERIALIZED (
    SELECT e.id, e.weight FROM search_fts f CROSS JOIN search_searchentry e ON e.id = f.rowid
    WHERE f.search_fts MATCH %s AND e."index" = %s
)
SELECT e.id, e.key, e.weight, e.title, e.face, e.also, e.sounds, e.initials,
    (SELECT count(*) FROM found)
FROM (SELECT id FROM found ORDER BY weight DESC, id LIMIT %s) best
JOIN search_searchentry e ON e.id = best.id
"""
_POSTGRES = """
WITH found AS MATERIALIZED (
    SELECT e.id, e.weight FROM search_searchentry e
    WHERE e.vector @@ %s::tsquery AND e."index" = %s
)
SELECT e.id, e.key, e.weight, e.title, e.face, e.also, e.sounds, e.initials,
    (SELECT count(*) FROM found)
FROM (SELECT id FROM found ORDER BY weight DESC, id LIMIT %s) best
JOIN search_searchentry e ON e.id = best.id
"""


def candidates(index: str, expression: Expression, limit: int) -> tuple[list[Candidate], int]:
    """The entries that satisfy the expression, heaviest first, at most `limit`; and of how many."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES, [tsquery(expression), index, limit])
        else:
            cursor.execute(_SQLITE, [fts5(expression), index, limit])
        rows = cursor.fetchall()
    return [Candidate(*row[:-1]) for row in rows], rows[0][-1] if rows else 0


def fts5(expression: Expression) -> str:
    """The expression in the language of FTS5."""
    if isinstance(expression, Word):
        quoted = '"' + expression.word.replace('"', '""') + '"'
        return quoted + " *" if expression.prefix else quoted
    joint = " AND " if isinstance(expression, All) else " OR "
    return "(" + joint.join(fts5(item) for item in expression.items) + ")"


def tsquery(expression: Expression) -> str:
    """The expression in the language of PostgreSQL's tsquery."""
    if isinstance(expression, Word):
        quoted = "'" + expression.word.replace("\\", "\\\\").replace("'", "''") + "'"
        return quoted + ":*" if expression.prefix else quoted
    joint = " & " if isinstance(expression, All) else " | "
    return "(" + joint.join(tsquery(item) for item in expression.items) + ")"
