"""The life of a case as one table: (state, verb) -> state.

A special procedure does not make a state of its own: it stops the clock and the case stays where
it is. The verbs are those that process definitions name, and those that need no step of theirs.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.states import StateTable


class State(models.TextChoices):
    """Where a case stands."""

    SUBMITTED = "submitted", _("Submitted")
    CORRECTING = "correcting", _("Waiting for corrections")
    ACCEPTED = "accepted", _("Accepted")
    REVIEWING = "reviewing", _("Under review")
    DECIDED = "decided", _("Decided")
    DELIVERED = "delivered", _("Delivered")
    CLOSED = "closed", _("Closed")
    REFUSED = "refused", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    TERMINATED = "terminated", _("Terminated")


class Verb(models.TextChoices):
    """What can be done to a case."""

    ACCEPT = "accept", _("Accept")
    CORRECT = "return_for_correction", _("Return for correction")
    REFUSE = "refuse", _("Refuse acceptance")
    DECIDE_AT_ONCE = "decide_at_once", _("Accept and decide at once")
    SUPPLEMENT = "supplement", _("Supply the corrections")
    OPINE = "give_opinion", _("Give an opinion")
    START_SPECIAL = "start_special", _("Start a special procedure")
    END_SPECIAL = "end_special", _("End the special procedure")
    ASK_EXTENSION = "ask_extension", _("Ask for an extension")
    ANSWER_EXTENSION = "answer_extension", _("Answer the request for an extension")
    DECIDE = "decide", _("Decide")
    DELIVER = "deliver", _("Deliver")
    CLOSE = "close", _("Close")
    WITHDRAW = "withdraw", _("Withdraw")
    TERMINATE = "terminate", _("Terminate")


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

    GRANTED = "granted", _("Granted")
    REJECTED = "rejected", _("Rejected")


class View(models.TextChoices):
    """What a reviewer thinks of the application."""

    AGREE = "agree", _("Agree")
    DISAGREE = "disagree", _("Do not agree")


class SpecialKind(models.TextChoices):
    """Procedures whose time is not counted (行政许可法 第四十五条), and the visit to the site.

    The visit is not named by that article: it stops the clock where the rules of the item say so.
    """

    HEARING = "hearing", _("Hearing")
    BIDDING = "bidding", _("Bidding")
    AUCTION = "auction", _("Auction")
    INSPECTION = "inspection", _("Technical inspection")
    TESTING = "testing", _("Testing")
    QUARANTINE = "quarantine", _("Quarantine")
    APPRAISAL = "appraisal", _("Appraisal")
    EXPERT_REVIEW = "expert_review", _("Expert review")
    SITE_VISIT = "site_visit", _("Site inspection")


class Receipt(models.TextChoices):
    """How a material came in (收取方式, GB/T 39046-2020)."""

    PAPER = "1", _("On paper")
    UPLOAD = "2", _("Uploaded")
    LICENCE = "3", _("From the licence wallet")
    SHARED = "4", _("By data sharing")


class DeliveryMode(models.TextChoices):
    """How the result reaches the applicant."""

    ELECTRONIC = "electronic", _("Electronically")
    PICKUP = "pickup", _("Picked up at the counter")
    COURIER = "courier", _("By courier")
