"""What an article has said so far: people, and which two countries "both sides" are."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from q7x2_gui.language.actors.gazetteer import is_cjk
from q7x2_gui.language.actors.people import Named, parts

_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？\n]")
_LEADERS = 3
"""Sentences back in which "the two leaders" looks for two people."""
_REACH = 8
"""Sentences back in which "both sides" looks for its two countries."""


@dataclass(slots=True)
class Context:
    """People and countries named, with their places; filled in the order of the text."""

    text: str
    people: list[Named] = field(default_factory=list)
    ends: list[int] = field(init=False)
    offices: list[tuple[int, str]] = field(default_factory=list)
    _codes: list[tuple[int, str]] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.ends = [match.start() for match in _SENTENCE_END.finditer(self.text)]

    def restart(self) -> None:
        """Back to the start of the text; people and how often countries are named stay known."""
        self._codes.clear()
        self.offices.clear()
        for known in self.people:
            known.at = -1

    def sentence(self, at: int) -> int:
        """Number of the sentence that a place is in."""
        return bisect.bisect_left(self.ends, at)

    def saw(self, at: int, codes: tuple[str, ...]) -> None:
        """Note that countries were named."""
        for code in codes:
            self._codes.append((at, code))
            self._counts[code] += 1

    def person(self, name: str, country: str | None, office: str | None, person_id: str | None, at: int) -> Named:
        """The person of that id or name, added when new; country and office are filled where they were unknown."""
        for known in self.people:
            if (known.person_id == person_id and person_id) or (not person_id and known.name == name):
                known.country = known.country or country
                known.office = known.office or office
                known.at = at
                return known
        self.people.append(Named(name, country, office, person_id, {name}, at))
        return self.people[-1]

    def recall(self, name: str, country: str | None, office: str | None) -> Named | None:
        """The last person named whom a short form can mean, by country and office where the text gives these."""
        wanted = parts(name)
        found = [known for known in self.people if any(_covers(spoken, wanted) for spoken in known.spoken)]
        if country:
            found = [known for known in found if known.country in (None, country)]
        if office and len(found) > 1:
            found = [known for known in found if known.office == office] or found
        return max(found, key=lambda known: known.at, default=None)

    def holder(self, office: str | None, country: str | None, at: int) -> Named | None:
        """The person the article names in an office of a country, the last one before ``at`` first."""
        found = [known for known in self.people if known.office == office and country in {None, known.country}]
        if country is None and len({known.country for known in found}) > 1:
            return None
        before = [known for known in found if 0 <= known.at <= at]
        return max(before or found, key=lambda known: known.at, default=None)

    def last_code(self, at: int, reach: int) -> str | None:
        """The country named last before a place, within a reach in code points."""
        place, code = self._codes[-1] if self._codes else (-1, "")
        return code if 0 <= at - place <= reach else None

    def countries(self) -> frozenset[str]:
        """All countries named so far, in a second reading all that the text names."""
        return frozenset(self._counts)

    def two_people(self, at: int) -> tuple[Named, ...]:
        """The two people named last, of different countries, whom "the two leaders" can mean."""
        here = self.sentence(at)
        near = [k for k in self.people if 0 <= k.at <= at and k.country and here - self.sentence(k.at) <= _LEADERS]
        last: dict[str, Named] = {}
        for known in sorted(near, key=lambda known: -known.at):
            last.setdefault(known.country or "", known)
        return tuple(list(last.values())[:2][::-1]) if len(last) > 1 else ()

    def main_pair(self) -> tuple[str, ...]:
        """The two countries named most."""
        return tuple(code for code, _ in self._counts.most_common(2))

    def group(self, at: int, size: int) -> tuple[str, ...]:
        """As many countries as "the three sides" are: of the nearest sentence before that names just so many."""
        named = self._named_near(at, lambda place, _: place < at)
        return next((codes for _, codes in named if len(codes) == size), ())

    def _named_near(self, at: int, counts: Callable[[int, int], bool]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Sentences before a place and within reach, the nearest first, with the countries named there, each once.

        ``counts`` tells by its place and its sentence which naming counts.
        """
        nearest = self.sentence(at) - _REACH
        near: dict[int, list[str]] = {}
        for place, code in reversed(self._codes):
            number = self.sentence(place)
            if number < nearest:
                break
            if counts(place, number):
                near.setdefault(number, []).append(code)
        for number in sorted(near, reverse=True):
            yield number, tuple(dict.fromkeys(reversed(near[number])))

    def pair(self, at: int) -> tuple[str, ...]:
        """The two countries that "both sides" means: of the nearest sentence naming just two, else the main pair."""
        here, main = self.sentence(at), self.main_pair()
        for number, codes in self._named_near(at, lambda place, number: place < at or number == here):
            if len(codes) == 2 and (here - number <= 2 or set(codes) == set(main)):
                return codes
        return main if len(main) == 2 else ()


def _covers(name: str, wanted: list[str]) -> bool:
    """Whether a short form is the first or last part of a name (or a beginning, in Han)."""
    known = parts(name)
    if len(wanted) > 1:
        return len(set(wanted) & set(known)) > 1
    return wanted[0] in (known[0], known[-1]) or (is_cjk(wanted[0][0]) and name.startswith(wanted[0]))
