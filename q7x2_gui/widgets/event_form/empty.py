"""What the form says when there is nothing to show, and the one action that puts something there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from q7x2_gui.domain.vocabulary import ArticleState
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.widgets.event_form.footer import KeyButton
from q7x2_gui.widgets.event_form.parts import label
from q7x2_gui.widgets.theme import Theme


class EmptyState(QWidget):
    """No article, or an article without suggestions."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.title = label(theme, "strong", font="strong")
        self.text = label(theme, "dim")
        self.text.setWordWrap(True)
        self.add = KeyButton(theme, "primary", "Add event", "A", "A")
        self.nothing = KeyButton(theme, "button", "No event here", "^⇧N", "Ctrl+Shift+N")
        self.add.clicked.connect(lambda *_: desk.add())
        self.nothing.clicked.connect(lambda *_: self._toggle())
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self.add)
        row.addWidget(self.nothing)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(5), theme.space(4), theme.space(4))
        column.setSpacing(theme.space(3))
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.refresh()

    def _marked(self) -> bool:
        article = self._desk.article
        return article is not None and article.article.state is ArticleState.NO_EVENT

    def _toggle(self) -> None:
        self._desk.no_event(not self._marked())

    def refresh(self) -> None:
        """Say what fits the desk."""
        article = self._desk.article
        for made in (self.add, self.nothing):
            made.setVisible(article is not None)
            made.setEnabled(not self._desk.read_only)
        if article is None:
            self.title.setText("No article is open")
            self.text.setText("Choose one in the queue: what was found in it is shown here, to confirm or correct.")
        elif self._marked():
            self.title.setText("No event here")
            self.text.setText("You have said that this article tells of no event.")
            self.nothing.set_title("Take that back", "", "")
        elif not article.extracted:
            self.title.setText("Not extracted yet")
            self.text.setText(
                "No extractor has read this article: press Ctrl+Shift+X to have its events proposed, or select words "
                "in it and press A to add one."
            )
            self.nothing.setVisible(False)
        else:
            self.title.setText("No suggestion for this article")
            self.text.setText("Select words in the article and press A to add an event, or say that there is none.")
            self.nothing.set_title("No event here", "Ctrl+Shift+N", "^⇧N")
