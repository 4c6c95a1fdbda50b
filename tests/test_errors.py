"""An error says what, where, and the way out, on one line."""

from pathlib import Path

from q7x2_gui import logs, paths
from q7x2_gui.errors import Q7X2Error


def test_an_error_reads_as_place_message_and_way_out() -> None:
    error = Q7X2Error("row is not JSON", hint="Mend line 12", path=Path("a.jsonl"), line=12)
    assert str(error) == "a.jsonl:12: row is not JSON. Mend line 12"
    assert str(Q7X2Error("plain")) == "plain"
    assert Q7X2Error("x").where == ""


def test_shipped_files_are_found() -> None:
    assert paths.resource("codebooks", "diplomacy.toml").is_file()
    assert len(list(paths.seeds().glob("*.txt"))) == 5


def test_the_log_goes_to_a_file_and_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path) -> None:
    path = logs.to_file(tmp_path / "logs")
    assert path is not None
    logs.get("tests").info("hello")
    root = logs.get("q7x2_gui")
    handler = root.handlers[-1]
    handler.close()
    root.removeHandler(handler)
    assert "q7x2_gui.tests: hello" in path.read_text(encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert logs.to_file(tmp_path / "file") is None
