"""The main job by keys alone: the real program in a process of its own, then its file and its export are looked at."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.catalogue import Item
from q7x2_gui.services.session import Session
from tests.e2e import scripts


def run(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"XDG_CONFIG_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run([sys.executable, *map(str, arguments)], env=env, capture_output=True, text=True, check=False)
    assert child.returncode == 0, f"{child.stderr}\n{child.stdout[-2000:]}"
    return child


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A project of the starter articles with their suggestions, made by the command line."""
    path = tmp_path / "ministers.q7x2"
    run("-m", "q7x2_gui", "import", path, root / "seeds", home=tmp_path)
    run("-m", "q7x2_gui", "extract", path, "--json", home=tmp_path)
    return path


def items(path: Path) -> tuple[Item, ...]:
    """The items of the first article, as a program that opens the file anew sees them."""
    with Session.open(path, analyst="Reader", read_only=True) as session:
        first = session.catalogue.articles()[0]
        return session.catalogue.article(first.id).items


def test_the_whole_loop_by_keyboard_across_a_restart(project: Path, tmp_path: Path) -> None:
    before = items(project)
    run("-m", "tests.e2e.hand", "tests.e2e.scripts:first_session", project, home=tmp_path)
    assert not list(tmp_path.glob("*.q7x2-*")), "a closed project is one file"

    after = {i.suggestion_id: i for i in items(project)}
    first, second, third = before[:3]
    assert after[first.id].verdict is Verdict.CONFIRMED
    assert after[first.id].values == first.values
    assert after[second.id].verdict is Verdict.CORRECTED
    assert after[second.id].values.date == scripts.DATE
    assert after[second.id].changed_fields == ("date",)
    assert after[third.id].verdict is Verdict.REJECTED
    assert after[third.id].reject_reason == "not_an_event"

    added = after[None]
    assert added.verdict is None, "its confirmation was undone"
    assert added.values.type == "phone_call"
    assert added.values.note == "", "its note was undone"
    assert added.evidence, "it keeps the words it was added from"

    run("-m", "tests.e2e.hand", "tests.e2e.scripts:second_session", project, home=tmp_path)
    assert next(i for i in items(project) if i.suggestion_id is None).values.note == scripts.NOTE

    run("-m", "q7x2_gui", "check", project, home=tmp_path)
    look_at_export(project, tmp_path, {Verdict.CONFIRMED: first, Verdict.CORRECTED: second})


def look_at_export(project: Path, tmp_path: Path, decided: dict[Verdict, Item]) -> None:
    """The export holds the two decided events and nothing else: no draft, no rejected, no open suggestion."""
    run("-m", "q7x2_gui", "export", project, "--format", "csv", "--out", tmp_path / "out", home=tmp_path)
    with (tmp_path / "out" / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["verdicts"]: row["date"] for row in rows} == {
        "confirmed": decided[Verdict.CONFIRMED].values.date,
        "corrected": scripts.DATE,
    }
    run("-m", "q7x2_gui", "export", project, "--format", "jsonl", "--out", tmp_path / "out.jsonl", home=tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len([line for line in lines if line.get("type")]) == len(rows) == 2
