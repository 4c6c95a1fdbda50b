"""Code points and UTF-16 units agree with what Python itself makes of a text, whatever stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.viewmodels.offsets import Offsets

TEXTS = st.text(st.sampled_from("ab é\u0301Việt中文か😀🇯🇵👩‍💻\n"), max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_every_place_goes_there_and_back(text: str) -> None:
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        assert offsets.to_units(point) == units(text[:point])
        assert offsets.to_points(offsets.to_units(point)) == point


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_the_second_half_of_a_pair_is_its_character(text: str) -> None:
    offsets = Offsets(text)
    for unit in range(units(text)):
        point = offsets.to_points(unit)
        assert offsets.to_units(point) <= unit < offsets.to_units(point + 1)


def test_places_outside_are_clamped() -> None:
    offsets = Offsets("a😀b")
    assert (offsets.to_units(-3), offsets.to_units(99)) == (0, 4)
    assert (offsets.to_points(-3), offsets.to_points(99)) == (0, 3)
