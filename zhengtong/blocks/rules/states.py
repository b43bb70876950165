"""The life of a version of a decision model."""

from zhengtong.kernel.states import StateTable

DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN = "draft", "in_review", "published", "withdrawn"

VERSION = StateTable(
    {
        (DRAFT, "edit"): DRAFT,
        (DRAFT, "submit"): IN_REVIEW,
        (IN_REVIEW, "return"): DRAFT,
        (IN_REVIEW, "publish"): PUBLISHED,
        (PUBLISHED, "withdraw"): WITHDRAWN,
    }
)

#: Still open to changes: a model has at most one such version.
OPEN = (DRAFT, IN_REVIEW)
#: From here on nothing of a version changes but the end of its being in force.
SEALED = (PUBLISHED, WITHDRAWN)
