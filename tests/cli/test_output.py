from __future__ import annotations

import io
import json
import sys

import pytest

from q7x2_gui.cli import output


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_changes_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with output.ProgressLine("Reading") as progress:
        progress(3, 3, "a very\nlong name " * 20)
    shown = terminal.getvalue()
    assert "Reading 3 of 3" in shown
    assert "\n" not in shown
    assert shown.endswith(" \r")


def test_elsewhere_each_tenth_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with output.ProgressLine("Reading") as progress:
        for done in range(1, 41):
            progress(done, 40, "x")
    assert len(capsys.readouterr().err.splitlines()) == 10


def test_elsewhere_an_unknown_length_is_counted_in_hundreds(capsys: pytest.CaptureFixture[str]) -> None:
    with output.ProgressLine("Reading") as progress:
        for done in range(1, 251):
            progress(done, 0, "x")
    assert capsys.readouterr().err == "Reading 100\nReading 200\n"


def test_data_is_one_line_of_strict_json(capsys: pytest.CaptureFixture[str]) -> None:
    output.data({"a": "línea\n中"})
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert "中" in out
    assert json.loads(out) == {"a": "línea\n中"}
    with pytest.raises(ValueError, match="JSON compliant"):
        output.data({"a": float("nan")})
