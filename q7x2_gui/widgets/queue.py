"""The queue pane: search, tabs with counts, and the list of articles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from q7x2_gui.services.listing import Tab
from q7x2_gui.viewmodels.queue_table import ROW, QueueTable
from q7x2_gui.widgets.empty_state import EmptyState
from q7x2_gui.widgets.icons import SIZE, icon
from q7x2_gui.widgets.queue_delegate import QueueDelegate
from q7x2_gui.widgets.theme import TARGET, Theme

TITLES = {Tab.REVIEW: "To review", Tab.DONE: "Done", Tab.ALL: "All"}
BRIEF = {Tab.REVIEW: "Open"}
NARROW = TARGET * 8
"""Logical pixels of a queue in whose tabs not all words have room."""


class QueueView(QWidget):
    """Shows a `QueueTable`; asks for an article when one is chosen by mouse or keyboard."""

    article_requested = Signal(str)
    import_requested = Signal()

    def __init__(self, theme: Theme, table: QueueTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._table = theme, table
        self.search_box = self._search_box()
        self.problem = QLabel(self)
        self.problem.setObjectName("queueProblem")
        self.problem.setWordWrap(True)
        self.problem.setFont(theme.font("tiny"))
        self.problem.hide()
        self.tabs = {tab: self._tab(tab) for tab in Tab}
        self.list = _List(self)
        self.list.setModel(table)
        self.list.setItemDelegate(QueueDelegate(theme, self.list))
        self.empty = EmptyState(theme, "", "")
        self._build()
        self.list.clicked.connect(self._ask)
        self.list.chosen.connect(self._ask)
        self.empty.button.clicked.connect(lambda *_: self.import_requested.emit())
        table.counts_changed.connect(self._tell)
        table.modelReset.connect(lambda: self.show_current(table.current))
        theme.changed.connect(self._recolour)
        self._recolour()
        self._tell()

    def _build(self) -> None:
        space = self._theme.space
        top = QVBoxLayout()
        top.setContentsMargins(space(3), space(3), space(3), 0)
        top.setSpacing(space(2))
        top.addWidget(self.search_box)
        top.addWidget(self.problem)
        self._tab_row = row = QHBoxLayout()
        row.setSpacing(space(1))
        group = QButtonGroup(self)
        for tab, button in self.tabs.items():
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda *_, t=tab: self._table.set_tab(t))
        self.tabs[self._table.tab].setChecked(True)
        row.addStretch(1)
        top.addLayout(row)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    def _search_box(self) -> QLineEdit:
        box = QLineEdit(self)
        box.setObjectName("queueSearch")
        box.setPlaceholderText("Search articles")
        box.setAccessibleName("Search articles")
        box.setToolTip(
            "Show only articles that hold these words (Ctrl+Shift+F); Esc shows all again. Narrow them by "
            "outlet:, lang:, type:, actor:, before:, after: and is:, such as  lang:vi type:visit after:2023"
        )
        self._glass = QLabel(box)
        inner = QHBoxLayout(box)
        inner.setContentsMargins(self._theme.space(2), 0, 0, 0)
        inner.addWidget(self._glass, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        box.setTextMargins(self._theme.space(4), 0, 0, 0)
        box.textChanged.connect(self._table.search)
        box.returnPressed.connect(self._enter_list)
        return box

    def _tab(self, tab: Tab) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "tab")
        button.setCheckable(True)
        button.setText(TITLES[tab])
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < NARROW) != (event.oldSize().width() < NARROW):
            self._fit_tabs()
            self._tell()

    def _recolour(self) -> None:
        self._glass.setPixmap(icon("search", self._theme.hex("faint")).pixmap(SIZE, SIZE))
        self.list.viewport().update()

    def _fit_tabs(self) -> None:
        """Smaller words, closer together, where the queue is narrow."""
        narrow = self.width() < NARROW
        self._tab_row.setSpacing(0 if narrow else self._theme.space(1))
        for button in self.tabs.values():
            button.setFont(self._theme.font("tiny" if narrow else "body"))
            button.setProperty("narrow", narrow)
            button.style().unpolish(button)
            button.style().polish(button)

    def _tell(self) -> None:
        for tab, button in self.tabs.items():
            title = BRIEF.get(tab, TITLES[tab]) if self.width() < NARROW else TITLES[tab]
            button.setText(f"{title} {self._table.count(tab)}")
            button.setChecked(tab is self._table.tab)
        self.problem.setText("\n".join(self._table.problems))
        self.problem.setVisible(bool(self._table.problems))
        nothing = self._table.rowCount() == 0
        self._stack.setCurrentWidget(self.empty if nothing else self.list)
        if not nothing:
            return
        if self._table.total == 0:
            kinds = "text, web pages, PDF, Word, mail, feeds"
            text = f"Files of articles go here: {kinds}. Drop them on the window, or press Ctrl+I."
            self.empty.say("No articles yet", text, "Import articles…")
        elif self._table.searching:
            self.empty.say("Nothing found", "No article here answers this. Esc shows all again.")
        elif self._table.tab is Tab.REVIEW:
            self.empty.say("All is reviewed", f"All {self._table.total} articles are done. Import more, or export.")
        else:
            self.empty.say("None is done yet", "An article is done when each of its suggestions is decided.")

    def _ask(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.article_requested.emit(row.id)

    def _enter_list(self) -> None:
        if self._table.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._table.index(0))
            self._ask(self.list.currentIndex())

    def show_current(self, article_id: str | None) -> None:
        """Show which article is open."""
        self._table.set_current(article_id)
        index = self._table.place(article_id)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def open_search(self) -> None:
        """Put the keyboard into the search box."""
        self.search_box.setFocus()
        self.search_box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search_box.text():
            self.search_box.clear()
            self.list.setFocus()
            return
        super().keyPressEvent(event)


class _List(QListView):
    """The list itself: up, down, page and Return open articles; letters are left to the actions."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("queueList")
        self.setAccessibleName("Articles")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self.currentIndex() != before:
            self.chosen.emit(self.currentIndex())

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are keys of actions; the list is searched in its own box."""
