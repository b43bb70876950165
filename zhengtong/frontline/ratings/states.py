"""The life of an invitation to rate: one rating for one matter (一事一评), or it lapses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.states import StateTable


class State(models.TextChoices):
    """Where an invitation stands."""

    OPEN = "open", _("Open")
    RATED = "rated", _("Rated")
    LAPSED = "lapsed", _("Lapsed without a rating")


class Verb(models.TextChoices):
    """What can be done to an invitation."""

    RATE = "rate", _("Rate")
    LAPSE = "lapse", _("Let lapse")


TABLE = StateTable(
    {
        (State.OPEN, Verb.RATE): State.RATED,
        (State.OPEN, Verb.LAPSE): State.LAPSED,
    }
)


class Channel(models.TextChoices):
    """Through what a rating came in (GB/T 39734-2020, 评价渠道)."""

    PORTAL = "portal", _("Portal")
    MOBILE = "mobile", _("Mobile")
    QR = "qr", _("QR code")
    COUNTER = "counter", _("Device at the counter")
    TERMINAL = "terminal", _("Self-service terminal")
    PHONE = "phone", _("Telephone")
    API = "api", _("Interface")
