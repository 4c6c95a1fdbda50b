"""Groups of actors beside a trigger: who stands before it, who after it, and who is joined to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.extraction.rules.scene import Scene, Sentence
from q7x2_gui.language.actors import countries

_WORD = re.compile(r"[\w.'’-]+|,|&|[–—-]|[^\s\w]")
_FAR_BEFORE = 220
_FAR_AFTER = 70
_POSSESSIVE = re.compile(r"['’]s?\b|\s*的|の(?!外相|首相|大統領)")
_TOWARDS = re.compile(r"\b(?:for|to|from|in|at) $")
_WHO = re.compile(r"\s*,\s*(?:who|which|whose|người)\b")
_OBLIQUE = re.compile(
    r"\b(?:invitation|behalf|request|guest|accompanied|joined|successor|according|thanks|unlike|despite|replacing|than)"
    r"(?: (?:of|from|by|to))?(?: the| his| her)? $|(?:lời mời|thay mặt|đề nghị|theo)(?: của)? $"
)
"""Before a name: named beside the act, not as one who acts ("at the invitation of")."""
_HE = re.compile(r"\b(?:he|she|who)\b(?=[^,;.]*$|[^,;.]{0,25})")
_PREPOSITION = re.compile(r"\b(?:for|from|on|over|about|against|with|to|of|in|towards?|by) (?:the )?$")
_DASHES = frozenset({"--", "\u2014", "\u2013"})
_COMMA = re.compile(r"[^,;.]{0,40}, (?:the |The )?")
_HARD = re.compile(r"[;；。！？]|--|\u2014")


def subject(scene: Scene, sentence: Sentence, at: int, taken: set[int]) -> list[ActorMention]:
    """The nearest group that ends before ``at`` and can act; ``taken`` holds starts of mentions used as objects."""
    before = [m for m in sentence.actors if m.end <= at and m.start not in taken]
    beside = next((m for m in reversed(sentence.actors) if m.end <= at), None)
    if beside is not None and beside.start in taken and beside.kind == "person":
        words = scene.text[beside.end : at].casefold().split() or scene.text[at : at + 8].casefold().split()[:1]
        if words and set(words) <= scene.lexicon.adjoining:
            return [beside]
    who = _pronoun(scene, sentence, at)
    if who is not None:
        return [who]
    for place in range(len(before) - 1, -1, -1):
        mention = before[place]
        if at - mention.end > _FAR_BEFORE or _broken(scene, mention.end, at):
            return []
        passive = mention.place or _oblique(scene, mention) or _attributive(scene, mention, at)
        passive = passive or _governed(scene, before, place)
        if passive or _in_relative(scene, before, place, at):
            continue
        return _grown_left(scene, before[: place + 1])
    return []


def _governed(scene: Scene, before: Sequence[ActorMention], place: int) -> bool:
    """Whether a state is only spoken of ("a plan for Georgia", "agreement from Russia") by somebody named before it."""
    mention = before[place]
    if scene.lexicon.language != "en" or mention.kind not in {"country", "pair"}:
        return False
    if not _PREPOSITION.search(scene.text, max(0, mention.start - 14), mention.start):
        return False
    actors = [m for m in before[:place] if m.kind in {"person", "office"} and not _oblique(scene, m)]
    return any(scene.text.find(",", m.end, mention.start) < 0 for m in actors[-1:])


def _broken(scene: Scene, start: int, end: int) -> bool:
    """Whether a mark ends the clause between two places, and not only a list set between dashes."""
    return scene.text[start:end].strip() not in _DASHES and bool(_HARD.search(scene.text, start, min(end, start + 400)))


def _pronoun(scene: Scene, sentence: Sentence, at: int) -> ActorMention | None:
    """The person named last, also as an object, where "he", "she" or "who" stands before the verb."""
    found = _HE.search(scene.text, max(sentence.start, at - 25), at)
    if found is None or not scene.lexicon.by_word:
        return None
    people = [m for m in sentence.actors if m.end <= found.start() and m.kind == "person"]
    return people[-1] if people else None


def object_after(scene: Scene, sentence: Sentence, at: int, until: int) -> list[ActorMention]:
    """The first group that begins after ``at`` with only joining words between, up to ``until``."""
    position = at
    for place, mention in enumerate(sentence.actors):
        if mention.start < at:
            continue
        if mention.start >= until or mention.start - position > _FAR_AFTER:
            return []
        named_place = place > 0 and sentence.actors[place - 1].place
        if mention.place or (named_place and scene.text[sentence.actors[place - 1].end : mention.start] == ", "):
            position = mention.end
            continue
        if is_adjective(scene, mention):
            return []
        if not joined(scene, position, mention.start, scene.lexicon.joins_with, most=4):
            return []
        later = [m for m in sentence.actors[place:] if m.start < until]
        return _grown_right(scene, later)
    return []


def country_after(scene: Scene, sentence: Sentence, at: int, until: int) -> ActorMention | None:
    """The first country or capital after ``at``, where only joining words stand between."""
    for mention in sentence.actors:
        if mention.start < at:
            continue
        if mention.start >= until or not joined(scene, at, mention.start, scene.lexicon.joins_with, most=4):
            return None
        return mention if mention.kind == "country" else None
    return None


def countries_after(scene: Scene, sentence: Sentence, at: int, until: int) -> list[ActorMention]:
    """All countries of the list that begins after ``at`` ("visit Ethiopia, Gabon and Angola")."""
    first = country_after(scene, sentence, at, until)
    if first is None:
        return []
    found = [first]
    for mention in sentence.actors[sentence.actors.index(first) + 1 :]:
        if mention.kind != "country" or not between_and(scene, found[-1].end, mention.start):
            break
        if is_adjective(scene, mention) or scene.text.startswith(("'s", "’s"), mention.end):
            break
        found.append(mention)
    return found


def joined(scene: Scene, start: int, end: int, words: frozenset[str], *, most: int) -> bool:
    """Whether only joining words stand between two places; one foreign word is let through in long scripts."""
    between = scene.text[start:end].strip()
    if not between:
        return True
    if _HARD.search(between):
        return False
    if not scene.lexicon.by_word:
        return _all_characters(between, words)
    found = _WORD.findall(between.casefold())
    strange = [word for word in found if word not in words]
    return len(found) <= most + 2 and len(strange) <= 1


def between_and(scene: Scene, start: int, end: int) -> bool:
    """Whether two mentions stand in one list."""
    between = scene.text[start:end].strip().casefold()
    words = scene.lexicon.joins_and
    if not between or between in words:
        return True
    if not scene.lexicon.by_word or len(between) > 30:
        return False
    return all(word in words for word in _WORD.findall(between))


def _all_characters(between: str, words: frozenset[str]) -> bool:
    position = 0
    forms = sorted(words, key=len, reverse=True)
    while position < len(between):
        step = next((len(form) for form in forms if between.startswith(form, position)), 0)
        if not step:
            return len(between) - position <= 1
        position += step
    return True


def _oblique(scene: Scene, mention: ActorMention) -> bool:
    return bool(_OBLIQUE.search(scene.text[max(0, mention.start - 30) : mention.start]))


def after_clause(scene: Scene, sentence: Sentence, end: int) -> list[ActorMention]:
    """Who acts right after the comma that closes a clause ("During a meeting with X, Y said")."""
    comma = _COMMA.match(scene.text, end, min(sentence.end, end + 60))
    if comma is None:
        return []
    he = _HE.match(scene.text, comma.end(), comma.end() + 4)
    if he is not None:
        return []
    return [m for m in sentence.actors if m.start == comma.end() and m.kind in {"person", "office"}][:1]


def _in_relative(scene: Scene, mentions: Sequence[ActorMention], place: int, at: int) -> bool:
    """Whether a mention stands in a clause about the one before it ("Motegi, who replaced Kono, went")."""
    if not place or not scene.lexicon.by_word:
        return False
    between = scene.text[mentions[place - 1].end : mentions[place].start]
    return bool(_WHO.match(between)) and "," in scene.text[mentions[place].end : at]


def _attributive(scene: Scene, mention: ActorMention, at: int) -> bool:
    """A country that only says whose ("China's seafood", "the Japanese companies") does not act."""
    if mention.kind != "country":
        return False
    if is_adjective(scene, mention) or (
        mention.capital and _TOWARDS.search(scene.text[max(0, mention.start - 6) : mention.start])
    ):
        return True
    after = scene.text[mention.end : min(at, mention.end + 3)]
    return bool(_POSSESSIVE.match(after)) and not re.fullmatch(r"['’]s?\s*", scene.text[mention.end : at])


def is_adjective(scene: Scene, mention: ActorMention) -> bool:
    """Whether a demonym only describes what follows ("Chinese demand"); "Chinese officials" is a mention by itself."""
    if mention.kind != "country" or scene.lexicon.language != "en" or not mention.countries:
        return False
    country = countries().get(mention.countries[0])
    follows = scene.text[mention.end : mention.end + 2]
    return country is not None and mention.quote in country.demonyms and follows[:1] == " " and follows[1:].isalpha()


def _grown_left(scene: Scene, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        if not _same_list(scene, mention, group[0]) or _oblique(scene, mention):
            break
        group.insert(0, mention)
    return without_apposition(group)


def _grown_right(scene: Scene, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    group = [mentions[0]]
    for mention in mentions[1:]:
        if mention.place or not _same_list(scene, group[-1], mention):
            break
        group.append(mention)
    return without_apposition(group)


def _same_list(scene: Scene, left: ActorMention, right: ActorMention) -> bool:
    if not between_and(scene, left.end, right.start):
        return False
    comma = scene.text[left.end : right.start].strip() in {",", "，", "、"}
    if comma and right.kind == "pair" and right.resolved:  # "X met Y, both leaders calling for calm"
        return False
    return not comma or (left.kind == "country") == (right.kind == "country")


def without_apposition(group: Sequence[ActorMention]) -> list[ActorMention]:
    """The group without what only describes a person in it: an office or country of that person's own country."""
    people = {code for m in group if m.kind == "person" for code in m.countries}
    kept = [m for m in group if m.kind == "person" or not people or not set(m.countries) <= people]
    return kept or list(group)
