"""How single values are written into tables: codes for what is missing, lists, days, and text that stays text."""

from __future__ import annotations

from collections.abc import Iterable

from q7x2_gui.domain.days import iso
from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.vocabulary import Missing

Cell = str | int | float | None
"""Text is quoted where RFC 4180 asks for it; None is the empty cell."""

SEPARATOR = "; "
"""Between the parts of a cell that holds several."""

GUARD = "'"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠", GUARD)
"""Excel runs the full-width signs too; carriage returns and NUL are gone when this is asked (OWASP ASVS 1.2.10)."""

MEANINGS = {
    Missing.NOT_STATED: ("Not stated", "The article does not say."),
    Missing.NOT_APPLICABLE: ("Not applicable", "The field makes no sense for this event."),
    Missing.AMBIGUOUS: ("Ambiguous", "The article can be read in more than one way."),
    Missing.NOT_YET_CODED: ("Not yet coded", "Nobody has decided on this field yet."),
}


def coded(values: EventValues, field: str, value: str | None) -> str:
    """The value of a coded field or of a part of it; the code of why it is missing where there is none."""
    if value:
        return value
    return (values.why_empty(field) or Missing.NOT_YET_CODED).code


def joined(parts: Iterable[str]) -> str:
    """Several values in one cell, each once, in the order given."""
    return SEPARATOR.join(dict.fromkeys(part for part in parts if part))


def day(number: int | None) -> str | None:
    """A day number as an ISO day; the empty cell where the bound is open or unknown."""
    return None if number is None else iso(number)


def yes_no(value: bool) -> str:
    """A truth value as the words that every reader understands."""
    return "true" if value else "false"


def clean(cell: Cell) -> str:
    """A cell as text that UTF-8 and every CSV reader can hold: no NUL, no lone surrogate, ``\\n`` line ends."""
    if cell is None:
        return ""
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return text.encode("utf-8", "replace").decode("utf-8")


def guarded(cell: Cell) -> str:
    """A cell that a spreadsheet shows and never runs: text that starts like a formula gets a quote before it.

    Numbers stay as they are. Text that starts with the quote gets one more, so `unguarded` gives back every text.
    """
    text = clean(cell)
    return GUARD + text if isinstance(cell, str) and text.startswith(_FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text.removeprefix(GUARD)
