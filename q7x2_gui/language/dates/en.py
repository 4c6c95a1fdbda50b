"""How English news writes dates."""

# ruff: noqa: E501 - a pattern a line reads better than one broken up
from __future__ import annotations

import itertools
import re
from typing import Any

from q7x2_gui.language.dates.grammar import Grammar, alternatives, compiled, rules

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_PARTS = {
    "early": "early", "beginning of": "early", "the beginning of": "early", "start of": "early", "the start of": "early",
    "early in": "early", "mid": "mid", "mid-": "mid", "middle of": "mid", "the middle of": "mid", "late": "late",
    "late in": "late", "end of": "late", "the end of": "late", "first half of": "first_half",
    "the first half of": "first_half", "second half of": "second_half", "the second half of": "second_half",
    "latter half of": "second_half", "the latter half of": "second_half",
    "earlier": "earlier", "later": "later",
    "first quarter of": "q1", "the first quarter of": "q1", "second quarter of": "q2", "the second quarter of": "q2",
    "third quarter of": "q3", "the third quarter of": "q3", "fourth quarter of": "q4", "the fourth quarter of": "q4",
    "first week of": "week1", "the first week of": "week1", "second week of": "week2", "the second week of": "week2",
    "third week of": "week3", "the third week of": "week3", "fourth week of": "week4", "the fourth week of": "week4",
    "last week of": "week5", "the last week of": "week5",
}  # fmt: skip
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the current": 0, "this coming": 1,
           "next": 1, "coming": 1, "the coming": 1, "upcoming": 1}  # fmt: skip
_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year",
    "years": "year", "weekend": "weekend", "decade": "decade", "decades": "decade",
}  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORD_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = {word: n for n, word in enumerate(_WORD_NUMBERS)} | {word: n for n, word in enumerate(_ORDINALS, 1)}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_PHRASES: dict[str, dict[str, Any]] = {
    "today": {"unit": "day", "shift": 0}, "tonight": {"unit": "day", "shift": 0},
    "this morning": {"unit": "day", "shift": 0}, "this afternoon": {"unit": "day", "shift": 0},
    "this evening": {"unit": "day", "shift": 0}, "yesterday": {"unit": "day", "shift": -1},
    "last night": {"unit": "day", "shift": -1}, "tomorrow": {"unit": "day", "shift": 1},
    "the day before yesterday": {"unit": "day", "shift": -2}, "the day after tomorrow": {"unit": "day", "shift": 2},
    "the same day": {"unit": "day", "shift": 0, "focus": True}, "same day": {"unit": "day", "shift": 0, "focus": True},
    "that day": {"unit": "day", "shift": 0, "focus": True}, "that same day": {"unit": "day", "shift": 0, "focus": True},
    "earlier in the day": {"unit": "day", "shift": 0, "focus": True},
    "later in the day": {"unit": "day", "shift": 0, "focus": True},
    "earlier that day": {"unit": "day", "shift": 0, "focus": True},
    "later that day": {"unit": "day", "shift": 0, "focus": True},
    "the next day": {"unit": "day", "shift": 1, "focus": True},
    "the following day": {"unit": "day", "shift": 1, "focus": True},
    "a day later": {"unit": "day", "shift": 1, "focus": True},
    "the previous day": {"unit": "day", "shift": -1, "focus": True},
    "the day before": {"unit": "day", "shift": -1, "focus": True},
    "a day earlier": {"unit": "day", "shift": -1, "focus": True},
    "the same month": {"unit": "month", "shift": 0, "focus": True},
    "that month": {"unit": "month", "shift": 0, "focus": True},
    "the following month": {"unit": "month", "shift": 1, "focus": True},
    "the same year": {"unit": "year", "shift": 0, "focus": True},
    "that year": {"unit": "year", "shift": 0, "focus": True},
    "the following year": {"unit": "year", "shift": 1, "focus": True},
    "the previous year": {"unit": "year", "shift": -1, "focus": True},
    "the weekend": {"unit": "weekend"}, "a year earlier": {"unit": "year", "shift": -1, "focus": True},
    "at year-end": {"unit": "year", "shift": 0, "part": "late"}, "year-end": {"unit": "year", "shift": 0, "part": "late"},
}  # fmt: skip

