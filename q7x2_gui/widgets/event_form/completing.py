"""A line in which known people and countries are completed, in four languages."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.event import Participant
from q7x2_gui.viewmodels import actor_choices
from q7x2_gui.widgets.event_form.style import sheet
from q7x2_gui.widgets.theme import RADIUS, TARGET, Theme

_WHO = int(Qt.ItemDataRole.UserRole) + 1
_PLACE = _WHO + 1
_ROWS = 8
_DIGITS = tuple("123456789")
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Paints a name, and dim at the right what country and office it stands for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), TARGET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(option.rect, RADIUS, RADIUS)
        inner = option.rect.adjusted(theme.space(2), 0, -theme.space(2), 0)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, index.data(Qt.ItemDataRole.EditRole))
        painter.setPen(theme.color("dim"))
        painter.setFont(theme.font("small"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, index.data(_PLACE))
        painter.restore()


class ActorLine(QLineEdit):
    """Emits `entered` with who is meant, when a completion is taken or another text is entered or left."""

    entered = Signal(object)
    left = Signal()
    """Enter was pressed and what is typed handed over; a completer lets no other widget see that key."""

    numbered = Signal(int)
    """A digit was pressed in the empty line: no name begins with one."""

    def __init__(self, theme: Theme, spoken: str) -> None:
        super().__init__()
        self.on: Bounds | None = None
        self._saved = ""
        self.setProperty("part", "bare")
        self.setFont(theme.font("body"))
        self.setAccessibleName(spoken)
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        self._theme = theme
        self._list = QListView()
        self._completer.setPopup(self._list)
        self._list.setItemDelegate(_Rows(theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setProperty("part", "completions")
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index] # PySide types no overloads of signals
        self.setCompleter(self._completer)
        self.textEdited.connect(self._complete)
        self.editingFinished.connect(self.flush)

    def show_name(self, name: str) -> None:
        """Show a saved name; the caret stays where it is when nothing is different."""
        if name != self._saved or not self.isModified():
            self._saved = name
            if self.text() != name:
                self.setText(name)
                self.setCursorPosition(0)
        self.setToolTip(name)

    def flush(self) -> None:
        """Hand over what is typed, when it differs from what is saved."""
        typed = " ".join(self.text().split())
        if self._list.isVisible() or typed == self._saved:
            return
        self._hand_over(actor_choices.exact(typed, self.on) if typed else None)

    def give_up(self) -> bool:
        """Show the saved name again; whether something else was typed."""
        if self.text() == self._saved:
            return False
        self.setText(self._saved)
        return True

    def _hand_over(self, who: Participant | None) -> None:
        self._saved = who.name if who else ""
        self.setText(self._saved)  # also forgets what could be undone in the line: from here on undo is the project's
        self.entered.emit(who)

    def _complete(self, typed: str) -> None:
        self._list.setStyleSheet(sheet(self._theme))
        self._completer.setMaxVisibleItems(_ROWS)
        self._model.clear()
        for who in actor_choices.completions(typed, self.on):
            place = " ".join(part for part in (who.country, actor_choices.office_title(who.office).lower()) if part)
            item = QStandardItem()
            item.setData(who.name, Qt.ItemDataRole.EditRole)
            item.setData(", ".join(part for part in (who.name, place) if part), Qt.ItemDataRole.AccessibleTextRole)
            item.setData(who, _WHO)
            item.setData(place, _PLACE)
            self._model.appendRow(item)
        self._list.setMinimumWidth(self._wide_enough())

    def _wide_enough(self) -> int:
        """Width of the list in which nobody is cut, as far as the screen has room."""
        body, small = (QFontMetrics(self._theme.font(name)) for name in ("body", "small"))
        rows = (self._model.item(row) for row in range(self._model.rowCount()))
        needed = [
            body.horizontalAdvance(str(item.data(Qt.ItemDataRole.EditRole)))
            + small.horizontalAdvance(str(item.data(_PLACE)))
            for item in rows
        ]
        return max(self.width(), min(max(needed, default=0) + TARGET * 2, TARGET * 18))

    def _take(self, index: QModelIndex) -> None:
        who = index.data(_WHO)
        if isinstance(who, Participant):
            self._hand_over(who)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name that is too long ends in an ellipsis while nobody edits it."""
        metrics, room = self.fontMetrics(), self.contentsRect().adjusted(2, 0, -2, 0)
        if self.hasFocus() or not self.text() or metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.setFont(self.font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the completion that is marked, else what is typed; a digit in the empty line asks for a line."""
        if not self.text() and not event.modifiers() and event.text() in _DIGITS:
            self.numbered.emit(int(event.text()))
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
            return
        marked = self._list.currentIndex() if self._list.isVisible() else QModelIndex()
        self._list.hide()
        self.activateWindow()  # some platforms leave the hidden popup active, and then no key arrives
        if marked.isValid():
            self._take(marked)
        else:
            self.flush()
        QTimer.singleShot(0, self, self.left.emit)  # not before the window is active again, which moves the focus too
