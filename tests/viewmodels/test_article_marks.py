"""The chosen item's evidence is marked by field, the others' triggers faintly, and nothing twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.listing import Item
from q7x2_gui.viewmodels.article_layout import ArticleLayout
from q7x2_gui.viewmodels.article_marks import CORE, legend, marks

TEXT = "Wang met Motegi on Tuesday."
LAYOUT = ArticleLayout(Article(text=TEXT, source_id="a"))


def item(name: str, *evidence: tuple[str, str], verdict: Verdict | None = None) -> Item:
    found = tuple(Evidence(field=f, start=TEXT.index(q), end=TEXT.index(q) + len(q), quote=q) for f, q in evidence)
    return Item(
        id=name, kind="suggestion", article_id="x", values=EventValues(type="meeting"), evidence=found, verdict=verdict
    )


def words(found: tuple) -> list[tuple[str, str, bool]]:
    return [(LAYOUT.text[m.start : m.end], m.field, m.chosen) for m in found]


def test_fields_of_the_chosen_and_triggers_of_the_others() -> None:
    one = item("one", ("type", "met"), ("participants.0", "Wang"))
    other = item("other", ("date", "Tuesday"), ("participants.0", "Motegi"))
    assert words(marks(LAYOUT, [one, other], "one")) == [
        ("Wang", "participants", True),
        ("met", "type", True),
        ("Tuesday", "date", False),
    ]
    assert legend(marks(LAYOUT, [one, other], "one")) == ("participants", "type")


def test_a_trigger_below_the_chosen_evidence_is_not_drawn_again() -> None:
    found = marks(LAYOUT, [item("one", ("type", "met")), item("other", ("type", "met"))], "one")
    assert words(found) == [("met", "type", True)]


def test_a_voice_on_the_words_of_a_participant_gives_way() -> None:
    found = marks(LAYOUT, [item("one", ("participants.0", "Wang"), ("voice", "Wang"))], "one")
    assert words(found) == [("Wang", "participants", True)]


def test_what_is_rejected_is_not_marked_unless_it_is_open() -> None:
    gone = item("gone", ("type", "met"), verdict=Verdict.REJECTED)
    assert marks(LAYOUT, [gone], None) == ()
    assert words(marks(LAYOUT, [gone], "gone")) == [("met", "type", True)]


FIELDS = ("type", "date", "participants.0", "voice", "topics")
SPANS = st.tuples(st.sampled_from(FIELDS), st.integers(0, len(TEXT) - 1), st.integers(1, 6))
ITEMS = st.lists(st.lists(SPANS, max_size=6), min_size=1, max_size=4)


@settings(max_examples=80)
@given(ITEMS)
def test_what_is_drawn_is_what_nothing_more_telling_covers(spans: list[list[tuple[str, int, int]]]) -> None:
    items = [
        Item(
            id=str(n), kind="suggestion", article_id="x", values=EventValues(type="meeting"),
            evidence=tuple(Evidence(field=f, start=a, end=min(a + w, len(TEXT)), quote="") for f, a, w in mine),
        )
        for n, mine in enumerate(spans)
    ]  # fmt: skip
    found = marks(LAYOUT, items, "0")
    own = {(e.start, e.end, e.field.partition(".")[0]) for e in items[0].evidence}
    core = {one for one in own if one[2] in CORE}
    shift = LAYOUT.text.index(TEXT)  # what stands above the body
    drawn = {(m.start - shift, m.end - shift, m.field) for m in found if m.chosen}
    assert drawn == {one for one in own if one in core or not any(_meet(one, other) for other in core)}
    others = {(e.start, e.end) for item in items[1:] for e in item.evidence if e.field in ("type", "date")}
    free = {one for one in others if not any(_meet(one, other) for other in own)}
    assert {(m.start - shift, m.end - shift) for m in found if not m.chosen} == free


def _meet(one: tuple, other: tuple) -> bool:
    return one[0] < other[1] and other[0] < one[1]
