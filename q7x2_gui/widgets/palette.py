"""Search or do anything: all actions and articles by typing a few letters of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from q7x2_gui.widgets.theme import Theme

WIDTH, ROWS, MOST = 560, 10, 200
_ENTRY = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is called, what stands dim beside it, its key, and what it does."""

    title: str
    aside: str
    key: str
    run: Callable[[], object]


class Palette(QFrame):
    """A box over the window; Return does the chosen line, Escape closes, arrows move."""

    def __init__(self, theme: Theme, window: QWidget, entries: Callable[[], Iterable[Entry]]) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._theme, self._entries = theme, entries
        self._all: list[Entry] = []
        self._back: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("paletteField")
        self.field.setPlaceholderText("Search or do anything…")
        self.field.setAccessibleName("Search or do anything")
        self.list = QListView(self)
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName("What was found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setUniformItemSizes(True)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._run)
        self.hide()

    def open(self, focus_back: QWidget | None) -> None:
        """Show the box empty; ``focus_back`` gets the keyboard when it closes."""
        self._back = focus_back
        self._all = list(self._entries())
        self.field.clear()
        self._narrow("")
        height = self.field.sizeHint().height() + self.list.sizeHintForRow(0) * ROWS + self._theme.space(3)
        window = self.window()
        width = min(WIDTH, window.width() - self._theme.space(6))
        top = self._theme.space(6) * 2
        self.setGeometry(QRect((window.width() - width) // 2, top, width, min(height, window.height() - top * 2)))
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_box(self) -> None:
        """Hide the box and give the keyboard back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
        if key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif key in steps:
            place = self.list.currentIndex().row() + steps[Qt.Key(key)]
            self.list.setCurrentIndex(self._model.index(min(max(place, 0), self._model.rowCount() - 1), 0))
        else:
            return False
        return True

    def _narrow(self, typed: str) -> None:
        self._model.clear()
        for entry in ranked(self._all, typed)[:MOST]:
            item = QStandardItem(entry.title)
            item.setData(entry, _ENTRY)
            item.setEditable(False)
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if entry is not None:
            self.close_box()
            entry.run()


def ranked(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries that hold all words typed, those that begin with them first."""
    wanted = typed.casefold().split()
    found = []
    for place, entry in enumerate(entries):
        text = f"{entry.title} {entry.aside}".casefold()
        if all(word in text for word in wanted):
            starts = bool(wanted) and entry.title.casefold().startswith(wanted[0])
            inside = all(word in entry.title.casefold() for word in wanted)
            found.append((not starts, not inside, place, entry))
    return [entry for *_, entry in sorted(found, key=lambda f: f[:3])]


class _Row(QStyledItemDelegate):
    """Title, aside and key on one line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.space(6))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry, theme = index.data(_ENTRY), self._theme
        rect = QRect(option.rect).adjusted(4, 1, -4, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(rect, theme.radius, theme.radius)
        inner = rect.adjusted(theme.space(2), 0, -theme.space(2), 0)
        small, middle = theme.font("small"), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("dim"))
        metrics = QFontMetrics(small)
        aside = f"{entry.aside}   {entry.key}" if entry.key else entry.aside
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, aside)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        width = inner.width() - metrics.horizontalAdvance(aside) - theme.space(4)
        title = QFontMetrics(theme.font("body")).elidedText(entry.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, title)
        painter.restore()
