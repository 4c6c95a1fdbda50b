"""An event while the rules work on it: what each stage found, with its spans and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import Place, Voice, When
from q7x2_gui.domain.vocabulary import Role, Status
from q7x2_gui.extraction.rules.lexicon import TriggerKind
from q7x2_gui.extraction.rules.scene import Sentence, Trigger

ENCOUNTERS = frozenset({"meeting", "phone_call", "visit"})
ONE_SIDED = frozenset({"restriction", "military", "cooperation"})
ACTS = frozenset({"statement", "request", "criticism"})


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: the mention that names it, its role, why it takes part, and whether that was inferred."""

    mention: ActorMention
    role: Role
    reason: str
    inferred: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What tells two parties apart: the person where one is known, else countries and office."""
        mention = self.mention
        if mention.person_id or mention.kind == "person" or (mention.kind == "office" and mention.resolved):
            return ("person", mention.person_id or mention.name)
        return (mention.kind, mention.name, *mention.countries)


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of an event: EDTF, how understood, where it stands (None when inherited), reason, and confidence."""

    edtf: str | None
    when: When | None
    span: Span | None
    reason: str
    confidence: float
    own: bool = False
    direction: int = 0
    taken_over: bool = False


NO_DATE = Dated(None, None, None, "no date is stated or can be inferred", 0.3)


@dataclass(slots=True, eq=False)
class Draft:
    """One telling of an event, or several once merged; ``spans`` are its triggers, ``sentences`` where they stand.

    ``before`` is the day that the sentences before it tell of, for what has none of its own.
    """

    kind: TriggerKind
    trigger: Trigger
    sentence: Sentence
    type: str
    mode: str | None
    status: Status = Status.OCCURRED
    status_reason: str = ""
    status_span: Span | None = None
    parties: list[Party] = field(default_factory=list)
    dated: Dated = NO_DATE
    before: Dated | None = None
    place: Place | None = None
    place_span: Span | None = None
    place_reason: str = ""
    voices: list[Voice] = field(default_factory=list)
    voice_spans: list[Span] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    stage: str = ""
    weak: bool = False
    dead: bool = False
    old: bool = False
    background: bool = False
    background_reason: str = ""
    parent: Draft | None = None
    main: bool = False
    tellings: int = 1

    @property
    def countries(self) -> frozenset[str]:
        """All countries and organisations that take part."""
        return frozenset(code for party in self.parties for code in party.mention.countries)

    @property
    def acting(self) -> frozenset[str]:
        """Countries of those who act: without hosts, targets and those spoken of."""
        return countries_of(
            p for p in self.parties if p.role not in {Role.HOST, Role.TARGET, Role.ABOUT, Role.ADDRESSEE}
        )

    @property
    def people(self) -> frozenset[tuple[str, ...]]:
        """Keys of the people who act."""
        return frozenset(
            p.key
            for p in self.parties
            if p.key[0] == "person" and p.role not in {Role.TARGET, Role.ABOUT, Role.ADDRESSEE}
        )


def countries_of(parties: Iterable[Party]) -> frozenset[str]:
    """All countries and organisations of some parties."""
    return frozenset(code for party in parties for code in party.mention.countries)
