"""The lines of INDEX.md that are made from the code and the gold: ``python -m tests.contracts.index`` writes them.

The order of the module lines is the reading order and is kept; a new module is added after its package's last line.
"""

from __future__ import annotations

import json
import re

from tests.contracts.modules import MODULES, ROOT, sentence

INDEX = ROOT / "INDEX.md"
MODULE_LINE = re.compile(r"^- `(q7x2_gui/[^`]+\.py)`: (.*)$")
SEED_LINE = re.compile(r"^- `(seeds/[^`]+\.txt)`: (.*)$")
LAYERS = [
    *("errors", "paths", "logs", "placing", "plugins", "domain", "language", "reading", "extraction", "timeline"),
    *("exchange", "storage", "services", "viewmodels", "widgets", "cli", "app", "main", "__main__"),
]


def wanted_modules() -> dict[str, str]:
    """Path of each module that has a docstring, with its sentence; bare ``__init__`` files have nothing to say."""
    return {str(p.relative_to(ROOT)): sentence(p) for p in MODULES if p.name != "__init__.py" or sentence(p)}


def wanted_seeds() -> dict[str, str]:
    """Path of each seed with what it is: title, outlet, date, language and main events."""
    lines = {}
    for row in (ROOT / "tests" / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(row)
        main = "; ".join(_event(e) for e in gold["events"] if e["main"])
        head = f"“{gold['headline']}”, {gold['outlet'] or 'outlet unknown'}, {gold['published']}, {gold['language']}"
        lines[f"seeds/{gold['article']}"] = f"{head}. {main}."
    return lines


def _event(event: dict) -> str:
    codes = "–".join(dict.fromkeys(p["country"] for p in event["participants"] if p["country"]))
    return f"{event['type'].replace('_', ' ')} {codes} {event['date']}"


def _rank(path: str) -> tuple[int, str]:
    layer = path.split("/")[1].removesuffix(".py")
    return (LAYERS.index(layer) if layer in LAYERS else -1, path)


def merged(lines: list[str], pattern: re.Pattern[str], wanted: dict[str, str]) -> list[str]:
    """The lines with stale ones mended, gone ones dropped and new ones added behind their layer's last one."""
    kept = [m[1] for line in lines if (m := pattern.match(line)) and m[1] in wanted]
    for path in sorted(set(wanted) - set(kept), key=_rank):
        after = [i for i, k in enumerate(kept) if _rank(k)[0] <= _rank(path)[0]]
        kept.insert(after[-1] + 1 if after else 0, path)
    block = [f"- `{path}`: {wanted[path]}" for path in kept]
    places = [i for i, line in enumerate(lines) if pattern.match(line)]
    start = places[0] if places else len(lines)
    rest = [line for i, line in enumerate(lines) if i not in set(places)]
    return rest[:start] + block + rest[start:]


def main() -> None:
    """Write INDEX.md anew."""
    lines = INDEX.read_text(encoding="utf-8").splitlines()
    lines = merged(lines, MODULE_LINE, wanted_modules())
    lines = merged(lines, SEED_LINE, wanted_seeds())
    INDEX.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
