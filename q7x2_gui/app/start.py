"""What `make run` starts: the window on the sample project, or the main job by itself where there is no display."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from q7x2_gui.app.display import has_display

BUILD = Path("build")
SAMPLE = BUILD / "sample" / "China-Japan ministers.q7x2"


def main() -> int:
    """Start what this machine allows; returns the exit code."""
    if has_display():
        gc.disable()  # see `main`
        from q7x2_gui.app.run import run  # noqa: PLC0415 - Qt reads the environment when it is imported

        return run([f"--sample={SAMPLE}"])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from q7x2_gui.app.demo import demo  # noqa: PLC0415 - not before it is needed

    return demo(BUILD / "demo")


if __name__ == "__main__":
    sys.exit(main())
