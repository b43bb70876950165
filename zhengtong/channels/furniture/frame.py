"""What stands around every page: who is signed in, unread messages, navigation, the place."""

from dataclasses import dataclass
from functools import cache, cached_property

from django.conf import settings
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.notifications import queries as notifications
from zhengtong.kernel import clock
from zhengtong.kernel.words import say

from .request import Request

ELDER_COOKIE = "view"
ELDER = "elder"
ADDRESSES = (
    "furniture:language",
    "furniture:view",
    "portal:home",
    "portal:search",
    "portal:suggest",
    "portal:sign_in",
    "portal:sign_out",
    "portal:register",
    "portal:space",
    "portal:messages",
    "portal:acting",
)


@dataclass(frozen=True, slots=True)
class NavLink:
    """One entry of a navigation."""

    href: str
    words: str
    key: str = ""


class Frame:
    """Read lazily by the templates: a page that shows no name asks for none."""

    def __init__(self, request: Request) -> None:
        self.request = request

    @cached_property
    def actor(self) -> object:
        return self.request.actor

    @cached_property
    def signed_in(self) -> bool:
        return bool(self.request.user.is_authenticated)

    @cached_property
    def unread(self) -> int:
        return notifications.unread_count(self.request.actor.subject) if self.signed_in else 0

    @cached_property
    def acting_for(self) -> str:
        actor = self.request.actor if self.signed_in else None
        if actor is None or not actor.on_behalf_of:
            return ""
        return identity.subject(actor.on_behalf_of).name

    @cached_property
    def body_name(self) -> str:
        code = self.request.actor.body if self.signed_in else ""
        return say(identity.body(code).short) if code else ""

    @property
    def english(self) -> bool:
        return (get_language() or "").startswith("en")

    @property
    def elder(self) -> bool:
        return self.request.COOKIES.get(ELDER_COOKIE) == ELDER

    @property
    def demo(self) -> bool:
        return settings.DEMO

    @property
    def moved(self) -> bool:
        return clock.is_moved()

    @property
    def now(self) -> str:
        return date_format(clock.now(), "Y-m-d H:i")

    @property
    def here(self) -> str:
        """The page to come back to; after a form was sent, the page the form stands on."""
        return self.request.get_full_path() if self.request.method == "GET" else self.request.path

    @property
    def to(self) -> dict[str, str]:
        """The addresses that every page leads to, by name; empty where there is no such page."""
        return _addresses(get_urlconf())


def place() -> str:
    """What the portal is called."""
    return _("Yunhai Government Services")


def centre() -> str:
    """Where and when somebody can be met."""
    return _("Yunhai City Government Service Centre, Monday to Friday 9:00–17:00")


def main_links() -> list[NavLink]:
    """The navigation of the portal."""
    return _links(
        ("portal:home", _("Home"), "home"),
        ("portal:see", pgettext("navigation", "Information"), "see"),
        ("portal:look_up", pgettext("navigation", "Look up"), "look-up"),
        ("portal:browse", pgettext("navigation", "Apply"), "services"),
        ("portal:help", pgettext("navigation", "Ask"), "help"),
        ("portal:to_rate", pgettext("navigation", "Rate"), "ratings"),
    )


def footer_links() -> list[NavLink]:
    """The links at the foot of each page."""
    return _links(
        ("portal:about", _("About"), ""),
        ("portal:accessibility", _("Accessibility"), ""),
        ("portal:privacy", _("Privacy"), ""),
        ("portal:contact", _("Contact"), ""),
        ("portal:mistake", _("Report a mistake"), ""),
    )


@cache
def _addresses(urlconf: str | None) -> dict[str, str]:
    return {name.partition(":")[2]: _address(name) for name in ADDRESSES}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _links(*rows: tuple[str, str, str]) -> list[NavLink]:
    """Only pages that exist: a name without an address leads nowhere and is left out."""
    named = [(_address(name), words, key) for name, words, key in rows]
    return [NavLink(href, words, key) for href, words, key in named if href]
