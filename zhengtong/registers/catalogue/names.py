"""The names of bodies and divisions for lists and guides, kept for a minute in each process."""

from django.core.cache import cache

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.words import Text

from .views import BodyName

SECONDS = 60
BODIES, DIVISIONS = "catalogue.bodies", "catalogue.divisions"


def bodies() -> dict[str, BodyName]:
    """All bodies by their codes."""
    kept = cache.get(BODIES)
    if kept is None:
        kept = {
            view.code: BodyName(view.code, view.name, view.short, view.phone, view.address)
            for view in identity.bodies()
        }
        cache.set(BODIES, kept, SECONDS)
    return kept


def divisions() -> dict[str, Text]:
    """The names of all divisions by their codes."""
    kept = cache.get(DIVISIONS)
    if kept is None:
        kept = {view.code: view.name for view in identity.divisions()}
        cache.set(DIVISIONS, kept, SECONDS)
    return kept


def forget() -> None:
    """Ask again: bodies or divisions have been entered in this process."""
    cache.delete_many([BODIES, DIVISIONS])