_LONG = tuple(name for name in _MONTHS if len(name) > 3 and name not in {"march", "sept"})
_LONG_DAYS = tuple(_WEEKDAYS)[:7]
_FRAGMENTS = {
    # March and May are verbs too: they count only with a capital.
    "MONTH": rf"(?:{alternatives(_LONG)}|(?-i:March|MARCH|May|MAY)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)",
    "DAY": r"(?:3[01]|[12][0-9]|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![0-9:%]|,[0-9]{3})",
    "YEAR": r"[12][0-9]{3}(?![0-9]|,[0-9]|\.[0-9])",
    "WEEKDAY": rf"(?:{alternatives(tuple(w for w in _WEEKDAYS if len(w) > 5))}|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)",
    "PAIR": "(?:"
    + "|".join(rf"{a}\s{{1,2}}and\s{{1,2}}{b}" for a, b in itertools.pairwise((*_LONG_DAYS, "monday")))
    + ")",
    "PART": alternatives(tuple(word for word in _PARTS if word not in {"earlier", "later"})),
    "GAP": r"(?:\s{1,2}|(?<=\.))",
    "TO": r"\s?(?:-|–|—|~|to|through|until|till|and|&)\s?",
    "NUM": r"(?:[0-9]{1,3}|" + alternatives(tuple(_WORD_NUMBERS[1:])) + ")",
    "ON": r"(?:\s{0,2},\s{0,2}|\s{1,2}(?:on\s{1,2})?(?:the\s{1,2})?)",
    "PREP": r"(?:in|since|until|till|by|from|between|during|before|after|through|around|for|of|and|to|last|next|this|back in)",
}


def _number(text: str) -> int | None:
    digits = re.match(r"[0-9]{1,4}", text)
    return int(digits[0]) if digits else _NUMBERS.get(" ".join(text.casefold().split()))


