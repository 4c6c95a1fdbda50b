"""A typed date leans on words that say it, on those that can mean it, or on none."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.event import EventValues, Evidence, When
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.viewmodels.date_evidence import typed_date
from q7x2_gui.viewmodels.date_input import bounds_in_words, check_date

OLD = Evidence(field="date", start=10, end=20, quote="October 28")
WHO = Evidence(field="participants.0", start=0, end=4, quote="Wang")
VALUES = EventValues(type="meeting", date="2025-10-28", when=When(phrase="October 28", basis=Basis.OFFICE_TERM))


def means(edtf: str | None) -> object:
    return lambda phrase: check_date(phrase, language="en", anchor=edtf).edtf == edtf


def test_words_that_can_mean_the_date_stay() -> None:
    values, evidence = typed_date(VALUES, (WHO, OLD), "2026-10-28", None, means("2026-10-28"))  # type: ignore[arg-type]
    assert values.date == "2026-10-28"
    assert evidence == (WHO, OLD)
    assert values.when == When(phrase="October 28", basis=Basis.ANALYST)


def test_words_that_say_another_date_go() -> None:
    values, evidence = typed_date(VALUES, (WHO, OLD), "2025-11-02", None, means("2025-11-02"))  # type: ignore[arg-type]
    assert evidence == (WHO,)
    assert values.when == When(phrase="", basis=Basis.ANALYST)


def test_words_that_give_the_date_become_its_evidence() -> None:
    new = Evidence(field="date", start=40, end=50, quote="November 2")
    values, evidence = typed_date(VALUES, (WHO, OLD), "2025-11-02", new, means("2025-11-02"))  # type: ignore[arg-type]
    assert evidence == (WHO, new)
    assert values.when == When(phrase="November 2", basis=Basis.ANALYST)


def test_an_emptied_date_leans_on_nothing() -> None:
    values, evidence = typed_date(VALUES, (WHO, OLD), None, None, means(None))  # type: ignore[arg-type]
    assert (values.date, values.when, evidence) == (None, None, (WHO,))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-11-24", ""),
        (None, ""),
        ("nonsense", ""),
        ("2023-04-01/2023-04-02", ""),
        ("[2023-11-11..2023-11-20]", "bounded · earliest 11 Nov 2023, latest 20 Nov 2023"),
        ("2019-02", "month · earliest 1 Feb 2019, latest 28 Feb 2019"),
        ("2020-11-24/..", ""),
        ("2023-11-11/2023-12", "month · starts 11 Nov 2023 · ends Dec 2023"),
    ],
)
def test_bounds_and_precision_are_said_where_they_say_more_than_the_day(edtf: str | None, words: str) -> None:
    assert bounds_in_words(edtf) == words
