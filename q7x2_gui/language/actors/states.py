"""States, ministries, pairs of countries, and "both sides"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from q7x2_gui.domain.actor import AS_WRITTEN, ActorMention
from q7x2_gui.language.actors.countries import countries, country_name
from q7x2_gui.language.actors.gazetteer import Token
from q7x2_gui.language.actors.parts import PLACES, Parts
from q7x2_gui.language.actors.shapes import Phrase

_THREE = 3
_NO_CODE = "IGO"
"""Code of all organisations of states that have none of their own: each is named as written."""


@dataclass(slots=True)
class States(Parts):
    """The rules for phrases that name no person."""

    def _country_phrase(self, phrase: Phrase, code: str, token: Token) -> ActorMention:
        kind = "organisation" if countries()[code].is_organisation else "country"
        capital = token.kind == "K"
        return self._made(
            phrase,
            kind,
            self._seat(token, code) if capital else token.surface if code == _NO_CODE else country_name(code),
            (code,),
            capital=capital,
            place=self._is_place(token),
            confidence=0.8 if capital else 0.95,
            reason=self._standing(token.surface, country_name(code)),
        )

    @staticmethod
    def _standing(surface: str, name: str) -> str:
        return AS_WRITTEN if surface == name else f"“{surface}” stands for {name}"

    def _seat(self, token: Token, code: str) -> str:
        """English name of a capital; other seats of power are named as written."""
        seats = countries()[code].seats
        own, english = seats[self.lexicon.language], seats["en"]
        is_capital = token.surface in own[:1] or (self.lexicon.language == "vi" and token.surface in own)
        is_capital = is_capital or (token.surface in own[1:2] and bool(set(own[0]) & set(own[1])))
        return english[0] if is_capital and english else token.surface

    def _institution(self, phrase: Phrase) -> ActorMention | None:
        country = self._country(phrase)
        word = phrase.of("I")[0].value[0]
        if country is None:
            return None
        if not word:
            return self._country_phrase(phrase, country, phrase.of(PLACES)[0])
        self.ministries.setdefault(word, set()).add(country)
        name = f"{self._adjective(country)} {word}"
        return self._made(phrase, "organisation", name, (country,), confidence=0.93, reason=AS_WRITTEN)

    def _pair(self, phrase: Phrase) -> ActorMention:
        codes = self._pair_codes(phrase.of("R")[0])
        return self._pair_made(phrase, codes, None, resolved=False, confidence=0.95, reason=AS_WRITTEN)

    def _pair_office(self, phrase: Phrase) -> ActorMention | None:
        places = phrase.of(PLACES)
        codes: tuple[str, ...] = tuple(dict.fromkeys(token.value[0] for token in places))
        if phrase.of("R"):
            codes = self._pair_codes(phrase.of("R")[0])
        resolved = not codes
        three = any(token.surface.casefold().startswith(self._three()) for token in phrase.of("BW"))
        codes = codes or (self.context.group(phrase.start, _THREE) if three else self.context.pair(phrase.start))
        named = None if phrase.of("Q") else self._office(phrase, None)[0]
        offices = [token.value[0] for token in phrase.of("oW")] or [named]
        if len(codes) < 2:
            return None
        reason = AS_WRITTEN
        return self._pair_made(phrase, codes, offices[0] or None, resolved=resolved, confidence=0.9, reason=reason)

    def _sides(self, phrase: Phrase) -> ActorMention | None:
        token = phrase.of("BW")[0]
        if token.surface.casefold().startswith(self._three()):
            return self._three_sides(phrase, token)
        personal = token.kind == "W" or token.surface.casefold() in self.lexicon.listed("personal")
        people = self.context.two_people(phrase.start) if personal else ()
        codes = tuple(one.country or "" for one in people) or self.context.pair(phrase.start)
        if len(codes) != 2:
            return None
        reason = f"“{token.surface}” = {country_name(codes[0])} and {country_name(codes[1])}, named nearby"
        made = self._pair_made(phrase, codes, token.value[0] or None, resolved=True, confidence=0.8, reason=reason)
        return replace(made, members=tuple(self._member(made, one) for one in people))

    def _three(self) -> tuple[str, ...]:
        """Words before sides and offices by which three are meant; none in a language without them."""
        return tuple(f"{word} " for word in self.lexicon.listed("three", "three")) or ("\0",)

    def _three_sides(self, phrase: Phrase, token: Token) -> ActorMention | None:
        codes = self.context.group(phrase.start, _THREE)
        if len(codes) != _THREE:
            return None
        names = ", ".join(country_name(code) for code in codes)
        reason = f"“{token.surface}” = {names}, named nearby"
        return self._pair_made(phrase, codes, token.value[0] or None, resolved=True, confidence=0.8, reason=reason)

    def _bare_institution(self, phrase: Phrase) -> ActorMention | None:
        """A ministry without a country is the one of the same name that the article has given a country."""
        word = phrase.of("I")[0].value[0]
        codes = self.ministries.get(word, set())
        if len(codes) != 1 or phrase.of("I")[0].surface in self.lexicon.listed("nameless"):
            return self._home_institution(phrase, word) if not codes else None
        (code,) = codes
        name = f"{self._adjective(code)} {word}"
        reason = f"“{phrase.of('I')[0].surface}” = {name}, the only one this article names"
        return self._made(phrase, "organisation", name, (code,), confidence=0.7, reason=reason, resolved=True)

    def _home_institution(self, phrase: Phrase, word: str) -> ActorMention | None:
        """A ministry that the press of one country names without the country."""
        surface = phrase.of("I")[0].surface
        code = self._press_country(surface)
        if code is None:
            return None
        reason = f"“{surface}” stands without a country: {country_name(code)}"
        name = f"{self._adjective(code)} {word}"
        return self._made(phrase, "organisation", name, (code,), confidence=0.75, reason=reason, resolved=True)

    def _state(self, phrase: Phrase) -> ActorMention:
        token = phrase.of(PLACES)[0]
        return self._country_phrase(phrase, token.value[0], token)
