"""Articles, suggestions and dumps that the storage and service tests share."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place, Voice, When
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Basis, VoiceKind
from q7x2_gui.services import codebooks
from q7x2_gui.services.catalogue_items import rows
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import NewBatch, add_articles, add_suggestions
from q7x2_gui.storage.tables import RECORDED

TEXT = (
    "Bộ trưởng Ivo Brandt thăm Đà Nẵng. Minister Ivo Brandt met his colleague Ana Lund in Da Nang on 3 May 2021, "
    "during a visit that began on Sunday. 会談 was held. "
)


def evidence(text: str, field: str, words: str) -> Evidence:
    """Evidence on the first place where the words stand."""
    start = text.index(words)
    return Evidence(field=field, start=start, end=start + len(words), quote=words)


def article(number: int = 0, **changes: object) -> Article:
    """An article whose text differs by its number."""
    made = Article(
        text=f"{TEXT}Number {number}.",
        source_id=f"article-{number}.txt",
        title=f"Brandt in Đà Nẵng, part {number}",
        outlet="The Example",
        published="2021-05-04",
        language="en",
        body=((0, 20), (30, 60)),
        title_span=(0, 5),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


VISIT = EventValues(
    type="visit",
    date="2021-05-02/2021-05-04",
    participants=(Participant(name="Ivo Brandt", country="AUT"),),
    summary="Brandt visits",
)
MEETING = EventValues(
    type="meeting",
    mode="in_person",
    date="2021-05-03",
    when=When(phrase="3 May 2021", basis=Basis.STATED, rule="day_month_year"),
    participants=(
        Participant(name="Ivo Brandt", country="AUT", office="foreign_minister"),
        Participant(name="Ana Lund", country="SWE"),
    ),
    place=Place(name="Da Nang", as_written="Da Nang", country="VNM"),
    voice=Voice(kind=VoiceKind.AUTHOR),
    topics=("trade",),
    summary="Brandt meets Lund",
)
STATEMENT = EventValues(type="statement", summary="Brandt says something", date="2021-05")


def suggestions(text: str = TEXT) -> tuple[Suggestion, ...]:
    """A visit, a meeting that is part of it, and a statement that was only recalled."""
    return (
        Suggestion(values=VISIT, evidence=(evidence(text, "type", "visit"),), confidence=0.8),
        Suggestion(
            values=MEETING,
            evidence=(evidence(text, "type", "met"), evidence(text, "date", "3 May 2021")),
            confidence=0.9,
            confidences={"date": 0.7},
            reasons={"date": "the day stands there"},
            voices=(Voice(), Voice(actor="Ana Lund", kind=VoiceKind.READOUT)),
            part_of=0,
            main=True,
        ),
        Suggestion(values=STATEMENT, confidence=0.4, background=True),
    )


def filled(path: Path, articles: int = 1, analyst: str = "Ann", codebook: Codebook | None = None) -> Session:
    """An open project with articles and three suggestions each."""
    session = Session.create(path, analyst=analyst, codebook=codebook)
    stored = add_articles(session, [article(n) for n in range(articles)], NewBatch(description="Made")).result().value
    add_suggestions(session, {row_id: ("rules", "1", suggestions()) for row_id in stored.article_ids}).result()
    return session


DECLARED = """
[[fields]]
key = "venue"
title = "Venue"
holds = "text"

[[fields]]
key = "delegates"
title = "Delegates"
holds = "number"
least = 1
most = 5000
unit = "people"

[[fields]]
key = "announced"
title = "Announced"
holds = "date"

[[fields]]
key = "level"
title = "Level"
holds = "choice"
choices = [{ key = "head", title = "Head of state", shortcut = "H" }, "minister", "official"]

[[fields]]
key = "issues"
title = "Issues"
holds = "many"
choices = ["trade", "fishing", "islands"]

[[fields]]
key = "interpreter"
title = "Interpreter"
holds = "actor"
types = ["meeting", "visit"]
"""
"""A field of each kind, as a codebook declares them behind its own."""


def declaring(declared: str = DECLARED) -> Codebook:
    """The shipped codebook with fields of its own."""
    return codebooks.parse(codebooks.shipped().text + declared, Path("made.toml"))


def only_article(session: Session) -> str:
    """Id of the first article."""
    return session.catalogue.articles()[0].id


def batches(session: Session) -> list[dict[str, Any]]:
    """The imports, oldest first."""
    with session.project.reading() as connection:
        found = rows(connection, "select * from batch order by n")
    return [{**row, "left_out": json.loads(row["left_out"])} for row in found]


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that edits touch, of the search table, and what is kept of removed rows."""
    with closing(sqlite3.connect(path)) as connection:
        tables = {
            table: connection.execute(f'select * from "{table}" order by 1').fetchall()
            for table in (*RECORDED, "article_folded")
        }
        return tables | {"kept": connection.execute("select id, content from kept order by id").fetchall()}
