"""Article against furniture on invented pages in four languages."""

from __future__ import annotations

import pytest

from q7x2_gui.reading import read_text

PARAGRAPH = {
    "en": "The foreign ministers of Freedonia and Sylvania met on Monday and agreed to reopen the bridge between them.",
    "vi": "Bộ trưởng Ngoại giao hai nước đã gặp nhau hôm thứ Hai và nhất trí mở lại cây cầu nối liền hai bờ sông.",
    "zh": "两国外长星期一举行会谈，双方同意重新开放连接两岸的大桥，并就共同关心的问题深入交换了意见。",
    "ja": "両国の外相は月曜日に会談し、両岸を結ぶ橋を再び開くことで合意したほか、共通の課題について意見を交わした。",
}
CLOSE = {
    "en": "No date was set for it.",
    "vi": "Chưa có ngày cụ thể.",
    "zh": "具体日期尚未确定。",
    "ja": "日程は決まっていない。",
}
TITLE = {
    "en": "Freedonia and Sylvania ministers agree to reopen bridge",
    "vi": "Bộ trưởng hai nước nhất trí mở lại cây cầu",
    "zh": "两国外长同意重新开放大桥",
    "ja": "両国の外相、橋の再開で合意",
}
TAIL = {
    "en": ["Related Topics", "More Stories From World", "© 2031 Example Times. All rights reserved."],
    "vi": ["Tin liên quan", "Cùng chuyên mục", "Bình luận (0)"],
    "zh": ["相关新闻", "【责任编辑:某某】", "版权所有 未经授权禁止转载"],
    "ja": ["関連記事", "あわせて読みたい", "無断転載を禁じます"],
}
LANGUAGES = ["en", "vi", "zh", "ja"]


def page(language: str, tail: str = "") -> str:
    menu = ["Home", "World", "A", "B"]
    body = [PARAGRAPH[language], PARAGRAPH[language], CLOSE[language]]
    return "\n".join([*menu, TITLE[language], "", *body, tail, PARAGRAPH[language] if tail else ""])


def body_of(text: str) -> str:
    article = read_text(text, source_id="x")
    return "\n".join(article.text[start:end] for start, end in article.body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headline_menu_and_body(language: str) -> None:
    text = page(language)
    article = read_text(text, source_id="x")
    assert article.title == TITLE[language]
    assert article.language == language
    assert body_of(text) == "\n".join([PARAGRAPH[language], PARAGRAPH[language], CLOSE[language]])


@pytest.mark.parametrize(("language", "tail"), [(lang, tail) for lang in LANGUAGES for tail in TAIL[lang]])
def test_what_stands_behind_a_tail_line_is_furniture(language: str, tail: str) -> None:
    assert body_of(page(language, tail)).count(PARAGRAPH[language]) == 2


@pytest.mark.parametrize("aside", ["Advertisement", "Quảng cáo", "Read more: another story", "广告", "続きを読む"])
def test_the_article_goes_on_behind_an_aside(aside: str) -> None:
    text = f"{PARAGRAPH['en']}\n{aside}\n{PARAGRAPH['en']}"
    body = body_of(text)
    assert body.count(PARAGRAPH["en"]) == 2
    assert aside not in body


def test_a_subhead_belongs_to_the_article() -> None:
    text = f"{PARAGRAPH['en']}\nWhat comes next\n{PARAGRAPH['en']}"
    assert "What comes next" in body_of(text)


def test_words_of_law_inside_a_paragraph_do_not_end_the_article() -> None:
    law = (
        "The two sides also signed a copyright treaty, and officials said that its terms of use would follow this year."
    )
    assert law in body_of(f"{PARAGRAPH['en']}\n{law}\n{PARAGRAPH['en']}")


def test_other_stories_without_a_cue_are_furniture() -> None:
    teasers = "\n".join(["Cats win", "Dogs lose", "Rain soon", "Sun later", "Snow never"])
    other = "A celebrity has announced that the third season of a popular cooking show will begin in spring next year."
    text = f"{PARAGRAPH['en']}\n{PARAGRAPH['en']}\n{teasers}\n{other}"
    assert other not in body_of(text)


def test_a_story_in_pictures_keeps_its_captions() -> None:
    caption = "Hàng nghìn người chờ đợi bên cầu trong buổi sáng mùa đông lạnh giá ở thành phố lớn nhất (Ảnh: Mẫu)."
    assert caption in body_of(f"Câu chuyện ảnh\n{caption}\n{caption}")


def test_repeated_headlines_are_one() -> None:
    text = f"{TITLE['en']}\n\n{TITLE['en']}\n\n{PARAGRAPH['en']}"
    article = read_text(text, source_id="x")
    assert article.title_span == (0, len(TITLE["en"]))


def test_short_articles_without_a_paragraph_keep_their_lines() -> None:
    assert body_of("Shares up\nIndex 5,024 points\nTurnover 14 bln") == "Index 5,024 points\nTurnover 14 bln"
