"""Finding the rows that the verbs change, locked, in a fixed order: the model, then its version."""

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules.models import DecisionModel, DecisionVersion
from zhengtong.blocks.rules.states import OPEN
from zhengtong.kernel.errors import NotFound, Stale


def model(key: str, *, lock: bool = False) -> DecisionModel:
    """The model; raises NotFound."""
    rows = DecisionModel.objects.select_for_update() if lock else DecisionModel.objects
    found = rows.filter(key=key).first()
    if found is None:
        raise NotFound(_("There is no decision model “%(key)s”.") % {"key": key})
    return found


def version(of: DecisionModel, number: int) -> DecisionVersion:
    """A version by its number; raises NotFound."""
    found = of.versions.filter(number=number).first()
    if found is None:
        raise NotFound(
            _("The decision model “%(key)s” has no version %(number)s.")
            % {"key": of.key, "number": number}
        )
    found.model = of
    return found


def draft(of: DecisionModel, edits: int | None = None) -> DecisionVersion:
    """The version that is still open; raises NotFound, Stale where it was edited meanwhile."""
    found = of.versions.filter(state__in=OPEN).first()
    if found is None:
        raise NotFound(
            _("No version of the decision model “%(key)s” is being drafted.") % {"key": of.key},
            hint=_("Begin a new version first."),
        )
    if edits is not None and found.edits != edits:
        raise Stale
    found.model = of
    return found
