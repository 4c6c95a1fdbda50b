from __future__ import annotations

from dataclasses import replace

import pytest

from q7x2_gui.domain.comparing import changed_fields, differing_fields, verdict_of
from q7x2_gui.domain.event import Participant, Place, When
from q7x2_gui.domain.vocabulary import Missing, Status, Verdict
from tests.services.made import MEETING


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, ()),
        ({"note": "mine", "part_of": "parent"}, ()),
        ({"when": When(phrase="another place")}, ()),
        ({"date": "2021", "type": "visit"}, ("type", "date")),
        ({"participants": (Participant(name="Ana Lund"),)}, ("participants",)),
        ({"place": Place(name="Da Nang")}, ("place",)),
        ({"place": None}, ("place",)),
        ({"status": Status.PLANNED}, ("status",)),
        ({"missing": {"format": Missing.NOT_APPLICABLE}}, ("format",)),
        ({"missing": {"format": Missing.NOT_YET_CODED}}, ()),
        ({"missing": {"date": Missing.AMBIGUOUS}}, ()),
    ],
)
def test_changed_fields(changes: dict[str, object], fields: tuple[str, ...]) -> None:
    assert changed_fields(MEETING, replace(MEETING, **changes)) == fields  # type: ignore[arg-type]


def test_differing_fields_count_what_is_no_correction() -> None:
    after = replace(MEETING, note="mine", part_of="parent", when=When(phrase="3 May"))
    assert differing_fields(MEETING, after) == ("date", "part_of", "note")
    assert differing_fields(MEETING, MEETING) == ()


def test_a_field_changed_back_makes_no_correction() -> None:
    assert verdict_of(MEETING, replace(MEETING, note="mine")) is Verdict.CONFIRMED
    assert verdict_of(MEETING, replace(MEETING, summary="other")) is Verdict.CORRECTED
    assert verdict_of(None, MEETING) is Verdict.ADDED
