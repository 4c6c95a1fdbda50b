"""What could stand in a field is found in the text, in order and apart, and walked round and round."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import Evidence
from q7x2_gui.viewmodels.alternatives import Alternative, alternatives, beside
from q7x2_gui.viewmodels.evidence_edits import beside as next_evidence

TEXT = (
    "😀 Foreign Minister Wang Yi met Toshimitsu Motegi in Tokyo on Tuesday. "
    "Ngày 25 11? They will meet again on 3 December 2020 in Beijing, Cafe\u0301 included."
)
ARTICLE = Article(text=TEXT, source_id="a", language="en", published="2020-11-25")


def quotes(found: tuple[Alternative, ...]) -> list[str]:
    return [TEXT[a.start : a.end] for a in found]


def test_dates_are_offered_with_what_they_give() -> None:
    found = alternatives(ARTICLE, "dates", "date", (), None)
    assert ("Tuesday", "2020-11-24") in [
        (q.removeprefix("on "), a.edtf) for q, a in zip(quotes(found), found, strict=True)
    ]
    assert "2020-12-03" in [a.edtf for a in found]


def test_actors_and_places_are_told_apart() -> None:
    actors = " | ".join(quotes(alternatives(ARTICLE, "actors", "participants", (), None)))
    assert "Wang Yi" in actors
    assert "Toshimitsu Motegi" in actors
    places = " | ".join(quotes(alternatives(ARTICLE, "places", "place", (), None)))
    assert "Tokyo" in places
    assert "Wang" not in places


def test_evidence_of_other_suggestions_is_offered_too() -> None:
    at = TEXT.index("met")
    known = [
        Evidence(field="type", start=at, end=at + 3, quote="met"),
        Evidence(field="date", start=0, end=1, quote="😀"),
    ]
    assert quotes(alternatives(ARTICLE, "words", "type", known, None)) == ["met"]


SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 9)), max_size=12)


@given(SPANS)
def test_what_is_offered_stands_in_order_and_apart(spans: list[tuple[int, int]]) -> None:
    known = [Evidence(field="participants.0", start=a, end=a + n, quote="x") for a, n in spans]
    found = alternatives(ARTICLE, "words", "participants", known, None)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {(a.start, a.end) for a in found} <= {(e.start, e.end) for e in known}
    assert bool(found) == bool(known)


@given(SPANS, st.integers(0, 100))
def test_walking_goes_past_each_once_and_back(spans: list[tuple[int, int]], near: int) -> None:
    known = [Evidence(field="type", start=a, end=a + n, quote="x") for a, n in spans]
    found = alternatives(ARTICLE, "words", "type", known, None)
    at, seen = -1, []
    for _ in found:
        at = beside(found, at, (), near, 1)
        seen.append(at)
    assert sorted(seen) == list(range(len(found)))
    if found:
        assert beside(found, beside(found, at, (), near, 1), (), near, -1) == at
    else:
        assert beside(found, -1, (), near, 1) == -1


def test_the_first_step_leads_on_from_the_words_that_stand_there() -> None:
    found = (Alternative(0, 2), Alternative(5, 8), Alternative(9, 12))
    own = [Evidence(field="date", start=6, end=8, quote="xx")]
    assert beside(found, -1, own, 0, 1) == 2
    assert beside(found, -1, own, 0, -1) == 0
    assert beside(found, -1, (), 4, 1) == 1
    assert beside(found, -1, (), 99, 1) == 0


@given(SPANS)
def test_evidence_is_stepped_through_in_the_order_of_the_text(spans: list[tuple[int, int]]) -> None:
    evidence = list(dict.fromkeys(Evidence(field="date", start=a, end=a + n, quote="x") for a, n in spans))
    current, seen = None, []
    for _ in evidence:
        current = next_evidence(evidence, current, 1)
        assert current is not None
        seen.append(current)
    assert sorted(seen, key=lambda e: (e.start, e.end)) == seen
    assert set(seen) == set(evidence)
