"""A life as a table: (state, verb) -> state. Pages, docs and tests read the same table."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Refused


class StateTable:
    """The transitions that exist; everything else is refused."""

    def __init__(self, transitions: Mapping[tuple[str, str], str]) -> None:
        self.transitions = dict(transitions)
        self.states = frozenset(
            [state for state, _verb in transitions] + list(transitions.values())
        )

    def next(self, state: str, verb: str) -> str:
        """The state after `verb`; raises Refused (code `state`) when there is none."""
        try:
            return self.transitions[state, verb]
        except KeyError:
            raise Refused(
                _("This step is not open in the present state."),
                hint=_("Open the page again to see what can be done now."),
                code="state",
            ) from None

    def allows(self, state: str, verb: str) -> bool:
        return (state, verb) in self.transitions

    def verbs(self, state: str) -> list[str]:
        """The verbs open in `state`, in the order of the table."""
        return [verb for (found, verb) in self.transitions if found == state]

    def is_final(self, state: str) -> bool:
        return not self.verbs(state)
