"""Date phrases as events take them, with years from terms of office where none is known."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.actor import TermOfOffice
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.extraction.rules.draft import NO_DATE, Dated
from q7x2_gui.extraction.rules.scene import Scene
from q7x2_gui.language.dates import DateMention
from q7x2_gui.language.dates.years import Cue, find_cues, narrow


class Phrases:
    """The people and the cues of one article that tell the years of its dates; the cues are read when first needed."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._terms = _terms(scene)
        self._cues: list[Cue] | None = None

    def dated(self, date: DateMention, how: str, confidence: float, *, own: bool = False) -> Dated:
        """A date as an event takes it; ``how`` is added to the reason, ``own`` says that it stands beside the verb."""
        span = (date.start, date.end)
        if date.edtf is not None:
            reason = f"{date.reason}{how}"
            return Dated(date.edtf, date.when, span, reason, confidence, own, date.direction)
        if date.partial is None:
            return replace(NO_DATE, span=span, reason=f"{date.reason}{how}", own=own)
        narrowed = narrow(date.partial, self._terms, self._year_cues())
        when = replace(date.when, basis=Basis.OFFICE_TERM) if narrowed.edtf else date.when
        reason = f"“{date.quote}” + {narrowed.reason or 'year unknown'}{how}"
        sure = confidence if len(narrowed.years) == 1 else 0.4
        return Dated(narrowed.edtf, when, span, reason, sure, own, date.direction)

    def _year_cues(self) -> list[Cue]:
        if self._cues is None:
            scene = self._scene
            self._cues = find_cues(scene.text, scene.lexicon.language, scene.actors, scene.dates)
        return self._cues


def _terms(scene: Scene) -> list[tuple[TermOfOffice, ...]]:
    """Terms of each person named, once a person, in the office that the text gives where it gives one."""
    by_person = {}
    for mention in scene.actors:
        if mention.person_id and mention.terms and mention.person_id not in by_person:
            by_person[mention.person_id] = mention.terms
    return list(by_person.values())
