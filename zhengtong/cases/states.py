"""The life of a case as one table: (state, verb) -> state.

A special procedure does not make a state of its own: it stops the clock and the case stays where
it is. The verbs are those that process definitions name, and those that need no step of theirs.
"""

from django.db import models
from django.utils.translation import pgettext_lazy

from zhengtong.kernel.states import StateTable


class State(models.TextChoices):
    """Where a case stands."""

    SUBMITTED = "submitted", pgettext_lazy("case", "Submitted")
    CORRECTING = "correcting", pgettext_lazy("case", "Waiting for corrections")
    ACCEPTED = "accepted", pgettext_lazy("case", "Accepted")
    REVIEWING = "reviewing", pgettext_lazy("case", "Under review")
    DECIDED = "decided", pgettext_lazy("case", "Decided")
    DELIVERED = "delivered", pgettext_lazy("case", "Delivered")
    CLOSED = "closed", pgettext_lazy("case", "Closed")
    REFUSED = "refused", pgettext_lazy("case", "Not accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("case", "Withdrawn")
    TERMINATED = "terminated", pgettext_lazy("case", "Terminated")


class Verb(models.TextChoices):
    """What can be done to a case."""

    ACCEPT = "accept", pgettext_lazy("case", "Accept")
    CORRECT = "return_for_correction", pgettext_lazy("case", "Return for correction")
    REFUSE = "refuse", pgettext_lazy("case", "Refuse acceptance")
    DECIDE_AT_ONCE = "decide_at_once", pgettext_lazy("case", "Accept and decide at once")
    SUPPLEMENT = "supplement", pgettext_lazy("case", "Supply the corrections")
    OPINE = "give_opinion", pgettext_lazy("case", "Give an opinion")
    START_SPECIAL = "start_special", pgettext_lazy("case", "Start a special procedure")
    END_SPECIAL = "end_special", pgettext_lazy("case", "End the special procedure")
    ASK_EXTENSION = "ask_extension", pgettext_lazy("case", "Ask for an extension")
    ANSWER_EXTENSION = (
        "answer_extension",
        pgettext_lazy("case", "Answer the extension request"),
    )
    DECIDE = "decide", pgettext_lazy("case", "Decide")
    DELIVER = "deliver", pgettext_lazy("case", "Deliver")
    CLOSE = "close", pgettext_lazy("case", "Close")
    WITHDRAW = "withdraw", pgettext_lazy("case", "Withdraw")
    TERMINATE = "terminate", pgettext_lazy("case", "Terminate")


S, V = State, Verb

TABLE = StateTable(
    {
        (S.SUBMITTED, V.ACCEPT): S.ACCEPTED,
        (S.SUBMITTED, V.DECIDE_AT_ONCE): S.DECIDED,
        (S.SUBMITTED, V.CORRECT): S.CORRECTING,
        (S.SUBMITTED, V.REFUSE): S.REFUSED,
        (S.SUBMITTED, V.WITHDRAW): S.WITHDRAWN,
        (S.SUBMITTED, V.TERMINATE): S.TERMINATED,
        (S.CORRECTING, V.SUPPLEMENT): S.SUBMITTED,
        (S.CORRECTING, V.WITHDRAW): S.WITHDRAWN,
        (S.CORRECTING, V.TERMINATE): S.TERMINATED,
        (S.ACCEPTED, V.OPINE): S.REVIEWING,
        (S.ACCEPTED, V.START_SPECIAL): S.REVIEWING,
        (S.ACCEPTED, V.ASK_EXTENSION): S.ACCEPTED,
        (S.ACCEPTED, V.ANSWER_EXTENSION): S.ACCEPTED,
        (S.ACCEPTED, V.DECIDE): S.DECIDED,
        (S.ACCEPTED, V.WITHDRAW): S.WITHDRAWN,
        (S.ACCEPTED, V.TERMINATE): S.TERMINATED,
        (S.REVIEWING, V.OPINE): S.REVIEWING,
        (S.REVIEWING, V.START_SPECIAL): S.REVIEWING,
        (S.REVIEWING, V.END_SPECIAL): S.REVIEWING,
        (S.REVIEWING, V.ASK_EXTENSION): S.REVIEWING,
        (S.REVIEWING, V.ANSWER_EXTENSION): S.REVIEWING,
        (S.REVIEWING, V.DECIDE): S.DECIDED,
        (S.REVIEWING, V.WITHDRAW): S.WITHDRAWN,
        (S.REVIEWING, V.TERMINATE): S.TERMINATED,
        (S.DECIDED, V.DELIVER): S.DELIVERED,
        (S.DELIVERED, V.CLOSE): S.CLOSED,
    }
)

#: States in which somebody still has something to do.
OPEN = (S.SUBMITTED, S.CORRECTING, S.ACCEPTED, S.REVIEWING, S.DECIDED)
#: States in which the limit for the decision runs.
RUNNING = (S.ACCEPTED, S.REVIEWING)
#: States in which nothing more is owed to the applicant.
ENDED = (S.DELIVERED, S.CLOSED, S.REFUSED, S.WITHDRAWN, S.TERMINATED)


class Outcome(models.TextChoices):
    """What was decided."""

    GRANTED = "granted", pgettext_lazy("case", "Granted")
    REJECTED = "rejected", pgettext_lazy("case", "Rejected")


class View(models.TextChoices):
    """What a reviewer thinks of the application."""

    AGREE = "agree", pgettext_lazy("case", "Agree")
    DISAGREE = "disagree", pgettext_lazy("case", "Do not agree")


class SpecialKind(models.TextChoices):
    """Procedures whose time is not counted (行政许可法 第四十五条), and the visit to the site.

    The visit is not named by that article: it stops the clock where the rules of the item say so.
    """

    HEARING = "hearing", pgettext_lazy("case", "Hearing")
    BIDDING = "bidding", pgettext_lazy("case", "Bidding")
    AUCTION = "auction", pgettext_lazy("case", "Auction")
    INSPECTION = "inspection", pgettext_lazy("case", "Technical inspection")
    TESTING = "testing", pgettext_lazy("case", "Testing")
    QUARANTINE = "quarantine", pgettext_lazy("case", "Quarantine")
    APPRAISAL = "appraisal", pgettext_lazy("case", "Appraisal")
    EXPERT_REVIEW = "expert_review", pgettext_lazy("case", "Expert review")
    SITE_VISIT = "site_visit", pgettext_lazy("case", "Site inspection")


class Receipt(models.TextChoices):
    """How a material came in (收取方式, GB/T 39046-2020)."""

    PAPER = "1", pgettext_lazy("case", "On paper")
    UPLOAD = "2", pgettext_lazy("case", "Uploaded")
    LICENCE = "3", pgettext_lazy("case", "From the licence wallet")
    SHARED = "4", pgettext_lazy("case", "By data sharing")


class DeliveryMode(models.TextChoices):
    """How the result reaches the applicant."""

    ELECTRONIC = "electronic", pgettext_lazy("case", "Electronically")
    PICKUP = "pickup", pgettext_lazy("case", "Picked up at the counter")
    COURIER = "courier", pgettext_lazy("case", "By courier")
