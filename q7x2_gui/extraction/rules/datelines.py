"""Where a dateline ends ("MOSCOW (Agency) -"): its city is where the report was filed, and acts in nothing."""

from __future__ import annotations

import re

_CAPITALS = r"[A-Z\u00c0-\u00de\u0110][A-Z\u00c0-\u00de\u0110.'’/-]+"
_CLOSE = r"(?:\([^()\n]{2,60}\)\s*(?:--?|[–—:])?|--|[–—]|-(?=\s))"
_CITY_IN_CAPITALS = re.compile(rf"\s*{_CAPITALS}(?:[ ,]+{_CAPITALS}){{0,4}}(?:,? [^\n(–—]{{1,30}}?)?\s*{_CLOSE}\s*")
_NAME = r"[A-Z\u00c0-\u00de\u0110][\w.'’-]*"
_CITY = re.compile(
    rf"\s*{_NAME}(?:[ ,]+(?:{_NAME}|(?:ngày )?\d{{1,2}}(?:/\d{{1,2}})?)){{0,4}}\s*\([^()\n]{{2,60}}\)\s*(?:--?|[–—])\s*"
)


_WIRE = re.compile(
    r"[^。！？\n]{0,40}?[日号號]\s?(?:专|專|综合|綜合)?(?:[电電](?![话話视視贺賀告邀子影报報])|[讯訊](?![问問息]))"
)
"""Chinese: "本报青岛6月10日电"."""
_BRACKETED = re.compile(r"\s*[【［〔\[（(][^】］〕\]）)\n]{2,40}[】］〕\]）)]")
"""Japanese: "【ソウル22日＝…】"."""
_FORMS = (_CITY_IN_CAPITALS, _CITY, _WIRE, _BRACKETED)
DATELINES = 6
"""Sentences at whose start a dateline is looked for."""


def dateline_end(text: str, start: int, end: int) -> int:
    """End of the dateline that opens a sentence; ``start`` when none does."""
    until = min(end, start + 120)
    found = next((m for p in _FORMS if (m := p.match(text, start, until)) is not None), None)
    return found.end() if found and found.end() < end else start
