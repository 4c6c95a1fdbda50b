"""What is coded of one event: the values that suggestion, report and event share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from q7x2_gui.domain.vocabulary import Basis, Field, Kind, Missing, Role, Stance, Status, VoiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in a role: ``name`` is the usual English name where the actor is known, else as written.

    ``country`` is ISO 3166-1 alpha-3 or an organisation code of the country table; ``office`` is the key of the
    office acted in; ``represents`` a country or organisation spoken for when that is not ``country``.
    """

    name: str
    as_written: str = ""
    country: str | None = None
    office: str | None = None
    role: Role = Role.PARTICIPANT
    represents: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the usual English name, the name as written, and the ISO 3166-1 alpha-3 country."""

    name: str
    as_written: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says so (``actor`` None for the author), through what, and whether it asserts, denies or speculates."""

    actor: str | None = None
    kind: VoiceKind = VoiceKind.AUTHOR
    stance: Stance = Stance.ASSERTS


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """How a date was understood: the phrase as written, the anchor (EDTF) it was resolved against, basis and rule."""

    phrase: str = ""
    anchor: str | None = None
    basis: Basis = Basis.STATED
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Half-open span of code points in the article's text that supports one field; ``quote`` equals that slice.

    ``field`` is a `Field` value, or ``participants.N`` with N the participant's place from 0.
    """

    field: str
    start: int
    end: int
    quote: str


CustomValue = str | int | float | tuple[str, ...] | Participant
"""What a field that the codebook declares can hold: text, date (EDTF) or choice, number, many choices, actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValues:
    """The coded values of one event; ``missing`` says for an empty field why it is empty, by its name.

    A field's name is a `Field` value, or the key of a field that the codebook declares, whose value stands in
    ``custom``. ``date`` is an EDTF string; ``part_of`` the id of the parent event (of its suggestion or report while it
    is not confirmed); ``certainty`` is 1 to 3, how sure the coder is of the whole. A field that is empty and not in
    ``missing`` is not yet coded; ``unsure`` names those that the coder is not sure of, filled or not.
    """

    type: str
    kind: Kind = Kind.EVENT
    mode: str | None = None
    format: str | None = None
    status: Status | None = Status.OCCURRED
    date: str | None = None
    when: When | None = None
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    voice: Voice | None = None
    part_of: str | None = None
    topics: tuple[str, ...] = ()
    summary: str = ""
    note: str = ""
    certainty: int | None = None
    custom: Mapping[str, CustomValue] = field(default_factory=dict)
    missing: Mapping[str, Missing] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()

    def held(self, name: str) -> Any:
        """What a field holds, own or declared."""
        return getattr(self, name) if name in OWN else self.custom.get(name)

    def is_empty(self, name: str) -> bool:
        """Whether a field holds no value, whatever the reason; nought is a value."""
        held = self.held(name)
        return not held and (held is None or isinstance(held, str | tuple))

    def why_empty(self, name: str) -> Missing | None:
        """Why a field holds no value; None when it holds one."""
        return self.missing.get(name, Missing.NOT_YET_CODED) if self.is_empty(name) else None

    def names(self) -> tuple[str, ...]:
        """Names of all fields that say something of themselves: the program's own, then the declared ones."""
        declared = {*self.custom, *self.missing, *self.unsure} - OWN
        return (*(name.value for name in Field), *sorted(declared))

    def taking(self, source: EventValues, names: Iterable[str]) -> EventValues:
        """The values with some fields as ``source`` has them: a date with how it was understood, and why one is
        empty or unsure."""
        names = frozenset(names)
        taken = {name: getattr(source, name) for name in names & OWN}
        if Field.DATE in names:
            taken["when"] = source.when
        return replace(
            self,
            **taken,
            custom=_mixed(self.custom, source.custom, names),
            missing=_mixed(self.missing, source.missing, names),
            unsure=(self.unsure - names) | (source.unsure & names),
        )


OWN = frozenset(name.value for name in Field)
"""Names of the program's own fields."""

V = TypeVar("V")


def _mixed(mine: Mapping[str, V], theirs: Mapping[str, V], names: frozenset[str]) -> dict[str, V]:
    """``mine`` with some entries as ``theirs`` has or lacks them."""
    kept = {name: value for name, value in mine.items() if name not in names}
    return kept | {name: value for name, value in theirs.items() if name in names}
