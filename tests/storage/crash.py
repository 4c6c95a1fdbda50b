"""Kills a scripted edit session at random moments and looks for edits that were acknowledged and are not in the file.

``python -m tests.storage.crash 200`` runs 200 rounds; each round goes on in the file that the last one left.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from tests.services.made import filled

ARTICLES = 6
LONGEST_SECONDS = 0.15
"""A round is killed within this time of its first acknowledged edit."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a child acknowledged, and what was found wrong afterwards."""

    acknowledged: int
    last_step: int
    problems: tuple[str, ...]


def edit_for_ever(path: Path, seed: int) -> None:
    """The child: edit, confirm, reject, delete and undo; print each step's number once it is acknowledged."""
    chance = random.Random(seed)
    with Session.open(path, analyst="child") as session:
        rows = session.catalogue.articles()
        while True:
            item = chance.choice(session.catalogue.article(chance.choice(rows).id).items)
            review = session.review
            what = chance.randrange(6)
            if what == 0:
                done = review.reject(item.id, "background")
            elif what == 1 and item.report_id:
                done = review.delete(item.report_id)  # type: ignore[assignment]
            elif what == 2 and session.editor.can_undo:
                done = session.editor.undo()  # type: ignore[assignment]
            elif what == 3:
                values = replace(item.values, note=str(chance.random()))
                done = review.edit(item.id, values, field=f"note{chance.random()}")
            else:
                done = review.confirm(item.id)
            change = done.result().change
            if change is not None:
                print(change.step, flush=True)


def one_round(path: Path, seed: int, seconds: float) -> Round:
    """Start a child, kill it some time after its first acknowledgement, and examine the file."""
    command = [sys.executable, "-m", "tests.storage.crash", "--child", str(path), str(seed)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    steps: list[int] = []
    first = child.stdout.readline()
    if first:
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        steps = [int(line) for line in (first, *child.stdout) if line.endswith("\n")]
        timer.join()
    child.kill()
    child.wait()
    child.stdout.close()
    return _examine(path, steps)


def _examine(path: Path, steps: list[int]) -> Round:
    problems = [] if steps else ["the child has acknowledged nothing"]
    problems += [str(problem) for problem in check(path)]
    with closing(sqlite3.connect(path)) as connection:
        there = {step for (step,) in connection.execute("select step from ledger")}
    problems += [f"step {step} was acknowledged and is lost" for step in steps if step not in there]
    return Round(acknowledged=len(steps), last_step=max(there, default=0), problems=tuple(problems))


def run(rounds: int, folder: Path, *, seed: int = 7) -> list[Round]:
    """Rounds one after the other on one project."""
    path = folder / "crash.q7x2"
    filled(path, articles=ARTICLES).close()
    chance = random.Random(seed)
    return [one_round(path, chance.randrange(1 << 30), chance.random() * LONGEST_SECONDS) for _ in range(rounds)]


def main(arguments: list[str]) -> int:
    """Run as many rounds as asked for and print what was found; 1 when an edit was lost."""
    if arguments[:1] == ["--child"]:
        edit_for_ever(Path(arguments[1]), int(arguments[2]))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="q7x2-crash-") as folder:
        done = run(int(arguments[0]) if arguments else 20, Path(folder))
    problems = [problem for one in done for problem in one.problems]
    print(*problems, sep="\n" if problems else "", end="\n" if problems else "")
    print(
        f"{len(done)} kills, {sum(one.acknowledged for one in done)} acknowledged edits, "
        f"{len(problems)} problems, {time.monotonic() - began:.1f} s"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
