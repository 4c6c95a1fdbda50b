"""Folds text for search: one form for all ways of writing it, Chinese, Japanese and Korean characters apart."""

from __future__ import annotations

import re
import unicodedata

_CJK = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003fffd])")
# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ħ": "h", "ŧ": "t"})


def fold(text: str) -> str:
    """Text without case, marks and width, with a space on each side of every CJK character."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = "".join(c for c in apart if not unicodedata.combining(c) or "\u3099" <= c <= "\u309a")
    return _CJK.sub(r" \1 ", unicodedata.normalize("NFC", bare))


def match_query(text: str) -> str:
    """What to hand FTS5 so that all words of ``text`` are found, each as a phrase; empty when there are none."""
    return " AND ".join(filter(None, map(phrase, text.split())))


def phrase(text: str) -> str:
    """What to hand FTS5 for a word or words in a row; empty when folding leaves nothing to look for."""
    folded = fold(text).replace('"', " ").strip()
    return f'"{folded}"' if any(c.isalnum() for c in folded) else ""
