"""The article's own data, corrected in place above its text: title, outlet, language and publication date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from q7x2_gui.viewmodels import words
from q7x2_gui.viewmodels.date_input import DateCheck, check_date
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.domain.article import Article

_TIP = "25 Nov 2023, Nov 2023, 2023-11~, or any EDTF date; nothing where it is unknown"


class ArticleEditor(QFrame):
    """Shows what is known of one article; Return saves all of it as one step, Escape changes nothing."""

    saved = Signal(dict)
    """Values by name: title, outlet, language, published (EDTF); None for what is unknown."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")  # the same raised strip above the text
        self._article: Article | None = None
        self.title, self.outlet = _line("Title", "title unknown"), _line("Outlet", "outlet unknown")
        self.published = _line("Published", "publication date unknown")
        self.published.setToolTip(_TIP)
        self.language = QComboBox(self)
        self.language.setAccessibleName("Language")
        self.language.view().setAccessibleName("Languages")
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.save = QPushButton("Save", self)
        self.save.setToolTip("Save  Return")
        self.save.setDefault(True)
        self._lay_out(theme)
        self.save.clicked.connect(self._save)
        self.published.textChanged.connect(lambda _: self._say(self.check()))
        self.language.currentIndexChanged.connect(lambda _: self._say(self.check()))
        self.hide()

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.space(6), theme.space(2), theme.space(4), theme.space(2))
        grid.setHorizontalSpacing(theme.space(2))
        grid.setVerticalSpacing(theme.space(1))
        parts = ((self.title, 0, 0, 4), (self.outlet, 1, 0, 1), (self.language, 1, 2, 2), (self.published, 2, 0, 1))
        for widget, row, column, span in parts:
            name = QLabel(f"&{widget.accessibleName()}", self)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setProperty("role", "dim")
            name.setBuddy(widget)
            grid.addWidget(name, row, column)
            grid.addWidget(widget, row, column + 1, 1, span)
        grid.addWidget(self.said, 2, 2, 1, 2)
        grid.addWidget(self.save, 2, 4)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 1)

    def open(self, article: Article) -> None:
        """Show an article's data with the keyboard in the publication date, which is corrected most."""
        self._article = article
        self.title.setText(article.title or "")
        self.outlet.setText(article.outlet or "")
        self.language.clear()
        self.language.addItem("language unknown", None)
        for code in dict.fromkeys((*words.LANGUAGES, *filter(None, [article.language]))):
            self.language.addItem(words.language(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(article.language)))
        self.published.setText(article.published or "")
        self._say(self.check())
        self.show()
        self.published.setFocus()
        self.published.selectAll()

    def close_editor(self) -> None:
        """Hide it and give the keyboard back; nothing is saved."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def check(self) -> DateCheck:
        """What the publication date is understood as, in the language chosen."""
        typed = self.published.text().strip()
        if self._article is not None and typed == (self._article.published or ""):
            return check_date(typed)  # an EDTF from the file is not typed in any language
        return check_date(typed, language=self.language.currentData())

    def _say(self, check: DateCheck) -> None:
        text = f"{check.problem}. {check.hint}".strip(". ") if check.problem else check.words
        self.said.setText(f"⚠ {text}" if check.problem else text or "unknown")
        self.said.setProperty("role", "warning" if check.problem else "dim")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.published.setAccessibleDescription(text)

    def _save(self) -> None:
        check = self.check()
        if check.problem:
            self._say(check)
            self.published.setFocus()
            return
        values = {
            "title": self.title.text().strip() or None,
            "outlet": self.outlet.text().strip() or None,
            "language": self.language.currentData(),
            "published": check.edtf,
        }
        self.close_editor()
        self.saved.emit(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()  # whatever field it was pressed in: none of them keeps it for itself
        else:
            super().keyPressEvent(event)


def _line(name: str, unknown: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(unknown)
    return line
