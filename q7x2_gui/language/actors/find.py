"""Finding actors in a text: tokens, phrases, then who each phrase means, in the order of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors.context import Context
from q7x2_gui.language.actors.countries import countries
from q7x2_gui.language.actors.entries import COMMON_SHORTS, formal, gazetteer, shorts
from q7x2_gui.language.actors.gazetteer import Token, is_cjk, is_word
from q7x2_gui.language.actors.han_names import ends_longer_name, goes_on
from q7x2_gui.language.actors.leaders import note_leaders
from q7x2_gui.language.actors.lexicon import ActorLexicon, actor_lexicon, languages
from q7x2_gui.language.actors.names import short_forms, short_tokens, unknown_names
from q7x2_gui.language.actors.resolve import Resolver
from q7x2_gui.language.actors.shapes import phrases

_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_HAN = re.compile("[\u3400-\u9fff]")
_SHORT_NAME = 2
"""Characters of a foreign name in Chinese that may be the beginning of a longer one (阿里, 阿里波夫)."""
_DAY_MARKS = frozenset("0123456789０１２３４５６７８９今昨明翌前当當同近終毎每一二三四五六七八九十")


def find_actors(
    text: str, language: str | None, *, spans: Sequence[Span] | None = None, on: Bounds | None = None
) -> list[ActorMention]:
    """Mentions of actors inside ``spans`` (the whole text by default), sorted and without overlap.

    Title and name are one mention. Names and titles elsewhere in ``spans`` tell whom short forms, offices without a
    name and "both sides" mean; ``on`` (the day of the article) resolves offices through the office table.
    """
    lexicon = actor_lexicon(language if language in languages() else "en")
    within = list(spans) if spans is not None else [(0, len(text))]
    tokens = _tokens(text, lexicon, within)
    draft = Resolver(text, lexicon, on, Context(text))
    for phrase in phrases(text, tokens, lexicon):
        draft.resolve(phrase)
    note_leaders(text, within, draft.context, lexicon, on)
    shorter = list(short_tokens(text, tokens, _forms(draft.context), lexicon, within))
    tokens = _merged(tokens, _checked_short(text, shorter, draft.context))
    draft.context.restart()
    final = Resolver(text, lexicon, on, draft.context)
    mentions = [final.resolve(phrase) for phrase in phrases(text, tokens, lexicon)]
    return [final.finish(mention) for mention in mentions if mention]


def _tokens(text: str, lexicon: ActorLexicon, within: Sequence[Span]) -> list[Token]:
    names = gazetteer(lexicon.language)
    found = [token for start, end in within for token in names.scan(text, start, end)]
    found = [token for token in found if not _false_hit(text, token, lexicon)]
    if not lexicon.spaced:
        found = _with_shorts(text, _in_full(text, found, lexicon.language), lexicon.language)
    if lexicon.language == "zh":
        found = [token for place, token in enumerate(found) if not ends_longer_name(text, found, place, lexicon)]
    return _merged(found, unknown_names(text, found, lexicon))


def _false_hit(text: str, token: Token, lexicon: ActorLexicon) -> bool:
    """Blocked words, names that are part of another name, and 日中 where 昨日中国 stands."""
    if token.kind in "BZ":
        return token.kind == "Z" or (token.surface.casefold() == "the two" and not _acts(text, token, lexicon))
    if token.kind in "CDK" and lexicon.spaced and _at_play(text, token, lexicon):
        return True
    if token.kind == "R" and not lexicon.spaced:
        within = token.start and text[token.start - 1] in lexicon.listed("pair_not_after")
        return bool(within) or _splits_a_country(text, token, lexicon.language)
    if token.kind == "P" and lexicon.language == "zh" and len(token.surface) == _SHORT_NAME:
        return goes_on(text, token.end, lexicon)
    if token.kind in "CK" and lexicon.spaced and token.surface in lexicon.listed("person_like"):
        return _inside_a_name(text, token, lexicon.language)
    return False


def _acts(text: str, token: Token, lexicon: ActorLexicon) -> bool:
    """Whether a verb of people stands behind "the two"."""
    follows = _NEXT_WORD.match(text[token.end : token.end + 16])
    return follows is not None and follows.group(1) in lexicon.listed("acting")


def _at_play(text: str, token: Token, lexicon: ActorLexicon) -> bool:
    """Whether the words beside a country make it a team or somebody at play."""
    before, after = text[max(0, token.start - 20) : token.start].casefold(), text[token.end : token.end + 16].casefold()
    if any(before.endswith(f"{word} ") for word in lexicon.listed("not_state_before")):
        return True
    found = _NEXT_WORD.match(after)
    return found is not None and found.group(1) in lexicon.listed("not_state_after")


def _splits_a_country(text: str, token: Token, language: str) -> bool:
    if token.surface.startswith("日") and text[max(0, token.start - 1) : token.start] in _DAY_MARKS and token.start:
        return True
    if text.startswith("国交", token.end) or text.startswith("國交", token.end):
        return False
    rest = next(gazetteer(language).scan(text, token.end - 1, min(len(text), token.end + 12)), None)
    return rest is not None and rest.start == token.end - 1 and rest.kind in "CKGOP" and rest.end > token.end


def _inside_a_name(text: str, token: Token, language: str) -> bool:
    """A capitalised neighbour makes ``Jordan``, ``Anh`` or ``Đức`` part of a person's name, but not behind a title."""
    titled = language == "vi" and text[max(0, token.start - 1) : token.start] == " " and _ends_titled(text, token.start)
    if titled or text[max(0, token.start - 5) : token.start] == " tại ":
        return False
    after = text[token.end : token.end + 2]
    if after[:1] == " " and after[1:2].isupper() and not _starts_known(text, token.end + 1, language):
        return True
    before = text[max(0, token.start - 20) : token.start]
    if language != "vi" or not before.endswith(" "):
        return False
    word = before.split()[-1] if before.split() else ""
    first = token.start - 1 - len(word)
    opens = first <= 0 or text[max(0, first - 2) : first].strip(' "“') in {"", ".", "\n", ":"}
    named = word[:1].isupper() and all(is_word(char) for char in word)
    return named and not opens and not _ends_known(text, token.start, language)


