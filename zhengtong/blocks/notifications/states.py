"""The life of a delivery over an outside transport."""

from zhengtong.kernel.states import StateTable

WAITING = "waiting"
SENDING = "sending"
SENT = "sent"
GIVEN_UP = "given_up"

DELIVERY = StateTable(
    {
        (WAITING, "take"): SENDING,
        # A worker was killed between taking and proving: another takes it up again.
        (SENDING, "take"): SENDING,
        (SENDING, "prove"): SENT,
        (SENDING, "postpone"): WAITING,
        (SENDING, "give_up"): GIVEN_UP,
        (GIVEN_UP, "retry"): WAITING,
    }
)
