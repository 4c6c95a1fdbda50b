"""Who is named: titles, short forms, counterparts, pairs and places in four languages (all sentences invented)."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.days import day_number
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors import find_actors


def on(year: int, month: int, day: int) -> Bounds:
    n = day_number(year, month, day)
    return Bounds(start_earliest=n, start_latest=n, end_earliest=n, end_latest=n)


def by_quote(text: str, language: str, quote: str, **more: Bounds) -> ActorMention:
    found = {one.quote: one for one in find_actors(text, language, **more)}
    assert quote in found, sorted(found)
    return found[quote]


PEOPLE = [
    (
        "en",
        "Chinese State Councilor and Foreign Minister Wang Yi left.",
        "Chinese State Councilor and Foreign Minister Wang Yi",
        ("Wang Yi", "CHN", "foreign_minister"),
    ),
    (
        "en",
        "It was top Japanese diplomat Yoshimasa Hayashi.",
        "top Japanese diplomat Yoshimasa Hayashi",
        ("Yoshimasa Hayashi", "JPN", "foreign_minister"),
    ),
    (
        "en",
        "Japanese Minister of Foreign Affairs Toshimitsu Motegi spoke.",
        "Japanese Minister of Foreign Affairs Toshimitsu Motegi",
        ("Toshimitsu Motegi", "JPN", "foreign_minister"),
    ),
    (
        "en",
        "A visit by Foreign Minister of Japan Taro Kono began.",
        "Foreign Minister of Japan Taro Kono",
        ("Taro Kono", "JPN", "foreign_minister"),
    ),
    (
        "en",
        "Then-Japanese Prime Minister Shinzo Abe agreed.",
        "Then-Japanese Prime Minister Shinzo Abe",
        ("Shinzo Abe", "JPN", "head_of_government"),
    ),
    (
        "en",
        "Ruritanian or not, Danish Foreign Minister Ole Testmann spoke.",
        "Danish Foreign Minister Ole Testmann",
        ("Ole Testmann", "DNK", "foreign_minister"),
    ),
    (
        "en",
        "Ana Prueba, foreign minister of Peru, smiled.",
        "Ana Prueba, foreign minister of Peru",
        ("Ana Prueba", "PER", "foreign_minister"),
    ),
    (
        "en",
        "Russian Foreign Minister Sergey Viktorovich Lavrov left.",
        "Russian Foreign Minister Sergey Viktorovich Lavrov",
        ("Sergei Lavrov", "RUS", "foreign_minister"),
    ),
    (
        "vi",
        "Ngoại trưởng Trung Quốc Vương Nghị phát biểu.",
        "Ngoại trưởng Trung Quốc Vương Nghị",
        ("Wang Yi", "CHN", "foreign_minister"),
    ),
    (
        "vi",
        "Ông gặp Uỷ viên Bộ Chính trị, Ngoại trưởng Trung Quốc Vương Nghị.",
        "Uỷ viên Bộ Chính trị, Ngoại trưởng Trung Quốc Vương Nghị",
        ("Wang Yi", "CHN", "foreign_minister"),
    ),
    (
        "vi",
        "Theo người phát ngôn Bộ Ngoại giao Trung Quốc Quách Gia Côn (Guo Jiakun), vậy.",
        "người phát ngôn Bộ Ngoại giao Trung Quốc Quách Gia Côn (Guo Jiakun)",
        ("Guo Jiakun", "CHN", "foreign_ministry_spokesperson"),
    ),
    (
        "vi",
        "Đại sứ Trung Quốc tại Việt Nam Tạ Thử Danh phát biểu.",
        "Đại sứ Trung Quốc tại Việt Nam Tạ Thử Danh",
        ("Tạ Thử Danh", "CHN", "ambassador"),
    ),
    ("zh", "王毅外长表示欢迎。", "王毅外长", ("Wang Yi", "CHN", "foreign_minister")),
    ("zh", "美国国务卿布林肯昨日中国之行结束。", "美国国务卿布林肯", ("Antony Blinken", "USA", "foreign_minister")),
    ("ja", "林芳正外相が述べた。", "林芳正外相", ("Yoshimasa Hayashi", "JPN", "foreign_minister")),
    (
        "ja",
        "米国務長官のブリンケン氏が述べた。",
        "米国務長官のブリンケン氏",
        ("Antony Blinken", "USA", "foreign_minister"),
    ),
]


@pytest.mark.parametrize(("language", "text", "quote", "who"), PEOPLE)
def test_title_and_name_are_one_mention(language: str, text: str, quote: str, who: tuple[str, str, str]) -> None:
    found = by_quote(text, language, quote)
    assert (found.kind, found.name, *found.countries, found.office) == ("person", *who)


def test_terms_fit_the_office_that_the_text_states() -> None:
    found = by_quote("Chinese Foreign Minister Wang Yi left.", "en", "Chinese Foreign Minister Wang Yi")
    assert {term.office for term in found.terms} == {"foreign_minister"}
    assert found.person_id == "wang-yi"


def test_another_title_claims_no_office_and_no_terms() -> None:
    found = by_quote("Chinese Vice Premier Han Zheng spoke.", "en", "Chinese Vice Premier Han Zheng")
    assert (found.office, found.terms) == (None, ())


SHORT = [
    ("en", "Foreign Minister Wang Yi came. Wang spoke.", "Wang", "Wang Yi"),
    ("en", "Wang spoke. Later Foreign Minister Wang Yi left.", "Wang", "Wang Yi"),
    ("en", "Foreign Minister Yoko Kamikawa came. Ms. Kamikawa spoke.", "Ms. Kamikawa", "Yoko Kamikawa"),
    ("en", "Minister Toshimitsu Motegi came; Toshi Motegi wrote.", "Toshi Motegi", "Toshimitsu Motegi"),
    ("en", "Danish Foreign Minister Ole Testmann came. Testmann spoke.", "Testmann", "Ole Testmann"),
    ("vi", "Thủ tướng Phạm Minh Chính đến. Ông Chính nói.", "Ông Chính", "Pham Minh Chinh"),
    ("vi", "Ngoại trưởng Trung Quốc Vương Nghị đến. Hôm qua ông Vương nói.", "ông Vương", "Wang Yi"),
    ("vi", "Ngoại trưởng Mỹ Antony Blinken đến. Blinken nói.", "Blinken", "Antony Blinken"),
    ("ja", "林芳正外相が訪れた。林氏は述べた。", "林氏", "Yoshimasa Hayashi"),
]


@pytest.mark.parametrize(("language", "text", "quote", "name"), SHORT)
def test_short_forms_follow_the_full_name(language: str, text: str, quote: str, name: str) -> None:
    assert by_quote(text, language, quote).name == name


def test_a_surname_that_belongs_to_another_name_is_no_short_form() -> None:
    text = "Foreign Minister Wang Yi came. The editor Wang Testing stayed away."
    assert [one.name for one in find_actors(text, "en")] == ["Wang Yi"]


def test_two_people_of_one_surname_are_kept_apart_by_country() -> None:
    text = (
        "Chinese Premier Li Keqiang met Danish Foreign Minister Li Prøve. "
        "Chinese Premier Li left, Danish Foreign Minister Li stayed."
    )
    names = [one.name for one in find_actors(text, "en")]
    assert names == ["Li Keqiang", "Li Prøve", "Li Keqiang", "Li Prøve"]


def test_counterpart_is_the_same_office_in_the_other_country() -> None:
    text = "Japanese Foreign Minister Yoshimasa Hayashi met his Chinese counterpart."
    found = by_quote(text, "en", "his Chinese counterpart", on=on(2023, 3, 31))
    assert (found.kind, found.name, found.office, found.resolved) == ("office", "Qin Gang", "foreign_minister", True)


def test_counterpart_with_a_name() -> None:
    text = "Ngoại trưởng Trung Quốc Vương Nghị và người đồng cấp Nhật Bản Toshimitsu Motegi."
    found = by_quote(text, "vi", "người đồng cấp Nhật Bản Toshimitsu Motegi")
    assert (found.name, found.office) == ("Toshimitsu Motegi", "foreign_minister")


@pytest.mark.parametrize(("day", "name"), [(on(2020, 7, 1), "Toshimitsu Motegi"), (on(2024, 2, 1), "Yoko Kamikawa")])
def test_office_without_a_name_is_resolved_by_the_day(day: Bounds, name: str) -> None:
    found = by_quote("The Japanese foreign minister left.", "en", "Japanese foreign minister", on=day)
    assert (found.kind, found.name, found.resolved) == ("office", name, True)


def test_office_without_a_name_or_a_day_stays_an_office() -> None:
    found = by_quote("The Japanese foreign minister left.", "en", "Japanese foreign minister")
    assert (found.kind, found.person_id, found.countries) == ("office", None, ("JPN",))


PAIRS = [
    ("en", "China-Japan ties", "China-Japan", ("CHN", "JPN")),
    ("en", "Sino-Japanese ties", "Sino-Japanese", ("CHN", "JPN")),
    ("vi", "quan hệ Trung – Nhật tốt", "Trung – Nhật", ("CHN", "JPN")),
    ("zh", "推动中日关系", "中日", ("CHN", "JPN")),
    ("ja", "日中関係が進む", "日中", ("JPN", "CHN")),
    ("en", "India met Pakistan. The two sides agreed.", "The two sides", ("IND", "PAK")),
    ("vi", "Ấn Độ gặp Pakistan. Hai bên nhất trí.", "Hai bên", ("IND", "PAK")),
    ("zh", "印度与巴基斯坦会谈。双方同意。", "双方", ("IND", "PAK")),
    ("ja", "インドとパキスタンが会談した。双方は合意した。", "双方", ("IND", "PAK")),
]


@pytest.mark.parametrize(("language", "text", "quote", "codes"), PAIRS)
def test_pairs_and_both_sides(language: str, text: str, quote: str, codes: tuple[str, str]) -> None:
    found = by_quote(text, language, quote)
    assert (found.kind, found.countries) == ("pair", codes)


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        (
            "en",
            "Foreign Minister Wang Yi met Foreign Minister Yoko Kamikawa. The two foreign ministers ate.",
            "The two foreign ministers",
        ),
        (
            "vi",
            "Ngoại trưởng Trung Quốc Vương Nghị gặp Ngoại trưởng Nhật Bản Yoko Kamikawa. Hai ngoại trưởng dùng bữa.",
            "Hai ngoại trưởng",
        ),
        ("ja", "王毅外相は上川陽子外相と会談した。両外相は食事をした。", "両外相"),
    ],
)
def test_two_ministers_are_the_two_named(language: str, text: str, quote: str) -> None:
    found = by_quote(text, language, quote)
    assert found.office == "foreign_minister"
    assert {member.name for member in found.members} == {"Wang Yi", "Yoko Kamikawa"}


def test_both_sides_without_two_countries_is_nobody() -> None:
    assert find_actors("Both sides agreed.", "en") == []


def test_capital_as_state_and_as_place() -> None:
    state = by_quote("Tokyo said no.", "en", "Tokyo")
    place = by_quote("They met in Tokyo.", "en", "Tokyo")
    assert (state.countries, state.capital, state.place) == (("JPN",), True, False)
    assert (place.capital, place.place) == (True, True)


def test_capitals_have_english_names() -> None:
    assert by_quote("Họ gặp nhau tại Bắc Kinh.", "vi", "Bắc Kinh").name == "Beijing"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They ate turkey and china was broken."),
        ("en", "Jordan Testing and Chad Sample played."),
        ("en", "Ships crossed the South China Sea."),
        ("vi", "Anh ấy nghĩ về mỹ thuật và nhật ký."),
        ("vi", "Chị Nguyễn Thị Nga và bạn Lê Đức Anh đến."),
        ("ja", "タイトルとインドアの話。"),
        ("zh", "今日中午天气好。"),
    ],
)
def test_words_that_only_look_like_countries(language: str, text: str) -> None:
    assert find_actors(text, language) == []


def test_ministries_belong_to_their_country() -> None:
    found = by_quote("Bộ Ngoại giao Trung Quốc thông báo.", "vi", "Bộ Ngoại giao Trung Quốc")
    assert (found.kind, found.name, found.countries) == ("organisation", "Chinese Foreign Ministry", ("CHN",))


def test_a_ministry_without_a_country_is_the_one_named_before() -> None:
    text = "The Chinese Foreign Ministry spoke. On Monday the Foreign Ministry denied it."
    last = find_actors(text, "en")[-1]
    assert (last.name, last.resolved) == ("Chinese Foreign Ministry", True)


def test_countries_outside_the_main_table() -> None:
    assert by_quote("The Gruzia của họ", "vi", "Gruzia").countries == ("GEO",)


def test_only_the_spans_asked_for() -> None:
    text = "China spoke. Japan listened."
    assert [one.name for one in find_actors(text, "en", spans=[(13, 28)])] == ["Japan"]


def test_unknown_chinese_names_are_new_actors_and_known_again() -> None:
    text = "新加坡副总理王例子昨天到访。王例子表示欢迎。中方主席没有说话。"
    found = [(one.quote, one.kind, one.countries) for one in find_actors(text, "zh")]
    assert found == [
        ("新加坡副总理王例子", "person", ("SGP",)),
        ("王例子", "person", ("SGP",)),
        ("中方", "country", ("CHN",)),
    ]
