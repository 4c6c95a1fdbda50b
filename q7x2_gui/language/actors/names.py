"""Names that no table holds: capitalised words after a title, characters beside one, and the short forms of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from q7x2_gui.language.actors.gazetteer import Token, is_cjk
from q7x2_gui.language.actors.han_names import chinese_names, japanese_names
from q7x2_gui.language.actors.lexicon import ActorLexicon
from q7x2_gui.language.actors.office_table import FAMILY_NAME_FIRST

_UP = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯŁŞŠŽČĆİ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))  # there capitals and small alternate
_PART = rf"(?:[{_UP}]\.|[{_UP}][^\W\d_]*(?:['’][^\W\d_]{{2,}})?(?:-\s?[^\W\d_]+)*)"
_LINK = r"(?:de|da|dos|del|della|di|van|von|der|den|bin|ibn|al|el|bint|la|le|ten|ter|zu|ul|ur|binti|y)"
_RUN = re.compile(rf"{_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{0,4}}")
_BEFORE = re.compile(rf"(?:(?<=\s)|(?<=^))({_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{1,3}})$")
_BEFORE_REACH = 60
_ROMAN = re.compile(r"[IVX]+")
_JAPANESE_NAME = 4
"""Characters of the usual Japanese name, of which two are the family name."""
_KANJI_ONLY = re.compile(r"[\u3400-\u9fff々]+$")
_TITLED = "OXHQ"

Forms = dict[str, list[int]]
"""Short forms, each with the places in the list of people whom it can mean."""


def unknown_names(text: str, tokens: Sequence[Token], lexicon: ActorLexicon) -> list[Token]:
    """Tokens of kind N beside titles, where no known person stands; they never overlap ``tokens``."""
    if lexicon.spaced:
        return list(_latin(text, tokens, lexicon))
    if lexicon.language == "zh":
        return list(chinese_names(text, tokens, lexicon))
    return list(japanese_names(text, tokens, lexicon))


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
    if match is None and kind == "O" and text[at : at + 2] == ", ":  # "the Minister for Trade, Ann Low, said"
        match = _RUN.match(text, at + 2, limit)
        match = match if match and " " in match.group() else None
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
    if lexicon.spaced:
        pattern = re.compile(rf"(?<![\w-])(?:{pattern.pattern})(?!\w)")
    judge = _ShortForms(text, forms, lexicon)
    place = 0
    for start, end in spans:
        for match in pattern.finditer(text, start, end):
            while place < len(taken) and taken[place][1] <= match.start():
                place += 1
            if place < len(taken) and taken[place][0] < match.end():
                continue
            if not lexicon.spaced:
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
