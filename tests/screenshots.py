"""``python -m tests.screenshots [--readme]``: pictures of the window in its states, into ``build/screenshots/``.

Each state in light and dark, at 1280x800 and 1920x1080 logical pixels, at 100 % and 200 %. With ``--readme`` only the
README's picture is made anew, ``resources/screenshot.png``. States are reached by keys, as an analyst would.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from q7x2_gui import paths
from q7x2_gui.app.options import Options
from q7x2_gui.app.run import application, finish, make_window, quiet_qt
from q7x2_gui.app.shots import SIZES, THEMES, rest, take, wait_until
from q7x2_gui.services.extracting import extract_project
from q7x2_gui.services.importing import import_paths
from q7x2_gui.services.session import Session
from q7x2_gui.viewmodels.settings import Settings
from q7x2_gui.widgets.main_window import MainWindow
from tests.e2e.hand import Hand

ROOT = Path(__file__).resolve().parent.parent
CHINESE = """王毅同茂木敏充通电话

新华网 2020年11月25日 10:12

新华社北京11月25日电 外交部长王毅25日应约与日本外务大臣茂木敏充通电话。

王毅表示，中日互为近邻，双方应保持沟通，推动两国关系持续改善。中方愿同日方加强抗疫合作，恢复两国人员往来。

茂木敏充表示，日方重视对华关系，愿同中方加强经贸合作，共同维护地区稳定。

双方一致同意举行新一轮海洋事务高级别磋商，并就朝鲜半岛局势交换了意见。
"""


@contextmanager
def window_on(folder: Path, *more: str) -> Iterator[MainWindow]:
    """The real window on a project of the starter articles and of texts made up for the pictures."""
    made_up = [folder / f"made-up-{n}.txt" for n in range(len(more))]
    for path, text in zip(made_up, more, strict=True):
        path.write_text(text, encoding="utf-8")
    project = folder / "China-Japan ministers.q7x2"
    with Session.create(project, analyst="Ann") as session:
        import_paths(session, [paths.seeds(), *made_up])
        extract_project(session)
    application()
    quiet_qt()
    settings = Settings(folder / "window.ini")
    settings.analyst, settings.theme = "Ann", "light"
    window = make_window(Options(project=project), settings)
    window.show()
    finish(window)
    window.compose()
    window.workspace.open(project)
    wait_until(lambda: window.form is not None and window.workspace.desk.article is not None, "the window is filled")
    try:
        yield window
    finally:
        window.close()


def article(window: MainWindow, title: str) -> None:
    """Open the article whose title begins so."""
    row = next(r for r in window.workspace.session.catalogue.articles() if (r.title or "").startswith(title))
    window.open_article(row.id)
    wait_until(lambda: window.workspace.desk.article_id == row.id, "the article is open")
    rest()


def halfway(window: MainWindow, hand: Hand) -> None:
    """In the middle of a review: one article done, one begun, one event of the next confirmed."""
    window.activateWindow()
    article(window, "Chinese and Japanese")
    for _ in window.workspace.desk.items:
        hand.press("Ctrl+Return")
        hand.settled()
    article(window, "China Ready")
    for _ in range(3):
        hand.press("Ctrl+Return")
        hand.settled()
    article(window, "China, Japan eye")
    hand.press("Ctrl+Return")
    hand.settled()
    rest()


def states(window: MainWindow) -> Iterator[tuple[str, Callable[[], None]]]:
    """Name of each state, and what takes it away again."""
    hand = Hand()
    halfway(window, hand)
    yield "review", lambda: None
    article(window, "Quan hệ")
    yield "vietnamese", lambda: None
    article(window, "王毅")
    yield "chinese", lambda: None
    article(window, "China Ready")
    hand.press("B")
    rest()
    yield "furniture", lambda: hand.press("B")
    window.show_message("error", "China-Japan ministers.q7x2: the disk is full. Free some space, then press Ctrl+S")
    rest()
    yield "error", window.bar.dismiss
    window.workspace.close()
    rest()
    yield "start", lambda: None


def make(folder: Path, scale: str) -> None:
    """All states at the scale that this process runs with."""
    with tempfile.TemporaryDirectory(prefix="q7x2-shots-") as name, window_on(Path(name), CHINESE) as window:
        for state, leave in states(window):
            take(window, folder, f"{state}-{scale}", sizes=SIZES, themes=THEMES)
            leave()


def readme() -> None:
    """The README's picture: in the middle of a review, light."""
    with tempfile.TemporaryDirectory(prefix="q7x2-shots-") as name, window_on(Path(name)) as window:
        halfway(window, Hand())
        (picture,) = take(window, Path(name), "readme", sizes=((1280, 800),), themes=("light",))
        (ROOT / "resources" / "screenshot.png").write_bytes(picture.read_bytes())


def main(arguments: list[str]) -> None:
    """Make all pictures, each scale in a process of its own, since Qt reads the scale once."""
    folder = ROOT / "build" / "screenshots"
    if arguments == ["--readme"]:
        readme()
    elif arguments[:1] == ["--scale"]:
        make(folder, arguments[1])
    else:
        for factor, scale in (("1", "100"), ("2", "200")):
            command = [sys.executable, "-m", "tests.screenshots", "--scale", scale]
            subprocess.run(command, check=True, env=os.environ | {"QT_SCALE_FACTOR": factor})
        print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
