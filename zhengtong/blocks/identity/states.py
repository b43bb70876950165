"""The closed lists of identity: the roles of staff and the roles of a mandate."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member of staff does in their body. A process task names one of them."""

    WINDOW_CLERK = "window_clerk", _("Window clerk")
    REVIEWER = "reviewer", _("Reviewer")
    APPROVER = "approver", _("Approver")
    CATALOGUE_MANAGER = "catalogue_manager", _("Catalogue manager")
    SUPERVISOR = "supervisor", _("Supervisor")
    DATA_STEWARD = "data_steward", _("Data steward")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class MandateRole(models.TextChoices):
    """In which quality a person acts for a company."""

    REPRESENTATIVE = "representative", _("Legal representative")
    AGENT = "agent", _("Agent")
