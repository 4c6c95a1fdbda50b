"""UUIDv7 ids: stable, sortable by time of making, never reused (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A fresh UUIDv7 as text; ids made later in one process sort after those made before."""
    global _last  # noqa: PLW0603 - the counter that keeps ids of one millisecond in order
    with _lock:
        stamp = max((time.time_ns() // 1_000_000) << 12, _last + 1)
        _last = stamp
    milliseconds, counter = stamp >> 12, stamp & 0xFFF
    tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return str(uuid.UUID(int=(milliseconds << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | tail))
