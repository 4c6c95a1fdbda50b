"""The README's table of accuracy, made from the halves that were not tuned on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from q7x2_gui.services.scores import Figures, Share
from tests.accuracy.sets import LANGUAGES, ROOT, Set

README = ROOT / "README.md"
HEAD, TAIL = "<!-- accuracy -->\n", "\n<!-- end -->"
GOALS = {"en": "90 %", "vi": "90 %", "zh": "85 %", "ja": "85 %"}
"""Main events to be found, by language."""

Cell = Callable[[Figures], str]


def _share(measure: str, group: str = "all") -> Cell:
    return lambda figures: _words(figures.share(measure, group))


def _error(figures: Figures) -> str:
    error = figures.calibration().error
    return "not asked" if error is None else f"{error:.2f} (of {len(figures.calibration().answers)})"


ROWS: list[tuple[str, str, Cell]] = [
    *(
        (f"main event found, {language}", GOALS[language], _share("main recall", f"language {language}"))
        for language in LANGUAGES
    ),
    ("main event found, all", "", _share("main recall")),
    ("of those: exact day", "95 %", _share("main exact day")),
    ("of those: status", "95 %", _share("main status")),
    ("of those: countries", "95 %", _share("main countries")),
    ("of those: country of the place", "", _share("main place")),
    ("of those: actors named", "", _share("main names")),
    ("of those: evidence overlaps", "", _share("main evidence")),
    ("other events found (not background)", "", _share("other recall")),
    ("meetings, calls, visits suggested at 0.5 or more that are right", "90 %", _share("precision")),
    ("articles without an event on which nothing is suggested", "90 %", _share("quiet on articles without events")),
    ("calibration error (ECE) of meetings, calls, visits", "", _error),
]


def rows(measured: Mapping[Set, Figures]) -> str:
    """The table: what, the figure to reach, and a column for each half that was not tuned on."""
    untuned = {one: figures for one, figures in measured.items() if not one.tuned}
    heads = [f"{one.name} ({len(one.gold)} articles)" for one in untuned]
    lines = [_row(["what", "to reach", *heads]), _row(["---"] * (len(heads) + 2))]
    lines += [_row([what, goal, *(cell(figures) for figures in untuned.values())]) for what, goal, cell in ROWS]
    return "\n".join(lines)


def filled(text: str, measured: Mapping[Set, Figures]) -> str:
    """The README's text with the table brought up to date."""
    before, found, rest = text.partition(HEAD)
    if not found:
        raise ValueError(f"the README has no line {HEAD.strip()}")
    return before + HEAD + rows(measured) + TAIL + rest.partition(TAIL)[2]


def write(measured: Mapping[Set, Figures], path: Path = README) -> None:
    """Bring the README up to date."""
    path.write_text(filled(path.read_text(encoding="utf-8"), measured), encoding="utf-8")


def _words(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "not asked"
    low, high = share.interval
    return f"{share.value:.0%} ({share.right} of {share.asked}; {low:.0%} to {high:.0%})"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
