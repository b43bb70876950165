"""What can go wrong, told so that a person knows what to do next.

Each Problem becomes a page in a channel or a problem document (RFC 9457) in the API; both are
built from the same four words: title, detail, hint, fields.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _


class Problem(Exception):
    """The head of the family.

    `detail` says what is wrong, `hint` what to do next (both in the reader's language, usually
    lazy translations), `code` is for programs, `fields` maps a field to its messages.
    """

    status = 400
    code = "problem"
    title: Any = _("Something is not right")

    def __init__(
        self,
        detail: Any = "",
        *,
        hint: Any = "",
        code: str | None = None,
        fields: Mapping[str, Sequence[Any]] | None = None,
    ) -> None:
        super().__init__(code or self.code)
        self.detail = detail or self.title
        self.hint = hint
        self.code = code or self.code
        self.fields: dict[str, list[Any]] = {k: list(v) for k, v in (fields or {}).items()}

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"


class Invalid(Problem):
    """The data given are not well formed; `fields` says which and why."""

    status = 422
    code = "invalid"
    title = _("Some answers need another look")


class Refused(Problem):
    """The state of things, or a rule, does not allow the act."""

    status = 409
    code = "refused"
    title = _("This cannot be done now")


class Stale(Problem):
    """Somebody else changed it in the meantime."""

    status = 409
    code = "stale"
    title = _("Somebody else was here first")

    def __init__(self, detail: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault(
            "hint", _("Nothing of what you did was saved. Open the page again and repeat it.")
        )
        super().__init__(
            detail or _("This has been changed by somebody else since you opened it."), **kwargs
        )


class Forbidden(Problem):
    """The actor may not do this."""

    status = 403
    code = "forbidden"
    title = _("You may not do this")


class NotFound(Problem):
    """There is no such thing, or none that this actor may know of."""

    status = 404
    code = "not-found"
    title = _("Not found")


class TooLarge(Problem):
    """More was sent than is accepted."""

    status = 413
    code = "too-large"
    title = _("Too large")


class Limited(Problem):
    """Too many tries in too short a time."""

    status = 429
    code = "limited"
    title = _("Too many tries")
