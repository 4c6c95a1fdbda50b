"""Where English news says that something took place: city and country, told, known or from the dateline."""

from __future__ import annotations

import pytest

from tests.extraction.helpers import only, suggest

MET = "Albanian President Bajram Begaj met Polish President Andrzej Duda"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (f"{MET} in Geneva on Tuesday.", "Geneva", "CHE"),
        (f"{MET} in the ancient Silk Road city of Samarkand on Tuesday.", "Samarkand", "UZB"),
        (f"{MET} in the northern Thai town of Mae Sot on Tuesday.", "Mae Sot", "THA"),
        (f"{MET} in Chile's capital Santiago on Tuesday.", "Santiago", "CHL"),
        (f"{MET} at the Presidential Palace in Hanoi on Tuesday.", "Hanoi", "VNM"),
        (f"{MET} at the Great Hall of the People on Tuesday.", "Beijing", "CHN"),
        (f"{MET} in Hallstatt, western Austria, on Tuesday.", "Hallstatt", "AUT"),
        (f"ISTANBUL, May 14 (Xinhua) -- {MET} here on Tuesday.", "Istanbul", "TUR"),
    ],
)
def test_place_with_its_country(text: str, name: str, country: str) -> None:
    place = only(suggest(text), "meeting").values.place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    "text",
    [
        f"ISTANBUL, May 14 (Xinhua) -- {MET} on Tuesday.",  # the dateline alone tells where it was filed
        f"{MET} on Tuesday to discuss drilling in the East China Sea.",
    ],
)
def test_what_tells_no_place(text: str) -> None:
    assert only(suggest(text), "meeting").values.place is None


def test_a_visit_to_a_city_takes_place_there() -> None:
    visit = only(suggest("Albanian President Bajram Begaj arrived in Warsaw on Tuesday on a two-day visit."), "visit")
    assert visit.values.place is not None
    assert (visit.values.place.name, visit.values.place.country) == ("Warsaw", "POL")
