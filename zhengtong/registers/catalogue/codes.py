"""The code sets of service items, read from `data/codes.yaml`: data, because sources disagree."""

from functools import cache
from pathlib import Path

import yaml

from zhengtong.kernel.words import Text

DATA = Path(__file__).parent / "data"


@cache
def _sets() -> dict[str, dict[str, Text]]:
    return yaml.safe_load((DATA / "codes.yaml").read_text("utf-8"))


def codes(name: str) -> dict[str, Text]:
    """All codes of a set with their names, in order; raises KeyError for an unknown set."""
    return _sets()[name]


def label(name: str, code: str) -> Text:
    """The name of a code; an unknown code names itself."""
    return _sets()[name].get(code) or ({"zh": code} if code else {})
