"""Forms of news in many wordings, on invented sentences: what is told, by whom, when, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from q7x2_gui.domain.suggestion import Suggestion
from tests.extraction.helpers import suggest

_TALKS = frozenset({"meeting", "phone_call", "visit", "agreement"})
_SURE = 0.5


def _cases(name: str) -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "cases" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    split = [line.split("|", 2) for line in lines if not line.startswith("#")]
    return [(what, codes, text) for what, codes, text in split]


def _sides(found: Suggestion) -> set[str]:
    speaking = found.values.type == "statement"
    people = found.values.participants
    return {str(p.country) for p in people if not speaking or p.role == "initiator"}


def _told(found: list[Suggestion]) -> list[tuple[str, str | None, str, float]]:
    return [(s.values.summary, s.values.date, str(s.values.status), s.confidence) for s in found]


def _talks(found: list[Suggestion]) -> list[Suggestion]:
    return [s for s in found if s.values.type in _TALKS and s.confidence >= _SURE]


@pytest.mark.parametrize(
    ("language", "what", "codes", "text"), [(la, *case) for la in ("en", "vi") for case in _cases(f"news.{la}")]
)
def test_type_and_sides(language: str, what: str, codes: str, text: str) -> None:
    found = suggest(text, language)
    if what == "none":
        assert not _told(_talks(found))
        return
    sure = [s for s in found if s.values.type == what and s.confidence >= _SURE]
    assert set(codes.split(",")) in [_sides(s) for s in sure], _told(found)


@pytest.mark.parametrize(
    ("language", "what", "codes", "text"), [(la, *case) for la in ("en", "vi") for case in _cases(f"telling.{la}")]
)
def test_status_and_days(language: str, what: str, codes: str, text: str) -> None:
    found = suggest(text, language)
    kind, _, rest = what.partition("/")
    status, _, days = rest.partition("/")
    if kind == "none":
        assert not _told(_talks(found))
        return
    fitting = [s for s in found if s.values.type == kind and _sides(s) == set(codes.split(","))]
    assert any(s.values.status == status and days in {"", s.values.date} for s in fitting), _told(found)
