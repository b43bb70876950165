"""A crawl of the running product: from a few doors along its own links, a few pages of each kind.

A kind is a named address pattern (with its verb or way, where one view draws several pages). What
the crawl checks needs no browser: that every link leads somewhere, that every form has an address,
and that each page is a whole page. What a browser must look at, it hands on in `pages`.
"""

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.journeys.caller import Answer, Caller

#: Views that draw several pages: the part of the address that tells them apart.
SPLIT = {"desk:verb": "verb", "portal:browse_by": "way"}
#: Queries that lead to a page of another look, not only to other rows.
TELLING = {"state", "filter", "tab", "show"}
PASSING = {"after", "next", "why"}
LANGUAGES = {"zh": "zh-Hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a page is: the name of its pattern, and how its query differs."""

    name: str
    query: tuple[str, ...] = ()


def kind_of(path: str) -> Kind | None:
    """The kind of page that this address opens; None when no pattern knows it."""
    parts = urlsplit(path)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    split = match.kwargs.get(SPLIT.get(match.view_name, ""), "")
    query = sorted(
        f"{key}={value}" if key in TELLING else key
        for key, value in parse_qsl(parts.query)
        if key not in PASSING
    )
    return Kind(f"{match.view_name} {split}".strip(), tuple(query))


@dataclass
class Crawl:
    """One role's way through the city. `wrong` gathers what must not be; `pages` has one page of
    each kind, the one with most on it; `refused` are the views that may say no, in words."""

    caller: Caller
    role: str
    most: int = 2
    more: dict[str, int] = field(default_factory=dict)
    language: str = "zh"
    refused: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    pages: dict[Kind, str] = field(default_factory=dict)
    sizes: dict[Kind, int] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    _asked: Counter[Kind] = field(default_factory=Counter)
    _known: set[str] = field(default_factory=set)
    _queue: deque[tuple[str, str]] = field(default_factory=deque)

    def walk(self, *doors: str) -> None:
        """Follow the links from these addresses, until each kind was seen often enough."""
        for door in doors:
            self._note(door.removeprefix(self.caller.address), "the door")
        while self._queue:
            path, origin = self._queue.popleft()
            self._visit(path, origin, self.caller.get(path))

    def _note(self, path: str, origin: str) -> None:
        """A link was seen: go there later, unless enough of its kind are known."""
        if path in self._known:
            return
        self._known.add(path)
        kind = kind_of(path)
        if kind is None:
            self.wrong.append(f"{self.role}: {origin} leads to {path}, which no pattern knows")
            return
        if self._asked[kind] < self.more.get(kind.name, self.most):
            self._asked[kind] += 1
            self._queue.append((path, origin))

    def _visit(self, path: str, origin: str, answer: Answer) -> None:
        kind = kind_of(path)
        assert kind
        if answer.status == 403 and kind.name in self.refused:
            self._whole(path, answer.page)
            return
        if answer.status >= 400:
            self.wrong.append(f"{self.role}: {origin} leads to {path}: {answer.status}")
            return
        self.reached.add(kind.name)
        if "html" not in answer.kind:
            if not answer.body:
                self.wrong.append(f"{self.role}: {path} is empty")
            return
        landed = urlsplit(answer.address)
        here = landed.path + (f"?{landed.query}" if landed.query else "")
        if landed.path != urlsplit(path).path:  # a redirect: the page is the one it led to
            self._note(here, path)
            return
        if not answer.text.lstrip().lower().startswith("<!doctype"):
            return  # a part of a page, for scripts
        page = answer.page
        if len(answer.body) > self.sizes.get(kind, 0):
            self.pages[kind], self.sizes[kind] = path, len(answer.body)
        self._whole(path, page)
        self._links(here, page)

    def _whole(self, path: str, page: Any) -> None:
        """Title, language and one heading of the first rank."""
        title = " ".join(page.xpath("string(//head/title)").split())
        headings = [" ".join(h.itertext()).strip() for h in page.xpath("//h1")]
        language = page.get("lang")
        said = []
        if len(title) < 4 or "{" in title:
            said.append(f"its title is {title!r}")
        if len(headings) != 1 or not headings[0]:
            said.append(f"its first-rank headings are {headings}")
        if language != LANGUAGES[self.language]:
            said.append(f"its language is {language}")
        self.wrong += [f"{self.role}: {path}: {words}" for words in said]

    def _links(self, here: str, page: Any) -> None:
        """Where the page leads, and whether its fragments and forms lead anywhere."""
        ids = set(page.xpath("//@id"))
        for raw in page.xpath("//a/@href | //link[@rel='next' or @rel='prev']/@href"):
            full, fragment = urldefrag(urljoin(self.caller.address + here, raw))
            parts = urlsplit(full)
            if f"{parts.scheme}://{parts.netloc}" != self.caller.address:
                continue
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if fragment and path == here and fragment not in ids:
                self.wrong.append(f"{self.role}: {here} has no place #{fragment}")
            self._note(path, here)
        for form in page.xpath("//form"):
            self._form(here, form)

    def _form(self, here: str, form: Any) -> None:
        target = urlsplit(urljoin(self.caller.address + here, form.get("action") or here))
        if kind_of(target.path) is None:
            self.wrong.append(f"{self.role}: {here} has a form to {target.path}: no pattern")
        elif form.method.upper() == "GET":
            self._note(target.path, here)
