"""Days that common ways of telling an event give it; all sentences are invented, printed on Wednesday, 15 May 2024."""

# ruff: noqa: E501 - a sentence a line reads better than one broken up
from __future__ import annotations

import pytest

from tests.extraction.helpers import suggest

_TELLINGS = [
    (
        "en",
        "visit",
        "2024-05-20/2024-05-22",
        "French President Emmanuel Macron will begin a three-day visit to Vietnam on Monday.",
    ),
    (
        "en",
        "visit",
        "2024-05-13/2024-05-15",
        "French President Emmanuel Macron arrived in Vietnam on Monday for a three-day visit.",
    ),
    (
        "en",
        "visit",
        "2024-05-12/2024-05-14",
        "French President Emmanuel Macron ended a three-day visit to Vietnam on Tuesday.",
    ),
    (
        "en",
        "visit",
        "2024-05-13/2024-05-15",
        "French President Emmanuel Macron, on a visit to Vietnam from Monday to Wednesday, met the press.",
    ),
    ("en", "meeting", "2024-05-14", "Vietnam and Laos held talks on Tuesday, a week after a border clash on May 7."),
    (
        "en",
        "meeting",
        "2024-05-14",
        "The meeting between French President Emmanuel Macron and German Chancellor Olaf Scholz on Tuesday came after the pact of 1963 was renewed in 2019.",
    ),
    (
        "en",
        "meeting",
        "2024-05-13",
        "On Monday, French President Emmanuel Macron met German Chancellor Olaf Scholz, who arrived on Sunday.",
    ),
    (
        "en",
        "meeting",
        "2024-05-14",
        "French President Emmanuel Macron told reporters on Wednesday that he had met German Chancellor Olaf Scholz on Tuesday.",
    ),
    (
        "en",
        "meeting",
        "2024-05-24",
        "French President Emmanuel Macron said on Tuesday he would meet German Chancellor Olaf Scholz on May 24.",
    ),
    (
        "en",
        "meeting",
        "2024-06",
        "French President Emmanuel Macron will meet German Chancellor Olaf Scholz in June to mark the 1963 treaty.",
    ),
    (
        "en",
        "phone_call",
        "2024-05-14",
        "U.S. Secretary of State Antony Blinken and Chinese Foreign Minister Wang Yi spoke by phone on Tuesday, their first call since April 26.",
    ),
    (
        "en",
        "agreement",
        "2024-05-14",
        "France and Germany signed an agreement on Tuesday that will take effect on July 1.",
    ),
    ("en", "agreement", "2024-05-14", "France and Germany agreed on Tuesday to hold a summit in October."),
    (
        "en",
        "meeting",
        "2024-05-14",
        "Before flying home on Wednesday, French President Emmanuel Macron met German Chancellor Olaf Scholz on Tuesday.",
    ),
    ("en", "visit", "2024-22", "Indian Prime Minister Narendra Modi will visit Russia this summer."),
    (
        "en",
        "meeting",
        "[2024-05-14..2024-05-15]",
        "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris.",
    ),
    ("vi", "visit", "2024-05-20/2024-05-22", "Tổng thống Pháp Emmanuel Macron sẽ thăm Việt Nam từ ngày 20 đến 22/5."),
    (
        "vi",
        "visit",
        "2024-05-20/2024-05-22",
        "Tổng thống Pháp Emmanuel Macron sẽ bắt đầu chuyến thăm ba ngày tới Việt Nam vào ngày 20/5.",
    ),
    (
        "vi",
        "meeting",
        "2024-05-14",
        "Ngày 14/5, tại Hà Nội, Thủ tướng Phạm Minh Chính đã tiếp Tổng thống Pháp Emmanuel Macron.",
    ),
    (
        "vi",
        "meeting",
        "2024-05-14",
        "Chiều 14/5, Thủ tướng Phạm Minh Chính tiếp Tổng thống Pháp Emmanuel Macron đang thăm Việt Nam từ ngày 13 đến 16/5.",
    ),
    (
        "vi",
        "phone_call",
        "2024-05-14",
        "Tối 14/5, Thủ tướng Phạm Minh Chính điện đàm với Tổng thống Pháp Emmanuel Macron, cuộc điện đàm đầu tiên kể từ tháng 3.",
    ),
    (
        "vi",
        "meeting",
        "2024-05-14",
        "Bộ trưởng Ngoại giao Bùi Thanh Sơn hôm qua hội đàm với Ngoại trưởng Lào Saleumxay Kommasith, sau khi hai bên ký hiệp định hồi tháng 4.",
    ),
    (
        "vi",
        "agreement",
        "2024-05-14",
        "Việt Nam và Lào ngày 14/5 ký thỏa thuận thương mại, dự kiến có hiệu lực từ ngày 1/7.",
    ),
    (
        "vi",
        "meeting",
        "2024-05-24",
        "Bộ Ngoại giao hôm 14/5 thông báo Ngoại trưởng Bùi Thanh Sơn sẽ gặp Ngoại trưởng Lào Saleumxay Kommasith vào ngày 24/5.",
    ),
    ("vi", "visit", "[2024-09..2024-12]", "Tổng thống Nga Vladimir Putin dự kiến thăm Việt Nam vào cuối năm nay."),
    (
        "vi",
        "visit",
        "2024-05-12/2024-05-14",
        "Tổng thống Nga Vladimir Putin hôm 14/5 kết thúc chuyến thăm ba ngày tới Việt Nam.",
    ),
    (
        "vi",
        "meeting",
        "2024-05-14",
        "Hội đàm giữa Thủ tướng Phạm Minh Chính và Tổng thống Pháp Emmanuel Macron diễn ra chiều thứ Ba.",
    ),
    ("zh", "meeting", "2024-05-14", "外交部长王毅14日在北京同法国外长塞茹尔内举行会谈。"),
    ("zh", "meeting", "2024-05-14", "昨天，法国总统马克龙在巴黎会见了德国总理朔尔茨。"),
    (
        "zh",
        "visit",
        "2024-05-20/2024-05-22",
        "应国家主席习近平邀请，法国总统马克龙将于5月20日至22日对中国进行国事访问。",
    ),
    (
        "zh",
        "visit",
        "2024-05-20/2024-05-22",
        "外交部发言人14日宣布，法国总统马克龙将于20日起对中国进行为期三天的访问。",
    ),
    ("zh", "phone_call", "2024-05-14", "外交部长王毅14日晚同美国国务卿布林肯通电话。这是两人4月26日会晤以来首次通话。"),
    ("zh", "meeting", "2024-05-13", "访问期间，法国总统马克龙13日会见了国家主席习近平。"),
    ("zh", "visit", "2024-05-13/2024-05-15", "法国总统马克龙13日抵达北京，开始对中国进行为期三天的访问。"),
    ("zh", "agreement", "2024-05-14", "中国和法国14日签署了一项协议，协议将于7月1日生效。"),
    ("zh", "meeting", "2024-05-24", "外交部发言人15日说，外交部长王毅将于24日会见法国外长塞茹尔内。"),
    ("zh", "visit", "2024-23", "印度总理莫迪将于今秋访问俄罗斯。"),
    ("ja", "meeting", "2024-05-14", "岸田文雄首相は14日、首相官邸でフランスのマクロン大統領と会談した。"),
    (
        "ja",
        "meeting",
        "2024-05-14",
        "岸田文雄首相は14日、来日中のフランスのマクロン大統領と会談し、7月の首脳会議で協力することで一致した。",
    ),
    ("ja", "visit", "2024-05-20/2024-05-22", "岸田文雄首相は20～22日の日程でフランスを訪問する。"),
    (
        "ja",
        "visit",
        "2024-05-20/2024-05-22",
        "政府は14日、岸田文雄首相が20日から3日間の日程でフランスを訪問すると発表した。",
    ),
    ("ja", "meeting", "2024-05-24", "上川陽子外相は14日の記者会見で、中国の王毅外相と24日に会談すると明らかにした。"),
    (
        "ja",
        "phone_call",
        "2024-05-14",
        "上川陽子外相は14日夜、米国のブリンケン国務長官と電話会談した。両氏の電話会談は3月以来。",
    ),
    ("ja", "visit", "2024-05-13/2024-05-15", "フランスのマクロン大統領は13日から15日まで中国を訪問した。"),
    ("ja", "meeting", "2024-05-14", "昨年11月に就任したマクロン大統領は14日、岸田文雄首相と会談した。"),
    ("ja", "visit", "2024-23", "インドのモディ首相が今秋、ロシアを訪問する方向で調整している。"),
    ("ja", "meeting", "2024-05-14", "岸田文雄首相は14日、4月に発足したフランスの新内閣のアタル首相と会談した。"),
    ("ja", "agreement", "2024-05-14", "日本とフランスは14日、7月から協議を始めることで合意した。"),
]


@pytest.mark.parametrize(("language", "kind", "day", "text"), _TELLINGS)
def test_day_of_a_telling(language: str, kind: str, day: str, text: str) -> None:
    told = [(s.values.type, s.values.date) for s in suggest(text, language)]
    assert (kind, day) in told
    assert not any(other != day for type_, other in told if type_ == kind)
