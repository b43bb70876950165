"""The life of a follow-up (差评整改) and of a watched clock, as tables.

谁办理、谁负责: the body that was rated contacts the person, mends or explains, asks again whether
it is well now, and only then the matter is closed (国办发〔2019〕51号; GB/T 39734-2020, 差评处置).
"""

from django.db import models
from django.utils.translation import pgettext_lazy

from zhengtong.kernel.states import StateTable


class State(models.TextChoices):
    """Where a follow-up stands."""

    OPEN = "open", pgettext_lazy("supervision", "To be contacted")
    CONTACTED = "contacted", pgettext_lazy("supervision", "To be mended")
    MENDED = "mended", pgettext_lazy("supervision", "To be revisited")
    REVISITED = "revisited", pgettext_lazy("supervision", "To be closed")
    CLOSED = "closed", pgettext_lazy("supervision", "Closed")


class Verb(models.TextChoices):
    """What can be done in a follow-up."""

    CONTACT = "contact", pgettext_lazy("supervision", "Note the contact")
    ATTEMPT = "attempt", pgettext_lazy("supervision", "Note an attempt to reach the person")
    MEND = "mend", pgettext_lazy("supervision", "Report what was mended")
    EXPLAIN = "explain", pgettext_lazy("supervision", "Explain why nothing can be mended")
    REVISIT = "revisit", pgettext_lazy("supervision", "Note the revisit")
    REOPEN = "reopen", pgettext_lazy("supervision", "Have it mended again")
    CLOSE = "close", pgettext_lazy("supervision", "Close")


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

    MENDED = "mended", pgettext_lazy("supervision", "Mended")
    EXPLAINED = "explained", pgettext_lazy("supervision", "Explained")


class Stage(models.TextChoices):
    """Which limit of a case a clock measures."""

    ACCEPTANCE = "acceptance", pgettext_lazy("supervision", "Acceptance")
    DECISION = "decision", pgettext_lazy("supervision", "Decision")
    DELIVERY = "delivery", pgettext_lazy("supervision", "Delivery")


class Level(models.TextChoices):
    """The colour of a clock (电子监察: 黄牌 near the limit, 红牌 past it)."""

    CALM = "calm", pgettext_lazy("supervision", "Within the limit")
    YELLOW = "yellow", pgettext_lazy("supervision", "Near the limit")
    RED = "red", pgettext_lazy("supervision", "Past the limit")


class Ending(models.TextChoices):
    """Why a signal is no longer up."""

    DONE = "done", pgettext_lazy("supervision", "The step was done")
    MOVED = "moved", pgettext_lazy("supervision", "The limit has moved")
    SILENCE = (
        "silence",
        pgettext_lazy("supervision", "The silence of the body counted as acceptance"),
    )
    ENDED = "ended", pgettext_lazy("supervision", "The case has ended")
