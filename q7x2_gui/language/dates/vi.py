"""How Vietnamese news writes dates."""

# ruff: noqa: E501 - a pattern a line reads better than one broken up
from __future__ import annotations

import re
from typing import Any

from q7x2_gui.language.dates.grammar import Grammar, alternatives, compiled, rules

_COUNT = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "vài": 3,
}  # fmt: skip
_MONTHS = {"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
           "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12}  # fmt: skip
_WEEKDAYS = {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "thứ bẩy": 5, "thứ 2": 0,
    "thứ 3": 1, "thứ 4": 2, "thứ 5": 3, "thứ 6": 4, "thứ 7": 5, "chủ nhật": 6, "chúa nhật": 6,
}  # fmt: skip
_PARTS = {
    "đầu": "early", "thượng tuần": "early", "giữa": "mid", "trung tuần": "mid", "cuối": "late", "hạ tuần": "late",
    "nửa đầu": "first_half", "nửa cuối": "second_half", "nửa sau": "second_half", "6 tháng đầu": "first_half",
    "sáu tháng đầu": "first_half", "6 tháng cuối": "second_half", "quý i": "q1", "quý ii": "q2", "quý iii": "q3",
    "quý iv": "q4", "quý 1": "q1", "quý 2": "q2", "quý 3": "q3", "quý 4": "q4", "tuần đầu": "week1",
    "tuần đầu tiên": "week1", "tuần thứ hai": "week2", "tuần thứ ba": "week3", "tuần cuối": "week5",
}  # fmt: skip
_SHIFTS = {
    "này": 0, "nay": 0, "trước": -1, "qua": -1, "vừa qua": -1, "rồi": -1, "vừa rồi": -1, "ngoái": -1, "tới": 1,
    "sau": 1, "tới đây": 1, "sắp tới": 1,
}  # fmt: skip
_UNITS = {"ngày": "day", "hôm": "day", "tuần": "week", "tháng": "month", "năm": "year", "cuối tuần": "weekend"}
_SEASONS = {"xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24}


def _day(shift: int, *, focus: bool = False) -> dict[str, Any]:
    return {"unit": "day", "shift": shift, "focus": focus}


_PHRASES: dict[str, dict[str, Any]] = {
    "hôm nay": _day(0), "ngày hôm nay": _day(0), "sáng nay": _day(0), "trưa nay": _day(0), "chiều nay": _day(0),
    "tối nay": _day(0), "đêm nay": _day(0), "hôm qua": _day(-1), "ngày hôm qua": _day(-1), "sáng qua": _day(-1),
    "chiều qua": _day(-1), "tối qua": _day(-1), "đêm qua": _day(-1), "hôm kia": _day(-2), "ngày mai": _day(1),
    "sáng mai": _day(1), "chiều mai": _day(1), "tối mai": _day(1), "ngày kia": _day(2),
    "cùng ngày": _day(0, focus=True), "trong ngày": _day(0, focus=True), "ngày hôm đó": _day(0, focus=True),
    "hôm đó": _day(0, focus=True), "cùng hôm": _day(0, focus=True), "ngày hôm sau": _day(1, focus=True), "một tuần sau": _day(7, focus=True), "hai tuần sau": _day(14, focus=True),
    "hôm sau": _day(1, focus=True), "ngày tiếp theo": _day(1, focus=True), "ngày hôm trước": _day(-1, focus=True),
    "hôm trước": _day(-1, focus=True), "một ngày sau đó": _day(1, focus=True), "một ngày trước đó": _day(-1, focus=True),
    "tuần qua": {"unit": "week", "shift": 0, "part": "past"}, "tuần vừa qua": {"unit": "week", "shift": 0, "part": "past"},
    "cùng tháng": {"unit": "month", "shift": 0, "focus": True}, "tháng đó": {"unit": "month", "shift": 0, "focus": True},
    "cùng năm": {"unit": "year", "shift": 0, "focus": True}, "năm đó": {"unit": "year", "shift": 0, "focus": True},
    "năm sau đó": {"unit": "year", "shift": 1, "focus": True},
}  # fmt: skip

_FRAGMENTS = {
    "LEAD": r"(?:ngày|hôm|mùng|mồng|dịp)\s{1,2}(?:mùng\s{1,2}|mồng\s{1,2})?",
    "TIME": r"(?:(?:rạng\s)?sáng|trưa|chiều|tối|đêm|khuya)(?:\s(?:sớm|muộn|khuya|tối|tà))?,?\s{1,2}(?:ngày\s{1,2}|hôm\s{1,2})?",
    "TODAY": r"(?:ngày\s{1,2})?(?:hôm|sáng(?:\ssớm)?|trưa|chiều|tối|đêm|rạng\ssáng)\s{1,2}(?:nay|qua|mai)|ngày\s{1,2}mai",
    "NOLUNAR": r"(?!\s{1,2}(?:Tết|âm\slịch|tháng\s(?:Giêng|Chạp)(?!\w)))",
    "DAY": r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])",
    "NUM": r"(?:1[0-2]|0?[1-9])(?![0-9])",
    "MONTH": r"(?:(?:1[0-2]|0?[1-9])(?![0-9])|(?:mười\smột|mười\shai|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w))",
    "YEAR": r"[12][0-9]{3}(?![0-9])",
    "INYEAR": r"(?:\s{0,2},?\s{0,2}năm\s{1,2}|\s?[-/.]\s?)(?P<y><YEAR>)",
    "ATDAY": r"(?:vào\s)?(?:hôm|ngày|sáng|trưa|chiều|tối|đêm|vào)\s{1,2}",
    "TO": r"\s?(?:-|–|—|đến\sngày|đến|tới\sngày|tới|và\sngày|và|,)\s?",
    "WEEKDAY": alternatives(_WEEKDAYS) + r"(?!\w)",
    "PART": alternatives(_PARTS),
    "MOD": alternatives(_SHIFTS) + r"(?!\w)",
    "COUNT": r"(?:[0-9]{1,3}|" + alternatives(_COUNT) + ")",
}