_RULES = rules(
    ("iso_day", r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])"),
    ("day_range", r"(?:from\s{1,2})?(?P<q>(?P<m><MONTH>)<GAP>(?P<d><DAY>)<TO>(?P<d2><DAY>)(?:,?\s{1,2}(?P<y><YEAR>))?)"),
    ("day_range", r"(?:from\s{1,2})?(?P<q>(?P<m><MONTH>)<GAP>(?P<d><DAY>)<TO>(?P<m2><MONTH>)<GAP>(?P<d2><DAY>)(?:,?\s{1,2}(?P<y><YEAR>))?)"),
    ("day_range", r"(?:from\s{1,2})?(?P<q>(?P<d><DAY>)<TO>(?P<d2><DAY>)\s{1,2}(?:of\s{1,2})?(?P<m><MONTH>)(?:,?\s{1,2}(?P<y><YEAR>))?)"),
    ("day_range", r"(?:from\s{1,2})?(?P<q>(?P<d><DAY>)\s{1,2}(?P<m><MONTH>)<TO>(?P<d2><DAY>)\s{1,2}(?P<m2><MONTH>)(?:,?\s{1,2}(?P<y><YEAR>))?)"),
    ("day_choice", r"(?P<m><MONTH>)<GAP>(?P<d><DAY>)\s{1,2}or\s{1,2}(?P<d2><DAY>)(?:,?\s{1,2}(?P<y><YEAR>))?", {"either": True}),
    ("month_day", r"(?P<m><MONTH>)<GAP>(?:the\s{1,2})?(?P<d><DAY>)(?:,?\s{1,2}(?P<y><YEAR>))?"),
    ("month_day", r"(?P<d><DAY>)(?:\s{1,2}of)?[\s-]{1,2}(?P<m><MONTH>)(?:[,\s-]{1,3}(?P<y><YEAR>))?"),
    ("month_day", r"(?P<wd><WEEKDAY>)<ON>(?P<m><MONTH>)<GAP>(?P<d><DAY>)(?:,?\s{1,2}(?P<y><YEAR>))?"),
    ("month_day", r"(?P<wd><WEEKDAY>)<ON>(?P<d><DAY>)\s{1,2}(?:of\s{1,2})?(?P<m><MONTH>)(?:,?\s{1,2}(?P<y><YEAR>))?"),
    ("month_day", r"(?P<wd><WEEKDAY>)\s{0,2}\(\s?(?P<m><MONTH>)<GAP>(?P<d><DAY>)(?:,?\s{1,2}(?P<y><YEAR>))?\s?\)"),
    ("numeric", r"(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[12][0-9]{3})(?![0-9]|[/.-][0-9])", {"swapped": True}),
    ("month_year", r"(?P<m><MONTH>),?\s{1,2}(?:of\s{1,2})?(?P<y><YEAR>)"),
    ("month_range", r"(?P<m><MONTH>)<TO>(?P<m2><MONTH>),?\s{1,2}(?P<y><YEAR>)"),
    ("month_part", r"(?P<part><PART>)[\s-]{0,2}(?P<m><MONTH>)(?:,?\s{1,2}(?:of\s{1,2})?(?P<y><YEAR>))?"),
    ("month_of_year", r"(?:in\s{1,2})?(?P<q>(?P<m><MONTH>))(?=\s{1,2}(?:and|or)\s{1,2}<MONTH>\s{1,2}(?:of\s{1,2})?(?P<mod>last|next|this)\s{1,2}(?P<unit>year))"),
    ("month_year", r"(?:in\s{1,2})?(?P<q>(?P<m><MONTH>))(?=\s{1,2}(?:and|or)\s{1,2}<MONTH>,?\s{1,2}(?P<y><YEAR>))"),
    ("month_of_year", r"(?P<m><MONTH>)\s{1,2}(?:of\s{1,2})?(?P<mod>last|next|this)\s{1,2}(?P<unit>year)"),
    ("month_day", r"(?P<m><MONTH>)<GAP>(?P<d><DAY>),?\s{1,2}(?P<mod>last|next|this)\s{1,2}(?P<unit>year)"),
    ("month_of_year", r"(?P<m><MONTH>)(?:<GAP>(?P<d><DAY>),?)?\s{1,2}(?:of\s{1,2})?(?:that|the\s{1,2}same)\s{1,2}(?P<unit>year)", {"shift": 0, "focus": True}),
    ("month_of_year", r"(?P<d><DAY>)\s{1,2}(?:of\s{1,2})?(?P<m><MONTH>)\s{1,2}(?:of\s{1,2})?(?:that|the\s{1,2}same)\s{1,2}(?P<unit>year)", {"shift": 0, "focus": True}),
    ("month_toward", r"last\s{1,2}(?P<m><MONTH>)", {"toward": -1}),
    ("month_toward", r"next\s{1,2}(?P<m><MONTH>)", {"toward": 1}),
    ("month", r"<PREP>\s{1,2}(?:the\s{1,2}month\s{1,2}of\s{1,2})?(?P<q>(?P<m><MONTH>))(?!\.?,?\s{0,2}(?:[0-9]|(?:of\s{1,2})?(?:last|next|this|that|the\s{1,2}same)\s{1,2}year))"),
    ("day_of_month", r"the\s{1,2}(?P<d>(?:3[01]|[12]?[0-9])(?:st|nd|rd|th))\s{1,2}(?:of\s{1,2})?(?P<mod>this|last|next)\s{1,2}(?P<unit>month)"),
    ("day_of_month", r"(?:on|until|till|by|since|from|and|to|of)\s{1,2}(?P<q>the\s{1,2}(?P<d>(?:3[01]|[12]?[0-9])(?:st|nd|rd|th)))(?=\s{0,2}(?:[.,;:)\"”]|in|at|to|with|and|that|for|after|by|during|$|\n|of\s(?:this|the)\smonth)|\s(?-i:[A-Z][a-z]))(?!\s(?:[A-Za-z-]{2,20}\s){0,3}(?:summit|session|meeting|round|forum|conference|congress|assembly|plenum|anniversary|edition|games|dialogue|consultations)\b)"),
    ("weekday_of", r"(?P<mod>last|next|this)\s{1,2}week(?:['’]s)?(?:\s{1,2}on)?\s{1,2}(?P<wd><WEEKDAY>)", {"unit": "week"}),
    ("weekday_of", r"(?P<wd><WEEKDAY>)\s{1,2}(?:of\s{1,2})?(?P<mod>last|next|this)\s{1,2}(?P<unit>week)"),
    ("weekday_toward", r"(?:last|the\s{1,2}previous)\s{1,2}(?P<wd><WEEKDAY>)", {"toward": -1}),
    ("weekday_toward", r"(?:next|the\s{1,2}following)\s{1,2}(?P<wd><WEEKDAY>)", {"toward": 1}),
    ("weekday_range", r"(?=<PAIR>)(?P<wd><WEEKDAY>)\s{1,2}and\s{1,2}(?P<wd2><WEEKDAY>)(?!s\b)"),
    ("weekday_range", r"(?:from\s{1,2})?(?P<q>(?P<wd><WEEKDAY>)(?:\s{1,2}(?:to|through|until|till)\s{1,2}|\s?[-–]\s?)(?P<wd2><WEEKDAY>))"),
    ("weekday", r"(?:this\s{1,2}(?:coming\s{1,2})?)?(?P<q>(?P<wd><WEEKDAY>))(?!s\b)"),
    ("relative_day", rf"(?P<word>{alternatives(_PHRASES)})\b(?!['’]s\s(?:world|china|japan))"),
    ("relative_unit", r"(?P<mod>last|this|next|this\s{1,2}coming|the\s{1,2}coming|the\s{1,2}current)\s{1,2}(?P<unit>week|weekend|month|year|decade)\b(?!\s{1,2}of\b)"),
    ("relative_part", r"(?P<part><PART>|earlier|later)\s{1,2}(?P<mod>last|this|next)\s{1,2}(?P<unit>week|month|year)\b"),
    ("relative_part", r"(?P<part>the\s{1,2}end\s{1,2}of|the\s{1,2}beginning\s{1,2}of|the\s{1,2}start\s{1,2}of)\s{1,2}the\s{1,2}(?P<unit>month|year|week)\b", {"shift": 0}),
    ("ago", r"(?:(?:about|some|nearly|around)\s{1,2})?(?P<q>(?P<n><NUM>|an?|a\s{1,2}couple\s{1,2}of)\s{1,2}(?P<unit>days?|weeks?|months?|years?)\s{1,2}ago)\b", {"sign": -1}),
    ("ahead", r"in\s{1,2}(?P<q>(?P<n><NUM>)\s{1,2}(?P<unit>days?|weeks?)['’]?\s{1,2}time)", {"sign": 1}),
    ("later", r"(?P<n><NUM>)\s{1,2}(?P<unit>days)\s{1,2}later\b", {"sign": 1, "focus": True}),
    ("earlier", r"(?P<n><NUM>)\s{1,2}(?P<unit>days)\s{1,2}(?:earlier|before)\b", {"sign": -1, "focus": True}),
    ("season", r"(?:(?:the\s{1,2})?(?P<season>spring|summer|autumn|fall|winter)\s{1,2}(?:of\s{1,2})?(?P<y><YEAR>))"),
    ("season_near", r"in\s{1,2}(?P<q>(?:the\s{1,2}|early\s{1,2}|late\s{1,2})?(?P<season>spring|summer|autumn|fall|winter))\b(?!\s{1,2}(?:of\s|session|games|olympics|break|months|[0-9]))"),
    ("season", r"(?P<mod>last|this|next)\s{1,2}(?P<season>spring|summer|autumn|fall|winter)\b", {"unit": "year"}),
    ("decade", r"(?:the\s{1,2})?(?:(?P<part>early|mid|late)[\s-]{1,2})?(?P<y>[12][0-9]{2}0)['’]?s\b", {"unit": "decade"}),
    ("year_part", r"(?P<part><PART>)[\s-]{0,2}(?P<y><YEAR>)(?![-–][0-9])"),
    ("year_range", r"(?:between|from)\s{1,2}(?P<q>(?P<y><YEAR>)\s{1,2}(?:and|to|until|till|through)\s{1,2}(?P<y2><YEAR>))"),
    ("year_range", r"(?P<y><YEAR>)\s?[-–]\s?(?P<y2><YEAR>)(?![-/])", {"event": False}),
    ("year", r"(?:in|since|until|till|by|from|during|before|after|around|back\s{1,2}in|(?:the\s{1,2})?year)\s{1,2}(?P<q>(?P<y>(?:1[0-9]|20)[0-9]{2}))(?![0-9%]|[,.:/-][0-9]|\s{1,2}(?:people|percent|yuan|yen|dollars|troops|million|billion|meters|metres|km|tons|tonnes)\b|\s?%)"),
    ("year_named", r"(?P<y>(?:19|20)[0-9]{2})(?![0-9%]|[,.:/][0-9]|-[0-9]|\s{1,2}(?:people|percent|yuan|yen|dollars|troops|million|billion|meters|metres|km|tons|tonnes)\b|\s?%)", {"event": False}),
    ("anniversary", r"(?P<back>[0-9]{1,3}(?=st|nd|rd|th)|first|second|third|fourth|fifth|tenth|twentieth|thirtieth|fortieth|fiftieth)(?:st|nd|rd|th)?[\s-]{1,2}(?:year\s{1,2})?anniversary", {"event": False}),
    ("duration", r"(?P<length><NUM>)[\s-]day\b(?![\s-]old)", {"event": False}),
    ("duration", r"for\s{1,2}(?P<q>(?P<length><NUM>)\s{1,2}days)\b", {"event": False}),
    **_FRAGMENTS,
)  # fmt: skip

