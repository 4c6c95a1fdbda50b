"""A corrected publication date marks the decided reports that leaned on the old one, in the same step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from q7x2_gui.domain import rules
from q7x2_gui.domain.event import When
from q7x2_gui.domain.vocabulary import Basis, Verdict
from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from tests.services.made import filled, only_article


@pytest.mark.parametrize(("anchor", "doubted"), [("2021-05-04", True), ("2021-05-01", False), (None, False)])
def test_a_report_that_leans_on_the_old_date_is_marked_and_undo_takes_that_back(
    tmp_path: Path, anchor: str | None, doubted: bool
) -> None:
    path = tmp_path / "a.q7x2"
    with filled(path) as session:
        article = only_article(session)
        item = session.catalogue.article(article).items[1]
        values = replace(item.values, when=When(phrase="Monday", anchor=anchor, basis=Basis.RELATIVE))
        session.review.confirm(item.id, values).result(timeout=5)
        session.review.set_article(article, published="2021-05-11").result(timeout=5)
        now = session.catalogue.article(article).items[1]
        assert ("date" in now.values.unsure) is doubted
        assert now.values.date == values.date
        assert now.verdict in (Verdict.CONFIRMED, Verdict.CORRECTED)
        (event,) = session.catalogue.dataset((Verdict.CONFIRMED, Verdict.CORRECTED))
        assert ("date" in event.values.unsure) is doubted
        told = [p.message for p in rules.problems(now.values, "2021-05-11")]
        assert any("Counted from" in message for message in told) is doubted
        session.editor.undo().result(timeout=5)
        assert not session.catalogue.article(article).items[1].values.unsure
    assert check(path) == []


def test_what_is_open_or_rejected_is_left_alone(tmp_path: Path) -> None:
    with filled(tmp_path / "a.q7x2") as session:
        article = only_article(session)
        items = session.catalogue.article(article).items
        lean = When(phrase="Monday", anchor="2021-05-04", basis=Basis.RELATIVE)
        for item in items[:2]:
            session.review.edit(item.id, replace(item.values, when=lean), field="date").result(timeout=5)
        session.review.reject(items[0].id, "duplicate").result(timeout=5)
        session.review.set_article(article, published="2021-05-11").result(timeout=5)
        assert not any(item.values.unsure for item in session.catalogue.article(article).items)


def test_another_title_marks_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "a.q7x2") as session:
        assert isinstance(session, Session)
        article = only_article(session)
        item = session.catalogue.article(article).items[1]
        lean = When(phrase="Monday", anchor="2021-05-04", basis=Basis.RELATIVE)
        session.review.confirm(item.id, replace(item.values, when=lean)).result(timeout=5)
        session.review.set_article(article, title="Another", published="2021-05-04").result(timeout=5)
        assert not session.catalogue.article(article).items[1].values.unsure
