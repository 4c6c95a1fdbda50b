"""Where an event took place, in Vietnamese: what stands behind tại and ở, read up to its city and its country."""

from __future__ import annotations

import re
from dataclasses import dataclass

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import Place
from q7x2_gui.extraction.rules.lexicon import event_lexicon
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.actors import countries, country_name

_UP = r"A-Z\u00c0-\u00de\u0110\u0102\u01a0\u01af\u1ea0-\u1ef9"
_NAME = re.compile(rf"[{_UP}][\w'’.-]*(?:\s[{_UP}][\w'’.-]*){{0,5}}")
_MARK = re.compile(r"\b(?:tại|ở|trên đảo)\s", re.IGNORECASE)
_DESCRIBING = re.compile(r"(?:[^\W\d_]+\s){0,5}?(?=[^\W\d_a-zà-ÿđăơư])")
"""Words in small letters before a name ("thủ đô", "khách sạn", "thành phố cảng")."""
_LINK = re.compile(r"\s?(?:,|\(|ở|tại|của|thuộc|bên|-|–|thủ đô|thành phố|tỉnh|bang|nước|miền \w+|phía \w+){1,3}\s?")
_NO_PLACE = re.compile(
    r"(?:Hội|Diễn|Đại hội|Ủy|Uỷ|Đối thoại|Liên|LHQ|ASEAN|APEC|G7|G20|Quốc hội|Thượng viện|Hạ viện|Nghị viện|Đảng"
    r"|Triển|Lễ|Phiên|Kỳ|Khóa|Tuyên|Hiệp|Thỏa|Chương|Olympic|Thế vận|Tháng|Đại sứ quán|Tổng lãnh sự|Bộ|Tòa án)\b"
)
_FAR = 160
"""Code points beside a trigger in which its place stands."""
_BEHIND = 20
"""What it costs a place to stand before its verb."""
_LINKS = 4


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str
    code: str | None
    state: bool = False


def vietnamese_place(scene: Scene, sentence: Sentence, trigger: Trigger, until: int) -> tuple[Place, Span, str] | None:
    """The place stated nearest to a trigger in its sentence, with its span and reason."""
    low, high = max(sentence.start, trigger.start - _FAR), min(sentence.end, max(until, trigger.end) + _FAR)
    best: tuple[int, list[_Named], int] | None = None
    for mark in _MARK.finditer(scene.text, low, high):
        if sentence.is_quoted(mark.start()) or _topical(scene, sentence, mark.start()):
            continue
        chain = _chain(scene, sentence, mark.end(), high)
        if not chain:
            continue
        gap = chain[0].start - trigger.end if mark.start() >= trigger.end else trigger.start - chain[-1].end + _BEHIND
        if best is None or gap < best[0]:
            best = gap, chain, mark.start()
    if best is None:
        return None
    _, chain, start = best
    shown = next((named for named in chain if named.code and not named.state), chain[0])
    code = shown.code or next((named.code for named in chain if named.code), None)
    place = Place(name=shown.name, as_written=scene.text[shown.start : shown.end], country=code)
    return place, (shown.start, shown.end), f"“{scene.text[start : chain[-1].end]}”"


def city_after(scene: Scene, sentence: Sentence, at: int, until: int) -> ActorMention | None:
    """A city right behind a verb of going, as the state that it lies in."""
    for named in _chain(scene, sentence, at + 1, min(sentence.end, until)):
        if named.code and not named.state:
            quote = scene.text[named.start : named.end]
            if quote in scene.lexicon.contested:
                return None
            why = f"“{quote}” lies in {country_name(named.code)}"
            return ActorMention(
                start=named.start,
                end=named.end,
                quote=quote,
                kind="country",
                name=country_name(named.code),
                countries=(named.code,),
                place=True,
                reason=why,
            )
    return None


def city_name(quote: str) -> str:
    """Usual English name of a Vietnamese name of a place; as written where none is known."""
    return event_lexicon("vi").place_names.get(quote, quote)


def _topical(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a place only says of what kind the words before it are ("the war in", "the embassy in")."""
    if any(m.start < at < m.end for m in sentence.actors):
        return True  # "Đại sứ Nga tại Việt Nam" is one mention
    before = scene.text[max(sentence.start, at - 30) : at].rstrip().casefold()
    return before.endswith(scene.lexicon.not_at)


def _chain(scene: Scene, sentence: Sentence, at: int, high: int) -> list[_Named]:
    """Names that stand behind one another: a building, its city, its country."""
    found: list[_Named] = []
    for _ in range(_LINKS):
        lead = _DESCRIBING.match(scene.text, at, high)
        at = lead.end() if lead else at
        named = _named(scene, sentence, at, high)
        if named is None:
            break
        found.append(named)
        link = _LINK.match(scene.text, named.end, high)
        if link is None:
            break
        at = link.end()
    return found


def _named(scene: Scene, sentence: Sentence, at: int, high: int) -> _Named | None:
    """The place whose name begins here, known or not."""
    mention = next((m for m in sentence.actors if m.start <= at < m.end), None)
    known = next((p for p in _known(scene, at, high) if p.start == at), None)
    if known is not None and not (mention and mention.end > known.end and mention.kind != "country"):
        return known if not _of_another(scene, sentence, known) else None
    if mention is not None:
        return _state(mention) if mention.kind == "country" and mention.countries else None
    run = _NAME.match(scene.text, at, high)
    if run is None:
        return None
    end = min((m.start for m in sentence.actors if at < m.start < run.end()), default=run.end())
    inside = next(iter(_known(scene, at, end)), None)
    if inside is not None:
        return inside
    name = scene.text[at:end].rstrip(" .-")
    return None if not name or _NO_PLACE.match(name) else _Named(at, at + len(name), name, None)


def _of_another(scene: Scene, sentence: Sentence, named: _Named) -> bool:
    """Whether a seat of the home government is one of another state ("Trụ sở Bộ Ngoại giao Nga")."""
    if named.code != scene.lexicon.home:
        return False
    behind = next((m for m in sentence.actors if m.start == named.end + 1 and m.kind == "country"), None)
    return behind is not None and scene.lexicon.home not in behind.countries


def _known(scene: Scene, start: int, end: int) -> list[_Named]:
    """Known places by their names in Vietnamese, and in English where papers write these."""
    matchers = (scene.lexicon.places, event_lexicon("en").places)
    found = [m for matcher in matchers if matcher is not None for m in matcher.longest(scene.text, start, end)]
    found = [m for m in found if scene.text[m.start].isupper()]
    return [
        _Named(m.start, m.end, city_name(scene.text[m.start : m.end]), m.what)
        for m in sorted(found, key=lambda m: (m.start, -m.end))
    ]


def _state(mention: ActorMention) -> _Named:
    code = mention.countries[0]
    name = capital_name(mention) if mention.capital else country_name(code)
    return _Named(mention.start, mention.end, name, code, state=not mention.capital)


def capital_name(mention: ActorMention) -> str:
    """English name of the capital that a mention writes; of the state where it writes another seat of power."""
    code = mention.countries[0]
    seats = countries()[code].seats
    named = mention.quote in seats["vi"] or mention.quote in seats["en"][:1] or mention.quote in scene_seats()
    if not named:
        return country_name(code)
    return city_name(mention.quote) if mention.quote in scene_seats() else (*seats["en"], country_name(code))[0]


def scene_seats() -> frozenset[str]:
    """Names of seats of power for which the lexicon has an English name."""
    return frozenset(event_lexicon("vi").place_names)
