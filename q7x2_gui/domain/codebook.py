"""The codebook: event types, roles, statuses, topics and fields with their definitions, versioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from q7x2_gui.domain.custom import CustomField, custom_field, is_custom
from q7x2_gui.domain.terms import Term
from q7x2_gui.domain.vocabulary import Field, Format, Kind, Role, Stance, Status, VoiceKind
from q7x2_gui.errors import ResourceError

__all__ = ["Codebook", "CustomField", "EventType", "Mode", "Reading", "Term", "from_toml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode(Term):
    """How an event of one of ``types`` was done; of any type when ``types`` is empty."""

    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a type of another codebook is read with this one: as which type and mode; ``type`` None for as nothing."""

    codebook: str
    of: str
    type: str | None
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType(Term):
    """One event type with examples, its usual kind, mode and roles, its PLOVER event and mode, its CAMEO code (text).

    ``roles`` are those of the first, the second and further participants; all take part alike when it is empty.
    """

    plural: str = ""
    examples: tuple[str, ...] = ()
    kind: Kind = Kind.EVENT
    mode: str | None = None
    roles: tuple[Role, ...] = ()
    plover: str = ""
    plover_mode: str = ""
    cameo: str = ""

    def usual_role(self, place: int) -> Role:
        """The role that the participant at a place (from 0) usually has."""
        return self.roles[min(place, len(self.roles) - 1)] if self.roles else Role.PARTICIPANT


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All word lists of one codebook; ``text`` is the TOML it was read from, kept with the project.

    ``fields`` are the program's own, ``custom`` those that this codebook declares beside them (entries with ``holds``);
    ``readings`` say what becomes of suggestions that an extractor made with another codebook.
    """

    id: str
    version: str
    title: str
    description: str
    types: tuple[EventType, ...]
    kinds: tuple[Term, ...]
    modes: tuple[Mode, ...]
    formats: tuple[Term, ...]
    statuses: tuple[Term, ...]
    roles: tuple[Term, ...]
    voices: tuple[Term, ...]
    stances: tuple[Term, ...]
    topics: tuple[Term, ...]
    reject_reasons: tuple[Term, ...]
    fields: tuple[Term, ...]
    custom: tuple[CustomField, ...] = ()
    readings: tuple[Reading, ...] = ()
    text: str = ""

    def type(self, key: str) -> EventType | None:
        """The event type stored as ``key``; None when the codebook has none."""
        return next((t for t in self.types if t.key == key), None)

    def custom_field(self, key: str) -> CustomField | None:
        """The declared field stored as ``key``; None when the codebook has none."""
        return next((field for field in self.custom if field.key == key), None)

    def field_title(self, key: str) -> str:
        """Title of a field, own or declared; the key itself in words when the codebook does not know it."""
        named = {term.key: term.title for term in (*self.fields, *self.custom)}
        return named.get(key, key.replace("_", " ").capitalize())

    def modes_of(self, key: str) -> tuple[Mode, ...]:
        """The modes that an event of a type can have, in the codebook's order."""
        return tuple(mode for mode in self.modes if not mode.types or key in mode.types)

    def type_title(self, key: str) -> str:
        """Title to show for a type; the key itself when the codebook does not know it."""
        found = self.type(key)
        return found.title if found else key


_LISTS = (
    "kinds",
    "formats",
    "statuses",
    "roles",
    "voices",
    "stances",
    "topics",
    "reject_reasons",
    "fields",
)
_CLOSED: dict[str, type[Kind | Format | Status | Role | VoiceKind | Stance | Field]] = {
    "kinds": Kind,
    "formats": Format,
    "statuses": Status,
    "roles": Role,
    "voices": VoiceKind,
    "stances": Stance,
    "fields": Field,
}


def from_toml(table: dict[str, Any], text: str = "") -> Codebook:
    """A codebook from a parsed TOML table; raises `ResourceError` that names the list and the key at fault."""
    head = table.get("codebook")
    if not isinstance(head, dict) or not all(isinstance(head.get(k), str) for k in ("id", "version", "title")):
        raise ResourceError("the codebook has no [codebook] table with id, version and title")
    types = tuple(_event_type(entry) for entry in _entries(table, "types"))
    if not types:
        raise ResourceError("the codebook defines no event types", hint="Add at least one [[types]] entry")
    _unique("types", types)
    modes = tuple(_mode(entry, types) for entry in _entries(table, "modes"))
    _unique("modes", modes)
    readings = tuple(_reading(entry, types, modes) for entry in _entries(table, "reads"))
    lists = {name: tuple(_term(name, entry) for entry in _own(table, name)) for name in _LISTS}
    declared = [entry for entry in _entries(table, "fields") if is_custom(entry)]
    custom = tuple(custom_field(entry, frozenset(known.key for known in types)) for entry in declared)
    _unique("fields", custom)
    for name, terms in lists.items():
        _unique(name, terms)
        _closed(name, terms)
    return Codebook(
        id=head["id"],
        version=head["version"],
        title=head["title"],
        description=head.get("description", ""),
        types=types,
        modes=modes,
        custom=custom,
        readings=readings,
        text=text,
        **lists,
    )


