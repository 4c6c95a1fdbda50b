"""The event lexicon of one language: triggers, cues, joining words and voices, read from TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError
from q7x2_gui.extraction.rules.patterns import Matcher
from q7x2_gui.language.actors.lexicon import actor_lexicon
from q7x2_gui.language.actors.lexicon import languages as actor_languages
from q7x2_gui.language.tables import lexicon as read_lexicon

FRAMES = frozenset(
    "with host guest visiting speaks acts_on acted_on joint together appoints report attends nothing".split()  # noqa: SIM905 - read as one line
)


@dataclass(frozen=True, slots=True)
class TriggerKind:
    """What a trigger's words tell: event type (or report), mode, and where its parties stand (see events.en.toml)."""

    type: str
    form: str
    frame: str
    mode: str | None = None
    parties_before: bool = False
    host: str | None = None
    needs_host: bool = False
    needs_target: bool = False
    needs_person: bool = False
    not_to: bool = False
    otherwise: TriggerKind | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All event words of one language; ``reach`` is how far before a trigger a cue counts, in code points."""

    language: str
    by_word: bool
    reach: int
    triggers: Matcher[TriggerKind]
    cues: Matcher[str]
    cues_after: Matcher[str]
    voices: Matcher[str]
    joins_and: frozenset[str]
    joins_with: frozenset[str]
    noun_after: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    marks: tuple[tuple[str, str], ...] = ()
    marks_after: tuple[tuple[str, str], ...] = ()
    plurals: tuple[str, ...] = ()
    describing: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Matcher[str] | None = None
    adverbs: frozenset[str] = frozenset()
    commentary: tuple[str, ...] = ()
    linking: frozenset[str] = frozenset()
    qualifying: frozenset[str] = frozenset()
    whose: tuple[str, ...] = ()
    sport: tuple[str, ...] = ()
    arrivals: tuple[str, ...] = ("\0",)
    sidelines: tuple[str, ...] = ()
    origin: tuple[str, ...] = ("\0",)
    hearsay: frozenset[str] = frozenset()
    adjoining: frozenset[str] = frozenset()
    topical: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    stays: Mapping[str, str] = field(default_factory=dict)
    leaving: tuple[str, ...] = ("\0",)
    ends_after: tuple[str, ...] = ("\0",)
    outward: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()
    clauses: re.Pattern[str] | None = None
    venues: Mapping[str, str] = field(default_factory=dict)
    attesting: re.Pattern[str] | None = None
    place_names: Mapping[str, str] = field(default_factory=dict)
    not_at: tuple[str, ...] = ("\0",)
    home: str = ""
    separate: tuple[str, ...] = ()
    contested: frozenset[str] = frozenset()


def languages() -> tuple[str, ...]:
    """The languages that events are told in: those with an event lexicon and an actor lexicon, by code."""
    found = {name.removeprefix(_BEFORE).removesuffix(".toml") for name in resources.names(f"{_BEFORE}*.toml")}
    return tuple(language for language in actor_languages() if language in found)


_BEFORE = "lexicons/events."


@resources.cached(4)
def event_lexicon(language: str) -> Lexicon:
    """The lexicon of a language; raises `ResourceError` that names the file and what is wrong in it."""
    name = f"events.{language}.toml"
    table = read_lexicon(name)
    try:
        return _lexicon(language, table)
    except (KeyError, TypeError, AttributeError) as error:
        raise ResourceError(f"the lexicon {name} lacks or misuses {error}") from error
    except ResourceError as error:
        raise ResourceError(f"the lexicon {name} is malformed: {error.message}") from error


@resources.cached(4)
def topic_matcher(language: str) -> Matcher[str]:
    """Words of each topic in one language."""
    table = read_lexicon("topics.toml")
    patterns = [(word, topic) for topic, words in table.items() for word in words.get(language, ())]
    return Matcher(patterns, script="words" if actor_lexicon(language).spaced else "characters", gap=0, words={})


def _lexicon(language: str, table: dict[str, Any]) -> Lexicon:
    script, gap, words = table["script"], table["gap"], table["words"]

    def matcher(groups: dict[str, Sequence[str]]) -> Matcher[str]:
        patterns = [(pattern, name) for name, its in groups.items() for pattern in its]
        return Matcher(patterns, script=script, gap=gap, words=words)

    triggers = [(pattern, _kind(entry)) for entry in table["trigger"] for pattern in entry["patterns"]]
    return Lexicon(
        language=language,
        by_word=script == "words",
        reach=table["reach"],
        triggers=Matcher(triggers, script=script, gap=gap, words=words, unbridged=table.get("unbridged", ())),
        cues=matcher(table["cues"]),
        cues_after=matcher(table["cues_after"]),
        voices=matcher(table["voice"]),
        joins_and=frozenset(table["joins"]["and"]),
        joins_with=_single(table["joins"]["with"], script),
        noun_after=tuple(f" {word} " for word in table.get("noun_after", ())),
        not_after=tuple(f"{word} " if script == "words" else word for word in table["dates"]["not_after"]),
        not_before=tuple(table["dates"]["not_before"]),
        marks=_marks(table.get("marks", {})),
        marks_after=_marks(table.get("marks_after", {})),
        plurals=tuple(table.get("plurals", ())),
        describing=tuple(table.get("describing", ())),
        naming=tuple(table.get("naming", ())),
        endings={kind: tuple(words) for kind, words in table.get("endings", {}).items()},
        adverbs=frozenset(word for entry in table.get("adverbs", ()) for word in entry.split()),
        origin=tuple(f" {word} " for word in table.get("origin", ("\0",))),
        hearsay=frozenset(table.get("hearsay", ())),
        adjoining=frozenset(table.get("adjoining", ())),
        arrivals=tuple(table.get("arrivals", ("\0",))),
        sidelines=tuple(table.get("sidelines", ())),
        sport=tuple(table.get("sport", ())),
        qualifying=frozenset(table.get("qualifying", ())),
        linking=frozenset(table.get("linking", ())),
        commentary=tuple(table.get("commentary", ())),
        whose=tuple(f"{word} " for word in table.get("whose", ())),
        topical=tuple(f" {word} " for word in table.get("topical", ())),
        purpose=tuple(f" {word} " for word in table.get("purpose", ())),
        stays={word: stage for stage in ("begins", "ends") for word in table.get("stays", {}).get(stage, ())},
        leaving=tuple(table.get("stays", {}).get("leaving", ("\0",))),
        ends_after=tuple(table.get("stays", {}).get("ends_after", ("\0",))),
        outward=tuple(f" {word}" for word in table.get("stays", {}).get("outward", ())),
        places=matcher(table["places"]) if "places" in table else None,
        closing=tuple(table["dates"].get("closing", ())),
        same_day=tuple(table["dates"].get("same_day", ())),
        clauses=_clause_words(table.get("clauses", {}), script),
        venues=dict(table.get("venues", {})),
        attesting=_ending_in(table.get("attesting", ())),
        place_names=table.get("place_names", {}),
        not_at=tuple(f" {word}" for word in table.get("not_at", ("\0",))),
        home=table.get("home", ""),
        separate=tuple(table.get("separate", ())),
        contested=frozenset(table.get("contested", ())),
    )


def _clause_words(table: Mapping[str, Sequence[str]], script: str) -> re.Pattern[str] | None:
    """Words that open (in Chinese close) a clause whose dates belong to its own verbs, one group a kind."""
    border = r"\b" if script == "words" else ""
    groups = [
        f"{border}(?P<{kind}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))}){border}"
        for kind, words in table.items()
        if words
    ]
    return re.compile("|".join(groups), re.IGNORECASE) if groups else None


def _ending_in(words: Sequence[str]) -> re.Pattern[str] | None:
    """Text that ends in one of some words, up to five more words behind it that tell of no long time."""
    told = "|".join(map(re.escape, words))
    word = r"(?!years|months|decades)[^\s,.;:]+\s"
    return re.compile(rf"\b(?:{told})\s(?:{word}){{0,5}}$", re.IGNORECASE) if words else None


def _marks(groups: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Words that mark actors with their kinds, the longest first."""
    pairs = [(word, kind) for kind, words in groups.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _single(words: Sequence[str], script: str) -> frozenset[str]:
    """Joining words one by one, where words have spaces between them."""
    return frozenset(part for word in words for part in (word.split() if script == "words" else (word,)))


def _kind(entry: dict[str, Any]) -> TriggerKind:
    if entry["frame"] not in FRAMES:
        raise ResourceError(f"unknown frame {entry['frame']!r}", hint=f"Known: {', '.join(sorted(FRAMES))}")
    if entry["form"] not in {"verb", "noun"}:
        raise ResourceError(f"unknown form {entry['form']!r}", hint="Known: verb, noun")
    return TriggerKind(
        type=entry["type"],
        form=entry["form"],
        frame=entry["frame"],
        mode=entry.get("mode"),
        parties_before=entry.get("order") == "before",
        host=entry.get("host"),
        needs_host=entry.get("needs_host", False),
        needs_target=entry.get("needs_target", False),
        needs_person=entry.get("needs_person", False),
        not_to=entry.get("not_to", False),
        otherwise=_kind(entry["otherwise"]) if "otherwise" in entry else None,
    )
