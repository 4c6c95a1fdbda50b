"""How Chinese news writes dates, in simplified and traditional characters."""

# ruff: noqa: E501 - a pattern a line reads better than one broken up
from __future__ import annotations

import re
from typing import Any

from q7x2_gui.language.dates.grammar import Grammar, alternatives, compiled, rules
from q7x2_gui.language.dates.han import FRAGMENTS, number, unit

_WEEKDAYS = {
    f"{week}{day}": n
    for week in ("星期", "周", "週", "礼拜", "禮拜")
    for n, days in enumerate(("一", "二", "三", "四", "五", "六", "日天"))
    for day in days
    if week not in {"周", "週"} or day != "天"
}
_PARTS = {
    "初": "early", "上旬": "early", "年初": "early", "月初": "early", "中旬": "mid", "年中": "mid", "中": "mid",
    "月中": "mid", "下旬": "late", "底": "late", "末": "late", "年底": "late", "年末": "late", "月底": "late",
    "月末": "late", "上半年": "first_half", "下半年": "second_half", "上半月": "first_half", "下半月": "second_half",
    "第一季度": "q1", "第二季度": "q2", "第三季度": "q3", "第四季度": "q4", "早些时候": "earlier", "稍早": "earlier",
    "晚些时候": "later", "稍后": "later", "稍晚": "later",
}  # fmt: skip
_SHIFTS = {
    "去年": -1, "今年": 0, "本年": 0, "明年": 1, "前年": -2, "后年": 2, "後年": 2, "上个月": -1, "上個月": -1, "上月": -1,
    "本月": 0, "这个月": 0, "這個月": 0, "当月": 0, "下个月": 1, "下個月": 1, "下月": 1, "上周": -1, "上週": -1, "上星期": -1,
    "本周": 0, "本週": 0, "这周": 0, "這週": 0, "这个星期": 0, "下周": 1, "下週": 1, "下星期": 1, "上": -1, "去": -1, "今": 0, "明": 1, "本": 0, "这": 0,
    "這": 0, "下": 1,
}  # fmt: skip
_PHRASES: dict[str, dict[str, Any]] = {
    "今天": unit("day", 0), "今日": unit("day", 0), "今早": unit("day", 0), "今晨": unit("day", 0),
    "今晚": unit("day", 0), "今晨早": unit("day", 0), "昨天": unit("day", -1), "昨日": unit("day", -1),
    "昨晚": unit("day", -1), "昨夜": unit("day", -1), "前天": unit("day", -2), "前日": unit("day", -2),
    "明天": unit("day", 1), "明日": unit("day", 1), "明晚": unit("day", 1), "后天": unit("day", 2),
    "後天": unit("day", 2), "当天": unit("day", 0, focus=True), "當天": unit("day", 0, focus=True),
    "当日": unit("day", 0, focus=True), "當日": unit("day", 0, focus=True), "同日": unit("day", 0, focus=True),
    "同一天": unit("day", 0, focus=True), "即日": unit("day", 0, focus=True), "当晚": unit("day", 0, focus=True),
    "當晚": unit("day", 0, focus=True), "次日": unit("day", 1, focus=True), "翌日": unit("day", 1, focus=True),
    "第二天": unit("day", 1, focus=True), "隔天": unit("day", 1, focus=True), "隔日": unit("day", 1, focus=True),
    "前一天": unit("day", -1, focus=True), "前一日": unit("day", -1, focus=True),
    "同月": unit("month", 0, focus=True), "当月": unit("month", 0, focus=True), "次月": unit("month", 1, focus=True),
    "同年": unit("year", 0, focus=True), "当年": unit("year", 0, focus=True), "當年": unit("year", 0, focus=True),
    "次年": unit("year", 1, focus=True), "翌年": unit("year", 1, focus=True),
    "去年": unit("year", -1), "今年": unit("year", 0), "本年度": unit("year", 0), "年内": unit("year", 0, part="later"), "年內": unit("year", 0, part="later"), "明年": unit("year", 1),
    "后年": unit("year", 2), "後年": unit("year", 2), "前年": unit("year", -2),
    "上月": unit("month", -1), "上个月": unit("month", -1), "上個月": unit("month", -1), "本月": unit("month", 0),
    "这个月": unit("month", 0), "這個月": unit("month", 0), "下月": unit("month", 1), "下个月": unit("month", 1),
    "下個月": unit("month", 1), "上周": unit("week", -1), "上週": unit("week", -1), "上星期": unit("week", -1),
    "本周": unit("week", 0), "本週": unit("week", 0), "本星期": unit("week", 0), "这周": unit("week", 0),
    "這週": unit("week", 0), "下周": unit("week", 1), "下週": unit("week", 1), "下星期": unit("week", 1),
    "周末": {"unit": "weekend"}, "週末": {"unit": "weekend"}, "上周末": unit("weekend", -1),
    "上週末": unit("weekend", -1), "本周末": unit("weekend", 0), "本週末": unit("weekend", 0),
    "这个周末": unit("weekend", 0), "下周末": unit("weekend", 1), "下週末": unit("weekend", 1),
}  # fmt: skip
_SEASONS = {"春": 21, "春天": 21, "春季": 21, "夏": 22, "夏天": 22, "夏季": 22, "秋": 23, "秋天": 23, "秋季": 23,
            "冬": 24, "冬天": 24, "冬季": 24}  # fmt: skip
