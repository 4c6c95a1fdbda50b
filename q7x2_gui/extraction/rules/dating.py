"""The day of an event: the date of its own clause, of its sentence, or inherited; years narrowed by terms of office."""

from __future__ import annotations

import re

from q7x2_gui.domain.days import iso
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.event import When
from q7x2_gui.domain.vocabulary import Basis, Precision, Status
from q7x2_gui.extraction.rules.clause_days import COARSE, day_of_clause
from q7x2_gui.extraction.rules.date_bounds import days_of, width
from q7x2_gui.extraction.rules.datelines import DATELINES, dateline_end
from q7x2_gui.extraction.rules.draft import ACTS, NO_DATE, Dated, Draft
from q7x2_gui.extraction.rules.owning import CROSSED, Owned, coarse, dates_events, gap, owned
from q7x2_gui.extraction.rules.phrases import Phrases
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.dates import DateMention

_IMPLIED = 12
"""Code points between an anniversary and the event that it counts from ("45th anniversary of the signing")."""
_STOP = re.compile("[，；。,;]")
"""What ends the reach of a day that opens a Chinese clause."""
_JOINED = re.compile(r"(?:\band|\bthen|\bbefore|\bvà|\brồi|sau đó|tiếp đó|trước khi) $", re.IGNORECASE)
"""Right before a verb that goes on from the one before it."""
_LISTED = re.compile("(?:[,;]|và|rồi|đồng thời|cũng như|sau đó|tiếp đó) $")
"""Right before a Vietnamese verb, which has no endings: one "sẽ" stands for all that are listed."""
_DONE = ("ed", "met", "held", "went", "spoke", "had", "flew", "left")
"""Ends of English verbs that tell something as done, and of no helping verb."""
_PUT_OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
_LEAD = 3
"""Sentences of the body in which the day of the news is looked for."""
_BACK = 3
"""Sentences before an undated act in which its day is looked for."""
_LATE = 3
"""Days after which a day that the words tell as ahead may have been printed."""
_SLACK = 1
"""Days before publication in which an undated lead event is taken to lie: papers report today's and yesterday's."""