def _entries(table: dict[str, Any], name: str) -> list[dict[str, Any]]:
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ResourceError(f"codebook: {name} is not a list of tables", hint=f"Write each entry as [[{name}]]")
    return entries


def _own(table: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The entries of a list, without fields that the codebook declares by itself."""
    return [entry for entry in _entries(table, name) if name != "fields" or not is_custom(entry)]


def _term(name: str, entry: dict[str, Any]) -> Term:
    if not isinstance(entry.get("key"), str) or not isinstance(entry.get("title"), str):
        raise ResourceError(f"codebook: an entry of {name} has no key or no title: {entry!r}")
    return Term(
        key=entry["key"],
        title=entry["title"],
        definition=entry.get("definition", ""),
        shortcut=entry.get("shortcut", ""),
    )


def _event_type(entry: dict[str, Any]) -> EventType:
    term = _term("types", entry)
    try:
        kind = Kind(entry.get("kind", "event"))
    except ValueError:
        raise ResourceError(f"codebook: type {term.key} has the unknown kind {entry['kind']!r}") from None
    return EventType(
        key=term.key,
        title=term.title,
        plural=entry.get("plural", term.title),
        definition=term.definition,
        shortcut=term.shortcut,
        examples=tuple(entry.get("examples", ())),
        kind=kind,
        mode=entry.get("mode"),
        roles=_roles(term.key, entry.get("roles", [])),
        plover=entry.get("plover", ""),
        plover_mode=entry.get("plover_mode", ""),
        cameo=str(entry.get("cameo", "")),
    )


def _roles(key: str, named: object) -> tuple[Role, ...]:
    if not isinstance(named, list) or not all(role in {known.value for known in Role} for role in named):
        known = ", ".join(role.value for role in Role)
        raise ResourceError(f"codebook: type {key} has the unknown roles {named!r}", hint=f"Known: {known}")
    return tuple(Role(role) for role in named)


def _mode(entry: dict[str, Any], types: tuple[EventType, ...]) -> Mode:
    term = _term("modes", entry)
    only = entry.get("types", [])
    if not isinstance(only, list) or not all(isinstance(key, str) for key in only):
        raise ResourceError(f"codebook: the mode {term.key!r} has types that are no list of type keys")
    for key in only:
        _known_type(f"the mode {term.key!r}", key, types)
    return Mode(key=term.key, title=term.title, definition=term.definition, shortcut=term.shortcut, types=tuple(only))


def _reading(entry: dict[str, Any], types: tuple[EventType, ...], modes: tuple[Mode, ...]) -> Reading:
    codebook, of, as_type, mode = (entry.get(name) for name in ("codebook", "type", "as", "mode"))
    if not isinstance(codebook, str) or not isinstance(of, str):
        raise ResourceError(f"codebook: an entry of reads has no codebook or no type: {entry!r}")
    if as_type is not None:
        _known_type(f"the reading of {of!r}", as_type, types)
    if mode is not None and mode not in {known.key for known in modes}:
        raise ResourceError(f"codebook: the reading of {of!r} names the unknown mode {mode!r}")
    return Reading(codebook=codebook, of=of, type=as_type, mode=mode)


def _known_type(where: str, key: object, types: tuple[EventType, ...]) -> None:
    if key not in {known.key for known in types}:
        known = ", ".join(known.key for known in types)
        raise ResourceError(f"codebook: {where} names the unknown type {key!r}", hint=f"Known: {known}")


def _unique(name: str, terms: tuple[Term, ...]) -> None:
    seen: set[str] = set()
    for term in terms:
        if term.key in seen:
            raise ResourceError(f"codebook: {name} has the key {term.key!r} twice")
        seen.add(term.key)


def _closed(name: str, terms: tuple[Term, ...]) -> None:
    words = _CLOSED.get(name)
    if words is None:
        return
    known = {str(word) for word in words}
    for term in terms:
        if term.key not in known:
            raise ResourceError(
                f"codebook: {name} has the unknown key {term.key!r}",
                hint=f"Known: {', '.join(sorted(known))}"
                + ('; a field of your own says what it holds = "text"' if name == "fields" else ""),
            )
