"""The chosen item's evidence is marked by field, the others' triggers faintly, and nothing twice."""

from __future__ import annotations

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.listing import Item
from q7x2_gui.viewmodels.article_layout import ArticleLayout
from q7x2_gui.viewmodels.article_marks import legend, marks

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
