"""What holds for all tests: no network, no display, no settings of the user, nothing left behind."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without it and without DISPLAY, Qt aborts the process

ROOT = Path(__file__).resolve().parent.parent
GUARD = ROOT / "tests" / "guard"
sys.path.insert(0, str(GUARD))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(GUARD), os.environ.get("PYTHONPATH"))))
if "sitecustomize" not in sys.modules or not hasattr(sys.modules["sitecustomize"], "guard"):
    sys.modules.pop("sitecustomize", None)
    import sitecustomize  # noqa: F401 - switches the network guard on

_HOME = tempfile.mkdtemp(prefix="q7x2-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR"):
    os.environ[_name] = str(Path(_HOME) / _name.lower())

import pytest  # noqa: E402 - the environment has to stand before anything imports Qt

IGNORED = {"build", "dist", "__pycache__"}


def _tree() -> set[str]:
    """All files of the checkout but those that git ignores anyway."""
    found = set()
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in IGNORED and not f.startswith(".")]
        found.update(os.path.relpath(os.path.join(folder, f), ROOT) for f in files)
    return found


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_before] = _tree()


def pytest_unconfigure(config: pytest.Config) -> None:
    import shutil

    shutil.rmtree(_HOME, ignore_errors=True)
    if os.environ.get("PYTEST_XDIST_WORKER"):
        return
    left = _tree() - config.stash[_before]
    if left:
        raise pytest.UsageError(f"the tests left files behind: {sorted(left)[:10]}")


_before: pytest.StashKey[set[str]] = pytest.StashKey()


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    """Each thread that a test starts ends with it (pools of the interpreter's own are waited for)."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if thread.daemon or thread.name.startswith(("Dummy", "QThread")):
            continue
        thread.join(timeout=5)
        assert not thread.is_alive(), f"thread left behind: {thread.name}"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seed_paths() -> list[Path]:
    """The five starter articles, in the order of their names."""
    return sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def gold_path() -> Path:
    """The hand-coded events of the starter articles."""
    return ROOT / "tests" / "gold" / "seeds.jsonl"
