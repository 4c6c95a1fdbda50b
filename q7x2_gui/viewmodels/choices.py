"""Word lists as the form offers them: each entry with the single key that picks it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from q7x2_gui.domain.codebook import Term
from q7x2_gui.domain.vocabulary import Missing


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a chooser: the key that is stored, what is shown, and the letter or digit that picks it."""

    key: str
    title: str
    definition: str = ""
    letter: str = ""


MISSING_PREFIX = "missing:"
"""Before a `Missing` value, where a chooser offers it among the values."""

MISSING_CHOICES = (
    Choice(MISSING_PREFIX + Missing.NOT_STATED, "Not stated", "The article does not say.", "1"),
    Choice(MISSING_PREFIX + Missing.NOT_APPLICABLE, "Not applicable", "It makes no sense for this event.", "2"),
    Choice(MISSING_PREFIX + Missing.AMBIGUOUS, "Ambiguous", "The article can be read in more than one way.", "3"),
    Choice(MISSING_PREFIX + Missing.NOT_YET_CODED, "Not yet coded", "Empty the field and decide later.", "0"),
)


_SMALL_WORDS = frozenset({"A", "AN", "AND", "BY", "IN", "OF", "ON", "THE", "THROUGH", "TO"})


def choices(terms: Iterable[Term]) -> tuple[Choice, ...]:
    """Choices from a word list: the codebook's own keys first, else the first free letter of each title."""
    terms = tuple(terms)
    taken = {term.shortcut.upper() for term in terms if term.shortcut}
    made = []
    for term in terms:
        letter = term.shortcut.upper() or _free_letter(term.title, taken)
        taken.add(letter)
        made.append(Choice(term.key, term.title, term.definition, letter))
    return tuple(made)


def _free_letter(title: str, taken: set[str]) -> str:
    """An initial of the title's words, those that say something first; else any of its letters."""
    words = sorted(title.upper().split(), key=lambda word: word in _SMALL_WORDS)
    letters = [word[0] for word in words] + list(title.upper())
    return next((c for c in letters if "A" <= c <= "Z" and c not in taken), "")


def missing_of(key: str) -> Missing | None:
    """The reason a picked key stands for; None when it is a value."""
    return Missing(key.removeprefix(MISSING_PREFIX)) if key.startswith(MISSING_PREFIX) else None


def words_of(missing: Missing) -> str:
    """A reason for emptiness as the form shows it in place of a value."""
    return missing.value.replace("_", " ")


def title_of(terms: Iterable[Term], key: str | None) -> str:
    """Title of a key in a word list; the key itself when the list does not know it."""
    return next((term.title for term in terms if term.key == key), key or "")
