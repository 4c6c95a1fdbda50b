"""The chooser: a small popup in which one key picks an entry, with the definition at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from q7x2_gui.viewmodels.choices import Choice, missing_of
from q7x2_gui.widgets.actions import TAKES_LETTERS
from q7x2_gui.widgets.event_form.parts import label
from q7x2_gui.widgets.event_form.style import sheet
from q7x2_gui.widgets.theme import RADIUS, TARGET, Theme

_CHOICE = int(Qt.ItemDataRole.UserRole)
_ROWS = 12
_WIDEST = TARGET * 16
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Paints title and key of an entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), TARGET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, choice = self._theme, index.data(_CHOICE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(option.rect, RADIUS, RADIUS)
        inner = option.rect.adjusted(theme.space(2), 0, -theme.space(2), 0)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body"))
        room = inner.width() - (theme.space(4) if choice.letter else 0)
        title = painter.fontMetrics().elidedText(choice.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(theme.color("dim"))
        painter.setFont(theme.font("tiny"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, choice.letter)
        painter.restore()


class ChoicePopup(QFrame):
    """Entries to pick from: by their letter, by arrows and Enter, by mouse, or by typing where there are many."""

    def __init__(
        self,
        theme: Theme,
        anchor: QWidget,
        title: str,
        entries: Sequence[Choice],
        picked: Callable[[str], None],
        *,
        current: str = "",
        searchable: bool = False,
    ) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup)
        self._theme, self._anchor, self._entries, self._picked = theme, anchor, tuple(entries), picked
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("part", "popup")
        self.setProperty(TAKES_LETTERS, True)
        self.setStyleSheet(sheet(theme))
        self.setAccessibleName(title)
        self._search = QLineEdit() if searchable else None
        self.list = QListWidget()
        self._definition = label(theme, "dim", font="small")
        self._build(title)
        self._fill("", current)

    def _build(self, title: str) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(*([theme.space(2)] * 4))
        column.setSpacing(theme.space(1))
        column.addWidget(label(theme, "dim", title, "small"))
        if self._search is not None:
            self._search.setPlaceholderText("Type to search")
            self._search.setAccessibleName(f"Search {title}")
            self._search.textChanged.connect(self._fill)
            self._search.installEventFilter(self)
            column.addWidget(self._search)
        self.list.setProperty("part", "list")
        self.list.setProperty(TAKES_LETTERS, True)
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(_Rows(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._pick_item)
        self.list.currentItemChanged.connect(self._define)
        self.list.installEventFilter(self)
        column.addWidget(self.list)
        self._definition.setWordWrap(True)
        self._definition.setContentsMargins(theme.space(2), theme.space(2), theme.space(2), 0)
        column.addWidget(self._definition)

    def _fill(self, typed: str = "", current: str = "") -> None:
        wanted = typed.casefold().strip()
        shown = [e for e in self._entries if wanted in f"{e.title} {e.key}".casefold()]
        shown.sort(key=lambda e: not e.title.casefold().startswith(wanted) if wanted else False)
        self.list.clear()
        for entry in shown:
            item = QListWidgetItem(entry.title, self.list)
            item.setData(_CHOICE, entry)
            item.setToolTip(entry.definition)
        self.list.setCurrentRow(max(0, next((n for n, e in enumerate(shown) if e.key == current), 0)))

    def _define(self, item: QListWidgetItem | None) -> None:
        text = item.data(_CHOICE).definition if item is not None else "Nothing of that name"
        self._definition.setText(text)

    def open(self) -> None:
        """Show the popup at its anchor, inside the screen, with the focus in it."""
        theme = self._theme
        rows = min(_ROWS, max(1, len(self._entries)))
        self.list.setFixedHeight(rows * TARGET + theme.space(1))
        self.setFixedWidth(max(self._anchor.width(), TARGET * 9, min(self._needed(), _WIDEST)))
        has_definitions = any(entry.definition and missing_of(entry.key) is None for entry in self._entries)
        self._definition.setVisible(has_definitions)
        self._keep_height()
        self.adjustSize()
        self.move(self._inside_screen(self._anchor.mapToGlobal(QPoint(0, self._anchor.height()))))
        self.show()
        (self._search or self.list).setFocus()

    def _needed(self) -> int:
        """Width in which no title is cut, beside its letter."""
        metrics = QFontMetrics(self._theme.font("body"))
        titles = max((metrics.horizontalAdvance(entry.title) for entry in self._entries), default=0)
        return titles + 2 * TARGET + self._theme.space(4)

    def _keep_height(self) -> None:
        """Room below the list for the longest definition, so that nothing jumps while the entries are walked."""
        room = self.width() - 2 * self._theme.space(2)
        definitions = {entry.definition for entry in self._entries if entry.definition}
        shown = self._definition.text()
        most = 0
        for text in definitions:
            self._definition.setText(text)
            most = max(most, self._definition.heightForWidth(room))
        self._definition.setText(shown)
        self._definition.setFixedHeight(most)
        self._definition.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _inside_screen(self, at: QPoint) -> QPoint:
        room: QRect = self._anchor.screen().availableGeometry()
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        return QPoint(x, max(room.top(), min(at.y(), room.bottom() - self.height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick_item(self.list.currentItem())
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
            return True
        return self._search is None and self._pick_letter(event.text().upper())

    def _pick_letter(self, letter: str) -> bool:
        entry = next((e for e in self._entries if letter and e.letter == letter), None)
        if entry is not None:
            self._finish(entry)
        return entry is not None

    def _pick_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._finish(item.data(_CHOICE))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._anchor.activateWindow()  # some platforms leave the hidden popup active, and then no key arrives

    def _finish(self, entry: Choice) -> None:
        self.close()
        self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self._picked(entry.key)
