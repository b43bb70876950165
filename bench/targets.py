"""The figures that were promised (issue 2), and what peers were measured to take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Bounds of one row; 0 where none was promised. `peer` is what a peer takes, in words."""

    cpu: float = 0.0
    p50: float = 0.0
    rate: float = 0.0
    peer: str = ""


OPEN_ZAAK = "Open Zaak"
OPEN_FORMS = "Open Forms"
TARGETS = {
    "create": Target(15, 15, 100, f"{OPEN_ZAAK}: 43 ms CPU, 42 ms, 34–37/s"),
    "read": Target(6, peer=f"{OPEN_ZAAK}: 41 ms CPU, 40 ms, 24/s"),
    "desk": Target(6, peer=f"{OPEN_ZAAK}: 41 ms CPU, 40 ms, 24/s"),
    "list": Target(8, peer=f"{OPEN_ZAAK}: 77 ms CPU, 108 ms, 8.3/s"),
    "list-deep": Target(8),
    "list-state": Target(8),
    "list-due": Target(8),
    "list-name": Target(8),
    "journey": Target(50, peer=f"{OPEN_FORMS}: 118 ms CPU, 110 ms, 15/s"),
    "search": Target(5),
    "suggest": Target(5),
    "guide": Target(6),
    "guide-own": Target(6),
}
WEB_MB = 150.0
WORKER_MB = 120.0
CASES_A_SECOND = 5000.0
