"""Reads: find entries, suggest while somebody types."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import engines, pinyin, text
from .asking import Question, ask
from .entry_words import filter_word
from .expressions import Expression, Word, either, every
from .knowledge import vocabulary
from .ranking import Candidate, looks_like, resembling, score

POOL = 240
SUGGEST_POOL = 80
NEAR_BEST = 0.35
Filters = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entry: its key, its title, how well it answers."""

    key: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question: one page of hits, how many there are in all.

    `suggestion` is what was probably meant when the words as typed are found nowhere; `loose`
    says that the hits answer only a part of the question; `more` that there is another page.
    """

    hits: tuple[Hit, ...]
    total: int
    suggestion: str = ""
    loose: bool = False
    more: bool = False


def normal(typed: str) -> str:
    """What was typed, as the search sees it: one width, one case, no punctuation."""
    return text.squeeze(typed)


def find(
    index: str, typed: str, *, filters: Filters | None = None, limit: int = 20, skip: int = 0
) -> Found:
    """Answer a question from one index, best first.

    `filters` maps a filter to the value or values wanted; `skip` passes over the hits of earlier
    pages (the best 240 are ranked, those beyond are reached by a narrower question).
    """
    question = ask(typed, vocabulary())
    narrowed = _narrowed(filters or {})
    if not question.parts:
        return Found((), 0)
    for expression, enough, loose in _expressions(question):
        demand = every((expression, narrowed)) or expression
        pool, total = engines.candidates(index, demand, POOL)
        if not pool:
            continue
        if total > len(pool) and not enough:
            pool = _with_titled(index, question, narrowed, pool)
        everything = _ranked(pool, question)
        ranked = [pair for pair in everything if pair[0] >= everything[0][0] * NEAR_BEST]
        return Found(
            hits=tuple(Hit(c.key, c.title, value) for value, c in ranked[skip : skip + limit]),
            total=max(len(ranked), total - len(everything) + len(ranked)),
            suggestion=_meant(question, ranked) if loose else "",
            loose=loose,
            more=skip + limit < len(ranked),
        )
    return _misspelt(index, question, narrowed, limit, skip)


def suggest(
    index: str, typed: str, *, filters: Filters | None = None, limit: int = 8
) -> tuple[Hit, ...]:
    """The entries that somebody who has typed so much may be looking for; titles once each."""
    question = ask(typed, vocabulary(), typing=True)
    narrowed = _narrowed(filters or {})
    for title in (True, False):
        expression = question.strict(title=title)
        demand = every((expression, narrowed))
        if expression is None or demand is None:
            return ()
        pool, _total = engines.candidates(index, demand, SUGGEST_POOL)
        if pool:
            return _distinct(_ranked(pool, question), limit)
    expression = question.sounded()
    demand = every((expression, narrowed))
    if expression is None or demand is None:
        return ()
    pool, _total = engines.candidates(index, demand, SUGGEST_POOL)
    return _distinct(_ranked(pool, question), limit)


def _expressions(question: Question) -> Iterator[tuple[Expression, bool, bool]]:
    """What to ask, strictest first: the demand, whether the heaviest entries that satisfy it are
    enough (else those whose titles do are added), and whether the answer is loose.

    Where one thing is asked, entries that merely mention it are of no use beside those whose
    title says it; so titles are asked first, and often alone.
    """
    if len(question.demanded) == 1 and (named := question.strict(title=True)):
        yield named, True, False
    if strict := question.strict(title=False):
        yield strict, False, False
    if sounded := question.sounded():
        yield sounded, True, True
    for weaker in question.relaxed():
        yield weaker, True, True
    if repaired := question.repaired():
        yield repaired, True, True


def _misspelt(
    index: str, question: Question, narrowed: Expression | None, limit: int, skip: int
) -> Found:
    """The entries with words that look like the typed ones, when nothing else was found."""
    expression = question.misspelt()
    if expression is None:
        return Found((), 0)
    pool, _total = engines.candidates(index, every((expression, narrowed)) or expression, POOL)
    ranked = _ranked([c for c in pool if looks_like(c, question)], question)
    return Found(
        hits=tuple(Hit(c.key, c.title, value) for value, c in ranked[skip : skip + limit]),
        total=len(ranked),
        loose=True,
        more=skip + limit < len(ranked),
    )


def _narrowed(filters: Filters) -> Expression | None:
    wanted: list[Expression | None] = []
    for name, values in filters.items():
        listed = [values] if isinstance(values, str) else values
        wanted.append(either(Word(filter_word(name, value)) for value in listed))
    return every(wanted)


def _with_titled(
    index: str, question: Question, narrowed: Expression | None, pool: list[Candidate]
) -> list[Candidate]:
    """Many entries speak of it: make sure that those whose title does are in the pool."""
    demand = every((question.strict(title=True), narrowed))
    if demand is None:
        return pool
    titled, _total = engines.candidates(index, demand, POOL)
    return list({c.id: c for c in (*titled, *pool)}.values())


def _ranked(pool: list[Candidate], question: Question) -> list[tuple[float, Candidate]]:
    ranked = [(score(candidate, question), candidate) for candidate in pool]
    ranked.sort(key=lambda pair: (-pair[0], -pair[1].weight, len(pair[1].face), pair[1].id))
    return ranked


def _distinct(ranked: list[tuple[float, Candidate]], limit: int) -> tuple[Hit, ...]:
    seen: dict[str, Hit] = {}
    for value, candidate in ranked:
        seen.setdefault(candidate.title, Hit(candidate.key, candidate.title, value))
        if len(seen) == limit:
            break
    return tuple(seen.values())


def _meant(question: Question, ranked: list[tuple[float, Candidate]]) -> str:
    typed = question.text.replace(" ", "")
    sound = " ".join(s for run in text.runs(typed) if run.han for s in pinyin.read(run.text))
    for _, candidate in ranked[:3]:
        if sound and (found := resembling(candidate.title, typed, sound, candidate.sounds.split())):
            return found
    return ""
