"""What is coded of one event: the values that suggestion, report and event share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValues:
    """The coded values of one event; ``missing`` says for an empty field why it is empty, by `Field` value.

    ``date`` is an EDTF string; ``part_of`` the id of the parent event (of its suggestion or report while it
    is not confirmed). A field that is empty and not in ``missing`` is not yet coded.
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
    missing: Mapping[str, Missing] = field(default_factory=dict)

    def is_empty(self, name: Field) -> bool:
        """Whether a field holds no value, whatever the reason."""
        return not getattr(self, name.value)

    def why_empty(self, name: Field) -> Missing | None:
        """Why a field holds no value; None when it holds one."""
        return self.missing.get(name.value, Missing.NOT_YET_CODED) if self.is_empty(name) else None
