"""What does not have the shape that the API describes, in the reader's words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "missing": _("This is required."),
    "string_type": _("A text is expected here."),
    "string_too_long": _("At most %(max_length)s characters."),
    "string_too_short": _("At least %(min_length)s characters."),
    "string_pattern_mismatch": _("Only the values that the description names can be sent."),
    "int_type": _("A whole number is expected here."),
    "int_parsing": _("A whole number is expected here."),
    "int_parsing_size": _("This number is too large."),
    "int_from_float": _("A whole number is expected here."),
    "greater_than_equal": _("At least %(ge)s."),
    "less_than_equal": _("At most %(le)s."),
    "bool_type": _("true or false is expected here."),
    "bool_parsing": _("true or false is expected here."),
    "dict_type": _("An object is expected here."),
    "model_type": _("An object is expected here."),
    "model_attributes_type": _("An object is expected here."),
    "list_type": _("A list is expected here."),
}
OTHERWISE = _("This value does not fit.")


def words_of(found: dict[str, Any]) -> str:
    """The words for one error that pydantic has found."""
    told = WORDS.get(found["type"], OTHERWISE)
    try:
        return str(told) % found.get("ctx", {})
    except (KeyError, TypeError, ValueError):
        return str(OTHERWISE)


def place_of(found: dict[str, Any]) -> str:
    """Where it was found: `answers`, `size`, `body` for the body as a whole."""
    # The first part says whether it is the path, the query or the body; of a body, the second
    # names the argument that holds it.
    where = [str(part) for part in found["loc"]]
    return ".".join(where[2:] if where[0] == "body" else where[1:]) or where[0]
