"""Chinese rules, on invented sentences: coverbs, lists, visits, plans, conferences, places, what is only named."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.suggestion import Suggestion
from tests.extraction.helpers import countries, only, roles, suggest


def told(text: str, kind: str, **given: str) -> Suggestion:
    """The one suggestion of a kind in a Chinese text."""
    return only(suggest(text, "zh", **given), kind)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5月14日，外交部长王毅在北京同印度外长苏杰生举行会谈。", {"CHN", "IND"}),
        ("外交部發言人毛寧表示，5月14日，外交部長王毅與印度外長蘇杰生舉行會談。", {"CHN", "IND"}),
        ("5月14日，王毅在北京会见来华访问的德国外长贝尔伯克。", {"CHN", "DEU"}),
        ("5月14日，中法两国外长举行会谈。", {"CHN", "FRA"}),
        ("5月14日，中日韩外长在首尔举行会谈。", {"CHN", "JPN", "KOR"}),
    ],
)
def test_who_talks(text: str, wanted: set[str]) -> None:
    found = told(text, "meeting")
    assert countries(found) == wanted
    assert found.values.date == "2024-05-14"


def test_who_is_accompanied_does_not_talk() -> None:
    text = "5月14日，陪同习近平主席访问法国的外交部长王毅应约同美国国务卿布林肯通电话。"
    found = told(text, "phone_call")
    assert {p.name for p in found.values.participants} == {"Wang Yi", "Antony Blinken"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("法国总统马克龙将于5月20日访华。", {("FRA", "visitor"), ("CHN", "host")}),
        ("法國總統馬克龍將於5月20日訪日。", {("FRA", "visitor"), ("JPN", "host")}),
        (
            "应印度外长苏杰生邀请，外交部长王毅将于5月20日对印度、泰国进行正式访问。",
            {("CHN", "visitor"), ("IND", "host"), ("THA", "host")},
        ),
    ],
)
def test_planned_visits(text: str, wanted: set[tuple[str, str]]) -> None:
    found = told(text, "visit")
    assert roles(found) == wanted
    assert found.values.status == "planned"


def test_an_invitation_accepted_proposes_nothing() -> None:
    text = "应法国总统马克龙邀请，国家主席习近平5月14日抵达巴黎，对法国进行国事访问。"
    assert told(text, "visit").values.status == "occurred"


def test_one_word_plans_all_verbs_of_a_sentence() -> None:
    text = "访问期间，外交部长王毅将会见印度总理莫迪，同印度外长苏杰生举行会谈。"
    found = [s for s in suggest(text, "zh") if s.values.type == "meeting"]
    assert {s.values.status.value for s in found} == {"planned"}


def test_a_conference_has_the_organisation_of_its_name() -> None:
    found = told("5月14日，外交部长王毅出席联合国安理会高级别会议并发表讲话。", "meeting")
    assert countries(found) == {"CHN", "UN"}


@pytest.mark.parametrize(
    "text",
    [
        "省委书记王某5月14日主持召开会议，副省长李某出席会议。",
        "全国会议5月14日在北京举行，部长张某某出席会议并讲话。",
        "市委书记5月14日前往社区走访，会见居民代表。",
    ],
)
def test_domestic_meetings_are_none(text: str) -> None:
    assert not [s for s in suggest(text, "zh") if s.values.type in {"meeting", "visit", "phone_call", "agreement"}]


def test_an_agreement_only_spoken_of_is_none() -> None:
    text = "5月14日，外交部长王毅会见印度外长苏杰生。王毅表示，双方要落实两国领导人达成的重要共识。"
    assert not [s for s in suggest(text, "zh") if s.values.type == "agreement"]


def test_a_visit_refused_or_only_named_is_none() -> None:
    text = "有报道称，中国拒绝重新安排美国国务卿布林肯访华。"
    assert not [s for s in suggest(text, "zh") if s.values.type == "visit" and not s.background]


def test_criticism_is_aimed_at_whom_xiang_marks() -> None:
    found = told("5月14日，中方已就此向日方提出严正交涉。", "criticism")
    assert roles(found) == {("CHN", "initiator"), ("JPN", "target")}


@pytest.mark.parametrize(
    ("where", "name", "country"),
    [("北京", "Beijing", "CHN"), ("德国慕尼黑", "Munich", "DEU"), ("马来西亚首都吉隆坡", "Kuala Lumpur", "MYS")],
)
def test_places(where: str, name: str, country: str) -> None:
    place = told(f"5月14日，外交部长王毅在{where}同印度外长苏杰生举行会谈。", "meeting").values.place
    assert place is not None
    assert (place.name, place.country) == (name, country)


def test_a_topic_behind_zai_is_no_place() -> None:
    found = told("5月14日，外交部长王毅同印度外长苏杰生就在台湾问题上的立场举行会谈。", "meeting")
    assert found.values.place is None


def test_what_is_said_of_a_day_ahead_is_said_now() -> None:
    found = told("外交部发言人毛宁5月14日宣布，会议将于5月20日在法国举行。", "statement")
    assert (found.values.status, found.values.date) == ("occurred", "2024-05-14")


def test_one_word_of_recalling_stands_for_the_whole_list() -> None:
    text = "5月14日，大使出席晚宴。他说，今年以来，习近平主席同法国总统马克龙两次会晤，多次通话。"
    assert all(s.background for s in suggest(text, "zh") if s.values.type in {"meeting", "phone_call"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("第九次中日韩领导人会议5月14日在首尔举行。", {"CHN", "JPN", "KOR"}),
        ("5月14日，英国首相苏纳克在伦敦主持会议，法国总统马克龙、德国总理朔尔茨等与会。", {"GBR", "FRA", "DEU"}),
    ],
)
def test_sessions_have_the_states_of_their_name_or_who_is_present(text: str, wanted: set[str]) -> None:
    assert countries(told(text, "meeting")) == wanted


@pytest.mark.parametrize("text", ["中国和法国企业家会议5月14日举行。", "5月14日，中法商务峰会开幕式举行，部长致辞。"])
def test_sessions_of_traders_are_none(text: str) -> None:
    assert not [s for s in suggest(text, "zh") if s.values.type == "meeting"]


def test_several_of_one_side_stand_in_a_list() -> None:
    found = told("5月14日，外交部长王毅与越南总理范明政、外长裴青山举行会谈。", "meeting")
    assert {p.name for p in found.values.participants} >= {"Wang Yi", "Pham Minh Chinh", "Bui Thanh Son"}


def test_a_visit_that_describes_a_guest_is_no_part_of_holding_talks() -> None:
    text = "5月14日，王毅同正在中国进行正式访问的德国外长贝尔伯克举行会谈。"
    quotes = [e.quote for e in told(text, "meeting").evidence if e.field == "type"]
    assert quotes
    assert not any("访问" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("5月14日，王毅在汉堡会见德国外长贝尔伯克。", "Hamburg", "DEU"),
        ("5月14日，王毅在釣魚臺國賓館會見德國外長貝爾伯克。", "Beijing", "CHN"),
        ("5月14日，王毅在加利福尼亚州会见美国国务卿布林肯。", "California", "USA"),
    ],
)
def test_places_have_their_usual_name_and_country(text: str, name: str, country: str) -> None:
    place = told(text, "meeting").values.place
    assert place is not None
    assert (place.name, place.country) == (name, country)
