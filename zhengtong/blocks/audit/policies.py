"""Who may look into the journal."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden


def require_auditor(by: Actor) -> None:
    """Auditors and the system only (GB/T 22239-2019: separated roles); raises Forbidden."""
    if not (by.is_system or by.has("auditor")):
        raise Forbidden(_("Only an auditor may look into the journal."))
