"""Who a phrase means: its country, office and person, from its own words, the article so far, and the office table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from q7x2_gui.domain.actor import ActorMention, TermOfOffice
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors.context import Context
from q7x2_gui.language.actors.countries import countries, country_name
from q7x2_gui.language.actors.gazetteer import Token
from q7x2_gui.language.actors.lexicon import ActorLexicon
from q7x2_gui.language.actors.office_table import office_table
from q7x2_gui.language.actors.people import Named, best_office, choose, from_table, office_on
from q7x2_gui.language.actors.shapes import Phrase

_PLACES = "CDKG"
_DEFINITE = ("the ", "The ", "this ", "that ")


@dataclass(slots=True)
class Resolver:
    """Turns phrases into mentions; the context grows with each."""

    text: str
    lexicon: ActorLexicon
    on: Bounds | None
    context: Context
    ministries: dict[str, set[str]] = field(default_factory=dict)

    def resolve(self, phrase: Phrase) -> ActorMention | None:
        """The mention of one phrase; None when its words mean no actor here."""
        made = _MAKERS[phrase.kind](self, phrase)
        if made is not None and not made.resolved:
            self.context.saw(made.start, made.countries)
        return made

    def finish(self, mention: ActorMention) -> ActorMention:
        """The mention once the whole text is known: who the members of a pair are."""
        if mention.kind != "pair" or not mention.office:
            return mention
        found = [self.context.holder(mention.office, code, mention.start) for code in mention.countries]
        members = tuple(self._member(mention, named) for named in found if named)
        return replace(mention, members=members if len(members) == len(mention.countries) else ())

    # -- people

    def _person(self, phrase: Phrase) -> ActorMention | None:
        name = phrase.of("PNS")[0] if phrase.of("PNS") else None
        if name is None:
            return None
        country = self._country(phrase)
        office, implied = self._office(phrase, country)
        country = country or implied
        if phrase.of("X"):
            office = office or self._last_office(phrase.start)
        if name.kind == "P":
            return self._known(phrase, name, country, office)
        if name.kind == "S":
            return self._short(phrase, name, country, office)
        return self._unknown(phrase, name, country, office)

    def _known(self, phrase: Phrase, name: Token, country: str | None, office: str | None) -> ActorMention:
        person = choose(name.value, country, office, self.on)
        if person is None:
            named = self.context.person(name.surface, country, office, None, phrase.start)
            return self._mention(phrase, named, 0.7, f"{name.surface} of {country_name(country or '')}, not in the office table")
        known_country = next((term.country for term in person.terms if term.country == country), person.country)
        named = self.context.person(person.name, known_country, office, person.id, phrase.start)
        named.spoken.add(name.surface)
        return self._mention(phrase, named, 0.97, f"{name.surface} is {person.name}", office=office)

    def _short(self, phrase: Phrase, name: Token, country: str | None, office: str | None) -> ActorMention | None:
        people = [self.context.people[place] for place in name.value]
        fitting = [one for one in people if country in (None, one.country)] or ([] if country else people)
        fitting = [one for one in fitting if office in (None, one.office)] or fitting
        if not fitting:
            return self._unknown(phrase, Token(name.start, name.end, "N", name.surface, name.surface), country, office)
        named = max(fitting, key=lambda one: one.at if one.at <= phrase.start else -1)
        alone = len(fitting) == 1
        named.at = phrase.start
        reason = f"{name.surface} is {named.name}, named in full in this article"
        return self._mention(phrase, named, 0.93 if alone else 0.6, reason, office=office)

    def _unknown(self, phrase: Phrase, name: Token, country: str | None, office: str | None) -> ActorMention | None:
        named = self.context.recall(name.value, country, office)
        titled = bool(phrase.of("OX"))
        if named is not None:
            named.office = named.office or office
            named.country = named.country or country
            named.at = phrase.start
            named.spoken.add(name.value)
            return self._mention(phrase, named, 0.9, f"{name.value} is {named.name}", office=office)
        person = from_table(name.value, country, office, self.on)
        if person is not None:
            named = self.context.person(person.name, country or person.country, office, person.id, phrase.start)
            named.spoken.add(name.value)
            return self._mention(phrase, named, 0.85, f"{name.value} in that office is {person.name}", office=office)
        if not titled:
            return None
        named = self.context.person(name.value, country, office, None, phrase.start)
        reason = f"{name.value}: a name beside the title {phrase.of('OX')[0].surface!r}, not in the office table"
        return self._mention(phrase, named, 0.75 if country else 0.5, reason, office=office)

    def _mention(self, phrase: Phrase, named: Named, confidence: float, reason: str, office: str | None = None) -> ActorMention:
        terms: tuple[TermOfOffice, ...] = ()
        other_title = office is None and bool(phrase.of("O"))
        if not other_title:
            office = office or named.office
        if named.person_id:
            table = office_table()
            terms = table.terms_of(named.person_id, office) or table.terms_of(named.person_id)
            if not office and not other_title:
                office = office_on(named.person_id, self.on)
        return self._made(
            phrase, "person", named.name, (named.country,) if named.country else (), confidence=confidence, reason=reason,
            office=office, person_id=named.person_id, terms=terms,
        )  # fmt: skip

    # -- offices without a name

    def _office_phrase(self, phrase: Phrase, country: str | None, office: str | None) -> ActorMention | None:
        former = any(token.surface in {"former", "ex-", "late", "cựu", "nguyên", "前", "元"} for token in phrase.of("M"))
        named = None if former else self.context.holder(office, country, phrase.start) if office else None
        title = " ".join(token.surface for token in phrase.of("OXQ"))
        if named and (country or named.country):
            reason = f"{title}: {named.name}, whom this article names in that office"
            made = self._mention(phrase, named, 0.85, reason, office=office)
            return replace(made, kind="office", resolved=True)
        if country is None:
            return None
        label = f"{self._adjective(country)} {(office or title).replace('_', ' ')}"
        if office and self.on and not former:
            person = office_table().holder(office, country, self.on)
            if person:
                named = Named(person.name, country, office, person.id)
                made = self._mention(phrase, named, 0.8, f"{label} at that time was {person.name}", office=office)
                return replace(made, kind="office", resolved=True)
        return self._made(phrase, "office", label, (country,), office=office, confidence=0.85, reason=f"{label}, not named")

    def _office_key(self, phrase: Phrase) -> tuple[str | None, str | None]:
        country = self._country(phrase)
        office, implied = self._office(phrase, country)
        return office, country or implied

    def _counterpart(self, phrase: Phrase) -> ActorMention | None:
        country = self._country(phrase)
        office = self._last_office(phrase.start)
        if country is None:
            other = self._last_person(phrase.start)
            pair = self.context.pair(phrase.start)
            rest = [code for code in pair if other and code != other.country]
            country = rest[0] if len(rest) == 1 and other and other.country in pair else None
        return self._office_phrase(phrase, country, office) if country else None

    def _bare_office(self, phrase: Phrase) -> ActorMention | None:
        """An office without country or name means someone the article has named in it, and nobody else."""
        definite = self.lexicon.language != "en" or self.text[max(0, phrase.start - 5) : phrase.start].endswith(_DEFINITE)
        office, country = self._office_key(phrase)
        if office is None or not definite:
            return None
        return self._office_phrase(phrase, country, office)

    # -- states, ministries and pairs

    def _country_phrase(self, phrase: Phrase, code: str, token: Token) -> ActorMention:
        kind = "organisation" if countries()[code].is_organisation else "country"
        capital = token.kind == "K"
        return self._made(
            phrase, kind, self._seat(token, code) if capital else country_name(code), (code,), capital=capital, place=self._is_place(token),
            confidence=0.8 if capital else 0.95, reason=f"{token.surface} stands for {country_name(code)}",
        )  # fmt: skip

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
            return self._country_phrase(phrase, country, phrase.of(_PLACES)[0])
        self.ministries.setdefault(word, set()).add(country)
        name = f"{self._adjective(country)} {word}"
        return self._made(phrase, "organisation", name, (country,), confidence=0.93, reason=f"{name}, as written")

    def _pair(self, phrase: Phrase) -> ActorMention:
        codes = self._pair_codes(phrase.of("R")[0])
        return self._pair_made(phrase, codes, None, resolved=False, confidence=0.95, reason="pair form")

    def _pair_office(self, phrase: Phrase) -> ActorMention | None:
        places = phrase.of(_PLACES)
        codes: tuple[str, ...] = tuple(dict.fromkeys(token.value[0] for token in places))
        if phrase.of("R"):
            codes = self._pair_codes(phrase.of("R")[0])
        resolved = not codes
        codes = codes or self.context.pair(phrase.start)
        offices = [token.value[0] for token in phrase.of("oW")] or [self._office(phrase, None)[0]]
        if len(codes) != 2:
            return None
        return self._pair_made(phrase, codes, offices[0] or None, resolved=resolved, confidence=0.9, reason="offices of two countries")

    def _sides(self, phrase: Phrase) -> ActorMention | None:
        codes = self.context.pair(phrase.start)
        if len(codes) != 2:
            return None
        token = phrase.of("BW")[0]
        reason = f"{token.surface}: {country_name(codes[0])} and {country_name(codes[1])}, named nearby"
        return self._pair_made(phrase, codes, token.value[0] or None, resolved=True, confidence=0.8, reason=reason)

    def _bare_institution(self, phrase: Phrase) -> ActorMention | None:
        """A ministry without a country is the one of the same name that the article has given a country."""
        word = phrase.of("I")[0].value[0]
        codes = self.ministries.get(word, set())
        if len(codes) != 1:
            return None
        (code,) = codes
        name = f"{self._adjective(code)} {word}"
        reason = f"{name}: the only one this article names"
        return self._made(phrase, "organisation", name, (code,), confidence=0.7, reason=reason, resolved=True)

    def _state(self, phrase: Phrase) -> ActorMention:
        token = phrase.of(_PLACES)[0]
        return self._country_phrase(phrase, token.value[0], token)

    def _titled(self, phrase: Phrase) -> ActorMention | None:
        office, country = self._office_key(phrase)
        return self._office_phrase(phrase, country, office)

    # -- parts

    def _country(self, phrase: Phrase) -> str | None:
        places = phrase.of(_PLACES)
        return str(places[0].value[0]) if places else None

    def _office(self, phrase: Phrase, country: str | None) -> tuple[str | None, str | None]:
        """Office key of a phrase, and the country that its words alone imply."""
        if phrase.of("Q"):
            return "organisation_head", None
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
            codes = {code for _, code in rows}
            common = token.surface.lower() in {word.lower() for word in self.lexicon.listed("needs_country")}
            return rows[0][0], codes.pop() if len(codes) == 1 and not common else None
        return None, None

    def _pair_codes(self, token: Token) -> tuple[str, str]:
        """Codes of a pair form; of a form with two meanings the one whose countries the text names more."""
        values: list[tuple[str, str]] = token.value
        return max(values, key=lambda codes: sum(code in self.context.main_pair() for code in codes))

    def _last_person(self, at: int) -> Named | None:
        return max((one for one in self.context.people if 0 <= one.at <= at), key=lambda one: one.at, default=None)

    def _last_office(self, at: int) -> str | None:
        person = self._last_person(at)
        if person is None:
            return None
        return person.office or (office_on(person.person_id, self.on) if person.person_id else None)

    def _adjective(self, code: str) -> str:
        country = countries().get(code)
        return country.adjective if country else code

    def _is_place(self, token: Token) -> bool:
        before = self.text[max(0, token.start - 14) : token.start]
        words = self.lexicon.listed("place_before")
        if self.lexicon.language == "en":
            before = before.removesuffix("the ")
        spaced = self.lexicon.language in {"en", "vi"}
        lowered = before.lower()
        if spaced and any(lowered.endswith(f" {word} ") or lowered == f"{word} " for word in words):
            return True
        if not spaced and any(before.endswith(word) for word in words):
            return True
        return any(self.text.startswith(word, token.end) for word in self.lexicon.listed("place_after"))

    def _member(self, mention: ActorMention, named: Named) -> ActorMention:
        terms = office_table().terms_of(named.person_id, mention.office) if named.person_id else ()
        return replace(
            mention, kind="person", name=named.name, countries=(named.country,) if named.country else (), office=mention.office,
            person_id=named.person_id, terms=terms, resolved=True, reason=f"{named.name} holds that office in this article",
        )  # fmt: skip

    def _pair_made(
        self, phrase: Phrase, codes: tuple[str, ...], office: str | None, *, resolved: bool, confidence: float, reason: str
    ) -> ActorMention:
        name = " and ".join(country_name(code) for code in codes)
        return self._made(phrase, "pair", name, codes, office=office, resolved=resolved, confidence=confidence, reason=reason)

    def _made(self, phrase: Phrase, kind: str, name: str, codes: tuple[str, ...], **more: Any) -> ActorMention:
        quote = self.text[phrase.start : phrase.end]
        return ActorMention(start=phrase.start, end=phrase.end, quote=quote, kind=kind, name=name, countries=codes, **more)


_MAKERS: dict[str, Callable[[Resolver, Phrase], ActorMention | None]] = {
    "person": Resolver._person,
    "office": Resolver._titled,
    "bare_office": Resolver._bare_office,
    "counterpart": Resolver._counterpart,
    "institution": Resolver._institution,
    "bare_institution": Resolver._bare_institution,
    "country": Resolver._state,
    "pair": Resolver._pair,
    "pair_office": Resolver._pair_office,
    "sides": Resolver._sides,
}
"""The phrase kinds that a lexicon may name."""
