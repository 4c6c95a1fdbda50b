"""Reasons that an analyst reads: for each field one short sentence with the words of the article and what they say."""

from __future__ import annotations

import re

from q7x2_gui.domain.edtf import in_words
from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.errors import DateError
from q7x2_gui.extraction.rules.draft import Draft
from q7x2_gui.extraction.rules.ranking import in_lead
from q7x2_gui.extraction.rules.scene import Scene

_READING = re.compile(r"(?<=” = )[^\s”]+(?=, )")
_DAY = re.compile(r"(?<=date |from )(?:-?\d{4}-\d\d-\d\d(?![\d-])|\[[^\]]+\])")
"""The day counted from; days of a term of office stay as the office table writes them."""
_SAYS = {
    Status.PLANNED: "says that it lies ahead",
    Status.PROPOSED: "says that it is only wished for or offered",
    Status.POSTPONED: "says that it was put off",
    Status.CANCELLED: "says that it was called off",
}
_QUOTED = 3


def reasons_of(scene: Scene, draft: Draft) -> dict[str, str]:
    """The reason of each field that has one."""
    reasons = {"type": _of_type(scene, draft), "status": _of_status(draft), "date": plain(draft.dated.reason)}
    if draft.place is not None:
        reasons["place"] = draft.place_reason
    if draft.background:
        reasons["background"] = plain(draft.background_reason)
    if draft.parent is not None:
        reasons["part_of"] = f"the {draft.parent.type.replace('_', ' ')} of the same people in this article"
    reasons |= {f"participants.{n}": party.reason for n, party in enumerate(draft.parties)}
    return {name: reason for name, reason in reasons.items() if reason}


def plain(reason: str) -> str:
    """A reason with its dates in words: ``2020-11-24`` becomes ``Tue 24 Nov 2020``."""
    return _DAY.sub(_words, _READING.sub(_words, reason))


def _words(match: re.Match[str]) -> str:
    try:
        return in_words(match.group())
    except DateError:
        return match.group()


def _of_type(scene: Scene, draft: Draft) -> str:
    """Such as ``“met with”, “the talks” in the headline and the text``."""
    quotes = dict.fromkeys(" ".join(scene.text[slice(*span)].split()) for span in draft.spans)
    told = ", ".join(f"“{quote}”" for quote in list(quotes)[:_QUOTED])
    body = "the lead" if in_lead(scene, draft) else "the text"
    titled, told_below = any(s.title for s in draft.sentences), any(not s.title for s in draft.sentences)
    where = f"the headline and {body}" if titled and told_below else "the headline" if titled else body
    return f"{told} in {where}" + (", a noun that only refers to it" if draft.weak else "")


def _of_status(draft: Draft) -> str:
    if draft.status_span is not None and draft.status in _SAYS:
        return f"{draft.status_reason} {_SAYS[draft.status]}"
    if draft.status is Status.PLANNED:
        return "its day lies after the publication date"
    if draft.status is Status.OCCURRED and draft.status_span is not None:
        return f"{draft.status_reason}, but its day had passed when the article appeared"
    return draft.status_reason
