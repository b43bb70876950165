"""Why a code is no code, in a word that pages can translate."""


class CodeError(ValueError):
    """A code that does not hold; `reason` is `length`, `characters`, `date` or `check`."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
