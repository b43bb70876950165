"""Lists of items: by audience, theme, life event, department, district, level, kind, use."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from zhengtong.kernel import keyset
from zhengtong.kernel.words import Text
from zhengtong.registers.catalogue import names
from zhengtong.registers.catalogue.codes import codes, label
from zhengtong.registers.catalogue.guides import limit
from zhengtong.registers.catalogue.models import Item, ItemTopic
from zhengtong.registers.catalogue.topics import LIFE_EVENT, THEME, Topic, topics
from zhengtong.registers.catalogue.views import Facet, Facets, ItemCard

ORDER = ("-popularity", "id")
CARD_COLUMNS = (
    "id",
    "code",
    "name",
    "summary",
    "body",
    "body_name",
    "division",
    "division_name",
    "level",
    "kind",
    "handling",
    "digital",
    "person",
    "company",
    "promised_days",
    "promised_unit",
    "visits",
    "popularity",
)
FACET_SECONDS = 60
#: The columns by whose values lists can be narrowed.
COUNTED = ("body", "division", "level", "kind", "handling")


def themes(audience: str = "") -> tuple[Topic, ...]:
    """The themes, all or those of one audience, in the order in which they are shown."""
    return _topics(THEME, audience)


def life_events(audience: str = "") -> tuple[Topic, ...]:
    """The life events of people and of businesses, likewise."""
    return _topics(LIFE_EVENT, audience)


def browse(
    *,
    audience: str = "",
    theme: str = "",
    life_event: str = "",
    body: str = "",
    division: str = "",
    level: str = "",
    kind: str = "",
    handling: str = "",
    window: str = "",
    digital: bool | None = None,
    after: str = "",
    size: int = 20,
) -> keyset.Page[ItemCard]:
    """One page of the items that satisfy all filters given, the most used first.

    `window` is the body at whose counter an application is taken in. Raises Invalid for a damaged
    cursor.
    """
    rows = filtered(
        audience=audience,
        theme=theme,
        life_event=life_event,
        body=body,
        division=division,
        level=level,
        kind=kind,
        handling=handling,
        window=window,
        digital=digital,
    )
    page = keyset.page(rows.only(*CARD_COLUMNS), order=ORDER, after=after, size=size)
    return keyset.Page(rows=cards_of(page.rows), next=page.next)


def popular(limit: int = 8, *, audience: str = "", division: str = "") -> list[ItemCard]:
    """The items that are used most."""
    rows = filtered(audience=audience, division=division).only(*CARD_COLUMNS)
    return cards_of(rows.order_by(*ORDER)[:limit])


def cards(item_codes: Sequence[str]) -> list[ItemCard]:
    """The cards of these items in this order; unknown codes are left out."""
    rows = Item.objects.filter(code__in=item_codes, current__isnull=False).only(*CARD_COLUMNS)
    by_code = {card.code: card for card in cards_of(rows)}
    return [by_code[code] for code in item_codes if code in by_code]


def facets(
    *,
    audience: str = "",
    theme: str = "",
    life_event: str = "",
    body: str = "",
    division: str = "",
    level: str = "",
    kind: str = "",
) -> Facets:
    """How many items each further value would leave, within the filters given.

    Counted at most once a minute in each process.
    """
    given = (audience, theme, life_event, body, division, level, kind)
    key = "catalogue.facets." + "|".join(given)
    kept = cache.get(key)
    if kept is None:
        kept = _facets(
            filtered(
                audience=audience,
                theme=theme,
                life_event=life_event,
                body=body,
                division=division,
                level=level,
                kind=kind,
            )
        )
        cache.set(key, kept, FACET_SECONDS)
    return kept


def filtered(
    *,
    audience: str = "",
    theme: str = "",
    life_event: str = "",
    window: str = "",
    digital: bool | None = None,
    **columns: str,
) -> QuerySet[Item]:
    """The items in force that satisfy all filters given."""
    rows = Item.objects.filter(current__isnull=False)
    rows = rows.filter(**{name: value for name, value in columns.items() if value})
    if window:
        rows = rows.filter(Q(body=window) | Q(current__participants__window=window))
    if audience in codes("audience"):
        rows = rows.filter(**{audience: True})
    elif audience:
        return rows.none()
    if digital is not None:
        rows = rows.filter(digital=digital)
    for topic_kind, key in ((THEME, theme), (LIFE_EVENT, life_event)):
        if key:
            topic = ItemTopic.objects.filter(kind=topic_kind, key=key, item=OuterRef("pk"))
            rows = rows.filter(Exists(topic))
    return rows


def cards_of(rows: Iterable[Item]) -> list[ItemCard]:
    """Rows as cards; the names of bodies come from what is kept."""
    found = list(rows)
    if not found:
        return []
    bodies = names.bodies()
    return [
        ItemCard(
            code=row.code,
            name=row.name,
            summary=row.summary,
            body=row.body,
            body_name=bodies[row.body].name if row.body in bodies else row.body_name,
            division=row.division,
            division_name=row.division_name or names.divisions().get(row.division, {}),
            level=row.level,
            kind=row.kind,
            kind_label=label("kind", row.kind),
            handling=row.handling,
            handling_label=label("handling", row.handling),
            digital=row.digital,
            audience=tuple(a for a in codes("audience") if getattr(row, a)),
            promised=None
            if row.promised_days is None
            else limit({"days": row.promised_days, "unit": row.promised_unit}),
            visits=row.visits,
            popularity=row.popularity,
        )
        for row in found
    ]


def _topics(kind: str, audience: str) -> tuple[Topic, ...]:
    known = topics(kind).values()
    return tuple(t for t in known if not audience or audience in t.audience)


def _facets(rows: QuerySet[Item]) -> Facets:
    """All in two queries: one counts by all columns at once, the other by topic."""
    audiences = codes("audience")
    by: dict[str, Counter[str]] = {column: Counter() for column in (*COUNTED, "audience")}
    total = 0
    counted = rows.order_by().values_list(*COUNTED, *audiences).annotate(n=Count("id"))
    for *values, n in counted:
        total += n
        for column, value in zip(COUNTED, values, strict=False):
            by[column][value] += n
        for audience, is_for in zip(audiences, values[len(COUNTED) :], strict=True):
            by["audience"][audience] += n if is_for else 0
    topical = _topical(rows)
    short = _short_names(rows, by["body"])

    def named(column: str, known: Mapping[str, Text]) -> tuple[Facet, ...]:
        return tuple(
            Facet(value, known.get(value, {"zh": value}), n) for value, n in _ranked(by[column])
        )

    def coded(column: str) -> tuple[Facet, ...]:
        return tuple(Facet(value, label(column, value), n) for value, n in _ranked(by[column]))

    return Facets(
        audience=tuple(
            Facet(c, label("audience", c), by["audience"][c])
            for c in audiences
            if by["audience"][c]
        ),
        themes=topical(THEME),
        life_events=topical(LIFE_EVENT),
        bodies=named("body", short),
        divisions=named("division", names.divisions()),
        levels=coded("level"),
        kinds=coded("kind"),
        handlings=coded("handling"),
        total=total,
    )


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _topical(rows: QuerySet[Item]) -> Callable[[str], tuple[Facet, ...]]:
    found = (
        ItemTopic.objects.filter(item__in=rows.order_by().values("pk"))
        .order_by()
        .values_list("kind", "key")
        .annotate(n=Count("id"))
    )
    counts = {(kind, key): n for kind, key, n in found}

    def of(kind: str) -> tuple[Facet, ...]:
        known = [(topic, counts.get((kind, topic.key), 0)) for topic in topics(kind).values()]
        return tuple(Facet(topic.key, topic.name, n) for topic, n in known if n)

    return of


def _short_names(rows: QuerySet[Item], found: Iterable[str]) -> dict[str, Text]:
    """What the bodies are called; imported lists name some that are not known here."""
    short = {code: body.short or body.name for code, body in names.bodies().items()}
    strange = [code for code in found if code not in short]
    if strange:
        named = rows.exclude(body__in=names.bodies()).order_by()
        short |= dict(named.values_list("body", "body_name").distinct())
    return short
