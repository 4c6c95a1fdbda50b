"""The parts of a phrase: its country, its office, the place it names, and the mention made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors.context import Context
from q7x2_gui.language.actors.countries import countries, country_name
from q7x2_gui.language.actors.gazetteer import Token
from q7x2_gui.language.actors.lexicon import ActorLexicon
from q7x2_gui.language.actors.office_table import office_table
from q7x2_gui.language.actors.people import Named, best_office, office_on
from q7x2_gui.language.actors.shapes import Phrase

_AFTER_CITY = re.compile(r"\b(?:in|at|near|tại|ở) [^\W\d_a-z][^\s,.]*(?: [^\W\d_a-z][^\s,.]*){0,3}, $")
"""Before a country: a city that is named as a place ("in Ghent, Belgium")."""
PLACES = "CDKGF"
"""Kinds of tokens that name a country or organisation."""


@dataclass(slots=True)
class Parts:
    """What every rule needs: the text, its lexicon, its day, what it has named, and the ministries of which country."""

    text: str
    lexicon: ActorLexicon
    on: Bounds | None
    context: Context
    ministries: dict[str, set[str]] = field(default_factory=dict)

    def _country(self, phrase: Phrase) -> str | None:
        places = phrase.of(PLACES)
        return str(places[0].value[0]) if places else None

    def _office(self, phrase: Phrase, country: str | None) -> tuple[str | None, str | None]:
        """Office key of a phrase, and the country that its words alone imply."""
        if phrase.of("Q"):
            body = country is not None and countries()[country].is_organisation
            return "organisation_head" if body or country is None else None, None
        keys, implied = [], None
        for token in phrase.of("O"):
            key, code = self._office_of(token, country)
            implied = implied or code
            if key:
                keys.append(key)
        return best_office(keys), implied

    def _office_of(self, token: Token, country: str | None) -> tuple[str | None, str | None]:
        rows: list[tuple[str | None, str | None]] = token.value
        for office, code in rows:
            if code is not None and code == country:
                return office, None
        free = [office for office, code in rows if code is None and office]
        if free:
            return free[0], None
        if country is None:
            codes = {code for _, code in rows if code}
            common = token.surface.lower() in {word.lower() for word in self.lexicon.listed("needs_country")}
            return rows[0][0], codes.pop() if len(codes) == 1 and not common else None
        return None, None

    def _press_country(self, surface: str) -> str | None:
        """The country of an office or ministry that a press names without one, where that country is spoken of."""
        code = self.lexicon.mapped("home").get(surface)
        script = self.lexicon.listed("home_script")
        if code is None or (script and self.text.count(script[0]) <= self.text.count(script[1])):
            return None
        if surface in self.lexicon.listed("home_sure"):
            return code
        named = self.context.main_pair()
        return code if not named or code in self.context.countries() else None

    def _pair_codes(self, token: Token) -> tuple[str, str]:
        """Codes of a pair form; of a form with two meanings the one whose countries the text names more."""
        values: list[tuple[str, str]] = token.value
        return max(values, key=lambda codes: sum(code in self.context.main_pair() for code in codes))

    def _last_person(self, at: int) -> Named | None:
        return max((one for one in self.context.people if 0 <= one.at <= at), key=lambda one: one.at, default=None)

    def _last_office(self, at: int) -> str | None:
        person = self._last_person(at)
        titled = next((office for place, office in reversed(self.context.offices) if place <= at), None)
        if person is None:
            return titled
        return person.office or (office_on(person.person_id, self.on) if person.person_id else None)

    def _adjective(self, code: str) -> str:
        country = countries().get(code)
        return country.adjective if country else code

    def _is_place(self, token: Token) -> bool:
        before = self.text[max(0, token.start - 14) : token.start]
        words = self.lexicon.listed("place_before")
        if self.lexicon.language == "en":
            before = before.removesuffix("the ")
        spaced = self.lexicon.spaced
        if spaced and _AFTER_CITY.search(self.text, max(0, token.start - 50), token.start):
            return True
        lowered = before.lower()
        if spaced and any(lowered.endswith(f" {word} ") or lowered == f"{word} " for word in words):
            return True
        if not spaced and any(before.endswith(word) for word in words):
            return True
        return any(self.text.startswith(word, token.end) for word in self.lexicon.listed("place_after"))

    def _pair_made(
        self,
        phrase: Phrase,
        codes: tuple[str, ...],
        office: str | None,
        *,
        resolved: bool,
        confidence: float,
        reason: str,
    ) -> ActorMention:
        name = " and ".join(country_name(code) for code in codes)
        more = {"office": office, "resolved": resolved, "confidence": confidence, "reason": reason}
        return self._made(phrase, "pair", name, codes, **more)

    def _made(self, phrase: Phrase, kind: str, name: str, codes: tuple[str, ...], **more: Any) -> ActorMention:
        start, end = phrase.start, phrase.end
        quote = self.text[start:end]
        return ActorMention(start=start, end=end, quote=quote, kind=kind, name=name, countries=codes, **more)

    def _member(self, mention: ActorMention, named: Named) -> ActorMention:
        terms = office_table().terms_of(named.person_id, mention.office) if named.person_id else ()
        return replace(
            mention,
            kind="person",
            name=named.name,
            countries=(named.country,) if named.country else (),
            office=mention.office or named.office,
            person_id=named.person_id,
            terms=terms,
            resolved=True,
            reason=f"{named.name} " + ("holds that office in this article" if mention.office else "is named nearby"),
        )
