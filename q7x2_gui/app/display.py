"""Tells whether a window can be shown to somebody, before Qt is asked, which ends the process where it cannot."""

from __future__ import annotations

import os
import sys

NONE = (
    "q7x2-gui: there is no display to open a window on. Use the commands (q7x2-gui --help), "
    "or set DISPLAY or QT_QPA_PLATFORM\n"
)


def has_display() -> bool:
    """Whether this machine has a screen that a window would appear on."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_start() -> bool:
    """Whether Qt can start at all: a screen, or a platform that was chosen by name."""
    return has_display() or "QT_QPA_PLATFORM" in os.environ