_CUES = compiled(
    r"(?<![a-z])(?:(?P<future>will|would|shall|['’]ll|plans?\s{1,2}to|planned|planning|scheduled|slated|due\s{1,2}to|due|"
    r"set\s{1,2}to|set\s{1,2}for|expected|upcoming|coming|to\s{1,2}be(?:\s{1,2}(?:[a-z]{2,14}ed|held|made|sent|put))?|to\s{1,2}take\s{1,2}place|to\s{1,2}kick\s{1,2}off|"
    r"going\s{1,2}to|intends?\s{1,2}to|about\s{1,2}to|ahead\s{1,2}of|prepar(?:es?|ing)\s{1,2}(?:to|for)|may\s{1,2}(?=[a-z])|"
    r"is\s{1,2}visiting|are\s{1,2}visiting)"
    r"|(?P<weak>leaves|arrives|departs|begins|starts|opens|kicks\s{1,2}off|to\s{1,2}(?:visit|meet|hold|attend|travel|host|sign|arrive|start|begin|pay|discuss|address|join))"
    r"|(?P<none>be\s{1,2}[a-z]{2,14}ed|be\s{1,2}(?:held|signed|made|sent|put))"
    r"|(?P<past>since(?=\s{1,2}(?:the\s{1,2})?$)|said|says|met|held|told|took|was|were|had|has|have|did|went|made|spoke|left|came|began|gave|sent|won|saw|"
    r"put|paid|led|wrote|struck|flew|[a-z]{2,14}ed))(?![a-z])"
)

