"""Registries that parts register in by decorator, and entry points whose failure is reported and skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, TypeVar

from q7x2_gui import logs
from q7x2_gui.errors import Q7X2Error

T = TypeVar("T")
_log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class BrokenPlugin:
    """A plug-in that did not load: its name, where it was declared, and why."""

    name: str
    declared: str
    reason: str


class Registry(Generic[T]):
    """Named parts of one kind; a name that is taken fails when the second one is added."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._parts: dict[str, T] = {}

    def add(self, name: str) -> Callable[[T], T]:
        """Decorator that registers a part under ``name``; raises `Q7X2Error` when the name is taken."""

        def register(part: T) -> T:
            if name in self._parts:
                raise Q7X2Error(f"two {self.kind}s are called {name!r}", hint="Rename one of them")
            self._parts[name] = part
            return part

        return register

    def get(self, name: str) -> T:
        """The part called ``name``; raises `Q7X2Error` that lists the known names."""
        try:
            return self._parts[name]
        except KeyError:
            known = ", ".join(sorted(self._parts)) or "none"
            raise Q7X2Error(f"no {self.kind} is called {name!r}", hint=f"Known: {known}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def load_entry_points(group: str, registry: Registry[T]) -> list[BrokenPlugin]:
    """Register each entry point of ``group``; what fails is returned and logged, never raised."""
    broken = []
    for point in entry_points(group=group):
        try:
            registry.add(point.name)(point.load())
        except Exception as error:  # noqa: BLE001 - a plug-in is foreign code: whatever it raises must not stop start-up
            broken.append(_broken(point, error))
    return broken


def _broken(point: EntryPoint, error: Exception) -> BrokenPlugin:
    reason = f"{type(error).__name__}: {error}"
    _log.warning("plug-in %s (%s) did not load: %s", point.name, point.value, reason)
    return BrokenPlugin(point.name, point.value, reason)
