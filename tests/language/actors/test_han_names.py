"""Names and states in Han and kana: full names of states, readings in brackets, strangers, what is left out."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.language.actors import find_actors


def found(text: str, language: str, on: str = "2024-05-14") -> list[ActorMention]:
    """Actors of a text on a day, each quote standing where it says."""
    mentions = find_actors(text, language, on=bounds(on))
    assert all(text[m.start : m.end] == m.quote for m in mentions)
    return mentions


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("フィリピン共和国のマナロ外相が述べた。", "ja", "Enrique Manalo", "PHL"),
        ("ウォン・オーストラリア連邦外務大臣は述べた。", "ja", "Penny Wong", "AUS"),
        ("俄罗斯联邦外交部长拉夫罗夫表示", "zh", "Sergei Lavrov", "RUS"),
        ("習近平(しゅう・きんぺい)国家主席は述べた。", "ja", "Xi Jinping", "CHN"),
        ("朝鮮労働党委員長の金正恩氏", "ja", "Kim Jong Un", "PRK"),
        ("美国国务卿布林肯（Antony Blinken）表示", "zh", "Antony Blinken", "USA"),
    ],
)
def test_known_people_with_full_names_of_states(text: str, language: str, name: str, country: str) -> None:
    person = next(m for m in found(text, language) if m.kind == "person")
    assert (person.name, person.countries) == (name, (country,))


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("外務省の山中花郎局長は述べた。", "ja", "山中花郎", "JPN"),
        ("韓国・ソウルで朴花国防相と会った。", "ja", "朴花", "KOR"),
        ("公安部部长钱某同外宾交谈。", "zh", "钱某", "CHN"),
        ("埃及内政部部长马哈茂德・陶菲克说", "zh", "马哈茂德・陶菲克", "EGY"),
    ],
)
def test_strangers_have_the_country_that_the_text_gives(text: str, language: str, name: str, country: str) -> None:
    person = next(m for m in found(text, language) if m.kind == "person")
    assert (person.name, person.countries) == (name, (country,))


def test_a_family_name_is_of_the_country_that_the_text_names() -> None:
    mentions = found("中国の話題になった。北京で楊外相は述べた。", "ja", on="2010-08-28")
    assert "Yang Jiechi" in {m.name for m in mentions}


def test_a_name_spelled_otherwise_is_the_holder_of_the_office() -> None:
    person = next(m for m in found("法国总统马可龙说", "zh") if m.kind == "person")
    assert person.name == "Emmanuel Macron"
    assert "spelled otherwise" in person.reason


@pytest.mark.parametrize("text", ["国务院发言人普莱斯说", "总理安瓦尔·易卜拉欣说"])
def test_the_end_of_a_longer_name_is_nobody_else(text: str) -> None:
    assert not {m.name for m in found(text, "zh")} & {"Condoleezza Rice", "Ibrahim of Johor"}


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("日米韓の外相が集まった。", "ja", ("JPN", "USA", "KOR")),
        ("六カ国協議が始まった。", "ja", ("CHN", "KOR", "PRK", "JPN", "USA", "RUS")),
        ("中日韩领导人将举行会议", "zh", ("CHN", "JPN", "KOR")),
    ],
)
def test_three_and_more_states_in_one_word(text: str, language: str, codes: tuple[str, ...]) -> None:
    assert found(text, language)[0].countries == codes


@pytest.mark.parametrize(("text", "language"), [("国連安保理は採択した。", "ja"), ("联合国安理会通过", "zh")])
def test_bodies_are_their_organisations(text: str, language: str) -> None:
    assert found(text, language)[0].countries == ("UN",)


def test_an_organisation_without_a_code_is_named_as_written() -> None:
    mention = found("国际货币基金组织宣布", "zh")[0]
    assert (mention.name, mention.countries) == ("国际货币基金组织", ("IGO",))


@pytest.mark.parametrize("text", ["外務省は発表した。", "首相は述べた。"])
def test_the_japanese_press_leaves_japan_out(text: str) -> None:
    assert found(text, "ja")[0].countries == ("JPN",)


def test_the_japanese_press_does_not_leave_others_out() -> None:
    assert not [m for m in found("タイの選挙があった。首相は述べた。", "ja") if m.countries == ("JPN",)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("今天是国家宪法日，各地举行活动", "zh"),
        ("省委书记出席", "zh"),
        ("両国国技館で大会があった。", "ja"),
    ],
)
def test_what_only_looks_like_states(text: str, language: str) -> None:
    assert not [m for m in found(text, language) if m.countries]


def test_a_state_before_a_person_who_visits_it_is_not_his() -> None:
    mentions = found("陪同访问法国的外交部长王毅表示", "zh")
    assert ("Wang Yi", ("CHN",)) in {(m.name, m.countries) for m in mentions}
