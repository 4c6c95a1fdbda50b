"""Runs the command line inside the test process, and gives it articles and an extractor that is known."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from q7x2_gui import extraction
from q7x2_gui.cli.run import run
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import EventValues, Evidence, Participant
from q7x2_gui.domain.suggestion import Suggestion

TEXT = "Ministers met in Lisbon on March 4, 2021.\n\nThe foreign ministers of Brazil and Portugal agreed to trade.\n"


@dataclass(frozen=True)
class Outcome:
    """What a command did: exit code, data and messages."""

    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run ``q7x2-gui`` with arguments; ``stdin`` is bytes."""
    monkeypatch.setenv("Q7X2_ANALYST", "Mia")

    def call(*args: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="ascii"))
        capfd.readouterr()
        code = run([str(arg) for arg in args])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Outcome(code, out, err)

    return call


class OneMeeting:
    """Suggests a meeting wherever it reads "met", and fails where it reads "fail"."""

    name = "one meeting"
    version = "7"
    needs_network = False

    def propose(self, article: Article) -> Iterable[Suggestion]:
        if "fail" in article.text:
            raise RuntimeError("broken on purpose")
        start = article.text.find("met")
        if start < 0:
            return
        yield Suggestion(
            values=EventValues(
                type="meeting",
                date="2021-03-04",
                participants=(Participant(name="Brazil", country="BRA"), Participant(name="Portugal", country="PRT")),
            ),
            evidence=(Evidence(field="type", start=start, end=start + 3, quote="met"),),
            confidence=0.9,
            main=True,
        )


@pytest.fixture
def known_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put `OneMeeting` in the place of the shipped extractor."""
    extractor = OneMeeting()
    monkeypatch.setattr(extraction, "get", lambda name=extraction.DEFAULT: extractor)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text("Nothing of note took place in Oslo this week, said the mayor.\n", encoding="utf-8")
    return folder


@pytest.fixture
def project(cli: Cli, articles: Path, tmp_path: Path) -> Path:
    """A project with the two articles."""
    path = tmp_path / "p.q7x2"
    assert cli("import", path, articles).code == 0
    return path
