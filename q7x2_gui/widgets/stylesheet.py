"""The style sheet of the whole program, written from the theme's tokens."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QWidget#queue, QWidget#articleView, QWidget#eventForm, QWidget#timeline, QWidget#startView { background: $surface; }
QTextEdit#articleText { background: $surface; border: none; selection-background-color: $marked_text; }
QListView { background: $surface; border: none; outline: none; }
QFrame#topBar { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame#statusBar { background: $raised; border: none; border-top: 1px solid $line; }
QFrame#findBar, QFrame#messageBar { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame#messageBar[level="error"] { border-left: 3px solid $error; }
QFrame#messageBar[level="warning"] { border-left: 3px solid $warn; }
QFrame#messageBar[level="info"] { border-left: 3px solid $accent; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[role="dim"] { color: $dim; font-size: 12px; }
QLabel[role="faint"] { color: $faint; font-size: 12px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="key"] { color: $dim; background: $surface; border: 1px solid $line; border-radius: 3px;
    padding: 0 4px; font-size: 11px; max-height: 16px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QMenuBar { background: transparent; color: $dim; padding: 0; spacing: 0; }
QMenuBar::item { background: transparent; padding: 5px 8px; border-radius: 6px; }
QMenuBar::item:selected { background: $selection; color: $text; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 4px; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: $surface; color: $text; border: 1px solid $line;
    border-radius: 6px; padding: 4px 8px; min-height: 20px; selection-background-color: $marked_text;
    selection-color: $text; placeholder-text-color: $faint; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $selection_line; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 1px solid $accent; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $dim;
    background: $raised; }
QLineEdit[problem="true"], QComboBox[problem="true"] { border: 1px solid $error; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: 4px;
    selection-background-color: $selection; selection-color: $text; outline: none; }
QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 6px; padding: 4px 12px;
    min-height: 20px; }
QPushButton:hover { border-color: $selection_line; background: $selection; }
QPushButton:pressed { background: $marked_text; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $faint; }
QPushButton[role="primary"], QPushButton:default[role="primary"] { background: $accent; color: $on_accent;
    border: 1px solid $accent; font-weight: 500; }
QPushButton[role="primary"]:hover { background: $accent_strong; }
QPushButton[role="primary"]:focus { border: 1px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[role="search"] { background: $surface; color: $dim; text-align: left; padding: 4px 12px; }
QToolButton { background: transparent; color: $dim; border: 1px solid transparent; border-radius: 6px;
    padding: 4px 6px; min-width: 16px; min-height: 18px; }
QToolButton:hover { background: $selection; color: $text; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $faint; }
QToolButton[role="tab"] { border: none; border-radius: 0; border-bottom: 2px solid transparent; padding: 6px 2px 6px;
    margin: 0 4px; }
QToolButton[role="tab"][narrow="true"] { margin: 0 1px; padding: 6px 1px 6px; font-size: 11px; }
QToolButton[role="tab"]:hover { background: transparent; color: $text; }
QToolButton[role="tab"]:checked { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QToolButton[role="tab"]:focus { color: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $done; border-radius: 2px; }
QProgressBar[role="job"]::chunk { background: $accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame#palette { background: $surface; border: 1px solid $selection_line; border-radius: 8px; }
QFrame#palette QLineEdit { border: none; border-bottom: 1px solid $line; border-radius: 0; padding: 8px 12px; }
QListView#paletteList { padding: 4px; }
QListView#paletteList::item { padding: 0; border-radius: 6px; }
""")


def stylesheet(theme: Theme) -> str:
    """The sheet for one theme; widgets opt in by the dynamic property ``role`` or their object name."""
    tokens = {name: theme.hex(name) for name in theme.tokens}
    accent = theme.color("accent")
    tokens["accent_strong"] = (accent.lighter(108) if theme.dark else accent.darker(112)).name()
    tokens["scroll"] = theme.mixed("line", "faint", 0.35).name()
    return _SHEET.substitute(tokens)
