"""Japanese rules, on invented sentences: particles, endings, understood subjects, days, places, strangers."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.suggestion import Suggestion
from tests.extraction.helpers import countries, only, roles, suggest


def told(text: str, kind: str, **given: str) -> Suggestion:
    """The one suggestion of a kind in a Japanese text."""
    return only(suggest(text, "ja", **given), kind)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("上川陽子外相は14日、韓国の趙兌烈外相と会談した。", {"JPN", "KOR"}),
        ("韓国の趙兌烈外相と上川陽子外相が14日、会談した。", {"JPN", "KOR"}),
        ("岸田文雄首相は14日、フランスのマクロン大統領、ドイツのショルツ首相と会談した。", {"JPN", "FRA", "DEU"}),
        ("日米韓は14日、外相会談を東京で開いた。", {"JPN", "USA", "KOR"}),
        ("米国と中国の外相が14日、ウィーンで会談した。", {"USA", "CHN"}),
        ("上川陽子外相は14日、訪問先のローマでイタリアのタヤーニ外相と会った。", {"JPN", "ITA"}),
    ],
)
def test_particles_tell_who_talks(text: str, wanted: set[str]) -> None:
    found = told(text, "meeting")
    assert countries(found) == wanted
    assert found.values.date == "2024-05-14"


def test_a_country_that_only_describes_does_not_take_part() -> None:
    found = told("上川陽子外相は14日、中国の輸出規制をめぐりインドのジャイシャンカル外相と会談した。", "meeting")
    assert countries(found) == {"JPN", "IND"}


def test_the_subject_goes_on_into_the_next_sentence() -> None:
    text = "上川陽子外相は14日、韓国の趙兌烈外相と会談した。また、オーストラリアのウォン外相とも会談した。"
    found = [s for s in suggest(text, "ja") if s.values.type == "meeting"]
    assert [countries(s) for s in found] == [{"JPN", "KOR"}, {"JPN", "AUS"}]
    assert found[1].values.date == "2024-05-14"


def test_no_subject_is_understood_where_a_stranger_is_marked() -> None:
    text = "岸田文雄首相は記者団に語った。14日に米国の大統領とある歌手がロンドンで会談した。"
    assert not [s for s in suggest(text, "ja") if s.values.type == "meeting" and "JPN" in countries(s)]


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        ("会談した。", "occurred"),
        ("会談する予定だ。", "planned"),
        ("会談すると発表した。", "planned"),
        ("会談する方向で調整している。", "planned"),
        ("会談し、協力を申し合わせた。", "occurred"),
        ("会談し、協力を申し合わせる。", "planned"),
        ("会談を行う。", "planned"),
        ("会談を行った。", "occurred"),
        ("会談したい考えを示した。", "proposed"),
    ],
)
def test_the_ending_tells_how_far_it_came(ending: str, status: str) -> None:
    day = "14" if status == "occurred" else "20"
    found = told(f"上川陽子外相は5月{day}日、韓国の趙兌烈外相と{ending}", "meeting")
    assert found.values.status == status


@pytest.mark.parametrize("ending", ["会談しない。", "会談せず帰国した。", "会談できなかった。"])
def test_a_denied_talk_is_none(ending: str) -> None:
    assert not [s for s in suggest(f"上川陽子外相は韓国の趙兌烈外相と{ending}", "ja") if s.values.type == "meeting"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("上川陽子外相は14日、ベトナムを訪問した。", {("JPN", "visitor"), ("VNM", "host")}),
        ("上川陽子外相は14日、ベトナムとタイを訪れた。", {("JPN", "visitor"), ("VNM", "host"), ("THA", "host")}),
        ("来日中の韓国の趙兌烈外相は14日、懸念を伝えた。", {("KOR", "visitor"), ("JPN", "host")}),
        ("インドのモディ首相の訪米は14日に始まった。", {("IND", "visitor"), ("USA", "host")}),
    ],
)
def test_visits(text: str, wanted: set[tuple[str, str]]) -> None:
    assert roles(told(text, "visit")) == wanted


def test_a_trip_inside_the_country_is_no_visit() -> None:
    assert not suggest("放送局の取材班は14日、秋田県の村を訪問した。", "ja")


def test_the_day_of_the_clause_and_not_of_what_it_tells_about() -> None:
    text = "上川陽子外相は14日、3月に起きた事故を巡り、韓国の趙兌烈外相と会談した。"
    assert told(text, "meeting").values.date == "2024-05-14"


def test_an_announcement_has_its_day_and_the_visit_another() -> None:
    text = "外務省は14日、上川陽子外相が20日にベトナムを訪問すると発表した。"
    found = suggest(text, "ja")
    assert (only(found, "visit").values.date, only(found, "visit").values.status) == ("2024-05-20", "planned")
    assert only(found, "statement").values.date == "2024-05-14"


def test_two_days_in_one_word() -> None:
    text = "中国外務省は14日、六カ国協議の会合を20、21両日、北京で開くと発表した。"
    found = told(text, "meeting")
    assert (found.values.date, found.values.status) == ("2024-05-20/2024-05-21", "planned")
    assert countries(found) == {"CHN", "KOR", "PRK", "JPN", "USA", "RUS"}


@pytest.mark.parametrize(
    ("where", "name", "country"),
    [
        ("韓国・釜山", "Busan", "KOR"),
        ("フィリピンの首都マニラ", "Manila", "PHL"),
        ("スイスのジュネーブ", "Geneva", "CHE"),
    ],
)
def test_places(where: str, name: str, country: str) -> None:
    place = told(f"上川陽子外相は14日、{where}で韓国の趙兌烈外相と会談した。", "meeting").values.place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize("words", ["対面で", "オンラインで", "との認識で"])
def test_what_is_no_place(words: str) -> None:
    found = told(f"上川陽子外相は14日、{words}韓国の趙兌烈外相と会談した。", "meeting")
    assert found.values.place is None


def test_titles_of_other_articles_tell_nothing() -> None:
    text = "鉄道の会社は14日、新しい車両を公開した。『日韓外相会談を開催』。東新聞、2024年5月14日。"
    assert not [s for s in suggest(text, "ja") if s.values.type in {"meeting", "visit", "agreement"}]


def test_a_protest_is_aimed_at_whom_ni_marks() -> None:
    found = told("日本政府は14日、北朝鮮によるミサイルの発射を受け、北朝鮮に抗議した。", "criticism")
    assert roles(found) == {("JPN", "initiator"), ("PRK", "target")}


def test_who_agreed_is_understood_from_the_talk() -> None:
    text = "上川陽子外相は14日、韓国の趙兌烈外相と会談した。北朝鮮への対応で緊密に連携することで一致した。"
    found = told(text, "agreement")
    assert countries(found) == {"JPN", "KOR"}
    assert found.values.date == "2024-05-14"


def test_a_headline_comma_marks_the_subject() -> None:
    text = "会談は約30分間行われた。"
    found = told(text, "phone_call", title="上川外相、米国務長官と電話会談")
    assert countries(found) == {"JPN", "USA"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("上川陽子外相は14日、シンガポール南部のホテルで中国の王毅外相と会談した。", "Singapore", "SGP"),
        ("上川陽子外相は14日、米サンフランシスコ近郊で中国の王毅外相と会談した。", "San Francisco", "USA"),
        ("上川陽子外相は14日、オランダ・ハーグの米大使公邸で中国の王毅外相と会談した。", "The Hague", "NLD"),
    ],
)
def test_places_have_their_usual_name_and_country(text: str, name: str, country: str) -> None:
    place = told(text, "meeting").values.place
    assert place is not None
    assert (place.name, place.country) == (name, country)


def test_the_end_of_a_longer_name_is_no_place() -> None:
    found = told("上川陽子外相は14日、リスボンで中国の王毅外相と会談した。", "meeting")
    assert found.values.place is None or found.values.place.name != "Bonn"


def test_what_a_country_is_named_for_is_no_place() -> None:
    found = told("日米韓の外相は14日、会談し、北朝鮮の核で連携を確認した。", "meeting")
    assert found.values.place is None


def test_a_remark_that_it_was_the_first_time_is_no_visit() -> None:
    text = "岸田文雄首相は14日、東京で講演した。日本の首相がパナマを訪れるのは初めて。"
    assert not [s for s in suggest(text, "ja") if s.values.type == "visit"]


def test_who_is_on_a_visit_makes_no_pair_of_states() -> None:
    found = told("上川陽子外相は14日、来日中のインドのジャイシャンカル外相と東京で会談した。", "meeting")
    assert countries(found) == {"JPN", "IND"}


def test_a_day_of_what_was_agreed_is_not_the_day_of_agreeing() -> None:
    text = "上川陽子外相は14日、インドのジャイシャンカル外相と会談し、年内に協議を始めることで一致した。"
    assert told(text, "agreement").values.date == "2024-05-14"


def test_a_remark_in_brackets_does_not_part_noun_and_verb() -> None:
    found = told("日本、米国、オーストラリア、インドは14日、外相会合(クアッド)をワシントンで開いた。", "meeting")
    assert countries(found) == {"JPN", "USA", "AUS", "IND"}
