"""The life of an invitation to rate: one rating for one matter (一事一评), or it lapses."""

from django.db import models
from django.utils.translation import pgettext_lazy

from zhengtong.kernel.states import StateTable


class State(models.TextChoices):
    """Where an invitation stands."""

    OPEN = "open", pgettext_lazy("rating", "Open")
    RATED = "rated", pgettext_lazy("rating", "Rated")
    LAPSED = "lapsed", pgettext_lazy("rating", "Lapsed without a rating")


class Verb(models.TextChoices):
    """What can be done to an invitation."""

    RATE = "rate", pgettext_lazy("rating", "Rate")
    LAPSE = "lapse", pgettext_lazy("rating", "Let lapse")


TABLE = StateTable(
    {
        (State.OPEN, Verb.RATE): State.RATED,
        (State.OPEN, Verb.LAPSE): State.LAPSED,
    }
)


class Channel(models.TextChoices):
    """Through what a rating came in (GB/T 39734-2020, 评价渠道)."""

    PORTAL = "portal", pgettext_lazy("rating", "Portal")
    MOBILE = "mobile", pgettext_lazy("rating", "Mobile")
    QR = "qr", pgettext_lazy("rating", "QR code")
    COUNTER = "counter", pgettext_lazy("rating", "Device at the counter")
    TERMINAL = "terminal", pgettext_lazy("rating", "Self-service terminal")
    PHONE = "phone", pgettext_lazy("rating", "Telephone")
    API = "api", pgettext_lazy("rating", "Interface")
