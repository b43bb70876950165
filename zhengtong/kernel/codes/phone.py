"""Telephone numbers of the mainland: mobiles of eleven digits, fixed lines with area code."""

import re

MOBILE = re.compile(r"1[3-9][0-9]{9}")
FIXED = re.compile(r"0[0-9]{2,3}-?[2-9][0-9]{6,7}(-[0-9]{1,6})?|[0-9]{5}|400-?[0-9]{3}-?[0-9]{4}")


def is_mobile(text: str) -> bool:
    """Whether the text is a mobile number without a country prefix."""
    return bool(MOBILE.fullmatch(text))


def is_phone(text: str) -> bool:
    """Whether the text is a mobile number, a fixed line with area code or a short number."""
    return is_mobile(text) or bool(FIXED.fullmatch(text))
