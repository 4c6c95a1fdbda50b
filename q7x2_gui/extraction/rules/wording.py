"""The one-line summary of an event, from its values alone."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.domain.event import Participant, Place
from q7x2_gui.domain.vocabulary import Role, Status
from q7x2_gui.language.actors import country_name

_VERBS = {
    "meeting": ("met", "to meet"),
    "phone_call": ("spoke by phone", "to speak by phone"),
    "visit": ("visited", "to visit"),
    "agreement": ("agreed", "to agree"),
    "statement": ("spoke", "to speak"),
    "request": ("made a request", "to make a request"),
    "criticism": ("criticised", "to criticise"),
    "restriction": ("imposed restrictions", "to impose restrictions"),
    "military": ("took military action", "to take military action"),
    "cooperation": ("cooperated", "to cooperate"),
    "appointment": ("took or left office", "to take or leave office"),
}
_OTHERS = frozenset({Role.HOST, Role.TARGET, Role.ABOUT, Role.ADDRESSEE})
_LINKS = {
    "visit": " ",
    "request": " to ",
    "criticism": " ",
    "statement": " about ",
    "restriction": " on ",
    "military": " against ",
}
_MARKS = {Status.PROPOSED: " (proposed)", Status.POSTPONED: " (postponed)", Status.CANCELLED: " (cancelled)"}


def summary(kind: str, status: Status, participants: Sequence[Participant], place: Place | None) -> str:
    """Such as "Wang Yi (China) and Yoko Kamikawa (Japan) met in Busan"."""
    done, open_ = _VERBS.get(kind, ("did something", "to do something"))
    verb = done if status in {Status.OCCURRED, Status.ONGOING, Status.UNCONFIRMED} else open_
    who = _listed([_named(p) for p in participants if p.role not in _OTHERS]) or "Somebody"
    others = _listed([_named(p) for p in participants if p.role in _OTHERS])
    line = f"{who} {verb}" + (f"{_LINKS.get(kind, ' with ')}{others}" if others else "")
    if place is not None and place.name not in line:
        line += f" {place.name}" if kind == "visit" and not others else f" in {place.name}"
    return line + _MARKS.get(status, "")


def _named(participant: Participant) -> str:
    if participant.country is None:
        return participant.name
    country = country_name(participant.country)
    return participant.name if country in participant.name else f"{participant.name} ({country})"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""
