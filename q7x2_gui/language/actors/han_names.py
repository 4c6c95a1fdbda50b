"""Names in Han and kana that no table holds, beside a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from q7x2_gui.language.actors.entries import shorts
from q7x2_gui.language.actors.gazetteer import Token, is_cjk
from q7x2_gui.language.actors.lexicon import ActorLexicon

_KANJI_BEFORE = re.compile(r"[\u3400-\u9fff々]{1,5}$")
_KATAKANA_BEFORE = re.compile(r"[\u30a1-\u30fa\u30fc](?:[\u30a1-\u30fa\u30fb\u30fc＝=]{0,28}[\u30a1-\u30fa\u30fc])$")
_READING = re.compile(r"[(（][^()（）\n]{1,20}[)）]$")
"""How a name is read or written otherwise, in brackets between it and its title."""
_PART = 4
"""Characters before a known name that make it the end of a longer one."""
_NO_TITLES = frozenset({"側", "首脳"})
"""Words of the title table before which a name may stand that is no person's."""
_NOT_FAMILY = frozenset("新前元旧両各同現本他副第総")
_LONGEST_NAME = 14
"""Characters of the longest foreign name in Chinese."""


def chinese_names(text: str, tokens: Sequence[Token], lexicon: ActorLexicon) -> Iterator[Token]:
    """Names behind a title: foreign ones in the characters that transliterate, else family name and one or two more."""
    characters = lexicon.words.get("characters", {})
    surnames, foreign = set(characters.get("surnames", "")), set(characters.get("transliteration", ""))
    verbs, stops = tuple(characters.get("verbs", ())), lexicon.listed("name_stop")
    for place, token in enumerate(tokens):
        if token.kind != "O" or text.startswith(stops, token.end):
            continue
        limit = tokens[place + 1].start if place + 1 < len(tokens) else len(text)
        end = _chinese_end(text, token.end, _verb_at(text, token.end, limit, verbs), surnames, foreign)
        if end > token.end + 1:
            yield Token(token.end, end, "N", text[token.end : end], text[token.end : end])


def ends_longer_name(text: str, tokens: Sequence[Token], place: int, lexicon: ActorLexicon) -> bool:
    """Whether a foreign name ends one that begins right behind a title or before a dot (普萊斯, 安瓦尔·易卜拉欣)."""
    token = tokens[place]
    if token.kind != "P":
        return False
    if text[token.start - 1 : token.start] in {"·", "・", "•"}:
        return True
    before = tokens[place - 1] if place else None
    if before is None or before.kind != "O" or not 0 < token.start - before.end < _PART:
        return False
    foreign = lexicon.words.get("characters", {}).get("transliteration", "")
    return all(char in foreign for char in text[before.end : token.end])


def goes_on(text: str, end: int, lexicon: ActorLexicon) -> bool:
    """Whether a foreign name of two characters is the beginning of a longer one."""
    characters = lexicon.words.get("characters", {})
    foreign = characters.get("transliteration", "")
    if any(char not in foreign for char in text[end - 2 : end]) or text[end - 2] in characters.get("surnames", ""):
        return False
    verbs = tuple(characters.get("verbs", ()))
    return end < len(text) and text[end] in foreign and not text.startswith(verbs, end)


def _verb_at(text: str, start: int, limit: int, verbs: tuple[str, ...]) -> int:
    """Where a verb whose characters also transliterate begins behind a name; ``limit`` when none does."""
    for at in range(start + 2, min(limit, start + _LONGEST_NAME)):
        if text.startswith(verbs, at):
            return at
    return limit


def _chinese_end(text: str, start: int, limit: int, surnames: set[str], foreign: set[str]) -> int:
    end = start
    while end < min(limit, start + _LONGEST_NAME) and (text[end] in foreign or (end > start and text[end] in "·•・-")):
        end += 1
    if end - start >= 3 or (end - start == 2 and text[start] not in surnames):
        return end
    if start < limit and text[start] in surnames:
        return min(limit, start + _name_length(text, start, limit))
    return start


_AFTER_NAME = frozenset("在于於和与與说說表会會对對將将今昨当當出同指强強就应應抵率是的等主举舉及向已访訪致")
"""Characters that often follow a name of two characters."""


def _name_length(text: str, start: int, limit: int) -> int:
    """Three characters where the fourth can follow a name, two where the third can, else three."""
    if start + 2 >= limit:
        return 2
    third = text[start + 2]
    return 2 if third in _AFTER_NAME or not is_cjk(third) else 3


def japanese_names(text: str, tokens: Sequence[Token], lexicon: ActorLexicon) -> Iterator[Token]:
    """Names in front of a title or 氏: one run of katakana, or kanji that neither a token nor a body's name holds."""
    known_shorts, stops = shorts("ja"), lexicon.listed("name_stop")
    single = lexicon.words.get("characters", {}).get("surnames", "")
    for place, token in enumerate(tokens):
        if token.kind not in "OH" or token.surface in _NO_TITLES:
            continue
        floor = tokens[place - 1].end if place else 0
        piece = text[max(floor, token.start - 50) : token.start]
        piece = piece[: len(piece) - len(found.group())] if (found := _READING.search(piece)) else piece
        match = _KATAKANA_BEFORE.search(piece) or _KANJI_BEFORE.search(piece)
        if match is None or match.group() in _NOT_FAMILY:
            continue
        start = max(floor, token.start - 50) + match.start()
        name = match.group()
        too_short = len(name) == 1 and token.kind == "O" and name not in single
        if name in known_shorts or too_short or any(stop in name for stop in stops):
            continue
        yield Token(start, start + len(name), "N", name, name)
