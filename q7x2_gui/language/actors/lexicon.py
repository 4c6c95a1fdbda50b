"""The actor lexicon of one language: gaps, phrases and words from its TOML file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError
from q7x2_gui.language.tables import lexicon, place

_ENDLESS = re.compile(r"(?<!\\)[*+]")
_MOST_REPEATS = 8
"""Offices that one person is said to hold in one breath, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLexicon:
    """Words and phrase shapes of one language; the form of the file is explained in actors.en.toml.

    ``phrases`` is one pattern whose group ``pN`` stands for the phrase of kind ``kinds[N]``; ``spaced`` tells
    languages that put spaces between words.
    """

    language: str
    spaced: bool
    gaps: Mapping[str, str]
    phrases: re.Pattern[str]
    kinds: tuple[str, ...]
    words: Mapping[str, Any]

    def listed(self, group: str, key: str = "any") -> tuple[str, ...]:
        """The words of a group, empty when the language has none."""
        value = self.words.get(group, ())
        return tuple(value.get(key, ()) if isinstance(value, dict) else value)

    def mapped(self, group: str) -> Mapping[str, str]:
        """The words of a group that maps words to what they mean."""
        value = self.words.get(group, {})
        return value if isinstance(value, dict) else {}


def languages() -> tuple[str, ...]:
    """The languages that have an actor lexicon, by code; English first, since its names stand in for missing ones."""
    found = (name.removeprefix(_BEFORE).removesuffix(".toml") for name in resources.names(f"{_BEFORE}*.toml"))
    return tuple(sorted(found, key=lambda language: (language != "en", language)))


_BEFORE = "lexicons/actors."


@resources.cached(4)
def actor_lexicon(language: str) -> ActorLexicon:
    """The lexicon of a language; raises `ResourceError` when its file is missing or malformed."""
    name = f"actors.{language}.toml"
    data = lexicon(name)
    try:
        phrases = data["phrases"]
        return ActorLexicon(
            language=language,
            spaced=data["script"] == "words",
            gaps=data["gaps"],
            phrases=re.compile("|".join(f"(?P<p{n}>{_bounded(phrase['shape'])})" for n, phrase in enumerate(phrases))),
            kinds=tuple(phrase["kind"] for phrase in phrases),
            words=data["words"],
        )
    except KeyError as error:
        raise ResourceError(f"the lexicon lacks {error}", path=place(name)) from error
    except re.error as error:
        raise ResourceError(f"a phrase shape is no pattern: {error}", path=place(name)) from error


def _bounded(shape: str) -> str:
    """A shape whose ``*`` and ``+`` end: a run of thousands of offices must not be tried anew from each of them."""
    return _ENDLESS.sub(lambda match: f"{{{int(match.group() == '+')},{_MOST_REPEATS}}}", shape)