def _number(text: str) -> int | None:
    digits = re.match(r"[0-9]{1,4}", text)
    return int(digits[0]) if digits else _COUNT.get(" ".join(text.casefold().split()))


_RULES = rules(
    ("iso_day", r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])"),
    ("month_day", r"(?:<LEAD>)?(?P<d><DAY>)\s?[-/.]\s?(?P<m><NUM>)\s?[-/.]\s?(?P<y><YEAR>)"),
    ("month_day", r"(?P<q><LEAD>(?P<d><DAY>)[-/.](?P<m><NUM>))(?![-/.][0-9]|[0-9%])(?:<INYEAR>)?"),
    ("month_day", r"<TIME>(?P<q>(?P<d><DAY>)[-/.](?P<m><NUM>))(?![-/.][0-9]|[0-9%])(?:<INYEAR>)?"),
    ("month_day", r"(?:<ATDAY>)?(?P<q>(?P<wd><WEEKDAY>),?\s{0,2}\(?(?:ngày\s{1,2})?(?P<d><DAY>)[-/.](?P<m><NUM>)(?![-/.][0-9])(?:<INYEAR>)?\)?)"),
    ("month_day", r"(?:<ATDAY>)?(?P<q>(?P<wd><WEEKDAY>),?\s{0,2}(?:ngày\s{1,2})?(?P<d><DAY>)\s{1,2}tháng\s{1,2}(?P<m><MONTH>)(?:<INYEAR>)?)"),
    ("month_of_year", r"(?:<LEAD>)?(?P<d><DAY>)(?:[-/.]|\s{1,2}tháng\s{1,2})(?P<m><MONTH>)\s{1,2}(?P<unit>năm)\s{1,2}(?P<mod>ngoái|trước|nay|tới|sau)(?!\w)"),
    ("month_day", r"\((?P<q>(?P<d><DAY>)[-/](?P<m><NUM>))\)"),
    ("month_day", r"(?P<q>(?:<TODAY>)\s{0,2}[,(]?\s{0,2}(?:tức\s)?(?:ngày\s{1,2})?(?P<d><DAY>)[-/.](?P<m><NUM>))(?![-/.][0-9]|[0-9%])(?:<INYEAR>)?"),
    ("month_day", r"(?:<ATDAY>)?(?P<q>(?P<wd><WEEKDAY>),?\s{0,2}\(?(?:ngày\s{1,2})?(?P<d><DAY>)[-/.](?P<m><NUM>)[-/.](?P<y><YEAR>)\)?)"),
    ("month_day", r"(?P<d>1[3-9]|2[0-9]|3[01]|0[1-9])/(?P<m><NUM>)(?![-/.][0-9]|[0-9%]|\s(?:số|lần|dân|phiếu|điểm|thành\sviên|nước|tổng))(?<!24/7)"),
    ("month_day", r"(?:từ|đến|tới|trước|sau|vào|và|kể\stừ|cho\sđến|tính\sđến)\s{1,2}(?P<q>(?:ngày\s{1,2})?(?P<d><DAY>)[-/](?P<m><NUM>))(?![-/.][0-9]|[0-9%])(?:<INYEAR>)?"),
    ("month_day", r"(?:<LEAD>)?(?P<d><DAY>)\s{1,2}tháng\s{1,2}(?P<m><MONTH>)(?:<INYEAR>)?"),
    ("day_range", r"(?:từ\s{1,2})?(?P<q>(?:<LEAD>)?(?P<d><DAY>)<TO>(?P<d2><DAY>)[-/.](?P<m><NUM>)(?![-/.]?[0-9]{1,3}(?![0-9]))(?:<INYEAR>)?)"),
    ("day_range", r"(?:từ\s{1,2})?(?P<q>(?:<LEAD>)?(?P<d><DAY>)[-/.](?P<m><NUM>)<TO>(?P<d2><DAY>)[-/.](?P<m2><NUM>)(?![-/.]?[0-9]{1,3}(?![0-9]))(?:<INYEAR>)?)"),
    ("day_range", r"(?:từ\s{1,2})?(?P<q>(?:<LEAD>)?(?P<d><DAY>)<TO>(?P<d2><DAY>)\s{1,2}tháng\s{1,2}(?P<m><MONTH>)(?:<INYEAR>)?)"),
    ("day_range", r"(?:từ\s{1,2})?(?P<q>(?:<LEAD>)?(?P<d><DAY>)\s{1,2}tháng\s{1,2}(?P<m><MONTH>)<TO>(?P<d2><DAY>)\s{1,2}tháng\s{1,2}(?P<m2><MONTH>)(?:<INYEAR>)?)"),
    ("day_range", r"(?P<d><DAY>)<TO>(?P<d2><DAY>)[-/](?P<m><NUM>)[-/](?P<y><YEAR>)"),
    ("day_range", r"(?:các\s{1,2})?(?P<q>(?:<LEAD>)(?P<d><DAY>)(?:,\s{1,2}<DAY>){1,5},?\s{1,2}(?:và\s{1,2})?(?P<d2><DAY>)[-/.](?P<m><NUM>)(?![-/.]?[0-9]{1,3}(?![0-9]))(?:<INYEAR>)?)"),
    ("day_range", r"(?:các\s{1,2})?(?P<q>(?:<LEAD>)(?P<d><DAY>)(?:,\s{1,2}<DAY>){1,5},?\s{1,2}(?:và\s{1,2})?(?P<d2><DAY>)\s{1,2}tháng\s{1,2}(?P<m><MONTH>)(?:<INYEAR>)?)"),
    ("day_range", r"(?:từ\s{1,2})?<LEAD>(?P<q>(?P<d><DAY>)\s?(?:đến\sngày|đến|tới\sngày|tới|-)\s?(?P<d2><DAY>))(?![-/.%][0-9]|\s{1,2}tháng)"),
    ("day_of_month", r"(?P<q><LEAD>(?P<d><DAY>))(?![-/.,%:][0-9]|\s{1,2}tháng|h)<NOLUNAR>"),
    ("day_of_month", r"(?:<LEAD>|<TIME>)(?P<d><DAY>)\s{1,2}(?P<unit>tháng)\s{1,2}(?P<mod><MOD>)"),
    ("month_year", r"tháng\s{1,2}(?P<m><MONTH>)<INYEAR>"),
    ("month_of_year", r"tháng\s{1,2}(?P<m><MONTH>)\s{1,2}(?P<unit>năm)\s{1,2}(?P<mod><MOD>)"),
    ("month_of_year", r"(?:<LEAD>)?(?:(?P<d><DAY>)[-/.]|tháng\s{1,2})(?P<m><MONTH>)\s{1,2}(?:cùng\s{1,2}(?P<unit>năm)|năm\s{1,2}đó)", {"unit": "year", "shift": 0, "focus": True}),
    ("month_part", r"(?P<part><PART>)(?:\s{1,2}của)?\s{1,2}tháng\s{1,2}(?P<m><MONTH>)(?:<INYEAR>)?(?!\s{1,2}năm\s{1,2}(?:nay|ngoái|trước|sau|tới))"),
    ("month_range", r"(?P<q>tháng\s{1,2}(?P<m><NUM>)\s?(?:-|–|đến\stháng|đến|và\stháng|và)\s?(?P<m2><NUM>))<INYEAR>"),
    ("month_toward", r"tháng\s{1,2}(?P<m><MONTH>)\s{1,2}(?:vừa\s)?(?:qua|rồi)(?!\w)", {"toward": -1}),
    ("month_toward", r"tháng\s{1,2}(?P<m><MONTH>)\s{1,2}(?:sắp\s)?tới(?!\w)", {"toward": 1}),
    ("month", r"tháng\s{1,2}(?P<m><MONTH>)(?![-/.][0-9]|\s{1,2}(?:cùng\snăm|năm|qua|tới|trước|liên|đầu))"),
    ("month", r"(?P<q>tháng\s{1,2}(?P<m><NUM>))(?=\s{1,2}(?:trước|năm|đầu))"),
    ("weekday_of", r"(?:<ATDAY>)?(?P<q>(?P<wd><WEEKDAY>)\s{1,2}(?P<unit>tuần)\s{1,2}(?P<mod><MOD>))"),
    ("weekday_toward", r"(?:<ATDAY>)(?P<q>(?P<wd><WEEKDAY>)\s{1,2}(?:vừa\s)?(?:qua|rồi|trước)(?!\w))", {"toward": -1}),
    ("weekday_toward", r"(?:<ATDAY>)(?P<q>(?P<wd><WEEKDAY>)\s{1,2}(?:sắp\s)?(?:tới|sau)(?!\w))", {"toward": 1}),
    ("weekday_toward", r"(?P<wd><WEEKDAY>)\s{1,2}(?:vừa\s)?(?:qua|rồi|trước)(?!\w)", {"toward": -1}),
    ("weekday_toward", r"(?P<wd><WEEKDAY>)\s{1,2}(?:sắp\s)?(?:tới|sau)(?!\w)", {"toward": 1}),
    ("weekday", r"(?P<wd>(?-i:Thứ|thứ)\s(?-i:Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy)(?!\w)|(?-i:Chủ|chủ)\s(?:nhật)(?!\w))"),
    ("weekday", r"(?:vào|hôm|ngày|sáng|chiều|tối)\s{1,2}(?P<q>(?P<wd><WEEKDAY>))"),
    ("relative_day", rf"(?P<word>{alternatives(_PHRASES)})(?!\w)"),
    ("relative_unit", r"(?P<unit>cuối\stuần|tuần|tháng|năm)\s{1,2}(?P<mod><MOD>)(?!\s(?:đó|năm))"),
    ("relative_part", r"(?P<part><PART>)\s{1,2}(?P<unit>tuần|tháng|năm)\s{1,2}(?P<mod><MOD>)(?!\sđó)"),
    ("ago", r"(?:cách\s{1,2}đây\s{1,2})(?:khoảng\s{1,2}|gần\s{1,2}|hơn\s{1,2})?(?P<q>(?P<n><COUNT>)\s{1,2}(?P<unit>ngày|tuần|tháng|năm))(?!\w)", {"sign": -1}),
    ("later", r"(?P<n><COUNT>)\s{1,2}(?P<unit>ngày)\s{1,2}sau(?:\sđó)?(?!\w)", {"sign": 1, "focus": True}),
    ("earlier", r"(?P<n><COUNT>)\s{1,2}(?P<unit>ngày)\s{1,2}trước\sđó", {"sign": -1, "focus": True}),
    ("season", r"mùa\s{1,2}(?P<season>xuân|hè|hạ|thu|đông)\s{1,2}(?:năm\s{1,2})?(?P<y><YEAR>)"),
    ("season", r"mùa\s{1,2}(?P<season>xuân|hè|hạ|thu|đông)\s{1,2}(?:năm\s{1,2})?(?P<mod>này|nay|ngoái|sau)(?!\w)", {"unit": "year"}),
    ("season", r"mùa\s{1,2}(?P<season>xuân|hè|hạ|thu|đông)\s{1,2}năm\s{1,2}(?P<mod>tới)(?!\w)", {"unit": "year"}),
    ("season_near", r"mùa\s{1,2}(?P<season>xuân|hè|hạ|thu|đông)\s{1,2}(?:sắp\s)?tới(?!\w)", {"toward": 1}),
    ("season_near", r"(?:trong|vào)\s{1,2}(?P<q>mùa\s{1,2}(?P<season>xuân|hè|hạ|thu|đông))(?!\w|\s{1,2}(?:tới|sắp|năm|này|nay|ngoái|sau|[0-9]))"),
    ("decade", r"(?:(?P<part>đầu|giữa|cuối)\s{1,2})?(?:những\s{1,2})?(?:thập\s(?:niên|kỷ)|năm)\s{1,2}(?:những\snăm\s)?(?P<y>[12][0-9]{2}0)(?=\s{1,2}(?:của\s)?thế\skỷ)", {"unit": "decade"}),
    ("decade", r"(?:(?P<part>đầu|giữa|cuối)\s{1,2})?thập\s(?:niên|kỷ)\s{1,2}(?:những\snăm\s{1,2})?(?P<y>[12][0-9]{2}0)", {"unit": "decade"}),
    ("year_part", r"(?P<part><PART>)(?:(?:\s{1,2}của)?\s{1,2}(?:năm\s{1,2})?|/)(?P<y><YEAR>)"),
    ("year_range", r"(?:từ\s{1,2})?năm\s{1,2}(?P<q>(?P<y><YEAR>)\s{1,2}(?:đến|tới)\s{1,2}(?:năm\s{1,2})?(?P<y2><YEAR>))"),
    ("year_range", r"năm\s{1,2}(?P<q>(?P<y><YEAR>)\s?[-–]\s?(?P<y2><YEAR>))"),
    ("year_range", r"(?P<y><YEAR>)\s?[-–]\s?(?P<y2><YEAR>)", {"event": False}),
    ("year", r"(?:trong\s|vào\s|từ\s)?(?P<q>năm\s{1,2}(?P<y>(?:1[0-9]|20)[0-9]{2}))(?![0-9%]|[.,:/][0-9])"),
    ("year_named", r"(?P<y>(?:19|20)[0-9]{2})(?![0-9%]|[.,:/-][0-9]|\s(?:người|tỷ|triệu|USD|đồng|tấn|km|ha)(?!\w))", {"event": False}),
    ("anniversary", r"(?:kỷ\sniệm|dịp|nhân)\s(?:[^\s.,;]{1,12}\s){0,2}?(?P<q>(?P<back>[0-9]{1,3})\s{1,2}năm)(?!\w)", {"event": False}),
    ("duration", r"(?:sau|kết\sthúc)\s{1,2}(?P<q>(?P<length><COUNT>)\s{1,2}ngày)(?=\s(?:làm|đàm|thương|họp|thảo|hội|tham))", {"event": False}),
    ("duration", r"(?:thăm|công\sdu)\s{1,2}(?:[^\s.,;:0-9]{1,12}\s{1,2}){1,5}?(?:kéo\sdài\s|trong\s)?(?P<q>(?P<length><COUNT>)\s{1,2}ngày)(?!\w|\s[0-9])", {"event": False}),
    ("duration", r"(?:trong|kéo\sdài|thăm|dài|diễn\sra\strong)\s{1,2}(?P<q>(?P<length><COUNT>)\s{1,2}ngày)(?!\w)", {"event": False}),
    **_FRAGMENTS,
)  # fmt: skip

