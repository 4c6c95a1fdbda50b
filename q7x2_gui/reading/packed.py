"""Members of zip files, read in memory within limits that they cannot talk their way around."""

from __future__ import annotations

import struct
import zipfile
import zlib

from q7x2_gui.reading.decode import LARGEST

BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
"""What `zipfile` raises for damaged and locked files."""
_RATIO, _SMALL = 200, 1024 * 1024
"""How many times its packed size a member larger than ``_SMALL`` may have: text reaches 20."""


class SwollenError(Exception):
    """A member that unpacks to more than it may."""


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A member's bytes; raises `SwollenError`, or one of `BROKEN`."""
    if info.file_size > LARGEST or (info.file_size > _SMALL and info.file_size > _RATIO * max(1, info.compress_size)):
        raise SwollenError
    with archive.open(info) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SwollenError
    return data
