"""Telephone numbers in free text, as lists word them: "省厅：020-83135122、83135123；广州：…"."""

import re

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z_/])(?:"
    r"1[3-9][0-9]{9}"
    r"|400-?(?:[0-9]{3}-?[0-9]{4}|[0-9]{4}-?[0-9]{3})"
    r"|[(（]?0[0-9]{2,3}[)）]?\s*[-–—－]{0,2}\s*(?:[2-9][0-9]{3}\s?[0-9]{3,4}|(?:1|9)[0-9]{4})"
    r"|(?:1|9)[0-9]{4}"
    r"|[2-9][0-9]{6,7}"
    r")(?:\s*转\s*[0-9]{1,6}|[-–—－][0-9]{1,4}(?:[-–—－][0-9])*)?(?![0-9])"
)
_JOINTS = re.compile(r"[\s()（）]|[-–—－]+")


def numbers(words: str) -> tuple[str, ...]:
    """The numbers in a text, each once, with plain hyphens: ("020-83135122", "83135123")."""
    found = []
    for match in _NUMBER.finditer(words):
        area = re.match(r"[(（]?(0[0-9]{2,3})[)）]?\s*[-–—－]{0,2}\s*(.+)", match.group())
        number = f"{area.group(1)}-{area.group(2)}" if area else match.group()
        found.append(_JOINTS.sub(lambda m: "-" if m.group().strip("()（） \t") else "", number))
    return tuple(dict.fromkeys(found))
