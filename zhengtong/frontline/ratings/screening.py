"""Numbers that name a person, taken out of free words before they are kept: pure.

The body reaches the applicant through the case; a rating is read by many and published
(国办发〔2019〕51号), so it must not hold what identifies anybody (PIPL art. 6).
"""

import re

from zhengtong.kernel.masking import mask_number, mask_phone

RESIDENT = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
BANK = re.compile(r"(?<![0-9])[0-9]{16,19}(?![0-9])")
FIXED = re.compile(r"(?<![0-9])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


def screen(words: str) -> str:
    """The words with identity, telephone and bank numbers and mail addresses masked, and without
    the NUL, which is no character of any script and which PostgreSQL refuses."""
    words = words.replace("\x00", "").strip()
    masked = RESIDENT.sub(lambda found: mask_number(found.group().upper()), words)
    masked = MOBILE.sub(lambda found: mask_phone(re.sub(r"[ -]", "", found.group())), masked)
    masked = BANK.sub(lambda found: mask_number(found.group()), masked)
    masked = FIXED.sub(lambda found: mask_phone(found.group()), masked)
    return MAIL.sub("***@***", masked)