def _ends_titled(text: str, at: int) -> bool:
    return any(token.end == at - 1 and token.kind in "OX" for token in gazetteer("vi").scan(text, max(0, at - 60), at))


def _starts_known(text: str, at: int, language: str) -> bool:
    found = next(gazetteer(language).scan(text, at, min(len(text), at + 60)), None)
    return found is not None and found.start == at and found.kind != "Z"


def _ends_known(text: str, at: int, language: str) -> bool:
    """Whether the words right before a place are a title, a ministry or another country."""
    doubtful = actor_lexicon(language).listed("person_like")
    found = gazetteer(language).scan(text, max(0, at - 60), at)
    return any(token.end == at - 1 and token.surface not in doubtful for token in found)


def _in_full(text: str, tokens: Sequence[Token], language: str) -> list[Token]:
    """Countries with the rest of their full names."""
    rest, made = formal(language), []
    for token in tokens:
        match = rest.match(text, token.end) if rest and token.kind == "C" else None
        made.append(token if match is None else Token(token.start, match.end(), "C", token.value, token.surface))
    return made


def _with_shorts(text: str, tokens: list[Token], language: str) -> list[Token]:
    """One-character country names in front of offices and ministries: 米大統領, 韩外长, 俄外交部."""
    table, made, floor = shorts(language), [], 0
    for token in tokens:
        at = token.start - 1
        fits = token.kind in "OI" and at >= floor and text[at] in table
        if fits and not _is_day(text, at) and _alone(text, at, language):
            made.append(Token(at, at + 1, "C", [table[text[at]]], text[at]))
        made.append(token)
        floor = token.end
    return made


def _alone(text: str, at: int, language: str) -> bool:
    """Whether a rare short form does not end a name in kanji (伯 in 安圭伯国防相 is not Brazil)."""
    return language != "ja" or text[at] in COMMON_SHORTS or not at or not _HAN.match(text, at - 1)


def _is_day(text: str, at: int) -> bool:
    """日 behind a number is a day."""
    return text[at] == "日" and at > 0 and text[at - 1] in _DAY_MARKS


def _merged(first: Sequence[Token], second: Sequence[Token]) -> list[Token]:
    """Both lists in order; of overlapping tokens the one that starts first, then the one of ``first``, stays."""
    merged: list[Token] = []
    for token in sorted([*first, *second], key=lambda token: (token.start, -token.end)):
        if not merged or token.start >= merged[-1].end:
            merged.append(token)
    return merged


def _forms(context: Context) -> dict[str, list[int]]:
    """Short forms of the people named, each with the places of those people in the context."""
    forms: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(context.people):
        for spoken in person.spoken:
            for form in short_forms(spoken, person.country):
                shortest = 1 if not is_cjk(form[0]) or person.country == "JPN" else 2
                if len(form) > shortest and place not in forms[form]:
                    forms[form].append(place)
    return {form: places for form, places in forms.items() if not _is_country(form)}


def _is_country(form: str) -> bool:
    return any(form in country.names["en"] for country in countries().values())


def _checked_short(text: str, tokens: Sequence[Token], context: Context) -> list[Token]:
    """Short forms that stand; behind another capitalised word only where that begins the person's given name."""
    kept = []
    for token in tokens:
        if token.kind == "S":
            kept.append(token)
            continue
        word = token.surface
        fitting = [n for n in token.value if _begins_given(word, context.people[n].name)]
        if fitting:
            start = token.start - 1 - len(word)
            kept.append(Token(start, token.end, "S", fitting, text[start : token.end]))
    return kept


def _begins_given(word: str, name: str) -> bool:
    return len(word) >= 3 and any(part.startswith(word.casefold()) for part in name.casefold().split())
