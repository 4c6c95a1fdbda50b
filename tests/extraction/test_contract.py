"""The contract of extractors: what is checked, and what an extractor's failure looks like."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.errors import ExtractorError, Q7X2Error
from q7x2_gui.extraction import DEFAULT, extract, extractors, get
from tests.extraction.helpers import article


class Fixed:
    """An extractor that proposes what it is given."""

    name, version, needs_network = "fixed", "1", False

    def __init__(self, *suggestions: Suggestion) -> None:
        self.suggestions = suggestions

    def propose(self, article: Article) -> Iterable[Suggestion]:
        return self.suggestions


def test_shipped_extractor_is_registered() -> None:
    assert DEFAULT in extractors
    assert get().name == DEFAULT
    assert not get().needs_network


def test_unknown_extractor_lists_the_known() -> None:
    with pytest.raises(Q7X2Error, match="rules"):
        get("nobody")


@pytest.mark.parametrize(
    ("suggestion", "fault"),
    [
        (Suggestion(values=EventValues(type="party")), "no event type"),
        (Suggestion(values=EventValues(type="meeting", date="soon")), "no EDTF date"),
        (Suggestion(values=EventValues(type="meeting"), part_of=0), "part_of"),
        (Suggestion(values=EventValues(type="meeting"), confidence=2.0), "confidence"),
        (
            Suggestion(
                values=EventValues(type="meeting"), evidence=(Evidence(field="type", start=0, end=3, quote="xyz"),)
            ),
            "quote of type",
        ),
        (
            Suggestion(
                values=EventValues(type="meeting"),
                evidence=(Evidence(field="participants.0", start=0, end=3, quote="The"),),
            ),
            "participants.0",
        ),
    ],
)
def test_breach_is_named(suggestion: Suggestion, fault: str) -> None:
    with pytest.raises(ExtractorError, match=fault):
        extract(article("The ministers met."), Fixed(suggestion))


def test_failure_names_extractor_and_article() -> None:
    class Broken(Fixed):
        def propose(self, article: Article) -> Iterable[Suggestion]:
            raise ValueError("nothing works")

    with pytest.raises(ExtractorError, match=r"'fixed' failed on 'invented'.*nothing works"):
        extract(article("The ministers met."), Broken())
