"""Which verb of a sentence each date belongs to: the nearest, unless the date stands in a clause of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from q7x2_gui.domain.article import Span
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.extraction.rules.clause_days import COARSE
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.dates import DateMention

CROSSED = 40
"""Code points of distance that one verb standing between a date and a trigger is worth."""
_OPENING = 40
"""Code points from the start of a sentence in which a date before a comma belongs to the verb behind it."""
_FAR = 200
_NOUN, _ON_THE_WAY = 15, 150
"""What it costs a noun to own a date, and one that opens its sentence."""
_REACH = 400
"""Code points behind a date in which its verb is looked for."""
_JOINT = re.compile(r"\b(?:and|then|before|after|và|rồi|trước khi|sau khi)\b", re.IGNORECASE)
"""Between a date and a verb behind it: the date belongs to what stands before."""
_CONJUNCT = re.compile(
    r"(?:[,;]|\b(?:and|but|then|while|và|còn|rồi|nhưng)) "
    r"(?:(?:on|in|at|early|late|later|vào|hôm|ngày|hồi|sáng|chiều|tối) ){0,3}$",
    re.IGNORECASE,
)
"""Before a date with a comma behind it: the date opens what follows ("and in May, he went")."""
_APART = 4
"""Verbs that one in front of a date weighs when the date opens what follows."""
_WINDOW = 30
"""Code points before a date in which the words that lead over to it stand."""
_PAUSE = re.compile("[,;:，；：、—–()（）]")


_BEHIND_YEAR = frozenset("，,。；、在将將以就曾已起初底末春夏秋冬 ")
"""What may stand behind a Chinese year that tells when something happened; a noun behind it is of that year."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A date with the place of its trigger in the sentence (-1: none), and whether other verbs may share it."""

    date: DateMention
    place: int
    shared: bool = True


def owned(scene: Scene, sentence: Sentence, dates: Iterable[DateMention]) -> list[Owned]:
    """Each date of a sentence with its owner."""
    clauses = _clauses(scene, sentence)
    return [_owned(scene, sentence, date, clauses) for date in dates]


def gap(date: DateMention, trigger: Trigger) -> int:
    """Code points between a date and a trigger."""
    return date.start - trigger.end if date.start >= trigger.end else max(0, trigger.start - date.end)


def coarse(date: DateMention) -> bool:
    """Whether a date is no finer than a year."""
    return date.edtf is not None and len(date.edtf) < 7


def dates_events(scene: Scene, date: DateMention, sentence: Sentence) -> bool:
    """Not a date that only says since when or until when."""
    text, lexicon = scene.text, scene.lexicon
    before = text[max(0, date.start - 24) : date.start].casefold()
    after = text[date.end : date.end + 8].casefold()
    if date.edtf is not None and _vague(scene, date.edtf):
        return False
    if lexicon.endings and after.startswith("の") and len(date.edtf or "") in COARSE:
        # "2004年の…事件": it dates the noun behind it, which may be an event ("今秋の訪日")
        return any(trigger.start == date.end + 1 for trigger in sentence.triggers)
    if lexicon.language == "zh" and after.startswith("的"):
        return False  # "次日的峰会"
    if lexicon.language == "zh" and len(date.edtf or "") == 4 and after[:1] not in _BEHIND_YEAR:
        return False  # "2021年特别联大"
    return (
        date.is_event_date
        and not before.endswith(lexicon.not_after)
        and ("/" in (date.edtf or "") or not after.startswith(lexicon.not_before))  # "13日から15日まで" are days
    )


def _vague(scene: Scene, edtf: str) -> bool:
    """Such as "this year": so long a time around the news tells no day."""
    found, published = bounds(edtf), scene.published.earliest
    if published is None or found.earliest is None or found.latest is None:
        return False
    return found.latest - found.earliest > 200 and found.earliest <= published <= found.latest


def _owned(scene: Scene, sentence: Sentence, date: DateMention, clauses: list[tuple[Span, bool]]) -> Owned:
    """Dates of a clause ("since he took office in May", "who came on Monday") belong to its verbs or to nobody."""
    held = next(((span, apart) for span, apart in clauses if span[0] <= date.start < span[1]), None)
    if held is None:
        return Owned(date, _nearest(date, sentence, scene, None))
    span, apart = held
    first = not any(span[0] <= d.start < date.start for d in sentence.dates if d.is_event_date)
    inside = _nearest(date, sentence, scene, span)
    if inside < 0 and not first:
        return Owned(date, _nearest(date, sentence, scene, None))
    return Owned(date, inside, shared=not apart)


def _clauses(scene: Scene, sentence: Sentence) -> list[tuple[Span, bool]]:
    """Clauses from the word that opens one to its comma, or from a comma to the word that closes one."""
    text, lexicon = scene.text, scene.lexicon
    found: list[tuple[Span, bool]] = []
    for match in lexicon.clauses.finditer(text, sentence.start, sentence.end) if lexicon.clauses else ():
        apart = match.lastgroup == "apart"
        if lexicon.by_word:
            pause = _PAUSE.search(text, match.end(), sentence.end)
            found.append(((match.end(), pause.start() if pause else sentence.end), apart))
        else:
            before = max((text.rfind(mark, sentence.start, match.start()) for mark in "，；、。"), default=-1)
            found.append(((max(before + 1, sentence.start), match.start()), apart))
    return found[::-1]  # the innermost first


def _nearest(date: DateMention, sentence: Sentence, scene: Scene, within: Span | None) -> int:
    """Place of the nearest trigger, each verb that stands between counting as distance."""
    best, owner, triggers, text = 10**9, -1, sentence.triggers, scene.text
    inner = date.start - sentence.start > _OPENING
    opens = inner and text.startswith(",", date.end) and _CONJUNCT.search(text, date.start - _WINDOW, date.start)
    fronted = not inner and text.startswith(",", date.end)  # the day of the verb, not of a noun
    between = [t for t in triggers if not fronted or t.what.form == "verb"]
    for place, trigger in enumerate(triggers):
        if within is not None and not within[0] <= trigger.start < within[1]:
            continue
        if not scene.lexicon.by_word and text.find("，将", trigger.end, date.start) >= 0:
            continue  # Chinese: "宣布制裁，将于8月1日实施"
        low, high = min(date.start, trigger.start), max(date.end, trigger.end)
        crossed = sum(1 for other in between if low < other.start and other.end < high and other is not trigger)
        behind = date.end <= trigger.start
        comma = inner and "," in text[date.end : trigger.start]
        joined = int(behind and (comma or _JOINT.search(text, date.end, trigger.start) is not None))
        joined = _APART * (not behind) if opens else joined
        cost = gap(date, trigger) + CROSSED * (crossed + joined)
        cost += (_ON_THE_WAY if fronted else _NOUN) * (trigger.what.form == "noun")
        cost += _FAR if trigger.what.frame == "speaks" and coarse(date) else 0  # nobody speaks for a year
        cost += CROSSED * (not behind and not scene.lexicon.by_word)  # days stand before their verbs
        if cost < best:
            best, owner = cost, place
        if trigger.start > date.end + _REACH:
            break
    return owner
