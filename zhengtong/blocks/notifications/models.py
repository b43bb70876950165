"""Messages, and the deliveries of each over outside transports."""

from typing import ClassVar

from django.db import models

from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField

from . import states


class Message(models.Model):
    """What is said to one recipient. Title and body may name people: they rest encrypted."""

    key = models.CharField(max_length=160, unique=True)
    recipient = models.CharField(max_length=80)
    title = EncryptedJSONField()
    body = EncryptedJSONField()
    about = models.CharField(max_length=120, blank=True)
    link = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-id"], name="notifications_inbox"),
            models.Index(
                fields=["recipient"],
                condition=models.Q(read_at=None),
                name="notifications_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Delivery(models.Model):
    """One message on its way over one transport, and the proof that it arrived."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="deliveries")
    transport = models.CharField(max_length=40)
    address = EncryptedTextField()
    state = models.CharField(max_length=20, default=states.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    proof = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["message", "transport"], name="notifications_one_delivery"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="notifications_due"),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk} over {self.transport}"
