"""A suggestion: what an extractor proposes for one article, kept as proposed for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from q7x2_gui.domain.event import EventValues, Evidence, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What an extractor proposes for one event, each field with evidence, confidence in [0, 1] and a reason.

    ``confidences`` and ``reasons`` are keyed by `Field` value or ``participants.N``. ``part_of`` is the place (from 0)
    of the parent in the extractor's list for the article. ``main`` marks the one or two encounters the article is
    about, with the agreement they led to; ``background`` what it only recalls. ``voices`` lists all who tell it.
    """

    values: EventValues
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.5
    confidences: Mapping[str, float] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    part_of: int | None = None
    main: bool = False
    background: bool = False
