"""Repair: broken text mended, good text left alone, positions kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.article import freeze
from q7x2_gui.reading.repair import original_offset, repair


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("A visit to TÃ¼rkiye", "A visit to Türkiye"),
        ("The ministerâ€™s plan", "The minister’s plan"),
        ("Bá»™ Ngoáº¡i giao", "Bộ Ngoại giao"),
        ("AT&amp;T and FAO&#039;s plan", "AT&T and FAO's plan"),
        ("FAO&amp;#039;s plan", "FAO's plan"),
        ("caf&eacute; &quot;Nord&quot;", 'café "Nord"'),
    ],
)
def test_broken_text_is_mended(broken: str, mended: str) -> None:
    assert repair(broken).text == mended


@pytest.mark.parametrize(
    "good",
    [
        "“Curly” and ‘single’ quotes’ stay",
        "ＦＵＬＬ ｗｉｄｔｈ　空白",
        "a & b &c; &unknown; ?x=1&copy=2",
        "Ngoại trưởng hai nước Việt Nam",
        "王毅外长与林芳正外相举行会谈。",
        "naïve façade Ångström",
        "&#0;&#27;",
    ],
)
def test_good_text_is_left_alone(good: str) -> None:
    mended = repair(good)
    assert (mended.text, mended.position_map) == (good, ())


def test_positions_behind_each_change() -> None:
    broken = "FAO&#039;s TÃ¼rkiye plan\nnext line"
    mended = repair(broken)
    for word in ("FAO", "rkiye", "plan", "next line"):
        assert original_offset(mended.position_map, mended.text.index(word)) == broken.index(word)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["Ã¼", "&amp;", "&#039;", "â€™", "word ", "\n", "ộ", "王", "é", "&"]), max_size=30).map(
        "".join
    )
)
def test_positions_ascend_and_equal_stretches_correspond(text: str) -> None:
    frozen = freeze(text)
    mended = repair(frozen)
    assert list(mended.position_map) == sorted(mended.position_map)
    offsets = [original_offset(mended.position_map, at) for at in range(len(mended.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(frozen)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_mended(text: str) -> None:
    frozen = freeze(text)
    mended = repair(frozen)
    assert original_offset(mended.position_map, len(mended.text)) <= len(frozen)
    assert mended.text.count("\n") == frozen.count("\n")


CLEAN = st.lists(
    st.sampled_from(
        [
            "“We agreed,” he said.", "Türkiye’s façade",
            "naïve Ångström", "Tại sao giá hạt sầu riêng lại lên giá?", "Bộ Ngoại giao",
            "王毅外长与林芳正外相举行会谈。", "「率直な意見交換ができた」と語った。", "ＦＵＬＬ　ｗｉｄｔｈ",
            "A–B — C…", "5×£35", "SELKÄ\u00a0EDELLÄ",
            "Ôôô", "VOCÊ…", "L’épisode", "É®",
            "(-1/2)! = √π", "Ñandú ¿qué?", "Ă ă Â â Ê ê Ô ô Ơ ơ Ư ư Đ đ", "ở ẩn ửng ỳ",
            "Встреча министров прошла в среду.",
            "10 °C ± 2 µm ½", "한국 외교부", "عيد سعيد", "• item · two", "№ 5 § 3 ¶",
        ]
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip
"""Good text of the kinds that repair is most easily wrong about, none of them broken."""


@settings(max_examples=100, deadline=None)
@given(CLEAN, st.sampled_from([" ", "\n", ", "]))
def test_good_text_is_left_alone_in_any_company(pieces: list[str], joint: str) -> None:
    text = freeze(joint.join(pieces))
    assert repair(text).text == text


SENTENCES = [
    "“Chúng tôi đã nhất trí,” Bộ trưởng Ngoại giao nói tại cuộc họp báo ở thủ đô.",
    "两国外长星期一举行会谈，双方同意重新开放大桥。",
    "両国の外相は月曜日に会談し、橋を再び開くことで合意した。",
    "Türkiye’s foreign minister said – after talks – that “the façade” would stay.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["sloppy-windows-1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_misread_utf8_is_mended_exactly(sentence: str, encoding: str, times: int) -> None:
    import ftfy  # noqa: F401 - knows the sloppy encoding

    sentence = freeze(sentence)
    broken = sentence
    for _ in range(times):
        broken = broken.encode("utf-8").decode(encoding)
    assert repair(freeze(broken)).text == sentence


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Le g√¢teau et le r√©gime", "Le gâteau et le régime"),
        ("LiĂ¨ge et l'HĂ´pital", "Liège et l'Hôpital"),
        ("the bank вЂ“ and its rating", "the bank – and its rating"),
        ("\x93Quoted\x94 words", "“Quoted” words"),
        ("voilÃ  le travail", "voilà le travail"),
        ("Meeting inÂ\u00a0Ankara", "Meeting in\u00a0Ankara"),
    ],
)
def test_other_encodings_are_mended_too(broken: str, mended: str) -> None:
    assert repair(freeze(broken)).text == mended
