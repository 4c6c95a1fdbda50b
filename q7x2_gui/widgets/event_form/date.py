"""Editor of the date: understood while it is typed, said back in words, and never lost when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.date_evidence import typed_date, words_at
from q7x2_gui.viewmodels.date_input import DateCheck, bounds_in_words, check_date
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box, label
from q7x2_gui.widgets.event_form.undo_keys import hand_on_undo
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.domain.event import Evidence
    from q7x2_gui.services.catalogue import Item


class WordsLineEdit(QLineEdit):
    """A line edit that says in dim words behind the text how it was understood, where there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = ""

    @property
    def words_fit(self) -> bool:
        """Whether the words have room behind the text."""
        return self._words_rect().width() >= self.fontMetrics().horizontalAdvance(self.words)

    def _words_rect(self) -> QRect:
        left = self.fontMetrics().horizontalAdvance(self.text()) + self._theme.space(3)
        return self.contentsRect().adjusted(left, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.words or not self.words_fit:
            return
        painter = QPainter(self)
        painter.setPen(self._theme.color("dim"))
        painter.setFont(self.font())
        painter.drawText(self._words_rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        painter.end()


class DateEditor(FieldEditor):
    """An EDTF date, or anything the date grammar of the article's language understands."""

    field = Field.DATE

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        self.line = WordsLineEdit(theme)
        self.line.setProperty("part", "bare")
        self.line.setFont(theme.font("body"))
        self.line.setAccessibleName("When: date")
        self.line.setToolTip("25 Nov 2023, 28/10, Nov 2023, 2023-11~, 2023-04-01/2023-04-02, or any EDTF date")
        self.line.textEdited.connect(self._check)
        self.line.editingFinished.connect(self.flush)
        hand_on_undo(self.line, desk)
        self._box = Box(theme, key)
        self._box.add(self.line, 1)
        self._words = label(theme, "dim", font="small")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._box)
        column.addWidget(self._words)
        self._shown: tuple[str, str] | None = None

    def show_item(self, item: Item) -> None:
        self.item = item
        typed = self.unsaved
        text = item.values.date or "" if typed is None else typed
        if self._shown != (key_of(item), text) or not self.line.isModified():
            self._shown = (key_of(item), text)
            if self.line.text() != text:
                self.line.setText(text)
        self.line.setPlaceholderText(why_empty(item, Field.DATE))
        self._say(self._understand(self.line.text()))

    def _understand(self, typed: str) -> DateCheck:
        article = self.desk.article.article if self.desk.article else None
        saved = self.item.values.date if self.item else None
        if typed == saved:  # an EDTF from the file is not typed in any language
            return check_date(typed)
        return check_date(
            typed, language=article.language if article else None, anchor=article.published if article else None
        )

    def _check(self, typed: str) -> None:
        self._say(self._understand(typed))

    def _say(self, check: DateCheck) -> None:
        self.line.words = check.words
        limits = bounds_in_words(check.edtf)
        below = [check.words] if check.words and not self.line.words_fit else []
        self._words.setText(" · ".join([*below, *([limits] if limits else [])]))
        self._words.setVisible(bool(self._words.text()))
        self.line.setAccessibleDescription(check.words or f"{check.problem}. {check.hint}".strip(". "))
        self._box.set_wrong(bool(check.problem))
        kept = "" if not check.problem else f"Not saved: {check.problem}. {check.hint}".strip()
        self.checked.emit(kept)
        self.line.update()

    def flush(self) -> None:
        if self.item is None:
            return
        typed = self.line.text().strip()
        if typed == (self.item.values.date or ""):  # also after its own undo: nothing is left to be saved or mended
            self.unsaved = None
            self.line.setModified(False)
            return
        if not self.line.isModified():
            return
        check = self._understand(typed)
        self._say(check)
        if check.problem:
            self.unsaved = typed
            return
        self.unsaved = None
        self.line.setModified(False)
        values, evidence = typed_date(
            self.item.values, self.item.evidence, check.edtf, self._words_for(check.edtf), self._means(check.edtf)
        )
        self.save(Field.DATE, values, evidence)
        if check.edtf == self.item.values.date and self.line.text() != (check.edtf or ""):
            self.line.setText(check.edtf or "")

    def _words_for(self, edtf: str | None) -> Evidence | None:
        """Words of the article that give a date, as far as they are known by now."""
        detail, walk = self.desk.article, self.desk.walk
        if edtf is None or detail is None or walk.field != self.field:
            return None
        return words_at(detail.article, walk.with_date(edtf))

    def _means(self, edtf: str | None) -> Callable[[str], bool]:
        """Whether a phrase can mean a date: read near that date, it does."""
        article = self.desk.article.article if self.desk.article else None
        language = article.language if article else None
        return lambda phrase: bool(phrase) and check_date(phrase, language=language, anchor=edtf).edtf == edtf

    def give_up(self) -> bool:
        if self.item is None or not (self.line.isModified() or self.unsaved is not None):
            return False
        self.unsaved = None
        self.line.setText(self.item.values.date or "")
        self._check(self.line.text())
        return True

    def take_focus(self, _field: str, /) -> None:
        self.line.setFocus()
        self.line.selectAll()
