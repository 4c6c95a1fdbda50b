"""Names that no table holds: capitalised words after a title, characters beside one, and the short forms of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from q7x2_gui.language.actors.entries import shorts
from q7x2_gui.language.actors.gazetteer import Token, is_cjk
from q7x2_gui.language.actors.lexicon import SPACED, ActorLexicon
from q7x2_gui.language.actors.office_table import FAMILY_NAME_FIRST

_UP = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯŁŞŠŽČĆİ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))  # there capitals and small alternate
_PART = rf"(?:[{_UP}]\.|[{_UP}][^\W\d_]*(?:['’][^\W\d_]{{2,}})?(?:-\s?[^\W\d_]+)*)"
_LINK = r"(?:de|da|dos|del|della|di|van|von|der|den|bin|ibn|al|el|bint|la|le|ten|ter|zu|ul|ur|binti|y)"
_RUN = re.compile(rf"{_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{0,4}}")
_BEFORE = re.compile(rf"(?:(?<=\s)|(?<=^))({_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{1,3}})$")
_BEFORE_REACH = 60
_ROMAN = re.compile(r"[IVX]+")
_KANJI_BEFORE = re.compile(r"[\u3400-\u9fff々]{1,5}$")
_KATAKANA_BEFORE = re.compile(r"[\u30a1-\u30fa\u30fc](?:[\u30a1-\u30fa\u30fb\u30fc＝=]{0,28}[\u30a1-\u30fa\u30fc])$")
_READING = re.compile(r"[(（][^()（）\n]{1,20}[)）]$")
"""How a name is read or written otherwise, in brackets between it and its title."""
_JAPANESE_NAME = 4
"""Characters of the usual Japanese name, of which two are the family name."""
_KANJI_ONLY = re.compile(r"[\u3400-\u9fff々]+$")
_NOT_FAMILY = frozenset("新前元旧両各同現本他副第総")
_TITLED = "OXHQ"
_LONGEST_NAME = 14
"""Characters of the longest foreign name in Chinese."""

Forms = dict[str, list[int]]
"""Short forms, each with the places in the list of people whom it can mean."""


def unknown_names(text: str, tokens: Sequence[Token], lexicon: ActorLexicon) -> list[Token]:
    """Tokens of kind N beside titles, where no known person stands; they never overlap ``tokens``."""
    if lexicon.language in SPACED:
        return list(_latin(text, tokens, lexicon))
    if lexicon.language == "zh":
        return list(_chinese(text, tokens, lexicon))
    single = lexicon.words.get("characters", {}).get("surnames", "")
    return list(_japanese(text, tokens, lexicon.listed("name_stop"), single))


def _latin(text: str, tokens: Sequence[Token], lexicon: ActorLexicon) -> Iterator[Token]:
    stops = frozenset(lexicon.listed("name_stop"))
    for place, token in enumerate(tokens):
        limit = tokens[place + 1].start if place + 1 < len(tokens) else len(text)
        if token.kind in _TITLED or (place and token.kind in "CKDGI" and _follows_title(text, tokens, place)):
            found = _run_after(text, token.end, limit, stops, token.kind)
            if found:
                yield found
        if token.kind in "OCDG" and text[max(0, token.start - 2) : token.start] == ", ":
            floor = tokens[place - 1].end if place else 0
            found = _run_before(text, token.start - 2, floor, stops)
            if found:
                yield found


def _follows_title(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether a country stands right behind a title, as in ``Ngoại trưởng Trung Quốc`` or ``Minister of Japan``."""
    before, token = tokens[place - 1], tokens[place]
    between = text[before.end : token.start].strip(" ,")
    if before.kind in "CK" and place > 1 and between == "tại":
        return tokens[place - 2].kind == "O"
    return before.kind in _TITLED and between in {"", "of", "của", "to", "of the", "to the"}


def _run_after(text: str, at: int, limit: int, stops: frozenset[str], kind: str) -> Token | None:
    gap = 2 if kind == "X" and text[at : at + 2] == ", " else 1
    if text[at : at + gap].strip(" ,") or at + gap >= len(text):
        return None
    match = _RUN.match(text, at + gap, limit)
    return _cut(text, match.start(), match.end(), stops, whole=True) if match else None


def _run_before(text: str, end: int, floor: int, stops: frozenset[str]) -> Token | None:
    piece = text[max(floor, end - _BEFORE_REACH) : end]
    match = _BEFORE.search(piece)
    if match is None:
        return None
    first = end - len(piece) + match.start(1)
    return _cut(text, first, end, stops, whole=False)


def _cut(text: str, start: int, end: int, stops: frozenset[str], *, whole: bool) -> Token | None:
    """The run up to the first word that no name holds; the run must hold none where ``whole`` is False."""
    stop = start
    for word in re.finditer(r"[^ ]+", text[start:end]):
        bare = word.group().removesuffix("'s").removesuffix("’s")
        if bare in stops:
            if not whole:
                return None
            break
        stop = start + word.start() + len(bare)
        if bare != word.group():
            break
    name = text[start:stop].rstrip()
    return Token(start, start + len(name), "N", name, name) if len(name) > 1 and name[-1] != "." else None