GRAMMAR = Grammar(
    language="en",
    # Small words start a phrase only before a month, a number or a word of time: most of them are seen at no cost.
    trigger=compiled(
        r"(?=[a-z0-9])(?<![a-z0-9])(?<![0-9][.,:/-])(?:(?=[0-9]|<WORD>)|<SMALL>\s{1,2}(?=<MONTHS>|[0-9]|<COUNTS>|year)|"
        r"(?:(?:on|until|till|by|since|from|and|to|in|of)\s{1,2})?the\s{1,2}(?=[0-9]|<AFTER_THE>)|"
        r"an?\s{1,2}(?=couple|day|week|month|year))",
        WORD=alternatives((
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
            "fri", "sat", "sun", "early", "beginning", "start of", "middle", "mid", "late", "earlier", "later", "end of",
            "first", "second", "third", "fourth", "fifth", "latter", "last", "this ", "next", "that ", "same", "spring",
            "summer", "autumn", "fall ", "winter", "today", "tonight", "yesterday", "tomorrow", "at year", "year",
            "back in", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "twent", "thirt", "fort", "fift",
        )),
        SMALL=r"(?:in|since|until|till|by|from|between|during|before|after|through|around|for|of|and|to|about|some|nearly)",
        MONTHS=alternatives(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
                             "wed", "thu", "fri", "sat", "sun", "spring", "summer", "autumn", "fall", "winter")),
        COUNTS=alternatives((*_WORD_NUMBERS[1:], "a couple", "a year", "a month", "a week", "a day")),
        AFTER_THE=alternatives((
            "beginning", "start", "end", "middle", "first", "second", "third", "fourth", "last", "latter", "same", "next",
            "following", "previous", "day", "weekend", "coming", "current", "month", "year", "spring", "summer", "autumn",
            "fall", "winter", "early", "mid", "late",
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
    breaks=compiled(r"[,;:()—–\n]|\s-\s|(?<![a-z])(?:that|which|who|after|before|when|while|but|saying)(?![a-z])|"
        r"(?<![a-z])and(?=\s{1,2}(?:leaves|arrives|departs|begins|starts|opens|will|would|is|are|was|were|has|had|plans)\s)"),
    sentence_ends=re.compile(
        r"(?:(?<![A-Z])(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)(?<!\bGen)(?<!\bSt)\.|[!?])(?=[\"”’')]?\s{1,3}[\"“‘(]?[A-ZÀ-Ỹ])|\n"
    ),
    starts_before=compiled(r"(?:from|starting|beginning|commencing|since)(?:\s{1,2}on)?\s{1,2}$"),
    starts_through=compiled(r"\s{1,2}(?:for|on|to\s{1,2}(?:begin|start)|beginning|starting)\s{1,2}(?:an?|his|her|their)\s{1,2}(?:[a-z]{3,12}\s{1,2})?$"),
    left_first=True,
)  # fmt: skip
