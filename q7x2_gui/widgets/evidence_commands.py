"""What the actions on evidence do: the words selected in the article, and the evidence at hand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from q7x2_gui.viewmodels import evidence_edits

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.desk import Desk
    from q7x2_gui.widgets.frame import Frame


def add(window: Frame, desk: Desk) -> None:
    """Ask by one key for the field or participant that the selected words support."""
    from q7x2_gui.widgets.event_form.popup import ChoicePopup  # noqa: PLC0415 - with the form, which comes later

    span, item = window.article_view.selection(), desk.acting
    if span is None or item is None:
        desk.message.emit("info", "Select words in the article first")
        return
    entries = evidence_edits.targets(item.values, desk.codebook)
    text = window.article_view.text
    popup = ChoicePopup(
        window.theme, text, "Evidence for", entries, lambda field: evidence_edits.add(desk, field, span)
    )
    popup.open()


def move(window: Frame, desk: Desk) -> None:
    """Let the evidence at hand stand for the selected words."""
    view = window.article_view
    span, old = view.selection(), view.evidence.current
    if span is None or old is None:
        desk.message.emit("info", "Step to the evidence with . and select the words that it shall stand for")
        return
    view.evidence.moved(evidence_edits.move(desk, old, span))


def remove(window: Frame, desk: Desk) -> None:
    """Take the evidence at hand away."""
    view = window.article_view
    old = view.evidence.current
    if old is None:
        desk.message.emit("info", "Step to the evidence with . or put the caret into it")
        return
    view.clear_selection()
    evidence_edits.remove(desk, old)
