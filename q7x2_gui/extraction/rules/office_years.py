"""Says in an event's date by whose terms of office its year is known, where publication itself rests on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.vocabulary import Basis, PublishedHow
from q7x2_gui.language.dates import DateMention


def told_by_terms(dates: Iterable[DateMention], article: Article) -> list[DateMention]:
    """The dates with the terms as their reason where only these give the year; "nearest to a date that was itself
    narrowed so" would be no reason that a person can check."""
    if article.published_how is not PublishedHow.OFFICE_TERMS or not article.published_reason:
        return list(dates)
    return [_told(date, article) for date in dates]


def _told(date: DateMention, article: Article) -> DateMention:
    counted = date.when.basis is Basis.RELATIVE and date.when.anchor == article.published
    if not counted or date.edtf is None:
        return date
    _, _, terms = article.published_reason.partition(" + ")
    if date.partial is not None and date.partial.month is not None:
        when = replace(date.when, basis=Basis.OFFICE_TERM)
        return replace(date, when=when, reason=f"“{date.quote}” + {terms}")
    return replace(date, reason=f"{date.reason}, which terms of office give ({terms})")
