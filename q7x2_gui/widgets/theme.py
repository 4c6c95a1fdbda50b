"""The look in one place: colours, spacing and fonts by name; nothing else names a colour or a pixel.

Classes of Qt are made when they are first named, so this module, which the first paint needs, names them late.
"""

from __future__ import annotations

from typing import Final

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QObject, Qt, Signal

# Field colours are from Okabe and Ito's set for colour-blind readers, darkened or lightened to 4.5:1 on their ground.
LIGHT: Final = {
    "window": "#f6f6f4", "surface": "#ffffff", "raised": "#fbfbfa", "line": "#e2e1dd", "text": "#1c1d1f",
    "dim": "#5d6066", "faint": "#6a6d73", "accent": "#2457c5", "on_accent": "#ffffff", "selection": "#eef2fb",
    "selection_line": "#a9bde8", "marked_text": "#cfdcf7", "done": "#1e7d4f", "warn": "#a35c00", "error": "#b3261e",
    "who": "#0072b2", "when": "#ad5600", "where": "#007a5a", "what": "#c0392b", "topic": "#8e4f8f",
}  # fmt: skip
DARK: Final = {
    "window": "#17181a", "surface": "#1e1f22", "raised": "#232528", "line": "#33363b", "text": "#e9e9e6",
    "dim": "#a8abb1", "faint": "#989ca3", "accent": "#7ea6ff", "on_accent": "#14161a", "selection": "#28303f",
    "selection_line": "#4d6596", "marked_text": "#35466b", "done": "#5fcf9a", "warn": "#f0b357", "error": "#f07f70",
    "who": "#5bb4ea", "when": "#f0a04b", "where": "#4cc9a0", "what": "#f07f70", "topic": "#cf9bd0",
}  # fmt: skip
THEMES: Final = {"light": LIGHT, "dark": DARK}

SPACE: Final = (0, 4, 8, 12, 16, 24, 32)
RADIUS: Final = 6
TARGET: Final = 28
LINE: Final = 1
TINT: Final = {"light": 0.14, "dark": 0.20}

_SIZES: Final = {"tiny": 11, "small": 12, "body": 13, "strong": 13, "reading": 16, "title": 20, "mono": 12}
_BOLD: Final = {"strong", "title"}
_SERIFS: Final[tuple[str, ...]] = (
    "Noto Serif",
    "Source Serif 4",
    "Charter",
    "Georgia",
    "Cambria",
    "DejaVu Serif",
    "Liberation Serif",
)

FIELD_COLOUR: Final = {
    "type": "what", "kind": "what", "mode": "what", "format": "what", "status": "what", "date": "when",
    "participants": "who", "place": "where", "voice": "topic", "topics": "topic", "part_of": "topic",
    "summary": "dim", "note": "dim",
}  # fmt: skip
FIELD_WORDS: Final = {
    "participants": "who", "date": "when", "place": "where", "type": "what", "topics": "topics", "voice": "voice",
}  # fmt: skip


class Theme(QObject):
    """One theme in use; ``changed`` is emitted after it was switched, when palette and style sheet are in place."""

    changed = Signal()

    def __init__(self, name: str = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name if name in THEMES else "light"

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self.name == "dark"

    @property
    def tokens(self) -> tuple[str, ...]:
        """Names of all colours."""
        return tuple(THEMES[self.name])

    def mixed(self, one: str, other: str, share: float) -> QtGui.QColor:
        """A colour between two tokens: ``share`` (0 to 1) of the other one."""
        a, b = self.color(one), self.color(other)
        pairs = ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF()))
        return QtGui.QColor.fromRgbF(*(x + (y - x) * share for x, y in pairs))

    def color(self, token: str) -> QtGui.QColor:
        """The colour of a token; raises KeyError for a name that is no token."""
        return QtGui.QColor(THEMES[self.name][token])

    def hex(self, token: str) -> str:
        """The colour of a token as ``#rrggbb``, for style sheets."""
        return THEMES[self.name][token]

    def tint(self, token: str) -> QtGui.QColor:
        """The colour of a token, thin enough to lie behind text."""
        color = self.color(token)
        color.setAlphaF(TINT[self.name])
        return color

    def field_color(self, field: str) -> QtGui.QColor:
        """The colour of a coded field, given as `Field` value or ``participants.N``."""
        return self.color(FIELD_COLOUR.get(field.partition(".")[0], "dim"))

    def space(self, step: int) -> int:
        """Spacing in logical pixels: steps 1 to 6 are 4, 8, 12, 16, 24 and 32."""
        return SPACE[step]

    @property
    def radius(self) -> int:
        """Corner radius in logical pixels."""
        return RADIUS

    def font(self, name: str) -> QtGui.QFont:
        """A font by use: tiny 11, small 12, body 13, strong 13 bold, reading 16 serif, title 20 bold serif, mono 12."""
        font = QtGui.QFont(QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.GeneralFont))
        if name in ("reading", "title"):
            font.setFamilies([*_installed_serif(), font.family()])
        elif name == "mono":
            font = QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(_SIZES[name])
        font.setWeight(QtGui.QFont.Weight.DemiBold if name in _BOLD else QtGui.QFont.Weight.Normal)
        return font

    def apply(self, name: str | None = None) -> None:
        """Put the theme, or the one named, on the running application."""
        self.name = name if name in THEMES else self.name
        app = QtWidgets.QApplication.instance()
        if isinstance(app, QtWidgets.QApplication):
            from q7x2_gui.widgets.stylesheet import stylesheet  # noqa: PLC0415 - the sheet names tokens of this module

            app.setFont(self.font("body"))
            app.setPalette(self.palette())
            app.setStyleSheet(stylesheet(self))
        self.changed.emit()

    def palette(self) -> QtGui.QPalette:
        """The palette for Fusion, with dimmed colours for what is disabled."""
        role = QtGui.QPalette.ColorRole
        palette = QtGui.QPalette()
        tokens = {
            role.Window: "window", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "raised",
            role.Text: "text", role.Button: "raised", role.ButtonText: "text", role.BrightText: "error",
            role.Highlight: "marked_text", role.HighlightedText: "text", role.Link: "accent",
            role.LinkVisited: "topic", role.ToolTipBase: "raised", role.ToolTipText: "text",
            role.PlaceholderText: "faint", role.Mid: "line", role.Midlight: "line", role.Dark: "line",
            role.Light: "raised", role.Shadow: "line", role.Accent: "accent",
        }  # fmt: skip
        for target, token in tokens.items():
            palette.setColor(target, self.color(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QtGui.QPalette.ColorGroup.Disabled, target, self.color("faint"))
        return palette


def system_theme() -> str:
    """The theme the desktop asks for; light where it does not say."""
    hints = QtGui.QGuiApplication.styleHints()
    return "dark" if hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _installed_serif() -> list[str]:
    """The reading serifs that this machine has, best first."""
    have = set(QtGui.QFontDatabase.families())
    return [family for family in _SERIFS if family in have][:2]
