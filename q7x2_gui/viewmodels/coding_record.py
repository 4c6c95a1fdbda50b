"""How sure the coder is, and the record of a coding in words: who, when, by which codebook, blind or not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from q7x2_gui.viewmodels.choices import Choice

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item

CERTAINTIES = (
    Choice("1", "A guess", "The text leaves it open; another coder might well decide otherwise.", "1"),
    Choice("2", "Likely", "The text points there without saying it.", "2"),
    Choice("3", "Sure", "The text says so.", "3"),
)
"""Certainty 1 to 3, from least to most."""


def certainty_words(certainty: int | None) -> str:
    """A certainty as the form shows it: ``3 · sure``."""
    if certainty is None:
        return ""
    return f"{certainty} · {CERTAINTIES[certainty - 1].title.lower()}"


def coding_record(item: Item) -> str:
    """Who coded an item, when (local time), by which codebook, and whether blind; empty for an untouched suggestion."""
    if item.kind != "report" or not item.coded_at:
        return ""
    parts = [f"coded by {item.analyst}" if item.analyst else "coded", when(item.coded_at)]
    parts += [f"codebook {item.codebook}"] if item.codebook else []
    if item.blind is not None:
        parts.append("blind to the suggestion" if item.blind else "suggestion in view")
    return " · ".join(parts)


def when(iso: str) -> str:
    """A moment of the ledger (ISO, UTC) in local time to the minute; as it stands where it is no moment."""
    try:
        moment = datetime.fromisoformat(iso.replace("Z", "+00:00")).astimezone()
    except ValueError:
        return iso
    return f"{moment.day} {moment:%b %Y %H:%M}"
