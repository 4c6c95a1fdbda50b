"""Settings of the user survive a restart, and nonsense in the file counts as not set."""

from __future__ import annotations

from pathlib import Path

from q7x2_gui.viewmodels.settings import RECENT, Settings, login_name


def test_what_was_set_is_there_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "deep" / "window.ini")
    settings.analyst = "  Nguyễn Văn A "
    settings.theme, settings.text_scale = "dark", 1.3
    settings.keep_hidden("queue", True)
    settings.write()
    again = Settings(tmp_path / "deep" / "window.ini")
    assert (again.analyst, again.theme, again.text_scale) == ("Nguyễn Văn A", "dark", 1.3)
    assert again.hidden("queue")
    assert not again.hidden("form")


def test_projects_opened_last_are_listed_while_they_are_there(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    files = [tmp_path / f"p, {n}.q7x2" for n in range(RECENT + 2)]
    for file in files:
        file.touch()
        settings.note_opened(file)
    settings.note_opened(files[3])
    assert settings.recent[0] == files[3]
    assert len(settings.recent) == RECENT
    files[3].unlink()
    assert files[3] not in settings.recent


def test_nonsense_counts_as_not_set(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ntext_scale=huge\n[layout]\nrows=7\n", encoding="utf-8")
    settings = Settings(tmp_path / "window.ini")
    assert settings.text_scale == 1.0
    assert settings.state("rows").isEmpty()


def test_there_is_always_a_name_to_offer() -> None:
    assert login_name()