class Calendar:
    """Dates of one article by the trigger that they belong to, with years from terms of office where none is known."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._phrases = Phrases(scene)
        self._owners: dict[int, list[Owned]] = {}
        self._dateline: Dated | None = None
        for sentence in scene.sentences:
            self._owners[sentence.place] = owned(scene, sentence, self._events_dates(sentence))
        self._lead = self._lead_day()

    def _events_dates(self, sentence: Sentence) -> list[DateMention]:
        """Dates that date events; that of the dateline is kept for what has no other."""
        scene, found = self._scene, []
        opens = dateline_end(scene.text, sentence.start, sentence.end) if sentence.place < DATELINES else 0
        for date in sentence.dates:
            if date.end <= opens:
                if self._dateline is None and date.precision is Precision.DAY:
                    self._dateline = self._phrases.dated(date, "; no other date is stated than the dateline's", 0.55)
            elif dates_events(scene, date, sentence) and (scene.lexicon.by_word or not sentence.is_quoted(date.start)):
                found.append(date)
        return found

    def own(self, draft: Draft) -> Dated | None:
        """The date that stands nearest to this draft's verb and no other."""
        sentence, trigger = draft.sentence, draft.trigger
        implied = next((d for d in sentence.dates if d.implied and 0 <= trigger.start - d.end <= _IMPLIED), None)
        if implied is not None:
            span = (implied.start, implied.end)
            return Dated(implied.implied, implied.when, span, implied.reason, 0.85, own=True)
        place = sentence.triggers.index(trigger)
        if self._scene.lexicon.endings:
            open_to = [o.date for o in self._owners[sentence.place] if o.shared or o.place == place]
            leading = day_of_clause(self._scene, sentence, place, open_to)
            return None if leading is None else self._phrases.dated(leading, "", 0.93, own=True)
        dates = [o.date for o in self._owners[sentence.place] if o.place == place]
        if not dates:
            return None if self._scene.lexicon.by_word else self._led_by(draft, place)
        if draft.status in _PUT_OFF:  # the day ahead is that of the event, another one that of putting it off
            dates = [date for date in dates if date.direction > 0] or self._days_behind(draft) or dates
        best = min(dates, key=lambda date: gap(date, trigger) + CROSSED * coarse(date))
        best = min((d for d in dates if _within(d, best)), key=lambda d: gap(d, trigger), default=best)
        return None if self._is_aside(best, draft) else self._phrases.dated(best, "", 0.93, own=True)

    def _days_behind(self, draft: Draft) -> list[DateMention]:
        """Days ahead behind a verb that belong to no other ("postponed a visit that was scheduled for May 20")."""
        owned_dates = self._owners[draft.sentence.place]
        return [
            o.date for o in owned_dates if o.place < 0 and o.date.start >= draft.trigger.end and o.date.direction > 0
        ]

    def _is_aside(self, date: DateMention, draft: Draft) -> bool:
        """A year or month behind a comma, where a day stands before the verb ("on May 3 signed a pact, as in 1977")."""
        if date.edtf is None or len(date.edtf) > max(COARSE) or date.start < draft.trigger.end:
            return False
        days = (o.date for o in self._owners[draft.sentence.place] if o.shared and o.date.end <= draft.trigger.start)
        told = any(d.precision is Precision.DAY and d.direction <= 0 for d in days)
        return told and "," in self._scene.text[draft.trigger.end : date.start]

    def _led_by(self, draft: Draft, place: int) -> Dated | None:
        """In Chinese the last day before a verb is its day too where only a verb that describes stands between."""
        sentence, trigger = draft.sentence, draft.trigger
        if draft.status is not Status.OCCURRED or draft.type in ACTS:
            return None
        before = [o for o in self._owners[sentence.place] if o.date.end <= trigger.start]
        if not before or not before[-1].shared or before[-1].date.direction > 0 or before[-1].place < 0:
            return None
        led = before[-1]
        between = sentence.triggers[led.place : place]
        if any(t.what.frame in {"speaks", "report"} for t in between) or _STOP.search(
            self._scene.text, led.date.end, trigger.start
        ):
            return None
        return self._phrases.dated(led.date, "", 0.85, own=True)

    def of_sentence(self, sentence: Sentence, trigger: Trigger, status: Status) -> Dated | None:
        """A date of another verb in the sentence that this one can share: of the same direction in time."""
        near = sorted((o for o in self._owners[sentence.place] if o.shared), key=lambda o: gap(o.date, trigger))
        if self._scene.lexicon.endings:
            near = [o for o in near if self._shared_by(o.date, status)]
        for each in near:
            date, told = each.date, sentence.triggers[each.place].what.frame if each.place >= 0 else ""
            if status is not Status.OCCURRED and self._is_of_another(sentence, trigger, each):
                continue
            if status is Status.OCCURRED and date.direction <= 0:
                return self._phrases.dated(date, "; said of another act in the sentence", 0.8)
            if status is not Status.OCCURRED and told not in {"report", "speaks"} and date.direction >= 0:
                return self._phrases.dated(date, "; said of another act in the sentence", 0.75)
        return None

    def _is_of_another(self, sentence: Sentence, trigger: Trigger, each: Owned) -> bool:
        """Whether a day is that of somebody else's journey: "will meet to prepare the visit of X in May"."""
        noun = sentence.triggers[each.place] if each.place >= 0 else trigger
        if noun.what.form != "noun" or noun.what.type != "visit" or trigger.what.type == "visit":
            return False
        between = (m for m in sentence.actors if noun.end <= m.start and m.end <= each.date.start)
        return noun.start > trigger.end and any(m.kind in {"person", "office"} for m in between)

    def _shared_by(self, date: DateMention, status: Status) -> bool:
        """In Japanese only a day serves several verbs, and what lies ahead only shares a day ahead."""
        fronted = self._scene.text.startswith("、", date.end) and status is Status.OCCURRED  # "今年1月、"
        if date.edtf is None or (len(date.edtf) <= max(COARSE) and not fronted):
            return False
        return status is Status.OCCURRED or self.is_ahead(self._phrases.dated(date, "", 0.5))

    def joins(self, left: Trigger, right: Trigger) -> bool:
        """Whether a second verb is only joined to a first, so that its helping verbs serve both."""
        words = self._scene.text[right.start : right.end].casefold().split()
        if self._scene.lexicon.language == "vi" and _LISTED.search(self._scene.text, left.end, right.start):
            return left.what.form == "verb"
        verb = left.what.form == right.what.form == "verb"
        return (
            verb
            and bool(words)
            and not words[0].endswith(_DONE)
            and _JOINED.search(self._scene.text, left.end, right.start) is not None
        )

    @property
    def reads_endings(self) -> bool:
        """Whether the endings of verbs tell what lies ahead, so that a day in the past is not its day."""
        return bool(self._scene.lexicon.endings)

    def is_past(self, dated: Dated) -> bool:
        """Whether a date ends before the publication date."""
        latest, published = days_of(dated).latest, self._scene.published.earliest
        return latest is not None and published is not None and latest < published

    def is_ahead(self, dated: Dated) -> bool:
        """Whether a date begins after the publication date."""
        earliest, published = days_of(dated).earliest, self._scene.published.latest
        return earliest is not None and published is not None and earliest > published

    def lead(self) -> Dated:
        """The day that the lead names, else the dateline's, else that of publication or the one before as doubt."""
        return self._lead or self._dateline or self._published()

    def ahead(self, sentence: Sentence, kind: str) -> Dated | None:
        """The day ahead that this sentence or the one before it names, for what is planned; of a headline the lead."""
        near = range(sentence.place, sentence.place + _LEAD) if sentence.title else (sentence.place, sentence.place - 1)
        for place in near:
            beside = self._scene.sentences[place].triggers if place in self._owners else []
            others = {n for n, t in enumerate(beside) if t.what.form == "noun" and t.what.type == "visit" != kind}
            for date in (o.date for o in self._owners.get(place, ()) if o.place not in others):
                dated = self._phrases.dated(date, "; the day ahead that the text names beside it", 0.6)
                if self._lies_ahead(dated, date.direction):
                    return dated
        return None

    def _lies_ahead(self, dated: Dated, direction: int) -> bool:
        """Whether a day is told as one ahead, by its words or by the day of publication."""
        published, latest = self._scene.published.latest, days_of(dated).latest
        if published is None or latest is None or direction < 0:
            return False
        if direction == 0 and self.reads_endings:
            return latest > published
        return latest >= published - (_LATE if direction > 0 else 0)

    def told_before(self, sentence: Sentence) -> Dated | None:
        """The last day, not ahead, that one of the sentences before tells of; none before the headline or the lead."""
        if sentence.title:
            return None
        for place in range(sentence.place - 1, sentence.place - 1 - _BACK, -1):
            for owned_date in reversed(self._owners.get(place, ())):
                date = owned_date.date
                if not owned_date.shared or date.direction > 0 or date.precision is not Precision.DAY:
                    continue
                dated = self._phrases.dated(date, "; the day that the text before it tells of", 0.65)
                if self._recent(dated):
                    return dated
        return None

    def _lead_day(self) -> Dated | None:
        """The first day, not ahead, that the first sentences of the body give to anything they tell."""
        body = [s for s in self._scene.sentences if not s.title][:_LEAD]
        for sentence in body:
            for date in (o.date for o in self._owners[sentence.place] if o.shared):
                dated = self._phrases.dated(date, "; the day that the lead names", 0.7)
                if dated.edtf and width(dated) == 0 and date.direction <= 0 and self._recent(dated):
                    return dated
        return None

    def _recent(self, dated: Dated) -> bool:
        latest, published = days_of(dated).latest, self._scene.published.earliest
        return published is None or (latest is not None and latest >= published - 7)

    def _published(self) -> Dated:
        found = self._scene.published
        if found.latest is None or found.earliest is None:
            return NO_DATE
        edtf = f"[{iso(found.earliest - _SLACK)}..{iso(found.latest)}]"
        when = When(anchor=self._scene.article.published, basis=Basis.INFERRED, rule="publication")
        return Dated(edtf, when, None, "no date is stated: the day of publication or the day before", 0.45)


def _within(date: DateMention, other: DateMention) -> bool:
    """Whether a date is a finer word for another ("this week, from May 16 to 17")."""
    if date.edtf is None or other.edtf is None or date.edtf == other.edtf:
        return False
    mine, theirs = bounds(date.edtf), bounds(other.edtf)
    if mine.earliest is None or mine.latest is None or theirs.earliest is None or theirs.latest is None:
        return False
    return theirs.earliest <= mine.earliest and mine.latest <= theirs.latest and other.precision is not Precision.DAY
