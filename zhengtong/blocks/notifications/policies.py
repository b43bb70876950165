"""Whose message it is."""

from zhengtong.kernel.actors import Actor


def is_recipient(by: Actor, recipient: str) -> bool:
    """A message belongs to the one the actor acts for; a person at home reads their own."""
    return by.subject == recipient and not by.is_stranger
