"""The logins that are printed when the demo city is up."""

from dataclasses import dataclass

from zhengtong.kernel.words import say
from zhengtong.project.demo.reading import document

SHOWN_STAFF = (
    "tinglan-window",
    "tinglan-market-reviewer",
    "tinglan-fire-reviewer",
    "tinglan-urban-reviewer",
    "tinglan-market-approver",
    "window",
    "market-reviewer",
    "market-approver",
    "supervisor",
    "catalogue",
    "steward",
    "auditor",
    "admin",
)
SHOWN_PEOPLE = (
    "resident",
    "elder",
    "disabled",
    "shopkeeper",
    "newcomer",
    "rare-name",
    "dotted-name",
    "agent-restaurant",
    "agent-advertising",
    "stranger",
)


@dataclass(frozen=True, slots=True)
class Login:
    """Who can sign in, with what, and what they are for."""

    name: str
    login: str
    note: str


def password() -> str:
    """The one password of all."""
    return str(document("cast")["password"])


def residents() -> list[Login]:
    """People sign in with their resident number."""
    rows = {row["key"]: row for row in document("cast")["persons"]}
    return [
        Login(rows[key]["name"], rows[key]["number"], say(rows[key]["note"], "en"))
        for key in SHOWN_PEOPLE
    ]


def staff() -> list[Login]:
    """Staff sign in with a login name; every body has `<body>-reviewer` and `<body>-approver`."""
    rows = {row["login"]: row for row in document("cast")["staff"]}
    return [
        Login(rows[key]["name"], key, f"{rows[key]['body']}: {', '.join(rows[key]['roles'])}")
        for key in SHOWN_STAFF
    ]


def listing() -> list[str]:
    """The logins as lines of text: residents, staff, and the password of all."""
    rows = [*residents(), *staff()]
    width = max(len(row.login) for row in rows)
    lines = [f"  {row.login:<{width}}  {row.name}  ({row.note})" for row in rows]
    heading = f"Demo logins, all with the password {password()}:"
    return [heading, *lines, "  Every body has <body>-reviewer and <body>-approver."]