_CUES = compiled(
    r"(?<!\w)(?:(?P<future>sẽ|dự\s{1,2}kiến|sắp|chuẩn\s{1,2}bị|có\s{1,2}kế\s{1,2}hoạch|lên\s{1,2}kế\s{1,2}hoạch|sắp\s{1,2}tới|tới\s{1,2}đây|"
    r"được\s{1,2}(?:ấn\s{1,2}định|trông\s{1,2}đợi|chờ\s{1,2}đợi)|theo\s{1,2}kế\s{1,2}hoạch|theo\s{1,2}lịch\s{1,2}trình|tới(?=\s{0,2}[,.;)]))"
    r"|(?P<past>hồi|kể\s{1,2}từ(?=\s{0,2}$)|đã|vừa|vừa\s{1,2}qua|cho\s{1,2}biết|tuyên\s{1,2}bố|thông\s{1,2}báo|qua(?=\s{0,2}[,.;)])))(?!\w)"
)

GRAMMAR = Grammar(
    language="vi",
    trigger=compiled(
        r"(?=\w)(?<!\w)(?<![0-9][.,:/-])(?=[0-9]|<A>)|(?=\([0-9])",
        A=alternatives((
            "ngày", "hôm", "mùng", "mồng", "dịp", "rạng", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "thứ", "chủ",
            "chúa", "từ", "đến", "tới", "trước", "sau", "vào", "và", "kể", "cho đến", "tính", "tháng", "tuần", "năm",
            "đầu", "giữa", "cuối", "thượng", "trung tuần", "hạ tuần", "nửa", "quý", "sáu", "cùng", "trong", "một",
            "cách", "các", "công du", "kết thúc", "mùa", "thập", "những", "kỷ", "nhân", "kéo", "thăm", "dài", "diễn", "hai", "ba", "bốn", "bảy",
        )),
    ),
    rules=_RULES,
    phrases=_PHRASES,
    tables={
        "month": _MONTHS, "weekday": _WEEKDAYS, "part": _PARTS, "shift": _SHIFTS, "unit": _UNITS, "season": _SEASONS,
        "era": {},
    },
    number=_number,
    cues=_CUES,
    starts_before=compiled(r"(?:từ|kể\s{1,2}từ|bắt\s{1,2}đầu(?:\s{1,2}từ)?)\s{1,2}(?:ngày\s{1,2})?$"),
    breaks=compiled(r"[;:()—–\n]|,\s|\s-\s|(?<!\w)(?:rằng|sau\skhi|trước\skhi|khi|trong\skhi|nhưng)(?!\w)|(?<!\w)(?:và|rồi)(?=\s{1,2}(?:sẽ|đã|sắp|dự\s{1,2}kiến)\s)"),
    sentence_ends=re.compile(r"(?:(?<![A-Z])\.|[!?])(?=[\"”’')]?\s{1,3}[\"“‘(]?[A-ZÀ-ỸĐ])|\n"),
)  # fmt: skip
