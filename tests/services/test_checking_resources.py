"""What ships has no fault, and each fault of a file of one's own is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError
from q7x2_gui.services import checking_resources


def _broken(name: str, old: str, new: str) -> tuple[str, int]:
    """The shipped text with one piece replaced, and the line that it stands in."""
    text = resources.text(name)
    assert old in text
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1


def test_nothing_that_ships_has_a_fault() -> None:
    assert checking_resources.faults() == []
    assert len(checking_resources.all_names()) >= 17


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("lexicons/events.en.toml", 'type = "phone_call"', 'type = "phoning"', "unknown type 'phoning'"),
        ("lexicons/events.ja.toml", 'language = "ja"', "language =", "not valid TOML"),
        ("actors/pairs.csv", "中日,zh,CHN,JPN,", "中日,zh,CHX,JPN,", "'CHX' is not in countries.csv"),
        ("actors/offices.csv", "head_of_state,en,president,,", "head_of_state,en,top {land} man,,", "fills {land}"),
        ("actors/office_holders.csv", "1993-03-27,2003-03-15", "1993-03-27,1990", "ends 1990, before it starts"),
        ("actors/office_holders.csv", "1993-03-27,2003-03-15", "1993-13-27,2003-03-15", "'1993-13-27' is no day"),
        ("actors/places.csv", "CHN,Shanghai", "CHX,Shanghai", "'CHX' is not in countries.csv"),
        ("actors/countries.csv", "JPN,country,Japan", "CHN,country,Japan", "'CHN' stands twice"),
        ("codebooks/plover.toml", 'as = "AGREE"', 'as = "CONCUR"', "unknown type 'CONCUR'"),
    ],
)
def test_a_fault_is_told_with_its_line(name: str, old: str, new: str, words: str) -> None:
    text, line = _broken(name, old, new)
    if name == "lexicons/events.en.toml":
        line -= 1  # the line that opens the entry
    found = [fault for fault in checking_resources.faults({name: text}) if words in fault.message]
    assert [(fault.name, fault.line) for fault in found][:1] == [(name, line)]
    assert str(found[0]).startswith(f"{name}:{line}: ")


def test_a_topic_in_an_unknown_language_is_told_and_one_of_ones_own_is_no_fault() -> None:
    own = '[whales]\nen = ["whaling"]\nxx = ["a"]\n'
    (fault,) = checking_resources.faults({"lexicons/topics.toml": own})
    assert (fault.line, "'xx' is no language" in fault.message) == (1, True)


def test_a_list_that_a_pattern_names_and_nobody_has_is_a_fault() -> None:
    text, _ = _broken("lexicons/events.en.toml", "<keep> ...3", "<kept> ...3")
    (fault,) = checking_resources.faults({"lexicons/events.en.toml": text})
    assert "unknown list <kept>" in fault.message


def test_a_file_that_nothing_reads_is_said(tmp_path: Path) -> None:
    (fault,) = checking_resources.faults({"lexicons/verbs.toml": ""})
    assert "nothing reads a file called lexicons/verbs.toml" in fault.message
    (tmp_path / "empty").mkdir()
    with pytest.raises(ResourceError, match="the folder holds no resource"):
        checking_resources.from_paths([tmp_path / "empty"])


def test_files_are_named_by_their_folder_or_by_their_own_name(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    for path in ("lexicons/topics.toml", "offices.csv", "events.ko.toml", "mine.toml"):
        (tmp_path / path).write_text("", encoding="utf-8")
    files = [tmp_path, *(tmp_path / name for name in ("offices.csv", "events.ko.toml", "mine.toml"))]
    assert sorted(checking_resources.from_paths(files)) == [
        "actors/offices.csv", "codebooks/mine.toml", "lexicons/events.ko.toml", "lexicons/topics.toml",
    ]  # fmt: skip
