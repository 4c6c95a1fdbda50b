"""The languages whose dates are read, and which one to read a text with."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from q7x2_gui.language.dates.grammar import Grammar

LANGUAGES = ("en", "vi", "zh", "ja")
_SAMPLE = 4000
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@cache
def _load(language: str) -> Grammar:
    """A language's tables, compiled when the first text needs them."""
    grammar = import_module(f"q7x2_gui.language.dates.{language}").GRAMMAR
    assert isinstance(grammar, Grammar)
    return grammar


def grammar_for(language: str | None, text: str) -> Grammar:
    """The tables for a language (``zh-Hant`` counts as ``zh``); by the script of the text where none are known."""
    base = (language or "").lower().replace("_", "-").split("-")[0]
    return _load(base if base in LANGUAGES else _by_script(text[:_SAMPLE]))


def _by_script(text: str) -> str:
    if _KANA.search(text):
        return "ja"
    if _HAN.search(text):
        return "zh"
    return "vi" if _VIETNAMESE.search(text) else "en"
