"""Words that officials and applicants write: trimmed, not empty where the law wants reasons."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Invalid

LONGEST = 4000


def required_words(field: str, words: str, *, longest: int = LONGEST) -> str:
    """The words; raises Invalid when there are none, or too many."""
    said = optional_words(field, words, longest=longest)
    if not said:
        raise Invalid(
            _("Reasons are missing."),
            fields={field: [_("Write the reasons, in words the applicant understands.")]},
        )
    return said


def optional_words(field: str, words: str, *, longest: int = LONGEST) -> str:
    """The words, or none; raises Invalid when there are too many."""
    # A NUL is no character of any script, and PostgreSQL keeps none.
    said = words.replace("\x00", "").strip()
    if len(said) > longest:
        raise Invalid(fields={field: [_("Write at most %(n)d characters.") % {"n": longest}]})
    return said
