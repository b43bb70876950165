"""Serial numbers without gaps that two processes never give twice."""

from django.db.models import F

from .models import Serial


def following(scope: str) -> int:
    """The next number in a scope, from 1; inside the transaction of the act that uses it.

    The row is written first, so the second of two transactions waits for the first, and a
    transaction that fails gives its number back.
    """
    key = scope[:200]
    if not Serial.objects.filter(scope=key).update(last=F("last") + 1):
        Serial.objects.get_or_create(scope=key)
        Serial.objects.filter(scope=key).update(last=F("last") + 1)
    return int(Serial.objects.values_list("last", flat=True).get(scope=key))
