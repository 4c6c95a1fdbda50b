"""The cue patterns of the reading lexicon, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from q7x2_gui import paths
from q7x2_gui.errors import ResourceError
from q7x2_gui.language.tables import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """One pattern for each kind of cue; names of outlets by host or written form (small letters); names of agencies."""

    tail: re.Pattern[str]
    line: re.Pattern[str]
    promo: re.Pattern[str]
    legal: re.Pattern[str]
    legal_strong: re.Pattern[str]
    caption: re.Pattern[str]
    header: re.Pattern[str]
    outlets: Mapping[str, str]
    agencies: frozenset[str]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The shipped cues; raises `ResourceError` when the lexicon is malformed."""
    data = lexicon("reading.toml")
    try:
        patterns = {kind: re.compile("|".join(data["cues"][kind]), re.IGNORECASE) for kind in _KINDS}
        outlets = {written.lower(): name for written, name in data["outlets"].items()}
        return Cues(**patterns, outlets=outlets, agencies=frozenset(data["agencies"]["names"]))
    except (KeyError, re.error) as error:
        where = paths.resource("lexicons", "reading.toml")
        raise ResourceError(f"the reading lexicon is malformed: {error}", path=where) from error


_KINDS = ("tail", "line", "promo", "legal", "legal_strong", "caption", "header")
