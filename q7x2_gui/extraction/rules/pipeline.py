"""The stages of the rules extractor, in order."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.assigning import date_draft, date_the_rest
from q7x2_gui.extraction.rules.building import build, has_sides
from q7x2_gui.extraction.rules.date_bounds import corrected_status
from q7x2_gui.extraction.rules.dating import Calendar
from q7x2_gui.extraction.rules.draft import ACTS, ENCOUNTERS, NO_DATE, Draft, Party
from q7x2_gui.extraction.rules.lexicon import event_lexicon, languages
from q7x2_gui.extraction.rules.mains import choose_main
from q7x2_gui.extraction.rules.merging import merged
from q7x2_gui.extraction.rules.modality import Telling, telling_of
from q7x2_gui.extraction.rules.nesting import complete, nest
from q7x2_gui.extraction.rules.parties import parties_of
from q7x2_gui.extraction.rules.places import country_place, place_of
from q7x2_gui.extraction.rules.ranking import mark_background, mark_old
from q7x2_gui.extraction.rules.reading import Reading
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger, scene_of
from q7x2_gui.extraction.rules.selection import worth_showing
from q7x2_gui.extraction.rules.stays import lasting, several_days, stage_of
from q7x2_gui.extraction.rules.voices import add_voices
from q7x2_gui.language.language_id import detect

_DONE_OR_NEW = ("已", "曾", "；", "此前", "刚")
"""Words between two Chinese verbs that part what lies ahead from what does not."""
_SIDES = 2
_LED = 60
"""Code points before a noun in which the words stand that tell that it took place."""
_SEVERAL = 2
_APART = 14
"""Code points beside a verb in which words tell that its talks were held one by one."""
_BESIDE = 24
"""Code points before a conference in which words tell that it is only the occasion."""
_JOINED = 6
"""Code points between two verbs that share what stands before the first ("asked to meet and talk")."""


def suggestions(article: Article) -> list[Suggestion]:
    """Suggestions for one article, in the order of the text; none in a language without a lexicon."""
    language = article.language or detect(article.text)
    if language not in languages() or not article.body:
        return []
    scene = scene_of(article, event_lexicon(language))
    events = _events(scene)
    return [build(scene, event, events) for event in events]


def _events(scene: Scene) -> list[Draft]:
    calendar = Calendar(scene)
    drafts, reading = [], Reading()
    for sentence in scene.sentences:
        reading = reading.next_sentence()
        drafts.extend(read_sentence(scene, sentence, calendar, reading))
    drafts = [draft for draft in drafts if not draft.dead and (draft.weak or draft.type != "visit" or has_sides(draft))]
    mark_old(scene, drafts, calendar.lead())
    events = merged(drafts)
    complete(events)
    mark_background(scene, events)
    nest(scene, events)
    date_the_rest(scene, calendar, events)
    for event in events:
        event.dated = several_days(scene.text, scene.lexicon, event)
    events = [event for event in merged(events) if has_sides(event)]
    mark_background(scene, events)
    shown = worth_showing(scene, events)
    choose_main(scene, shown)
    return shown


def read_sentence(scene: Scene, sentence: Sentence, calendar: Calendar, reading: Reading) -> list[Draft]:
    """Drafts of one sentence, left to right, so that later verbs can inherit subjects."""
    floor = sentence.start
    drafts: list[Draft] = []
    for place, trigger in enumerate(sentence.triggers):
        later = sentence.triggers[place + 1 :]
        until = next((t.start for t in later), sentence.end)
        draft = _draft(scene, sentence, trigger, until=until, floor=floor, reading=reading)
        floor = trigger.start if not later or later[0].start - trigger.end > _JOINED else floor
        if draft is None:
            continue
        _plan_on(scene, draft, drafts)
        _as_purpose(scene, draft, drafts)
        date_draft(calendar, draft, drafts)
        draft.dated = lasting(scene.text, scene.lexicon, draft)
        if scene.lexicon.naming and scene.text.startswith(scene.lexicon.naming, draft.trigger.end):
            draft.dated, draft.background, draft.background_reason = NO_DATE, True, "only named beside something else"
        draft.status = corrected_status(scene, draft)
        drafts.extend(_one_by_one(scene, draft))
    add_voices(scene, drafts)
    return drafts


def _plan_on(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    """In Chinese one 将 stands for all the verbs of its sentence that are not marked as done."""
    if not scene.lexicon.by_word and draft.type in ENCOUNTERS and not draft.background:
        recalled = next((d for d in before if d.background), None)  # one word of recalling stands for the whole list
        if recalled is not None:
            draft.background, draft.background_reason = True, recalled.background_reason
    if scene.lexicon.language != "zh" or draft.status is not Status.OCCURRED or draft.type in ACTS:
        return
    plan = next((d for d in before if d.status is Status.PLANNED and d.type not in ACTS), None)
    between = scene.text[plan.trigger.end : draft.trigger.start] if plan else ""
    done = draft.background or scene.text.startswith("了", draft.trigger.end)
    if plan is not None and not done and not any(mark in between for mark in _DONE_OR_NEW):
        draft.status, draft.status_reason, draft.status_span = plan.status, plan.status_reason, plan.status_span


def _draft(
    scene: Scene, sentence: Sentence, trigger: Trigger, *, until: int, floor: int, reading: Reading
) -> Draft | None:
    if (
        trigger.what.frame == "report"
        or sentence.is_cited(trigger.start)
        or (sentence.is_quoted(trigger.start) and trigger.what.type not in {"agreement", "restriction"})
    ):
        return None
    reading.carried = reading.named_after = False
    parties = parties_of(scene, sentence, trigger, until, reading)
    reading.done = trigger.end if trigger.what.form == "verb" else reading.done
    tail = max((p.mention.end for p in parties if p.mention.start >= trigger.end), default=trigger.end)
    telling = telling_of(scene, sentence, trigger, floor, tail)
    in_speech = any(t.what.frame == "speaks" and t.end <= trigger.start for t in sentence.triggers)
    if in_speech and trigger.what.type == "restriction" and telling.status is Status.PLANNED:
        telling = replace(telling, status=Status.OCCURRED, span=None, reason="announced as decided")
    people = any(p.mention.kind in {"person", "office"} for p in parties)
    understood = (reading.carried and telling.status is Status.OCCURRED) or (in_speech and not people)
    understood = understood or scene.text.startswith(scene.lexicon.naming, trigger.end)
    told = reading.named_after or telling.status in {Status.POSTPONED, Status.CANCELLED}
    told = told or _attested(scene, sentence, trigger, telling, parties)
    weak = (trigger.what.form == "noun" and not told) or (understood and trigger.what.type in ENCOUNTERS)
    weak = weak or (trigger.what.type == "meeting" and not people and _is_occasion(scene, trigger))
    draft = Draft(
        kind=trigger.what,
        trigger=trigger,
        sentence=sentence,
        type=trigger.what.type,
        mode=trigger.what.mode,
        status=telling.status,
        status_reason=telling.reason,
        status_span=telling.span,
        parties=parties,
        spans=[(trigger.start, trigger.end)],
        sentences=[sentence],
        weak=weak,
        dead=telling.dead,
        stage=stage_of(scene.text, scene.lexicon, trigger) if trigger.what.type == "visit" else "",
        background=telling.recalled is not None,
        background_reason=f"“{scene.text[slice(*telling.recalled)]}” recalls it" if telling.recalled else "",
    )
    place = place_of(scene, sentence, trigger, until)
    host = next((p.mention for p in parties if p.role.value == "host"), None)
    if host is not None and draft.type == "visit" and (place is None or place[0].country not in host.countries):
        place = country_place(host)
    if place is not None and draft.type in {*ENCOUNTERS, "agreement"} and draft.type != "phone_call":
        draft.place, draft.place_span, draft.place_reason = place
    return draft


def _attested(scene: Scene, sentence: Sentence, trigger: Trigger, telling: Telling, parties: list[Party]) -> bool:
    """Whether a noun for talks of two sides stands in what tells that they took place ("after talks with")."""
    attesting = scene.lexicon.attesting
    if attesting is None or trigger.what.type not in {"meeting", "phone_call"} or telling.status is not Status.OCCURRED:
        return False
    two = len({code for p in parties for code in p.mention.countries}) >= _SIDES
    return two and attesting.search(scene.text, max(sentence.start, trigger.start - _LED), trigger.start) is not None


def _one_by_one(scene: Scene, draft: Draft) -> list[Draft]:
    """The talks of one side with several others, where words say that each was one of its own ("các cuộc gặp với")."""
    trigger = draft.trigger
    words = scene.text[max(0, trigger.start - _APART) : trigger.end + _APART].casefold()
    others = [p for p in draft.parties if p.mention.start >= trigger.end]
    mine = [p for p in draft.parties if p.mention.start < trigger.start]
    sides = {p.mention.countries for p in others}
    if not mine or len(sides) < _SEVERAL or not any(word in words for word in scene.lexicon.separate):
        return [draft]
    return [
        replace(
            draft,
            parties=[*mine, *(p for p in others if p.mention.countries == side)],
            spans=list(draft.spans),
            sentences=list(draft.sentences),
        )
        for side in dict.fromkeys(p.mention.countries for p in others)
    ]


def _is_occasion(scene: Scene, trigger: Trigger) -> bool:
    """Whether a conference is only named as what something else took place beside ("nhân dịp tham dự Hội nghị G7")."""
    before = scene.text[max(0, trigger.start - _BESIDE) : trigger.start].rstrip().casefold()
    return scene.lexicon.language == "vi" and before.endswith(scene.lexicon.sidelines)


def _as_purpose(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    """A talk that a journey is made for lies ahead as the journey does ("will visit Oslo for talks with")."""
    start = draft.trigger.start
    stated = scene.text[max(0, start - 24) : start].casefold()
    if before and before[-1].type == "visit" and stated.endswith(scene.lexicon.purpose):
        visit = before[-1]
        draft.status, draft.status_reason, draft.status_span = visit.status, visit.status_reason, visit.status_span
