"""Who walks through the demo city, and how they sign in."""

from zhengtong.project.demo.reading import document


def password() -> str:
    """The one password of the demonstration."""
    return str(document("cast")["password"])


def number(key: str) -> str:
    """The resident number of somebody of the cast."""
    return str(next(row["number"] for row in document("cast")["persons"] if row["key"] == key))


def name(key: str) -> str:
    """The name of somebody of the cast, or of a company."""
    cast = document("cast")
    rows = (*cast["persons"], *cast["companies"])
    return str(next(row["name"] for row in rows if row["key"] == key))
