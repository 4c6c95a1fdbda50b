"""The contract of suggestions, checked before anything else of the program sees them."""

from __future__ import annotations

from q7x2_gui import resources
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.codebook import from_toml
from q7x2_gui.domain.edtf import is_edtf
from q7x2_gui.domain.event import Evidence
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.errors import ExtractorError


def checked(article: Article, extractor: str, suggestions: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """The suggestions as they are; raises `ExtractorError` that names the first breach of contract."""
    for place, suggestion in enumerate(suggestions):
        for fault in _faults(article, suggestion, place, len(suggestions)):
            raise ExtractorError(
                f"the extractor {extractor!r} broke its contract on {article.source_id!r}, event {place}: {fault}",
                hint="Report it to the extractor's author; the article can be coded by hand",
            )
    return suggestions


def _faults(article: Article, suggestion: Suggestion, place: int, count: int) -> list[str]:
    values = suggestion.values
    faults = []
    if values.type not in _types():
        faults.append(f"{values.type!r} is no event type")
    if values.date is not None and not is_edtf(values.date):
        faults.append(f"{values.date!r} is no EDTF date")
    if suggestion.part_of is not None and (suggestion.part_of == place or not 0 <= suggestion.part_of < count):
        faults.append(f"part_of {suggestion.part_of} names no other event")
    numbers = (suggestion.confidence, *suggestion.confidences.values())
    if not all(0 <= number <= 1 for number in numbers):
        faults.append("a confidence is not in [0, 1]")
    faults.extend(_evidence_faults(article, suggestion.evidence, len(values.participants)))
    return faults


def _evidence_faults(article: Article, evidence: tuple[Evidence, ...], participants: int) -> list[str]:
    faults = []
    for item in evidence:
        inside = 0 <= item.start < item.end <= len(article.text)
        if not inside or article.text[item.start : item.end] != item.quote:
            faults.append(f"the quote of {item.field} is not what stands at {item.start}-{item.end}")
        name, _, number = item.field.partition(".")
        if number and (name != "participants" or not number.isdigit() or int(number) >= participants):
            faults.append(f"evidence for the unknown field {item.field!r}")
    return faults


@resources.cached(1)
def _types() -> frozenset[str]:
    name = "codebooks/diplomacy.toml"
    table = resources.toml(resources.text(name), resources.place(name), "codebook")
    return frozenset(kind.key for kind in from_toml(table).types)
