"""Date phrases in news text, in four languages, understood as EDTF with the rule, the basis and the reason."""

from __future__ import annotations

from q7x2_gui.language.dates.find import find_dates
from q7x2_gui.language.dates.model import DateMention, PartialDate
from q7x2_gui.language.dates.understand import understand

__all__ = ["DateMention", "PartialDate", "find_dates", "understand"]
