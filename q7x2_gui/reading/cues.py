"""The cue patterns of the reading lexicon, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError
from q7x2_gui.language.tables import lexicon, place


class Pattern:
    """Alternatives, those bound to the beginning of a line told from the others: trying them everywhere is slow."""

    def __init__(self, alternatives: Sequence[str]) -> None:
        bound = [one for one in alternatives if one.startswith("^")]
        free = [one for one in alternatives if not one.startswith("^")]
        self._bound = re.compile("|".join(bound), re.IGNORECASE) if bound else None
        self._free = re.compile("|".join(free), re.IGNORECASE) if free else None

    def search(self, text: str) -> bool:
        """Whether one of them is in the text."""
        at_start = self._bound is not None and self._bound.match(text) is not None
        return at_start or (self._free is not None and self._free.search(text) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """One pattern for each kind of cue; names of outlets by host or written form (small letters); names of agencies."""

    tail: Pattern
    line: Pattern
    promo: Pattern
    legal: Pattern
    legal_strong: Pattern
    caption: Pattern
    header: Pattern
    outlets: Mapping[str, str]
    agencies: frozenset[str]


@resources.cached(1)
def cues() -> Cues:
    """The shipped cues; raises `ResourceError` when the lexicon is malformed."""
    data = lexicon("reading.toml")
    try:
        patterns = {kind: Pattern(data["cues"][kind]) for kind in _KINDS}
        outlets = {written.lower(): name for written, name in data["outlets"].items()}
        return Cues(**patterns, outlets=outlets, agencies=frozenset(data["agencies"]["names"]))
    except (KeyError, re.error) as error:
        raise ResourceError(f"the reading lexicon is malformed: {error}", path=place("reading.toml")) from error


_KINDS = ("tail", "line", "promo", "legal", "legal_strong", "caption", "header")
