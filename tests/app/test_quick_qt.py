"""PySide reads no module's source once our window program is imported, and works as before."""

import subprocess
import sys

CODE = """
import q7x2_gui.app
import inspect, sys
read = []
source = inspect.getsource
inspect.getsource = lambda thing: read.append(thing) or source(thing)
from PySide6.QtWidgets import QApplication, QLineEdit
import csv, decimal
app = QApplication([])
edit = QLineEdit()
edit.setText("as before")
assert edit.text() == "as before"
sys.exit(len(read))
"""


def sources_read(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode


def test_no_source_is_read() -> None:
    assert sources_read(CODE) == 0


def test_without_us_they_are_read_so_the_check_can_fail() -> None:
    assert sources_read(CODE.replace("import q7x2_gui.app\n", "import shiboken6\n")) != 0
