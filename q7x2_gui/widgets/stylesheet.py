"""The style sheet of the whole program, written from the theme's tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme


def stylesheet(theme: Theme) -> str:
    """The sheet for one theme; widgets opt in by the dynamic property ``role`` or their class."""
    return ""
