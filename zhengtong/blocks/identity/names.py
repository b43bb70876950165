"""Names of natural persons, in any script.

Chinese characters beyond the first plane (𠮷), rare ones (䶮) and the middle dot of names from
other languages (阿卜杜拉·买买提) are ordinary: the public security authorities register them
(GB 18030-2022 obliges systems to carry them). So the rule is by kind of character, not by table.
"""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from .readers import Wrong

LONGEST = 100
MIDDLE_DOT = "·"
_DOTS = re.compile("[•‧・･∙⋅．●]")
_SPACES = re.compile(r"[\s\u3000]+")
_SIGNS = frozenset(f"{MIDDLE_DOT} -'’.")


def read(text: str) -> str:
    """A name as it is kept: one middle dot for its look-alikes, single spaces.

    Raises Wrong with words for what is missing, too long, or no part of a name.
    """
    name = _SPACES.sub(" ", _DOTS.sub(MIDDLE_DOT, text)).strip()
    if not name:
        raise Wrong(_("Enter the name as it stands on the identity card."))
    if len(name) > LONGEST:
        raise Wrong(_("A name has at most 100 characters."))
    bad = next((c for c in name if not _belongs(c)), "")
    if bad:
        shown = bad if bad.isprintable() else f"U+{ord(bad):04X}"
        raise Wrong(
            _("“%(sign)s” cannot be part of a name. Use letters, Chinese characters and “·” only.")
            % {"sign": shown}
        )
    if name[0] in _SIGNS or name[-1] in f"{MIDDLE_DOT} -":
        raise Wrong(_("A name begins and ends with a letter or a character."))
    return name


def _belongs(character: str) -> bool:
    # The ideographic planes grow faster than Python's character tables: take them whole.
    if 0x20000 <= ord(character) <= 0x3FFFD:
        return True
    return character in _SIGNS or unicodedata.category(character)[0] in "LM"
