"""What happens to decision models and what is decided by them. No event holds facts of a case."""

from zhengtong.kernel.events import Event, event


@event
class DecisionModelPut(Event):
    """A decision model (`rules:KEY`) was entered, or got another name or owner."""

    body: str


@event
class RulesDrafted(Event):
    """A new version was begun; `after` is the number of the version it was copied from, or 0."""

    number: int
    after: int = 0


@event
class RulesEdited(Event):
    """The diagram of a draft was replaced."""

    number: int
    digest: str


@event
class TestCasesKept(Event):
    """The test cases beside a draft were replaced."""

    number: int
    count: int


@event
class RulesSubmitted(Event):
    """A draft waits for the review by a second person."""

    number: int
    digest: str


@event
class RulesReturned(Event):
    """The reviewer gave a version back to its author."""

    number: int


@event
class RulesPublished(Event):
    """A version decides from a day on and never changes again."""

    number: int
    digest: str
    in_force_from: str


@event
class RulesWithdrawn(Event):
    """A version is no longer in force from a day on."""

    number: int
    in_force_until: str


@event
class VerdictTaken(Event):
    """The rules were asked for a case, and their answer was kept (`verdict` is its id)."""

    model: str
    number: int
    decision: str
    verdict: int
