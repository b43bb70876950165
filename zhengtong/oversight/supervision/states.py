"""The life of a follow-up (差评整改) and of a watched clock, as tables.

谁办理、谁负责: the body that was rated contacts the person, mends or explains, asks again whether
it is well now, and only then the matter is closed (国办发〔2019〕51号; GB/T 39734-2020, 差评处置).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.states import StateTable


class State(models.TextChoices):
    """Where a follow-up stands."""

    OPEN = "open", _("To be contacted")
    CONTACTED = "contacted", _("To be mended")
    MENDED = "mended", _("To be revisited")
    REVISITED = "revisited", _("To be closed")
    CLOSED = "closed", _("Closed")


class Verb(models.TextChoices):
    """What can be done in a follow-up."""

    CONTACT = "contact", _("Note the contact")
    ATTEMPT = "attempt", _("Note an attempt to reach the person")
    MEND = "mend", _("Report what was mended")
    EXPLAIN = "explain", _("Explain why nothing can be mended")
    REVISIT = "revisit", _("Note the revisit")
    REOPEN = "reopen", _("Have it mended again")
    CLOSE = "close", _("Close")


S, V = State, Verb

TABLE = StateTable(
    {
        (S.OPEN, V.CONTACT): S.CONTACTED,
        (S.OPEN, V.ATTEMPT): S.OPEN,
        (S.CONTACTED, V.MEND): S.MENDED,
        (S.CONTACTED, V.EXPLAIN): S.MENDED,
        (S.MENDED, V.REVISIT): S.REVISITED,
        (S.MENDED, V.ATTEMPT): S.MENDED,
        (S.REVISITED, V.REOPEN): S.CONTACTED,
        (S.REVISITED, V.CLOSE): S.CLOSED,
    }
)

#: States in which the contact, or the mending, is still owed.
CONTACT_OWED = (S.OPEN,)
MENDING_OWED = (S.OPEN, S.CONTACTED)
UNFINISHED = (S.OPEN, S.CONTACTED, S.MENDED, S.REVISITED)


class Resolution(models.TextChoices):
    """How a bad rating was answered."""

    MENDED = "mended", _("Mended")
    EXPLAINED = "explained", _("Explained")


class Stage(models.TextChoices):
    """Which limit of a case a clock measures."""

    ACCEPTANCE = "acceptance", _("Acceptance")
    DECISION = "decision", _("Decision")
    DELIVERY = "delivery", _("Delivery")


class Level(models.TextChoices):
    """The colour of a clock (电子监察: 黄牌 near the limit, 红牌 past it)."""

    CALM = "calm", _("Within the limit")
    YELLOW = "yellow", _("Near the limit")
    RED = "red", _("Past the limit")


class Ending(models.TextChoices):
    """Why a signal is no longer up."""

    DONE = "done", _("The step was done")
    MOVED = "moved", _("The limit has moved")
    SILENCE = "silence", _("The silence of the body counted as acceptance")
    ENDED = "ended", _("The case has ended")
