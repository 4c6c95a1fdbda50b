"""Registries refuse a name twice, and a plug-in that fails is reported and skipped."""

from importlib.metadata import EntryPoint

import pytest

from q7x2_gui import plugins
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.plugins import Registry


def test_a_part_is_found_by_its_name() -> None:
    registry: Registry[int] = Registry("number")
    registry.add("one")(1)
    assert registry.get("one") == 1
    assert list(registry) == ["one"]


def test_a_name_that_is_taken_or_unknown_is_refused_by_name() -> None:
    registry: Registry[int] = Registry("number")
    registry.add("one")(1)
    with pytest.raises(Q7X2Error, match="two numbers are called 'one'"):
        registry.add("one")(2)
    with pytest.raises(Q7X2Error, match="Known: one"):
        registry.get("two")
    assert len(registry) == 1


def test_a_broken_entry_point_is_reported_and_the_others_load(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint("gone", "no_such_module:thing", "g"),
        EntryPoint("good", "math:pi", "g"),
        EntryPoint("wrong", "math:no_such_name", "g"),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points)
    registry: Registry[float] = Registry("number")
    broken = plugins.load_entry_points("g", registry)
    assert [b.name for b in broken] == ["gone", "wrong"]
    assert "no_such_module" in broken[0].reason
    assert list(registry) == ["good"]