def _chinese(text: str, tokens: Sequence[Token], lexicon: ActorLexicon) -> Iterator[Token]:
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
    while end < min(limit, start + _LONGEST_NAME) and (text[end] in foreign or text[end] in "·•・-"):
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


def _japanese(text: str, tokens: Sequence[Token], stops: tuple[str, ...], single: str) -> Iterator[Token]:
    """Names in front of a title or 氏: one run of katakana, or kanji that no other token holds and no body's name has."""
    known_shorts = shorts("ja")
    for place, token in enumerate(tokens):
        if token.kind not in "OH" or token.surface in {"側"}:
            continue
        floor = tokens[place - 1].end if place else 0
        piece = text[max(floor, token.start - 50) : token.start]
        piece = piece[: len(piece) - len(found.group())] if (found := _READING.search(piece)) else piece
        match = _KATAKANA_BEFORE.search(piece) or _KANJI_BEFORE.search(piece)
        if match is None or match.group() in _NOT_FAMILY:
            continue
        start = max(floor, token.start - 50) + match.start()
        name = match.group()
        if name in known_shorts or (len(name) == 1 and token.kind == "O" and name not in single) or any(stop in name for stop in stops):
            continue
        yield Token(start, start + len(name), "N", name, name)


def short_forms(name: str, country: str | None) -> list[str]:
    """What a person may be called after the full name: the family name, and for Vietnamese people the given name;
    a name in Han or kana stays whole, but for the parts between its dots.
    """
    if is_cjk(name[0]) and country == "JPN" and len(name) == _JAPANESE_NAME and _KANJI_ONLY.match(name):
        return [name, name[:2]]
    if is_cjk(name[0]):
        return [name, *(part for part in re.split("[・·]", name) if part not in {"", name})] if len(name) > 2 else []
    words = [word for word in name.split() if not _ROMAN.fullmatch(word)]
    if len(words) < 2:
        return words or [name]
    if country == "VNM":
        return [words[-1]]
    if country in FAMILY_NAME_FIRST:
        return [words[0]]
    last = words[-1]
    linked = [word for word in words[1:-1] if word in {"von", "van", "der", "de", "bin", "al", "da"}]
    forms = [" ".join([*linked, last])] if linked else []
    return [*forms, last]


def short_tokens(
    text: str, tokens: Sequence[Token], forms: Forms, lexicon: ActorLexicon, spans: Sequence[tuple[int, int]]
) -> Iterator[Token]:
    """Tokens of kind S where a short form stands alone, outside ``tokens``; values are places in the list of people."""
    if not forms:
        return
    taken = [(token.start, token.end) for token in tokens]
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    if lexicon.language in SPACED:
        pattern = re.compile(rf"(?<![\w-])(?:{pattern.pattern})(?!\w)")
    judge = _ShortForms(text, forms, lexicon)
    place = 0
    for start, end in spans:
        for match in pattern.finditer(text, start, end):
            while place < len(taken) and taken[place][1] <= match.start():
                place += 1
            if place < len(taken) and taken[place][0] < match.end():
                continue
            if lexicon.language not in SPACED:
                yield Token(*match.span(), "S", forms[match.group()], match.group())
                continue
            token = judge.token(match, tokens[place - 1] if place else None)
            if token:
                yield token


_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ ]$")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")


class _ShortForms:
    """Judges whether a short form stands for its person at one place."""

    def __init__(self, text: str, forms: Forms, lexicon: ActorLexicon) -> None:
        self._text = text
        self._forms = forms
        self._common = frozenset(lexicon.listed("common"))
        self._stops = frozenset(lexicon.listed("name_stop"))
        self._needs_title = lexicon.language == "vi"

    def token(self, match: re.Match[str], left: Token | None) -> Token | None:
        """Token S; S? (with that word as its surface) where a capitalised word stands before; None for neither."""
        start, end = match.span()
        form = match.group()
        after = _WORD_AFTER.match(self._text, end)
        if after and self._capital(after.group(1)):
            return None
        titled = left is not None and left.kind in "OHXCDM" and not self._text[left.end : start].strip()
        before = _WORD_BEFORE.search(self._text[max(0, start - 24) : start])
        if before and not titled and self._capital(before.group(1)) and not _opens(self._text, start, before):
            return Token(start, end, "S?", self._forms[form], before.group(1))
        if not titled and self._doubtful(form, start):
            return None
        return Token(start, end, "S", self._forms[form], form)

    def _capital(self, word: str) -> bool:
        return word[0].isupper() and word not in self._stops

    def _doubtful(self, form: str, start: int) -> bool:
        """Forms that are words too; in Vietnamese any with marks, for they are common syllables."""
        if form in self._stops or (self._needs_title and not form.isascii()):
            return True
        return form in self._common and _at_sentence_start(self._text, start)


def _opens(text: str, start: int, before: re.Match[str]) -> bool:
    """Whether the word before opens a sentence, so that its capital says nothing."""
    first = start - len(before.group(0))
    return _at_sentence_start(text, first) and len(before.group(1)) < 6


def _at_sentence_start(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(' "“')
    return not before or before[-1] in ".!?\n:"
