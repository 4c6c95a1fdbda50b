"""The timeline as it was read: entries, their scene, and what the screen asks of them; made in a worker."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from q7x2_gui.domain.vocabulary import Kind, Verdict

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import TimelineEntry
    from q7x2_gui.timeline.columns import Columns, Members, Row
    from q7x2_gui.timeline.scene import Scene


@dataclass(frozen=True, slots=True)
class LanePlan:
    """What lanes are made by, what they are nested by ("" for nothing), and their order: count, first or name."""

    by: str = "type"
    nest: str = ""
    order: str = "count"


@dataclass(frozen=True, slots=True)
class Book:
    """Entries with the scene over them; ``places`` by any id of an entry; ``unseen`` were accepted by a script."""

    entries: Sequence[TimelineEntry]
    scene: Scene
    places: Mapping[str, int]
    unseen: int


def read(session: Any, plan: LanePlan) -> Book:
    """All entries and their scene; NumPy is imported here, where it holds up no first paint."""
    from q7x2_gui.timeline import columns  # noqa: PLC0415 - see above

    entries = session.catalogue.timeline()
    return _book(session, plan, entries, columns.build(map(_row, entries)), _members(entries))


def patched(session: Any, plan: LanePlan, book: Book, articles: Iterable[str]) -> Book:
    """The book with the entries of some articles read again, in the places of the old; all else is as it was."""
    import numpy as np  # noqa: PLC0415 - as above

    from q7x2_gui.timeline import columns  # noqa: PLC0415 - as above

    wanted = sorted(articles)
    fresh = session.catalogue.timeline(wanted)
    order = np.array(_order(book.entries, fresh, frozenset(wanted)), np.intp)
    joined = [*book.entries, *fresh]
    table = columns.taken(columns.joined([book.scene.columns, columns.build(map(_row, fresh))]), order)
    new = _members(fresh, behind=len(book.entries))
    old = book.scene.making.members
    members = {by: old[by].joined(new[by]).taken(order, len(joined)) for by in new}
    return _book(session, plan, [joined[n] for n in order], table, members)


def regrouped(session: Any, plan: LanePlan, book: Book) -> Book:
    """The book with its lanes made by something else."""
    return _book(session, plan, book.entries, book.scene.columns, book.scene.making.members)


def _order(old: Sequence[TimelineEntry], fresh: Sequence[TimelineEntry], wanted: frozenset[str]) -> list[int]:
    """Places in ``old`` and, behind it, ``fresh``: each article's new entries where its old ones stood."""
    waiting: dict[str, deque[int]] = {article_id: deque() for article_id in wanted}
    for n, entry in enumerate(fresh, start=len(old)):
        waiting[entry.article_id].append(n)
    left = Counter(entry.article_id for entry in old if entry.article_id in wanted)
    order: list[int] = []
    for n, entry in enumerate(old):
        if entry.article_id not in wanted:
            order.append(n)
            continue
        left[entry.article_id] -= 1
        mine = waiting[entry.article_id]
        while mine:
            order.append(mine.popleft())
            if left[entry.article_id]:
                break
    return order + [n for mine in waiting.values() for n in mine]


def _book(
    session: Any, plan: LanePlan, entries: Sequence[TimelineEntry], table: Columns, members: Mapping[str, Members]
) -> Book:
    from q7x2_gui.timeline import lanes, scene  # noqa: PLC0415 - as above

    codebook = session.codebook
    order = {"type": [t.key for t in codebook.types], "status": [t.key for t in codebook.statuses]}
    places: dict[str, int] = {}
    for n, entry in enumerate(entries):
        for name in (entry.item_id, entry.id, entry.event_id):
            if name:
                places.setdefault(name, n)
    making = lanes.Making(members, lambda by, key: lane_title(codebook, by, key), order)
    built = scene.build(table, lanes.Plan(plan.by, plan.nest, plan.order), making)
    return Book(entries, built, places, sum(entry.verdict is Verdict.AUTO for entry in entries))


def _row(entry: TimelineEntry) -> Row:
    from q7x2_gui.timeline.columns import Row  # noqa: PLC0415 - as above

    e = entry
    return Row(e.bounds, e.date, e.type, e.status, e.verdict, e.background, e.kind is Kind.STATE)


def _members(entries: Sequence[TimelineEntry], behind: int = 0) -> Mapping[str, Members]:
    """Who took part in what; places are counted from ``behind``."""
    from q7x2_gui.timeline.columns import members  # noqa: PLC0415 - as above

    numbered = list(enumerate(entries, start=behind))
    return {
        "country": members((n, name) for n, entry in numbered for name in entry.countries),
        "actor": members((n, name) for n, entry in numbered for name in entry.actors),
    }


def lane_title(codebook: Any, by: str, key: str) -> str:
    """What a lane is called: the type's plural, the country's name, the actor, or that there is none."""
    if not key:
        return f"No {by}"
    if by == "type":
        found = codebook.type(key)
        return (found.plural or found.title) if found else key
    if by == "status":
        return next((t.title for t in codebook.statuses if t.key == key), key)
    if by == "country":
        from q7x2_gui.language.actors import country_name  # noqa: PLC0415 - reads its tables on first use

        return country_name(key) or key
    return key