_ERAS = {"民国": 1911, "民國": 1911, "中華民國": 1911}

_FRAGMENTS = FRAGMENTS | {
    "WEEKDAY": alternatives(_WEEKDAYS),
    "MPART": r"(?:初|上旬|中旬|下旬|底|末|月?中(?=[^国國日韩美方央文共俄欧法德印心间間]))",
    "YPART": r"(?:初|底|末|中(?=[，,、])|上半年|下半年|第[一二三四]季度)",
    "YEARWORD": r"(?:去年|今年|本年|明年|前年|后年|後年)",
    "MONTHWORD": r"(?:上个月|上個月|上月|本月|这个月|這個月|下个月|下個月|下月)",
}
_RULES = rules(
    ("iso_day", r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])"),
    ("day_range", r"<LUNAR>(?:(?P<y><Y>))?\s?(?P<m><M>)\s?(?P<d><D>)<TO>(?P<d2><D>)\s?<SUN>"),
    ("day_range", r"<LUNAR>(?:(?P<y><Y>))?\s?(?P<m><M>)\s?(?P<d><D>)<TO>(?:(?P<y2><Y>))?(?P<m2><M>)\s?(?P<d2><D>)\s?<SUN>"),
    ("day_range", r"(?<![0-9０-９.:月])(?P<d>[0-9０-９]{1,2})<TO>(?P<d2>[0-9０-９]{1,2})\s?<SUN>"),
    ("month_day", r"<LUNAR>(?:(?P<y><Y>))?\s?(?P<m><M>)\s?(?P<d><D>)\s?<SUN>"),
    ("month_day", r"(?P<era>民国|民國|中華民國)(?P<y>[0-9]{1,3})年(?P<m><M>)\s?(?P<d><D>)\s?<SUN>"),
    ("month_day", r"(?P<mod><YEARWORD>)(?P<m><M>)\s?(?P<d><D>)\s?<SUN>", {"unit": "year"}),
    ("month_day", r"(?:同年|当年|當年)(?P<m><M>)\s?(?P<d><D>)\s?<SUN>", {"unit": "year", "shift": 0, "focus": True}),
    ("day_of_month", r"(?<![0-9０-９.:月])(?P<d>[0-9０-９]{1,2}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)\s?<SUN>"),
    ("day_of_month", r"(?P<mod><MONTHWORD>)(?P<d><D>)<SUN>", {"unit": "month"}),
    ("day_range", r"(?P<mod><MONTHWORD>)(?P<d><D>)<TO>(?P<d2><D>)<SUN>", {"unit": "month"}),
    ("month_part", r"(?:(?P<y><Y>))?\s?(?P<m><M>)(?:份)?的?(?P<part><MPART>)"),
    ("month_of_year", r"(?P<mod><YEARWORD>)(?P<m><M>)(?:份)?(?:(?P<part><MPART>))?", {"unit": "year"}),
    ("month_of_year", r"(?:同年|当年|當年)(?P<m><M>)(?:份)?", {"unit": "year", "shift": 0, "focus": True}),
    ("month_year", r"(?P<y><Y>)\s?(?P<m><M>)(?:份)?"),
    ("month_range", r"(?P<y><Y>)\s?(?P<m><M>)(?:至|到|-|－|—)(?P<m2><M>)"),
    ("month", r"(?<![0-9０-９个個.])(?P<m><M>)(?:份)?(?![0-9０-９一二三四五六七八九十])"),
    ("relative_part", r"(?P<mod><MONTHWORD>)的?(?P<part>初|上旬|中旬|下旬|底|末)", {"unit": "month"}),
    ("relative_part", r"(?P<mod><YEARWORD>)(?P<part>年?初|年?底|年?末|上半年|下半年|年中|早些时候|稍早|晚些时候|稍后)", {"unit": "year"}),
    ("relative_part", r"(?P<part>年初|年底|年末|年中)", {"unit": "year", "shift": 0}),
    ("relative_part", r"(?P<part>月初|月底|月末)", {"unit": "month", "shift": 0}),
    ("weekday_range", r"(?P<wd><WEEKDAY>)(?:至|到|-|－|—)(?P<wd2>(?:(?:星期|周|週)?[一二三四五六日天]))(?![0-9一二三四五六七八九十])"),
    ("weekday_of", r"(?P<mod>上|本|这|這|下)(?:个|個)?(?P<wd><WEEKDAY>)", {"unit": "week"}),
    ("weekday", r"(?<![0-9一二三四五六七八九十上本这這下])(?P<wd><WEEKDAY>)(?!年|岁|歲|边|邊|围|圍|期)"),
    ("relative_day", rf"(?P<word>{alternatives(_PHRASES)})"),
    ("ago", r"(?P<n>[0-9０-９]{1,3}|[一二两兩三四五六七八九十]{1,2})(?P<unit>天|周|週|个月|個月|年|日)(?:以)?前(?!夕|任|后|後)", {"sign": -1}),
    ("later", r"(?P<n>[0-9０-９]{1,2}|[一二两兩三四五六七八九十]{1,2})天(?:之|以)?[后後]", {"sign": 1, "unit": "day", "focus": True}),
    ("season", r"(?P<y><Y>)的?(?P<season>[春夏秋冬](?:天|季)?)"),
    ("season", r"(?P<mod><YEARWORD>)的?(?P<season>[春夏秋冬](?:天|季)?)", {"unit": "year"}),
    ("season", r"(?P<mod>[今明去])(?P<season>[春夏秋冬])(?![0-9一二三四五六七八九])", {"unit": "year"}),
    ("decade", r"(?P<era>二十世纪|二十世紀|20世纪|20世紀|上世纪|上世紀|本世纪|二十一世纪|21世纪)(?P<y>[0-9]0|[一二三四五六七八九]十)年代(?P<part>初|中期|末)?", {"unit": "decade"}),
    ("year_part", r"(?P<y><Y>)(?P<part><YPART>)"),
    ("year_range", r"(?P<y>[0-9０-９]{4})\s?年?(?:-|－|–|—|~|～|至|到)(?P<y2><Y>)"),
    ("year", r"(?P<y><Y>)(?!间|度|轻|级|龄|产)"),
    ("year", r"(?P<era>民国|民國|中華民國)(?P<y>[0-9]{1,3})年"),
    ("anniversary", r"(?P<back>[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})(?:周|週)年", {"event": False}),
    ("duration", r"(?:为期|為期)?(?P<length>[0-9０-９]{1,2}|[一二两兩三四五六七八九十]{1,2})天(?!前|后|後|以|之|内|內)", {"event": False}),
    **_FRAGMENTS,
)  # fmt: skip

