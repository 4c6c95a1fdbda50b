"""Who a phrase means: its country, office and person, from its own words, the article so far, and the office table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from q7x2_gui.domain.actor import AS_WRITTEN, ActorMention, TermOfOffice
from q7x2_gui.language.actors.countries import country_name
from q7x2_gui.language.actors.gazetteer import Token, is_cjk
from q7x2_gui.language.actors.office_table import Person, office_table
from q7x2_gui.language.actors.people import Named, choose, from_table, leader_called, office_on, spelled_otherwise
from q7x2_gui.language.actors.shapes import Phrase
from q7x2_gui.language.actors.states import States

_FORMER = frozenset({"former", "ex-", "late", "cựu", "nguyên", "前", "元"})
_JAPANESE = frozenset("林森菅原堀谷関岡")
"""Family names of one character that are Japanese rather than Chinese or Korean."""
_NEAR = 12
"""Code points between a country and somebody of it whose title stands without one."""
_KANA = re.compile("[\u3041-\u30ff]")
_DEFINITE = ("the ", "The ", "this ", "that ")


def _is_kana(name: str) -> bool:
    return bool(_KANA.search(name))


@dataclass(slots=True)
class Resolver(States):
    """Turns phrases into mentions; the context grows with each."""

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

    def _home_of(self, phrase: Phrase, name: Token) -> str | None:
        """The country of an unknown name that its ministry tells, or its title where the name is of that country."""
        if name.kind != "N":
            return None
        written = name.surface
        own = is_cjk(written[0]) and not _is_kana(written) and (len(written) > 1 or written in _JAPANESE)
        words = [*phrase.of("I"), *(phrase.of("O") if own else ())]
        return next((code for token in words if (code := self._press_country(token.surface))), None)

    def _known(self, phrase: Phrase, name: Token, country: str | None, office: str | None) -> ActorMention:
        person = choose(name.value, country, office, self.on)
        if person is None and any(self._is_place(token) for token in phrase.of("CK")):
            country = None  # "访问法国的外交部长王毅": the country visited, not his own
            person = choose(name.value, country, office, self.on)
        if person is None:
            named = self.context.person(name.surface, country, office, None, phrase.start)
            reason = f"“{name.surface}” of {country_name(country or '')}, not in the office table"
            return self._mention(phrase, named, 0.7, reason)
        known_country = next((t.country for t in person.terms if t.country == country), None)
        if known_country is None and office is not None:  # somebody may have served a state, then an organisation
            known_country = next((t.country for t in person.terms if t.office == office), None)
        known_country = known_country or person.country
        held = office if office or phrase.of("OM") else office_on(person.id, self.on)
        named = self.context.person(person.name, known_country, held, person.id, phrase.start)
        named.spoken.add(name.surface)
        return self._mention(phrase, named, 0.97, self._meaning(name.surface, person.name), office=office)

    def _short(self, phrase: Phrase, name: Token, country: str | None, office: str | None) -> ActorMention | None:
        people = [self.context.people[place] for place in name.value]
        fitting = [one for one in people if country in (None, one.country)] or ([] if country else people)
        fitting = [one for one in fitting if office in (None, one.office)] or fitting
        if not fitting:
            bare = Token(name.start, name.end, "N", name.surface, name.surface)
            return self._unknown(phrase, bare, country, office)
        named = max(fitting, key=lambda one: one.at if one.at <= phrase.start else -1)
        alone = len(fitting) == 1
        named.at = phrase.start
        how = ", in high office at the time" if named.assumed else ", named in full in this article"
        sure = 0.8 if named.assumed else 0.93
        reason = self._meaning(name.surface, named.name, how)
        return self._mention(phrase, named, sure if alone else 0.6, reason, office=office)

    def _unknown(self, phrase: Phrase, name: Token, country: str | None, office: str | None) -> ActorMention | None:
        """A name no full name matches: someone the article has named, then the office table, then a new actor."""
        named = self.context.recall(name.value, country, office)
        if named is not None:
            named.office = named.office or office
            named.country = named.country or country
            named.at = phrase.start
            named.spoken.add(name.value)
            how = self._spelling(name.value, named)
            return self._mention(phrase, named, 0.9, self._meaning(name.value, named.name, how), office=office)
        for person, confidence, how in self._identified(phrase, name.value, country, office):
            if person is not None:
                named = self.context.person(person.name, country or person.country, office, person.id, phrase.start)
                named.spoken.add(name.value)
                return self._mention(phrase, named, confidence, f"“{name.value}” = {person.name}, {how}", office=office)
        return self._new(phrase, name, country, office) if phrase.of("OXQ") else None

    def _spelling(self, name: str, named: Named) -> str:
        """What to say of a name in Han or kana that the office table writes in another way."""
        if named.person_id is None or not is_cjk(name[0]):
            return ""
        known = office_table().people[named.person_id].names[self.lexicon.language]
        return "" if any(name in form for form in known) else ", in that office at the time, spelled otherwise"

    def _identified(
        self, phrase: Phrase, name: str, country: str | None, office: str | None
    ) -> Iterator[tuple[Person | None, float, str]]:
        """Whom of the office table a name can mean, the surest way first, with its confidence and how."""
        yield from_table(name, country, office, self.on), 0.85, "by that office"
        yield self._of_named_country(name, country, office), 0.8, "by that office in a country that this article names"
        other = spelled_otherwise(name, country, office, self.on, self.lexicon.language)
        yield other, 0.8, "in that office at the time, spelled otherwise"
        if country is None and phrase.of("H") and not phrase.of("OXQ"):
            yield leader_called(name, self.on), 0.75, "in high office at the time"

    def _new(self, phrase: Phrase, name: Token, country: str | None, office: str | None) -> ActorMention:
        country = country or self._country_before(phrase) or self._home_of(phrase, name)
        country = country or self._home(name.value)
        named = self.context.person(name.value, country, office, None, phrase.start)
        reason = f"“{name.value}”, a name beside the title “{phrase.of('OXQ')[0].surface}”, not in the office table"
        return self._mention(phrase, named, 0.75 if country else 0.5, reason, office=office)

    def _of_named_country(self, name: str, country: str | None, office: str | None) -> Person | None:
        """In Chinese and Japanese, where many share a family name: the one of a country that the article names."""
        if country is not None or office is None or not is_cjk(name[0]):
            return None
        found = {code: from_table(name, code, office, self.on) for code in self.context.countries()}
        people = {person.id: person for person in found.values() if person}
        return next(iter(people.values())) if len(people) == 1 else None

    def _country_before(self, phrase: Phrase) -> str | None:
        """The country named right before a stranger with a title of state ("韓国・ソウルで…国防相と")."""
        if self.lexicon.language not in {"zh", "ja"}:
            return None
        return self.context.last_code(phrase.start, _NEAR)

    def _home(self, name: str) -> str | None:
        """The country whose papers name its own people without it, for a family name of its people."""
        home = self.lexicon.listed("home", "country")
        return home[0] if home and name.split(maxsplit=1)[0] in self.lexicon.listed("home", "surnames") else None

    @staticmethod
    def _meaning(surface: str, name: str, how: str = "") -> str:
        return AS_WRITTEN if surface == name else f"“{surface}” = {name}{how}"

    def _mention(
        self, phrase: Phrase, named: Named, confidence: float, reason: str, office: str | None = None
    ) -> ActorMention:
        terms: tuple[TermOfOffice, ...] = ()
        other_title = office is None and bool(phrase.of("O"))
        if not other_title:
            office = office or named.office
        if named.person_id:
            table = office_table()
            if not other_title:
                terms = table.terms_of(named.person_id, office) or table.terms_of(named.person_id)
                office = office or office_on(named.person_id, self.on)
        return self._made(
            phrase,
            "person",
            named.name,
            (named.country,) if named.country else (),
            confidence=confidence,
            reason=reason,
            office=office,
            person_id=named.person_id,
            terms=terms,
        )

    # -- offices without a name

    def _office_phrase(self, phrase: Phrase, country: str | None, office: str | None) -> ActorMention | None:
        former = any(token.surface.lower() in _FORMER for token in phrase.of("M"))
        if office:
            self.context.offices.append((phrase.start, office))
        named = None if former else self.context.holder(office, country, phrase.start) if office else None
        if named is None and country is None and office and not former:
            home = self.lexicon.listed("home", "country")
            named = self.context.holder(office, home[0], phrase.start) if home else None
        title = " ".join(token.surface for token in phrase.of("OXQ"))
        if named and (country or named.country):
            reason = f"“{title}” = {named.name}, named in that office in this article"
            made = self._mention(phrase, named, 0.85, reason, office=office)
            return replace(made, kind="office", resolved=True)
        if country is None:
            return None
        kind = office or ("leader" if phrase.of("Q") else title)
        label = f"{self._adjective(country)} {kind.replace('_', ' ')}"
        if office and self.on and not former:
            person = office_table().holder(office, country, self.on)
            if person:
                named = Named(person.name, country, office, person.id)
                why = f"“{title}” = {person.name}, in that office at the time"
                made = self._mention(phrase, named, 0.8, why, office=office)
                return replace(made, kind="office", resolved=True)
        reason = f"“{title}”, whose holder is not named"
        return self._made(phrase, "office", label, (country,), office=office, confidence=0.85, reason=reason)

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
        before = self.text[max(0, phrase.start - 5) : phrase.start]
        definite = self.lexicon.language != "en" or before.endswith(_DEFINITE)
        office, country = self._office_key(phrase)
        if office is None or not definite:
            return None
        if country is None and self.context.holder(office, None, phrase.start) is None:
            country = self._press_country(phrase.of("O")[0].surface)
        return self._office_phrase(phrase, country, office)

    def _titled(self, phrase: Phrase) -> ActorMention | None:
        office, country = self._office_key(phrase)
        return self._office_phrase(phrase, country, office)


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
