"""PySide6 6.12.0 on Python 3.11 lost a reference to None at each slot call and aborted after some thousand."""

import sys

from PySide6 import QtWidgets


def test_ten_thousand_calls_keep_their_references_to_none(qtbot) -> None:
    edit = QtWidgets.QLineEdit()
    qtbot.addWidget(edit)
    before = sys.getrefcount(None)
    for turn in range(10_000):
        edit.setText(str(turn))
    assert edit.text() == "9999"
    assert sys.getrefcount(None) > before - 5_000
