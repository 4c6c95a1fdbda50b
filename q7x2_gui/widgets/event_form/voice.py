"""Editor of the voice: who says so, through what, and whether it asserts, denies or speculates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from q7x2_gui.domain.event import Voice
from q7x2_gui.domain.vocabulary import Field, Stance, VoiceKind
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, choices, missing_of, title_of
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box
from q7x2_gui.widgets.event_form.undo_keys import hand_on_undo
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class VoiceEditor(FieldEditor):
    """The speaker's name in the box; kind and stance behind it."""

    field = Field.VOICE

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        book = desk.codebook
        self.line = QLineEdit()
        self.line.setProperty("part", "bare")
        self.line.setFont(theme.font("body"))
        self.line.setAccessibleName("Voice: who says so")
        self.line.editingFinished.connect(self.flush)
        hand_on_undo(self.line, desk)
        kinds = (*choices(book.voices), *MISSING_CHOICES)
        self.kind = ChoiceButton(theme, "cell", "Told through", lambda: kinds, spoken="Voice: told through")
        self.stance = ChoiceButton(theme, "cell", "Stance", lambda: choices(book.stances), spoken="Voice: stance")
        self.kind.picked.connect(self._set_kind)
        self.stance.picked.connect(lambda key: self._set(stance=Stance(key)))
        box = Box(theme, key)
        box.add(self.line, 1)
        box.add(self.kind.widget)
        box.add(self.stance.widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)

    def _voice(self) -> Voice | None:
        return self.item.values.voice if self.item else None

    def _saved(self) -> str:
        voice = self._voice()
        return voice.actor or "" if voice else ""

    def show_item(self, item: Item) -> None:
        other = self.item is None or key_of(self.item) != key_of(item)
        before = self._saved()
        self.item = item
        voice = self._voice()
        if (other or before != self._saved()) and self.line.text() != self._saved():
            self.line.setText(self._saved())
        self.line.setPlaceholderText("the article's author" if voice else why_empty(item, Field.VOICE))
        book = self.desk.codebook
        self.kind.show_choice(
            voice.kind if voice else None,
            title_of(book.voices, voice.kind).lower() if voice else "told through",
            empty=voice is None,
        )
        self.stance.show_choice(
            voice.stance if voice else None,
            title_of(book.stances, voice.stance).lower() if voice else "stance",
            empty=voice is None,
        )

    def _set(self, **changed: object) -> None:
        if self.item is not None:
            self.save_value(Field.VOICE, replace(self._voice() or Voice(), **changed))  # type: ignore[arg-type] # values by the name of their field

    def _set_kind(self, key: str) -> None:
        if missing_of(key) is not None:
            self.save_choice(Field.VOICE, key, None)
        else:
            self._set(kind=VoiceKind(key))

    def flush(self) -> None:
        typed = " ".join(self.line.text().split())
        if self.item is not None and typed != self._saved():
            self.line.setModified(False)
            self._set(actor=typed or None)

    def give_up(self) -> bool:
        if self.line.text() == self._saved():
            return False
        self.line.setText(self._saved())
        return True

    def take_focus(self, _field: str, /) -> None:
        self.line.setFocus()
        self.line.selectAll()
