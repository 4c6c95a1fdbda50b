"""Small parts that the field editors share: framed box, key hint, dim label, a layout that wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from q7x2_gui.widgets.theme import LINE, TARGET, Theme


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the style sheet look at it again, where it has changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(theme: Theme, part: str, text: str = "", font: str = "body") -> QLabel:
    """A label of one part of the style sheet; its text is never taken for markup."""
    made = QLabel(text)
    made.setProperty("part", part)
    made.setFont(theme.font(font))
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def key_hint(theme: Theme, key: str) -> QLabel:
    """The small framed letter that says which key leads here."""
    made = label(theme, "key", key, "tiny")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedHeight(theme.space(4))
    made.setAccessibleName(f"key {key}")
    return made


class ElidingButton(QPushButton):
    """A button that may be narrower than what it says, which then ends in an ellipsis."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), TARGET), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(option.text) > room:
            text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
            option.text = text
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


def button(theme: Theme, part: str, text: str, spoken: str = "") -> QPushButton:
    """A flat button of one part of the style sheet, reached by Tab like all else."""
    made = ElidingButton()
    made.setProperty("part", part)
    made.setText(text)
    made.setFont(theme.font("small" if part in ("chip", "quiet", "cell") else "body"))
    made.setAccessibleName(spoken or text)
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


class Box(QFrame):
    """A framed field; the frame shows when the focus is anywhere within, and when what is typed is wrong."""

    def __init__(self, theme: Theme, key: str = "") -> None:
        super().__init__()
        self.setProperty("part", "box")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(2), LINE, theme.space(1), LINE)
        self._row.setSpacing(theme.space(1))
        self.setMinimumHeight(TARGET + 2 * LINE)
        if key:
            self._row.addWidget(key_hint(theme, key))
        self._ends_in_key = bool(key)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a control into the box, before the key hint; the frame then follows its focus."""
        self._row.insertWidget(self._row.count() - int(self._ends_in_key), widget, stretch)
        widget.installEventFilter(self)

    def add_stretch(self) -> None:
        """Push what follows to the right."""
        self._row.insertStretch(self._row.count() - int(self._ends_in_key), 1)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the frame as holding something that is not saved."""
        set_property(self, "wrong", wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            focused = QApplication.focusWidget()
            set_property(self, "focused", focused is not None and self.isAncestorOf(focused))
        return super().eventFilter(watched, event)


class FlowLayout(QLayout):
    """A row of widgets that goes on in the next line where it is full."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = theme.space(1)
        self._parts: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(item)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [part.minimumSize() for part in self._parts if not part.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for part in self._parts:
            if part.isEmpty():
                continue
            size = part.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                part.setGeometry(QRect(QPoint(x, y), QSize(min(size.width(), rect.width()), size.height())))
            x, line = x + size.width() + self._gap, max(line, size.height())
        return y + line - rect.y()


def flow(theme: Theme) -> tuple[QWidget, FlowLayout]:
    """A widget whose children wrap."""
    holder = QWidget()
    layout = FlowLayout(theme, holder)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder, layout


def tab_anchor(parent: QWidget) -> QWidget:
    """The place in the tab order behind which controls made later are put: Qt asks for a focus policy, so it has one
    that a Tab never stops at."""
    anchor = QWidget(parent)
    anchor.setFixedSize(0, 0)
    anchor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return anchor
