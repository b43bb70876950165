"""Who acts: the one argument every action takes beside the time."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "company", "staff", "system", "stranger"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, or something, that acts.

    `ref` names the actor (`person:12`, `staff:3`, `system:clock`), `on_behalf_of` the subject
    the actor acts for (an agent for a company, a window clerk for a resident), `body` the code
    of the body a member of staff belongs to, `channel` the way the actor came in.
    """

    ref: str
    kind: ActorKind
    name: str = ""
    body: str = ""
    roles: frozenset[str] = frozenset()
    on_behalf_of: str = ""
    channel: str = ""

    @property
    def subject(self) -> str:
        """The ref whose rights and duties are touched: the principal, else the actor."""
        return self.on_behalf_of or self.ref

    @property
    def is_staff(self) -> bool:
        return self.kind == "staff"

    @property
    def is_system(self) -> bool:
        return self.kind == "system"

    @property
    def is_stranger(self) -> bool:
        return self.kind == "stranger"

    @property
    def groups(self) -> frozenset[str]:
        """The groups whose tasks this actor may take: `<body code>:<role>`."""
        return frozenset(f"{self.body}:{role}" for role in self.roles) if self.body else frozenset()

    def has(self, role: str, body: str | None = None) -> bool:
        """Whether this actor holds `role`, in `body` when one is given."""
        return role in self.roles and (body is None or body == self.body)


SYSTEM = Actor(ref="system:clock", kind="system", name="system")
STRANGER = Actor(ref="stranger:", kind="stranger")
