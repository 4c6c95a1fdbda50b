"""The dialog for files to import offers all formats that can be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from q7x2_gui.reading import formats
from q7x2_gui.widgets import file_dialogs


def test_all_formats_are_offered(qtbot, monkeypatch) -> None:
    asked = []

    def answer(parent: object, title: str, folder: str, filters: str) -> tuple[list[str], str]:
        asked.append(filters)
        return ["/x/a.html", "/x/b.zip"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    assert file_dialogs.import_files(None) == [Path("/x/a.html"), Path("/x/b.zip")]
    first = asked[0].split(";;")[0]
    assert all(f"*{suffix}" in first for suffix in formats.SUFFIXES)
