"""Icons drawn for this program, as SVG in one colour that follows the theme."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from q7x2_gui import paths
from q7x2_gui.widgets.theme import Theme

SIZE = 16
_SCALES = (1, 2, 3)


def set_icon(button: QAbstractButton, name: str, theme: Theme, token: str = "dim") -> None:
    """Give a button an icon that changes its colour with the theme."""
    button.setIconSize(QSize(SIZE, SIZE))

    def draw() -> None:
        button.setIcon(icon(name, theme.hex(token)))

    draw()
    theme.changed.connect(draw)
    button.destroyed.connect(lambda: _forget(theme, draw))


def _forget(theme: Theme, draw: object) -> None:
    with suppress(RuntimeError, TypeError):  # the theme went first
        theme.changed.disconnect(draw)


@lru_cache(maxsize=256)
def icon(name: str, color: str) -> QIcon:
    """The icon ``resources/icons/NAME.svg`` in a colour given as ``#rrggbb``."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not needed before the first paint

    drawing = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    made = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(SIZE * scale, SIZE * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made


def program_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(paths.resource("icons", "program.svg")))
