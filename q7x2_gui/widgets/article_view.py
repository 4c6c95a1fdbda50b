"""The article pane: the text of the open article with its marks, find, text size, and what is selected in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from q7x2_gui.viewmodels.article_layout import ArticleLayout
from q7x2_gui.viewmodels.article_marks import Mark, marks
from q7x2_gui.widgets.article_editor import ArticleEditor
from q7x2_gui.widgets.article_evidence import EvidenceAtHand
from q7x2_gui.widgets.article_text import ArticleText
from q7x2_gui.widgets.empty_state import EmptyState
from q7x2_gui.widgets.find_bar import FindBar
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.domain.article import Article
    from q7x2_gui.services.catalogue import ArticleDetail, Item
    from q7x2_gui.viewmodels.desk import Desk

SCALES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
MAX_FOUND = 2000


class ArticleView(QWidget):
    """Shows what the desk has open; a click on another item's trigger chooses that item."""

    scale_changed = Signal(float)
    furniture_shown = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleView")
        self._theme = theme
        self._desk: Desk | None = None
        self._article: Article | None = None
        self._layout: ArticleLayout | None = None
        self._marks: tuple[Mark, ...] = ()
        self._chosen: str | None = None
        self._furniture = False
        self.evidence = EvidenceAtHand(self)
        self.text = ArticleText(theme, self)
        self.find_bar = FindBar(theme, self)
        self.editor = ArticleEditor(theme, self)
        self.empty = EmptyState(theme, "No article is open", "Choose one in the queue, or go to the next with ].")
        self._build()
        self.text.fold_toggled.connect(lambda: self.show_furniture(not self._furniture))
        self.text.mark_clicked.connect(self._choose)
        self.text.data_clicked.connect(self.edit_article)
        self.editor.saved.connect(self._save_data)
        self.editor.closed.connect(self.text.setFocus)
        self.find_bar.typed.connect(self._search)
        self.find_bar.step_requested.connect(self.find_step)
        self.find_bar.closed.connect(self._close_find)
        theme.changed.connect(self.text.restyle)

    def _build(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor)
        column.addWidget(self.find_bar)
        column.addWidget(self._stack)
        self.find_bar.hide()
        self.setFocusProxy(self.text)

    # the desk

    def follow(self, desk: Desk | None) -> None:
        """Show what a desk has open, from now on; None shows nothing."""
        self._desk = desk
        self._show(None)
        if desk is None:
            return
        desk.article_changed.connect(self._show)
        desk.items_changed.connect(self._mark)
        desk.chosen_changed.connect(self._show_chosen)
        desk.focus_field_changed.connect(self.text.focus_field)
        desk.walk.changed.connect(self._show_alternatives)
        desk.sentences.reached.connect(self._select_words)
        self._show(desk.article)

    def _show(self, detail: ArticleDetail | None) -> None:
        article = None if detail is None else detail.article
        if article is not None and self._article is not None and _looks_like(article, self._article):
            self._article = article
            self._mark()
            return
        same = article is not None and self._article is not None and article.id == self._article.id
        self._article = article
        if not same:
            self.editor.hide()
            self._furniture = False
            self.furniture_shown.emit(False)
        self._lay_out(keep_place=same)

    def _lay_out(self, *, keep_place: bool) -> None:
        place = self.text.verticalScrollBar().value() if keep_place else 0
        self._layout = ArticleLayout(self._article, furniture=self._furniture) if self._article else None
        self.text.show_layout(self._layout)
        self._stack.setCurrentWidget(self.text if self._layout else self.empty)
        self._mark()
        self.text.filler.scroll(place)
        if self.find_bar.isVisible():
            self._search(self.find_bar.words())

    def _mark(self) -> None:
        desk = self._desk
        if desk is None or self._layout is None:
            self._marks = ()
        else:
            chosen = desk.chosen.id if desk.chosen else None
            self._marks = marks(self._layout, desk.items, chosen)
        self.text.show_marks(self._marks)

    def _show_alternatives(self) -> None:
        """Outline what else could stand in the field in focus, and bring the one at hand into view."""
        desk, layout = self._desk, self._layout
        if desk is None or layout is None:
            return
        walk = desk.walk
        shown = [(span, a) for a in walk.found for span in layout.on_screen(a.start, a.end)[:1]]
        current = next((span for span, a in shown if a is walk.current), None)
        self.text.show_alternatives([span for span, _ in shown], current, walk.field)

    def _show_chosen(self, item: Item | None) -> None:
        self._mark()
        key = None if item is None else item.suggestion_id or item.id
        if key != self._chosen:
            self.evidence.forget()
        own = [mark for mark in self._marks if mark.chosen]
        if key != self._chosen and own:
            trigger = next((mark for mark in own if mark.field == "type"), own[0])
            self.text.reveal(trigger.start)
        self._chosen = key

    def edit_article(self) -> None:
        """Correct what is known of the article, in place above its text."""
        if self._article is not None and self._desk is not None and not self._desk.read_only:
            self.editor.open(self._article)

    def _save_data(self, values: dict[str, str | None]) -> None:
        if self._desk is not None:
            self._desk.set_article(values)

    def _choose(self, item_id: str) -> None:
        if self._desk is not None:
            self._desk.choose(item_id)

    @property
    def desk(self) -> Desk | None:
        """The desk that is followed."""
        return self._desk

    @property
    def layout_shown(self) -> ArticleLayout | None:
        """The paragraphs on the page; None when no article is open."""
        return self._layout

    # what the actions ask for

    def selection(self) -> tuple[int, int] | None:
        """Code-point span of the article that is selected; None when nothing of it is."""
        cursor = self.text.textCursor()
        if self._layout is None or not cursor.hasSelection():
            return None
        span = self._layout.in_article(cursor.selectionStart(), cursor.selectionEnd())
        return None if span is None or self._article is None else trimmed(self._article.text, *span)

    def step_sentence(self, step: int) -> None:
        """Select the sentence after (1) or before (-1) the selection or the caret."""
        if self._desk is not None:
            self._desk.sentences.step(self.selection(), step)

    def _select_words(self, start: int, end: int) -> None:
        spans = [] if self._layout is None else self._layout.on_screen(start, end)
        if spans:
            self.text.setFocus()
            self.text.select(spans[0][0], spans[-1][1])

    def clear_selection(self) -> None:
        """Select nothing; the caret stays at the end of what was selected."""
        cursor = self.text.textCursor()
        cursor.clearSelection()
        self.text.setTextCursor(cursor)

    def show_furniture(self, shown: bool) -> None:
        """Show or fold the lines that are not part of the article."""
        if self._article is None or shown == self._furniture:
            return
        self._furniture = shown
        self._lay_out(keep_place=True)
        self.furniture_shown.emit(shown)

    def resize_text(self, step: int) -> None:
        """Make the text one step larger (1) or smaller (-1), or bring it back to its usual size (0)."""
        at = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.text.scale))
        self.set_scale(SCALES[min(max(at + step, 0), len(SCALES) - 1)] if step else 1.0)

    def set_scale(self, scale: float) -> None:
        """Set the text size as a multiple of the usual one."""
        self.text.scale = scale
        self.text.restyle()
        self.scale_changed.emit(scale)

    # find

    def open_find(self) -> None:
        """Show the find bar, with the selected words in it."""
        self.find_bar.open(self.text.textCursor().selectedText().strip())

    def find_step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place found."""
        spans = self._spans(self.find_bar.words())
        if not spans:
            return
        cursor = self.text.textCursor()
        starts = [start for start, _ in spans]
        here = starts.index(cursor.selectionStart()) if cursor.selectionStart() in starts else None
        if here is None:
            later = [n for n, start in enumerate(starts) if start >= cursor.position()]
            there = later[0] if later else 0
            there = there - 1 if step < 0 else there
        else:
            there = (here + step) % len(spans)
        self.text.select(*spans[there])
        self.find_bar.say(there % len(spans) + 1, len(spans))

    def _search(self, words: str) -> None:
        spans = self._spans(words)
        self.text.show_found(spans)
        self.find_bar.say(0, len(spans))
        if spans:
            self.text.reveal(spans[0][0])

    def _spans(self, words: str) -> list[tuple[int, int]]:
        return [] if self._layout is None else self._layout.find(words, MAX_FOUND)

    def _close_find(self) -> None:
        self.text.show_found(())
        self.text.setFocus()


def _looks_like(article: Article, other: Article) -> bool:
    """Whether two states of an article are the same on screen: how far it was reviewed is not shown here."""
    return replace(article, state=other.state) == other


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without the blanks at its ends; None when nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
