"""Where a dateline ends ("MOSCOW (Agency) -"): its city is where the report was filed, and acts in nothing."""

from __future__ import annotations

import re

_CAPITALS = r"[A-Z\u00c0-\u00de\u0110][A-Z\u00c0-\u00de\u0110.'’/-]+"
_CLOSE = r"(?:\([^()\n]{2,60}\)\s*(?:--?|[–—:])?|--|[–—]|-(?=\s))"
_CITY_IN_CAPITALS = re.compile(rf"\s*{_CAPITALS}(?:[ ,]+{_CAPITALS}){{0,4}}(?:,? [^\n(–—]{{1,30}}?)?\s*{_CLOSE}\s*")
_NAME = r"[A-Z\u00c0-\u00de\u0110][\w.'’-]*"
_CITY = re.compile(rf"\s*{_NAME}(?:[ ,]+(?:{_NAME}|\d{{1,2}})){{0,4}}\s*\([^()\n]{{2,60}}\)\s*(?:--?|[–—])\s*")


def dateline_end(text: str, start: int, end: int) -> int:
    """End of the dateline that opens a sentence; ``start`` when none does."""
    until = min(end, start + 120)
    found = _CITY_IN_CAPITALS.match(text, start, until) or _CITY.match(text, start, until)
    return found.end() if found and found.end() < end else start
