"""The lives of an instance and of a task."""

from zhengtong.kernel.states import StateTable

RUNNING, ENDED, TERMINATED = "running", "ended", "terminated"
OPEN, DONE, CANCELLED = "open", "done", "cancelled"

INSTANCE = StateTable(
    {
        (RUNNING, "advance"): RUNNING,
        (RUNNING, "end"): ENDED,
        (RUNNING, "terminate"): TERMINATED,
    }
)

TASK = StateTable(
    {
        (OPEN, "claim"): OPEN,
        (OPEN, "release"): OPEN,
        (OPEN, "reassign"): OPEN,
        (OPEN, "complete"): DONE,
        (OPEN, "cancel"): CANCELLED,
    }
)
