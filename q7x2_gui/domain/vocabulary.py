"""The closed word lists of the field: the same words in class names, columns, screen text and exports."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a coded thing is: what happened once, or what holds for a time."""

    EVENT = "event"
    STATE = "state"


class Mode(StrEnum):
    """How the parties were in touch."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"
    MEDIA = "media"


class Format(StrEnum):
    """In what circle an encounter took place."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MULTILATERAL = "multilateral"
    SIDELINES = "sidelines"


class Status(StrEnum):
    """How far the event had come when it was told; a denial is the stance of a voice, not a status."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ONGOING = "ongoing"
    UNCONFIRMED = "unconfirmed"


class Role(StrEnum):
    """What an actor does in an event."""

    PARTICIPANT = "participant"
    INITIATOR = "initiator"
    TARGET = "target"
    ADDRESSEE = "addressee"
    ABOUT = "about"
    VISITOR = "visitor"
    HOST = "host"
    SIGNATORY = "signatory"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    ACCOMPANYING = "accompanying"
    APPOINTEE = "appointee"


class VoiceKind(StrEnum):
    """Through what an event is told."""

    READOUT = "readout"
    PRESS_REMARKS = "press_remarks"
    SPOKESPERSON = "spokesperson"
    AGENCY = "agency"
    OTHER_PAPER = "other_paper"
    AUTHOR = "author"


class Stance(StrEnum):
    """How a voice stands to what it tells."""

    ASSERTS = "asserts"
    DENIES = "denies"
    SPECULATES = "speculates"


class Verdict(StrEnum):
    """What became of a suggestion, or how a report came about; `auto` means accepted by a script, seen by nobody."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"
    AUTO = "auto"


CURATED = (Verdict.CONFIRMED, Verdict.CORRECTED, Verdict.ADDED)
"""Verdicts a person has given: what stands in the curated dataset unless `auto` is asked for by name."""


class Missing(StrEnum):
    """Why a coded field holds no value."""

    NOT_STATED = "not_stated"
    NOT_APPLICABLE = "not_applicable"
    AMBIGUOUS = "ambiguous"
    NOT_YET_CODED = "not_yet_coded"

    @property
    def code(self) -> str:
        """The short form that exports print: NS, NA, AMB or NYC."""
        return {"not_stated": "NS", "not_applicable": "NA", "ambiguous": "AMB", "not_yet_coded": "NYC"}[self.value]


class ArticleState(StrEnum):
    """How far an article has been reviewed."""

    NEW = "new"
    STARTED = "started"
    DONE = "done"
    NO_EVENT = "no_event"


class PublishedHow(StrEnum):
    """How an article's publication date is known."""

    DATELINE = "dateline"
    HEADER = "header"
    URL = "url"
    METADATA = "metadata"
    OFFICE_TERMS = "office_terms"
    ANALYST = "analyst"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a date rests on."""

    STATED = "stated"
    RELATIVE = "relative"
    OFFICE_TERM = "office_term"
    INFERRED = "inferred"
    ANALYST = "analyst"
    EXTERNAL = "external"


class Precision(StrEnum):
    """How fine a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    BOUNDED = "bounded"
    NONE = "none"


class Field(StrEnum):
    """The coded fields of an event, in the order of form and exports."""

    TYPE = "type"
    KIND = "kind"
    MODE = "mode"
    FORMAT = "format"
    STATUS = "status"
    DATE = "date"
    PARTICIPANTS = "participants"
    PLACE = "place"
    VOICE = "voice"
    PART_OF = "part_of"
    TOPICS = "topics"
    SUMMARY = "summary"
    NOTE = "note"
    CERTAINTY = "certainty"
