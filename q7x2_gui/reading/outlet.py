"""Which outlet a page is from: its header, dateline, source line, copyright line or company line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from q7x2_gui.domain.article import Span
from q7x2_gui.reading.cues import Cues
from q7x2_gui.reading.lines import Line

_TLD = r"(?:com|net|org|cn|jp|vn|kr|tw|in|ru|uk|eu|info|news|tv)(?:\.[a-z]{2})?"
_HOST = re.compile(rf"\b(?:https?://)?(?:www\.)?((?:[A-Za-z0-9-]+\.)+{_TLD})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CAPS = r"[A-Z][A-Za-z'’]+"
_DATE_TIME = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
_AFTER_DATE = re.compile(
    rf"{_DATE_TIME}\s*(?:来源[:：]|來源[:：]|Source\s*:)?\s*"
    rf"({_CAPS}(?: {_CAPS}){{0,3}}?|[\u4e00-\u9fff]{{2,8}})(?=\s+(?:Editor|编辑|作者|by\b)|\s*$|\s{{2,}}|\s+[A-Z])"
)
_DAY_IN_DATELINE = r"(?:,\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}))?"
_DATELINE = re.compile(
    rf"^[A-Z][A-Z .,'’-]{{1,40}}?{_DAY_IN_DATELINE}\s*\(\s*([A-Z][\w .'’&]{{1,30}}?)\s*(?:[-–/,][^()]{{0,50}})?\)"
)
_HAN_DATELINE = re.compile(
    r"^[（(]?\s*据?([\u4e00-\u9fff]{2,6}(?:社|网|網|报|報|电视台))(?:记者|記者|讯|訊)?[\u4e00-\u9fff]{0,8}\s*"
    r"(?:\d{1,2}月)?\d{1,2}日?(?:电|電|讯|訊)"
)
_HAN_REPORT = re.compile(r"^([\u4e00-\u9fff]{2,8}(?:报|報|网|網))(?:讯|訊)")
_JA_DATELINE = re.compile(r"^【[^】\s]{1,8}?[\s＝=]?(共同|時事|ロイター|AFP)[^】]{0,12}】")
_SOURCE = re.compile(
    r"^[(（]?\s*(?:Source|来源|來源|出典|稿源|配信|Nguồn tin)\s*[:：]\s*"
    r"([^\n()（）|]{2,40}?)\s*[)）]?(?:\s{2,}|[|｜]|$)",
    re.IGNORECASE,
)
_BY_HOST = re.compile(r"^Theo\s+(?:báo\s+)?([A-Za-z0-9-]+(?:\.[a-z]{2,4}){1,3})\b")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©()c]*(?:19|20)?\d{0,2}(?:\s*[-–]\s*(?:19|20)\d\d)?\s*,?\s*(?:by\s+)?"
    r"([A-Z\u3040-\u9fff][^\n.,|©]{1,50}(?:\.(?:com|net|org|cn|jp|vn))?)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"^([A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,5}?)\s*,?\s+(?:Co\.|Inc\.|Ltd\.?|LLC|Corp\.?|Media Group|Network)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*(?:News Agency|News|Network|Co\.?|Ltd\.?|Inc\.?|Corporation|Corp\.?|Company|All rights.*)$", re.IGNORECASE
)
_CAMEL = re.compile(r"^[A-Z][a-z]+[A-Z]\w+$")
_HEAD = 12


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet by its usual name, and where the text says so."""

    name: str
    span: Span


def find_outlet(page: Sequence[Line], body: Sequence[int], cues: Cues) -> Outlet | None:
    """The outlet that a page names, the surest place first; None when it names none."""
    first = body[0] if body else len(page)
    last = body[-1] if body else -1
    head = [*page[max(0, first - _HEAD) : first]]
    lead = [page[n] for n in body[:3]]
    foot = list(page[last + 1 :])
    rules: tuple[tuple[Sequence[Line], Callable[[str], re.Match[str] | None]], ...] = (
        (head, _AFTER_DATE.search),
        (head, _dated_host),
        (head, _SOURCE.search),
        ([*head, *lead], _DATELINE.search),
        ([*head, *lead], _HAN_DATELINE.search),
        (lead, _HAN_REPORT.search),
        ([*head, *lead], _JA_DATELINE.search),
        (foot, _BY_HOST.search),
        (foot[:3], _SOURCE.search),
        (page[:1], _COMPANY.search),
        (foot, _COPYRIGHT.search),
        (foot, _COMPANY.search),
    )
    for group, rule in rules:
        for line in group:
            match = rule(line.text[:400])
            name = _named(match.group(1), cues) if match else None
            if match and name:
                return Outlet(name, (line.start + match.start(1), line.start + match.end(1)))
    return None


def outlet_of_host(url: str, cues: Cues) -> str | None:
    """The outlet that a web address belongs to."""
    match = _HOST.search(url)
    return _named(match.group(1), cues) if match else None


def _dated_host(text: str) -> re.Match[str] | None:
    return _HOST.search(text) if _YEAR.search(text) and len(text) < 100 else None


def _named(written: str, cues: Cues) -> str | None:
    """The usual name of an outlet as written; None for what can be none."""
    bare = written.strip(" ,-–|")
    host = _HOST.fullmatch(bare)
    known = cues.outlets.get((host.group(1) if host else bare).lower())
    if known:
        return known
    if host:
        return host.group(1).split(".")[0]
    if bare in cues.agencies:
        return bare
    first = bare.split()[0] if bare.split() else ""
    if _CAMEL.match(first):
        return first
    short = _TRAILING.sub("", _TRAILING.sub("", bare)).strip(" ,")
    return short if len(short) > 1 and not short.isdigit() else None
