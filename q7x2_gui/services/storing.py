"""Bringing articles and suggestions into a project, each import or run as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.services.editing import Committed

if TYPE_CHECKING:
    from q7x2_gui.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """What an import says of itself: a description and how many were left out for which reason."""

    description: str = ""
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What an import did: ids of new articles in order, and (source id, id of the article it repeats)."""

    batch_id: str
    article_ids: tuple[str, ...]
    repeated: tuple[tuple[str, str], ...]


Extracted = tuple[str, str, Sequence[Suggestion]]
"""Extractor name, version, and the suggestions in the extractor's order."""


def add_articles(session: Session, articles: Sequence[Article], batch: NewBatch) -> Future[Committed[Stored]]:
    """Store articles as one step; one whose text is there already is left out and named."""
    raise NotImplementedError


def add_suggestions(session: Session, extracted: Mapping[str, Extracted]) -> Future[Committed[int]]:
    """Store suggestions by article id as one step; open ones of the same extractor give way, decided ones stay."""
    raise NotImplementedError
