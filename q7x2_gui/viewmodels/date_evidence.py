"""What becomes of a date's evidence when another date is typed: words that say it are kept or found, others dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from q7x2_gui.domain.event import EventValues, Evidence, When
from q7x2_gui.domain.vocabulary import Basis, Field
from q7x2_gui.viewmodels import form_state

if TYPE_CHECKING:
    from q7x2_gui.domain.article import Article
    from q7x2_gui.viewmodels.alternatives import Alternative


def typed_date(
    values: EventValues,
    evidence: tuple[Evidence, ...],
    edtf: str | None,
    words: Evidence | None,
    agrees: Callable[[str], bool],
) -> tuple[EventValues, tuple[Evidence, ...]]:
    """Values and evidence after an analyst has typed a date, or emptied it.

    ``words`` are words of the article that give that very date, if there are any: they become its evidence. Else the
    words that stood there stay as long as they can mean the date (``agrees``: "October 28" under another year), and go
    when they cannot: a date must not lean on words that say another.
    """
    changed = form_state.with_date(values, edtf)
    old = form_state.evidence_of(evidence, Field.DATE)
    if edtf is None:
        return changed, form_state.replace_evidence(evidence, Field.DATE)
    if words is not None:
        kept: tuple[Evidence, ...] = (words,)
    else:
        kept = tuple(one for one in old if agrees(one.quote))
    phrase = kept[0].quote if kept else ""
    if not old and words is None and values.when is not None and agrees(values.when.phrase):
        phrase = values.when.phrase  # an article's words without a span, as from another program
    changed = replace(changed, when=When(phrase=phrase, basis=Basis.ANALYST))
    return changed, form_state.replace_evidence(evidence, Field.DATE, kept)


def words_at(article: Article, found: Alternative | None) -> Evidence | None:
    """An alternative as evidence of the date."""
    if found is None:
        return None
    quote = article.text[found.start : found.end]
    return Evidence(field=Field.DATE.value, start=found.start, end=found.end, quote=quote)
