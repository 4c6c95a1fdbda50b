"""INDEX.md names each module and seed once, with the sentence that the module itself says."""

from __future__ import annotations

from tests.contracts import index
from tests.contracts.modules import MODULES, ROOT, name_of, sentence


def lines(pattern) -> dict[str, str]:
    text = index.INDEX.read_text(encoding="utf-8").splitlines()
    found = [m.groups() for line in text if (m := pattern.match(line))]
    assert len(found) == len({path for path, _ in found}), "a line stands twice"
    return dict(found)


def test_each_module_has_its_line_and_no_line_is_stale() -> None:
    assert lines(index.MODULE_LINE) == index.wanted_modules(), "run: make index"


def test_each_seed_has_its_line_and_no_line_is_stale() -> None:
    assert lines(index.SEED_LINE) == index.wanted_seeds(), "run: make index"
    assert {f"seeds/{p.name}" for p in (ROOT / "seeds").iterdir()} == set(index.wanted_seeds())


def test_each_module_says_what_it_is_for() -> None:
    mute = [name_of(p) for p in MODULES if p.name != "__init__.py" and not sentence(p)]
    assert mute == []


def test_a_stale_line_is_seen_and_mended() -> None:
    lines_before = ["# x", "- `q7x2_gui/gone.py`: Was here.", "- `q7x2_gui/errors.py`: Old words.", "end"]
    after = index.merged(lines_before, index.MODULE_LINE, {"q7x2_gui/errors.py": "New.", "q7x2_gui/logs.py": "Log."})
    assert after == ["# x", "- `q7x2_gui/errors.py`: New.", "- `q7x2_gui/logs.py`: Log.", "end"]
