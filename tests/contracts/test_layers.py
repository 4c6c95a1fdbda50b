"""Qt stays where the layers allow it, and the layers below the view models work without it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.modules import MODULES, PACKAGE, name_of
from tests.services.made import filled

ALLOWED = {
    "viewmodels": {"PySide6.QtCore"},
    "widgets": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg", "pyqtgraph", "shiboken6"},
    "app": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "pyqtgraph", "shiboken6"},
}
BELOW = ("domain", "language", "reading", "extraction", "storage", "exchange", "timeline", "services", "cli")


def imports(path: Path) -> set[str]:
    """Dotted names of all modules a file imports, at any depth of the code."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "PySide6":
                found.update(f"PySide6.{alias.name}" for alias in node.names)
    return found - {"PySide6"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_qt_only_where_the_layers_allow(path: Path) -> None:
    layer = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    qt = {name for name in imports(path) if name.split(".")[0] in {"PySide6", "pyqtgraph", "shiboken6"}}
    allowed = ALLOWED.get(layer, set())
    assert {n for n in qt if not any(n == a or n.startswith(a + ".") for a in allowed)} == set()


def test_the_check_sees_a_forbidden_import(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f():\n    from PySide6 import QtWidgets\n    return QtWidgets\n", encoding="utf-8")
    assert "PySide6.QtWidgets" in imports(wrong)


def test_all_below_the_view_models_imports_without_qt() -> None:
    names = [name_of(p) for p in MODULES if p.relative_to(PACKAGE).parts[0] in BELOW]
    code = (
        "import sys, importlib\n"
        "for qt in ('PySide6', 'shiboken6', 'pyqtgraph'): sys.modules[qt] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr


def test_the_window_imports_nothing_heavy_before_its_first_paint() -> None:
    code = (
        "import sys\n"
        "import q7x2_gui.main, q7x2_gui.app.run, q7x2_gui.widgets.main_window\n"
        "heavy = {'numpy', 'pyqtgraph', 'sqlite_utils', 'ftfy', 'msgspec', 'click'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(heavy)) or 0)\n"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert child.returncode == 0, f"imported too early: {child.stderr}"


def test_the_timeline_is_filled_before_pyqtgraph_and_sqlite_utils_are_imported(tmp_path: Path) -> None:
    """The real window, until its events are on screen: a project is opened for editing without either."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from q7x2_gui.app import run\n"
        "from q7x2_gui.services.session import Session\n"
        "early = {}\n"
        "heavy = {'pyqtgraph', 'sqlite_utils', 'msgspec', 'ftfy', 'click', 'numpy.ma', 'q7x2_gui.extraction',\n"
        "         'q7x2_gui.reading', 'q7x2_gui.exchange', 'q7x2_gui.widgets.event_form'}\n"
        "run.mark = lambda name: early.setdefault(name, heavy & set(sys.modules))\n"
        "code = run.run([sys.argv[1], '--quit-when-ready'])\n"
        "assert code == 0 and list(early) == ['first_paint', 'timeline_filled', 'timeline_alive'], early\n"
        "assert 'pyqtgraph' in early['timeline_alive']\n"
        "sys.exit(' '.join(sorted(early['timeline_filled'])) or 0)\n"
    )
    project = _project_with_events(tmp_path)
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    child = subprocess.run(
        [sys.executable, "-c", code, str(project)], capture_output=True, text=True, check=False, env=env, timeout=60
    )
    assert child.returncode == 0, f"imported too early: {child.stderr}"


def _project_with_events(folder: Path) -> Path:
    project = folder / "p.q7x2"
    filled(project).close()
    return project
