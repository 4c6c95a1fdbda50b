"""Reading of source files into articles: decoded, repaired, frozen, and article told from furniture."""

from __future__ import annotations

from q7x2_gui.reading.files import read_path
from q7x2_gui.reading.repair import original_offset
from q7x2_gui.reading.text import Given, read_text

__all__ = ["Given", "original_offset", "read_path", "read_text"]
