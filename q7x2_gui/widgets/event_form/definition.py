"""What the chosen type means: its definition and examples, a key away and gone with the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from q7x2_gui.domain.codebook import EventType
from q7x2_gui.widgets.actions import TAKES_LETTERS
from q7x2_gui.widgets.event_form.parts import label
from q7x2_gui.widgets.event_form.style import sheet
from q7x2_gui.widgets.theme import TARGET, Theme


class DefinitionPopup(QFrame):
    """Shows one event type; any key or click closes it."""

    def __init__(self, theme: Theme, anchor: QWidget, kind: EventType) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup)
        self._anchor = anchor
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("part", "popup")
        self.setProperty(TAKES_LETTERS, True)
        self.setStyleSheet(sheet(theme))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(*([theme.space(4)] * 4))
        column.setSpacing(theme.space(2))
        self.texts = [kind.title, kind.definition or "The codebook does not define this type."]
        parts = [("strong", kind.title, "strong"), ("on_button", self.texts[1], "body")]
        parts += [("dim", f"“{example}”", "body") for example in kind.examples]
        codes = [f"PLOVER {kind.plover} {kind.plover_mode}".strip()] if kind.plover else []
        codes += [f"CAMEO {kind.cameo}"] if kind.cameo else []
        parts += [("dim", " · ".join(codes), "small")] if codes else []
        for part, text, font in parts:
            made = label(theme, part, text, font)
            made.setWordWrap(True)
            column.addWidget(made)
        self.setAccessibleName(" ".join(text for _, text, _ in parts))
        self.setFixedWidth(TARGET * 12)

    def open(self) -> None:
        """Show it below its anchor, inside the screen, with the keyboard in it."""
        self.setFixedHeight(self.layout().heightForWidth(self.width()))  # type: ignore[union-attr] # laid out above
        room: QRect = self._anchor.screen().availableGeometry()
        at = self._anchor.mapToGlobal(QPoint(0, self._anchor.height()))
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        self.move(QPoint(x, max(room.top(), min(at.y(), room.bottom() - self.height()))))
        self.show()
        self.setFocus()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.close()

    def closeEvent(self, event: QEvent) -> None:
        super().closeEvent(event)  # type: ignore[arg-type] # Qt hands over a close event
        self._anchor.activateWindow()  # some platforms leave the hidden popup active, and then no key arrives
