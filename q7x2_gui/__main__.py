"""``python -m q7x2_gui``: the same as ``q7x2-gui``."""

from __future__ import annotations

import sys

from q7x2_gui.main import main

if __name__ == "__main__":
    sys.exit(main())
