"""How Japanese news writes dates."""

# ruff: noqa: E501 - a pattern a line reads better than one broken up
from __future__ import annotations

import re
from typing import Any

from q7x2_gui.language.dates.grammar import Grammar, alternatives, compiled, rules
from q7x2_gui.language.dates.han import FRAGMENTS, number, unit

_WEEKDAYS = {f"{day}{end}": n for n, day in enumerate("月火水木金土日") for end in ("曜日", "曜", "")}
_PARTS = {
    "初め": "early", "初頭": "early", "はじめ": "early", "上旬": "early", "初旬": "early", "年初": "early",
    "月初め": "early", "月初": "early", "前半": "first_half", "半ば": "mid", "なかば": "mid", "中旬": "mid",
    "下旬": "late", "末": "late", "終わり": "late", "暮れ": "late", "年末": "late", "月末": "late", "後半": "second_half",
    "上半期": "first_half", "下半期": "second_half", "第1四半期": "q1", "第2四半期": "q2", "第3四半期": "q3", "第4四半期": "q4",
}  # fmt: skip
_SHIFTS = {
    "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1, "一昨年": -2, "おととし": -2, "再来年": 2, "昨": -1, "今": 0, "来": 1, "先月": -1, "今月": 0,
    "来月": 1, "先々月": -2, "再来月": 2, "先週": -1, "今週": 0, "来週": 1, "先々週": -2, "再来週": 2,
}  # fmt: skip
_PHRASES: dict[str, dict[str, Any]] = {
    "本日": unit("day", 0), "今日": unit("day", 0), "きょう": unit("day", 0), "今朝": unit("day", 0),
    "けさ": unit("day", 0), "今夜": unit("day", 0), "今晩": unit("day", 0), "昨日": unit("day", -1),
    "きのう": unit("day", -1), "昨夜": unit("day", -1), "昨晩": unit("day", -1), "一昨日": unit("day", -2),
    "おととい": unit("day", -2), "明日": unit("day", 1), "あす": unit("day", 1), "あした": unit("day", 1),
    "明後日": unit("day", 2), "あさって": unit("day", 2), "同日": unit("day", 0, focus=True),
    "この日": unit("day", 0, focus=True), "当日": unit("day", 0, focus=True), "同日夜": unit("day", 0, focus=True),
    "翌日": unit("day", 1, focus=True), "翌々日": unit("day", 2, focus=True), "翌朝": unit("day", 1, focus=True),
    "前日": unit("day", -1, focus=True), "同月": unit("month", 0, focus=True), "翌月": unit("month", 1, focus=True),
    "同年": unit("year", 0, focus=True), "翌年": unit("year", 1, focus=True), "前年": unit("year", -1, focus=True),
    "昨年": unit("year", -1), "去年": unit("year", -1), "今年": unit("year", 0), "ことし": unit("year", 0),
    "本年": unit("year", 0), "来年": unit("year", 1), "一昨年": unit("year", -2), "再来年": unit("year", 2),
    "先月": unit("month", -1), "今月": unit("month", 0), "来月": unit("month", 1), "先々月": unit("month", -2),
    "先週": unit("week", -1), "今週": unit("week", 0), "来週": unit("week", 1), "先々週": unit("week", -2),
    "週末": {"unit": "weekend"}, "先週末": unit("weekend", -1), "今週末": unit("weekend", 0),
    "来週末": unit("weekend", 1), "年内": unit("year", 0, part="later"), "年明け": unit("year", 1, part="early"), "月内": unit("month", 0, part="later"),
}  # fmt: skip
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first one of each era."""

# In Japanese 号 numbers things (台風8号), it never dates.
_FRAGMENTS = {name: text.replace("日号號", "日") for name, text in FRAGMENTS.items()} | {
    "ERA": r"(?P<era>明治|大正|昭和|平成|令和)(?P<y>[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})年",
    "WD": r"(?:\s?[(（](?P<wd>[月火水木金土日])(?:曜日?)?(?:・[祝休])?[)）])?",
    "YEARWORD": r"(?:一昨年|昨年|去年|今年|本年|来年|再来年)",
    "MONTHWORD": r"(?:先々月|先月|今月|来月|再来月)",
    "WEEKWORD": r"(?:先々週|先週|今週|来週|再来週)",
    "PART": r"(?:初め|初頭|はじめ|上旬|初旬|前半|半ば|なかば|中旬|下旬|末|終わり|後半)",
    "YPART": r"(?:初め|初頭|はじめ|前半|半ば|なかば|末|終わり|後半|暮れ)",
}
_RULES = rules(
    ("iso_day", r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])"),
    ("day_range", r"<LUNAR>(?:(?P<y><Y>))?\s?(?P<m><M>)\s?(?P<d><D>)<TO>(?P<d2><D>)\s?<SUN>"),
    ("day_range", r"<LUNAR>(?:(?P<y><Y>))?\s?(?P<m><M>)\s?(?P<d><D>)<TO>(?:(?P<y2><Y>))?(?P<m2><M>)\s?(?P<d2><D>)\s?<SUN>"),
    ("day_range", r"<ERA>\s?(?P<m><M>)\s?(?P<d><D>)<TO>(?P<d2><D>)\s?<SUN>"),
    ("day_range", r"(?<![0-9０-９.:月])(?P<d>[0-9０-９]{1,2})<TO>(?P<d2>[0-9０-９]{1,2})\s?<SUN>"),
    ("day_range", r"<LUNAR>(?:(?P<y><Y>))?\s?(?P<m><M>)\s?(?P<d><D>)(?:日)?[、・,と](?P<d2><D>)(?:日?の)?両日"),
    ("day_range", r"(?<![0-9０-９.:月])(?P<d><D>)(?:日)?[、・,と](?P<d2><D>)(?:日?の)?両日"),
    ("month_day", r"<LUNAR>(?:(?P<y><Y>))?\s?(?P<m><M>)\s?(?P<d><D>)\s?<SUN><WD>"),
    ("month_day", r"<ERA>\s?(?P<m><M>)\s?(?P<d><D>)\s?<SUN><WD>"),
    ("month_day", r"(?P<y><Y>)[(（](?:明治|大正|昭和|平成|令和)(?:[0-9０-９]{1,2}|元)年[)）]\s?(?P<m><M>)\s?(?P<d><D>)\s?<SUN><WD>"),
    ("month_day", r"(?P<mod><YEARWORD>)の?(?P<m><M>)\s?(?P<d><D>)\s?<SUN>", {"unit": "year"}),
    ("month_day", r"同年(?P<m><M>)\s?(?P<d><D>)\s?<SUN>", {"unit": "year", "shift": 0, "focus": True}),
    ("month_day", r"翌年(?P<m><M>)\s?(?P<d><D>)\s?<SUN>", {"unit": "year", "shift": 1, "focus": True}),
    ("day_of_month", r"(?<![0-9０-９.:月])(?P<d>[0-9０-９]{1,2}|[二三]?十[一二三四五六七八九]?)\s?<SUN>"),
    ("day_of_month", r"(?P<mod><MONTHWORD>)の?(?P<d><D>)<SUN>", {"unit": "month"}),
    ("day_range", r"(?P<mod><MONTHWORD>)の?(?P<d><D>)<TO>(?P<d2><D>)<SUN>", {"unit": "month"}),
    ("month_part", r"(?:(?P<y><Y>))?\s?(?P<m><M>)の?(?P<part><PART>)"),
    ("month_part", r"<ERA>\s?(?P<m><M>)の?(?P<part><PART>)"),
    ("month_of_year", r"(?P<mod><YEARWORD>)の?(?P<m><M>)(?:の?(?P<part><PART>))?", {"unit": "year"}),
    ("month_of_year", r"同年(?P<m><M>)", {"unit": "year", "shift": 0, "focus": True}),
    ("month_of_year", r"翌年(?P<m><M>)", {"unit": "year", "shift": 1, "focus": True}),
    ("month_year", r"(?P<y><Y>)\s?(?P<m><M>)"),
    ("month_year", r"<ERA>\s?(?P<m><M>)"),
    ("month", r"(?<![0-9０-９か月カヶケ.])(?P<m><M>)(?![0-9０-９一二三四五六七八九十曜])"),
    ("relative_part", r"(?P<mod><MONTHWORD>)の?(?P<part><PART>)", {"unit": "month"}),
    ("relative_part", r"(?P<mod><YEARWORD>)の?(?P<part><YPART>)", {"unit": "year"}),
    ("relative_part", r"(?P<mod><WEEKWORD>)の?(?P<part>初め|はじめ|前半|半ば|後半)", {"unit": "week"}),
    ("relative_part", r"(?P<part>年初|年末)", {"unit": "year", "shift": 0}),
    ("relative_part", r"(?P<part>月初め|月末)", {"unit": "month", "shift": 0}),
    ("weekday_of", r"(?P<mod><WEEKWORD>)の?(?P<wd>[月火水木金土日]曜日?)", {"unit": "week"}),
    ("weekday", r"(?P<wd>[月火水木金土日]曜日?)"),
    ("relative_day", rf"(?P<word>{alternatives(_PHRASES)})"),
    ("ago", r"(?P<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,2})(?P<unit>日|週間|[かカヶケ]月|年)前", {"sign": -1}),
    ("later", r"(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})日後", {"sign": 1, "unit": "day", "focus": True}),
    ("season", r"(?P<y><Y>)の?(?P<season>[春夏秋冬])"),
    ("season", r"(?P<mod><YEARWORD>)の?(?P<season>[春夏秋冬])", {"unit": "year"}),
    ("season", r"(?P<mod>[昨今来])(?P<season>[春夏秋冬])(?![季至])", {"unit": "year"}),
    ("decade", r"(?P<y>[12][0-9]{2}0)年代(?:の?(?P<part>前半|初め|半ば|後半|末))?", {"unit": "decade"}),
    ("year_part", r"(?P<y><Y>)の?(?P<part><YPART>)"),
    ("year_range", r"(?P<y>[0-9０-９]{4})\s?年?(?:-|－|–|—|~|～|〜|から)(?P<y2><Y>)"),
    ("year", r"(?P<y><Y>)(?!間|度|代|齢|産|前|後|以上|以下)"),
    ("year", r"<ERA>(?!間|度|代)"),
    ("year", r"(?P<y><Y>)[(（](?:明治|大正|昭和|平成|令和)(?:[0-9０-９]{1,2}|元)年[)）]"),
    ("anniversary", r"(?P<back>[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})周年", {"event": False}),
    ("duration", r"(?P<length>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})日間", {"event": False}),
    **_FRAGMENTS,
)  # fmt: skip

_CUES = compiled(
    r"(?P<future>予定(?!されていたが|だったが|通り|どおり)|したい|する考え|する意向|見通し|方針|方向で調整|調整に入|調整を進め|調整中|見込み|計画|する運び|開かれる|行われる|開催する|訪問する(?=[。と])|会談する(?=[。と])|"
    r"訪れる(?=[。と])|行う(?=[。と])|開く(?=[。と])|臨む(?=[。と])|向かう(?=[。と])|(?:訪|来)[\u4e00-\u9fff]する(?=[。と])|出席する(?=[。と])|参加する(?=[。と]))"
    r"|(?P<past>した|った|んだ|れた|いた|えた|明らかに|発表|述べ|語|伝え)"
)

GRAMMAR = Grammar(
    language="ja",
    trigger=compiled(
        r"(?<![0-9０-９])(?<![0-9][.,:])(?=[0-9０-９])|(?=<A>)",
        A=alternatives((
            "明", "大正", "昭和", "平成", "令和", "昨", "去年", "今", "本", "来", "一", "お", "再来", "先", "同", "翌", "こ",
            "き", "け", "あ", "当日", "前", "週末", "年", "月", "火", "水", "木", "金", "土", "日曜", "二", "三", "四",
            "五", "六", "七", "八", "九", "十",
        )),
    ),
    rules=_RULES,
    phrases=_PHRASES,
    tables={
        "month": {}, "weekday": _WEEKDAYS, "part": _PARTS, "shift": _SHIFTS,
        "unit": {"日": "day", "週間": "week", "か月": "month", "カ月": "month", "ヶ月": "month", "ケ月": "month", "年": "year"},
        "season": _SEASONS, "era": _ERAS,
    },
    number=number,
    cues=_CUES,
    starts_before=re.compile(r"(?!)"),
    starts_after=re.compile(r"(?:から|より)"),
    topic=re.compile("は"),
    main_last=re.compile(r"(?:まで)?(?:の?(?:夜|朝|昼|夕方|夕|未明|深夜|午前|午後))?[、，]"),
    breaks=re.compile(r"[、，；：（()）「」\n]"),
    sentence_ends=re.compile(r"[。！？!?\n]"),
)  # fmt: skip
