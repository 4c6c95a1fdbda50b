"""What Chinese and Japanese dates share: numerals in three writings, and the parts of 年月日 patterns."""

# ruff: noqa: E501 - a pattern a line reads better than one broken up
from __future__ import annotations

from typing import Any

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2, "元": 1}
_UNITS = {"十": 10, "百": 100}
_DAY = r"(?:[0-9０-９]{1,2}|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_LUNAR = r"(?<!农历)(?<!農曆)(?<!旧暦)(?<!阴历)(?<!陰曆)"

FRAGMENTS = {
    "Y": r"(?:(?:[0-9０-９]{4})|(?:[12一二][0-9〇○零一二三四五六七八九]{3}))\s?年",
    "M": r"(?:1[0-2]|0?[1-9]|１[０１２]|０?[１-９]|十[一二]?|[一二三四五六七八九])\s?月(?!间|間)",
    "D": _DAY,
    "SUN": r"[日号號](?!本|元|圆|円|间|間|币|幣|前に|後に|連続|连续|ぶり|目|铁|鐵|線|语|語|系|行程|游|遊|机|機|楼|樓|航|厅|廳|文件|令|公告|公路|决|決|院|馆|館|卫|衛|风|風|台风|颱|车|車|店|门|門)",
    "TO": r"\s?(?:-|－|–|—|~|～|〜|至|到|から|[日号號]至|[日号號]到|[日号號]から|[日号號]-|[日号號]~|[日号號]～|[日号號]〜|[日号號]、|[日号號]和|、|和|及|[日号號]と)\s?",
    "LUNAR": _LUNAR,
}
"""Fragments for `rules`: years and months with their sign, days without."""


def number(text: str) -> int | None:
    """The value of ASCII or full-width digits, of a numeral (二十九) or a row of digits (二〇二五); signs after it are dropped."""
    digits = text.strip().rstrip("年月日号號 周週个個天")
    if digits.isdecimal():
        return int(digits)
    if not digits or any(c not in _DIGITS and c not in _UNITS and c != "廿" for c in digits):
        return None
    if len(digits) > 1 and all(c in _DIGITS for c in digits):
        return int("".join(str(_DIGITS[c]) for c in digits))
    return _counted(digits)


def _counted(text: str) -> int:
    total, current = 0, 0
    for c in text:
        if c == "廿":
            total += 20
        elif c in _UNITS:
            total += (current or 1) * _UNITS[c]
            current = 0
        else:
            current = _DIGITS[c]
    return total + current


def unit(name: str, shift: int, *, focus: bool = False, **more: Any) -> dict[str, Any]:
    """Fields of a phrase that counts a unit from the anchor, or from the day spoken of."""
    return {"unit": name, "shift": shift, "focus": focus, **more}