_CUES = compiled(
    r"(?P<future>将于|將於|将在|將在|将|將|拟|擬|计划|計劃|预计|預計|定于|定於|即将|即將|拟于|预定|預定|有望)"
    r"|(?P<past>已经|已|曾|举行了|進行了|进行了|了|说|說|表示|称|稱|指出|宣布|报道|報導|发表|發表)"
)

GRAMMAR = Grammar(
    language="zh",
    trigger=compiled(
        r"(?<![0-9０-９])(?<![0-9][.,:])(?=[0-9０-９])|(?=<A>)",
        A=alternatives((
            "民", "中華民", "去", "今", "本", "明", "前", "后", "後", "同", "当", "當", "上", "下", "这", "這", "星期",
            "周", "週", "礼拜", "禮拜", "昨", "次", "翌", "第", "隔", "即日", "年", "月", "为期", "為期", "二", "三", "一",
            "四", "五", "六", "七", "八", "九", "十", "两", "兩", "廿",
        )),
    ),
    rules=_RULES,
    phrases=_PHRASES,
    tables={
        "month": {}, "weekday": _WEEKDAYS, "part": _PARTS | {"中期": "mid"}, "shift": _SHIFTS,
        "unit": {"天": "day", "日": "day", "周": "week", "週": "week", "个月": "month", "個月": "month", "年": "year"},
        "season": _SEASONS,
        "era": _ERAS | {
            "二十世纪": 1900, "二十世紀": 1900, "20世纪": 1900, "20世紀": 1900, "上世纪": 1900, "上世紀": 1900,
            "本世纪": 2000, "二十一世纪": 2000, "21世纪": 2000,
        },
    },
    number=number,
    cues=_CUES,
    starts_before=re.compile(r"[自从從由](?:\s?)$"),
    starts_after=re.compile(r"(?:起|开始|開始)"),
    breaks=re.compile(r"[，,；;：:（()）\n]"),
    sentence_ends=re.compile(r"[。！？!?\n]"),
)  # fmt: skip
