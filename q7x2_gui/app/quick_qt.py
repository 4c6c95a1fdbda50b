"""Spares PySide the reading of every imported module's source, which serves only a feature that we never switch on.

PySide's import hook searches each module's source for its own name, so that ``from __feature__ import snake_case`` can
be told apart module by module (PYSIDE-2029). No module of ours uses ``__feature__``; the reading took an eighth of the
time to the filled timeline. Where PySide has no such function any more, nothing is done.
"""

from __future__ import annotations

import sys
from types import ModuleType

import shiboken6  # noqa: F401 - loads the module that is changed


def _never(_module: ModuleType) -> bool:
    """No module uses PySide in a way that its features would have to know of."""
    return False


def spare_reading() -> bool:
    """Let PySide take every module for one that uses no feature; whether there was something to spare."""
    feature = sys.modules.get("shibokensupport.feature")
    if not hasattr(feature, "_mod_uses_pyside"):
        return False
    setattr(feature, "_mod_uses_pyside", _never)  # noqa: B010 - mypy knows no such attribute
    return True
