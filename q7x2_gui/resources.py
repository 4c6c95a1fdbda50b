"""Lexicons, tables and codebooks as text: those that ship, or a project's own in their place while it is at work."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from q7x2_gui import paths
from q7x2_gui.errors import ResourceError

P = ParamSpec("P")
R = TypeVar("R")

FOLDERS = ("actors", "codebooks", "lexicons")
"""The folders of ``resources`` whose files a project can have in its own words."""
ENDINGS = (".csv", ".toml")


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """A project's own files: text by name below ``resources`` (``lexicons/topics.toml``).

    ``key`` tells sets apart: empty for the shipped files alone, else 12 hex digits of a SHA-256 over names and texts.
    """

    texts: Mapping[str, str]
    key: str


SHIPPED = OwnFiles(MappingProxyType({}), "")
_active: ContextVar[OwnFiles] = ContextVar("q7x2_own_files", default=SHIPPED)


def own_files(texts: Mapping[str, str]) -> OwnFiles:
    """A set of own files; raises `ResourceError` for a name that no resource can have."""
    for name in texts:
        check_name(name)
    if not texts:
        return SHIPPED
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        digest.update(f"{name}\0{len(text)}\0{text}".encode("utf-8", "surrogatepass"))
    return OwnFiles(MappingProxyType(dict(texts)), digest.hexdigest()[:12])


def check_name(name: str) -> None:
    """Refuse what is no name of a resource; raises `ResourceError` with the way out."""
    parts = PurePosixPath(name).parts
    if len(parts) != 2 or parts[0] not in FOLDERS or not name.endswith(ENDINGS):
        hint = "Name it as it stands in the folder resources, such as lexicons/topics.toml"
        raise ResourceError(f"{name!r} is no name of a resource", hint=hint)


@contextmanager
def in_place(own: OwnFiles) -> Iterator[None]:
    """Let own files stand for the shipped ones of the same names, in this thread, until the block ends."""
    token = _active.set(own)
    try:
        yield
    finally:
        _active.reset(token)


def put_in_place(own: OwnFiles) -> None:
    """The same for good, in a worker process that serves one project."""
    _active.set(own)


def active() -> OwnFiles:
    """The own files that are in place in this thread."""
    return _active.get()


def text(name: str) -> str:
    """The text of a resource, such as ``text("lexicons/topics.toml")``; raises `ResourceError`."""
    own = _active.get().texts.get(name)
    if own is not None:
        return own
    path = paths.resource(*name.split("/"))
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = "Install the program again"
        raise ResourceError(f"the file cannot be read: {error}", hint=hint, path=path) from error


def toml(text: str, path: Path, what: str) -> dict[str, Any]:
    """The table that a TOML text holds; raises `ResourceError` that calls it ``what`` and names the line at fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else None
        raise ResourceError(f"the {what} is not valid TOML: {error}", path=path, line=line) from error


_LINE = re.compile(r"at line (\d+)")


def place(name: str) -> Path:
    """Where a resource stands, for messages: the shipped file, or the bare name of a project's own."""
    return Path(name) if name in _active.get().texts else paths.resource(*name.split("/"))


def names(pattern: str) -> tuple[str, ...]:
    """Names of the resources that a pattern such as ``lexicons/events.*.toml`` matches, shipped and own, sorted."""
    folder, _, files = pattern.partition("/")
    shipped = {f"{folder}/{path.name}" for path in paths.resource(folder).glob(files)}
    return tuple(sorted(shipped | {name for name in _active.get().texts if PurePosixPath(name).match(pattern)}))


def cached(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator that keeps what a function makes of resources, apart for each set of own files."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=3 * size)  # the shipped files, a project's own, and the own ones before they were changed
        def kept(_key: str, *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        @wraps(function)
        def look_up(*args: P.args, **kwargs: P.kwargs) -> R:
            return kept(_active.get().key, *args, **kwargs)  # type: ignore[arg-type] # lru_cache types no arguments

        return look_up

    return decorate
