"""Phrases: runs of tokens that together name one actor, found as patterns over one letter a token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from q7x2_gui.language.actors.gazetteer import Token
from q7x2_gui.language.actors.lexicon import ActorLexicon

_LONGEST_GAP = 14
_LONGEST_REMARK = 140
_REMARK = re.compile(r"^[(（][^()（）\n]{1,120}[)）]")
"""A remark in brackets, such as how a name is read, that does not part a name from its title."""
_BREAK = "|"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that name one actor, and how: ``kind`` is that of the lexicon's phrase; ``hosts`` those after "to"."""

    kind: str
    tokens: tuple[Token, ...]
    end: int
    hosts: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        return self.tokens[0].start

    def of(self, kinds: str) -> list[Token]:
        """Tokens of some kinds, without the country that an ambassador is sent to."""
        return [token for token in self.tokens if token.kind in kinds and token not in self.hosts]


def phrases(text: str, tokens: Sequence[Token], lexicon: ActorLexicon) -> Iterator[Phrase]:
    """Phrases from left to right; tokens that fit no phrase are left out."""
    letters: list[str] = []
    owners: list[Token | None] = []
    last: Token | None = None
    for token in tokens:
        sign = _gap(text, last, token, lexicon) if last else ""
        if sign:
            letters.append(sign)
            owners.append(None)
        letters.append(token.kind)
        owners.append(token)
        last = token
    shape = "".join(letters)
    for match in lexicon.phrases.finditer(shape):
        if match.lastgroup is None or match.end() == match.start():
            continue
        kind = lexicon.kinds[int(match.lastgroup[1:])]
        yield _phrase(text, kind, match, owners)


def _gap(text: str, left: Token, right: Token, lexicon: ActorLexicon) -> str:
    between = text[left.end : right.start]
    if not lexicon.spaced and len(between) <= _LONGEST_REMARK:
        between = _REMARK.sub("", between, count=1)
    if len(between) > _LONGEST_GAP or "\n" in between:
        return _BREAK
    bare = between.strip().lower()
    return lexicon.gaps.get(bare, _BREAK) if bare else ""


def _phrase(text: str, kind: str, match: re.Match[str], owners: Sequence[Token | None]) -> Phrase:
    shape, (start, end) = match.string, match.span()
    inside = tuple(token for token in owners[start:end] if token)
    closes = "(" in shape[start:end] and text.startswith(")", inside[-1].end)
    hosts = tuple(
        token
        for place, token in enumerate(owners[start:end], start)
        if token and place > start and shape[place - 1] == "2"
    )
    return Phrase(kind, inside, inside[-1].end + closes, hosts)
