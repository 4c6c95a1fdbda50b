"""A project's own lexicons: kept in it as steps, used when it is extracted, and undone like anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError
from q7x2_gui.services import own_resources
from q7x2_gui.services.extracting import extract_project, suggestions_of
from q7x2_gui.services.importing import import_paths
from q7x2_gui.services.session import Session

TOPICS = "lexicons/topics.toml"
OWN = '[whales]\nen = ["whaling"]\n'
TEXT = """TOKYO, May 4 2021 (Agency) - The foreign ministers of Japan and Norway met in Tokyo on Tuesday.

Foreign Minister Toshimitsu Motegi and his Norwegian counterpart Ine Eriksen Soreide discussed whaling and trade.
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Session.create(tmp_path / "p.q7x2", analyst="Mia") as session:
        import_paths(session, [tmp_path / "a.txt"])
        extract_project(session)
        yield session


def _topics(session: Session) -> set[str]:
    (article,) = session.catalogue.articles()
    return {topic for s in suggestions_of(session, article.id) for topic in s.values.topics}


def test_own_lists_are_used_at_the_next_extraction_which_they_make_due(session: Session) -> None:
    assert _topics(session) == {"trade"}
    assert own_resources.use(session, {TOPICS: OWN}).result().value == 1
    assert len(extract_project(session).articles) == 1
    assert _topics(session) == {"whales"}
    assert extract_project(session).articles == ()
    assert resources.active() is resources.SHIPPED


def test_using_them_is_one_step_that_can_be_undone(session: Session) -> None:
    own_resources.use(session, {TOPICS: OWN}).result()
    assert session.catalogue.ledger()[0].label == f"Use own {TOPICS}"
    session.editor.undo().result()
    assert session.own_files() is resources.SHIPPED
    assert extract_project(session).articles == ()


def test_they_can_be_given_up_by_name(session: Session) -> None:
    own_resources.use(session, {TOPICS: OWN}).result()
    with pytest.raises(ResourceError, match=r"has no lexicons/reading.toml of its own. In use: lexicons/topics.toml"):
        own_resources.drop(session, ["lexicons/reading.toml"])
    own_resources.drop(session, [TOPICS]).result()
    assert session.own_files() is resources.SHIPPED


def test_the_same_text_again_is_no_step(session: Session) -> None:
    own_resources.use(session, {TOPICS: OWN}).result()
    before = len(session.catalogue.ledger())
    assert own_resources.use(session, {TOPICS: OWN}).result().value == 0
    assert len(session.catalogue.ledger()) == before


def test_a_malformed_own_lexicon_is_told_for_its_article_and_leaves_the_suggestions_there_are(session: Session) -> None:
    own_resources.use(session, {TOPICS: "[whales\n"}).result()
    report = extract_project(session)
    assert report.articles == ()
    assert "lexicons/topics.toml:1: the lexicon is not valid TOML" in str(report.failed[0].error)
    assert _topics(session) == {"trade"}
