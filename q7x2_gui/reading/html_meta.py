"""What a page says of itself in its metadata: title, date, outlet, author, address.

Not its language: templates say English of pages in any; the text tells better.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from q7x2_gui.reading.text import Given

_LONGEST_JSON = 200_000
_MOST_HEAD = 2_000
_DATED = ".//*[@itemprop='datePublished' or @pubdate]"
_EARLIEST, _LATEST = "1970-01-01", "2100-12-31"
_TITLE_ENDS = re.compile(r"\s+[-–—|_·]\s+|\s*[|｜]\s*|(?<=[\u3040-\u9fff])[_–—-]{1,2}(?=[\u3040-\u9fff])")


def metadata(tree: HtmlElement) -> Given:
    """What head, JSON-LD and date properties give; never what merely looks like a date somewhere on the page."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - 300 ms that only web pages pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dates = {"extensive_search": False, "original_date": True, "min_date": _EARLIEST, "max_date": _LATEST}
    try:
        found = extract_metadata(_metadata_alone(tree), date_config=dates)
    except (AttributeError, IndexError, KeyError, ValueError, RecursionError, etree.LxmlError):
        return Given(title=_heading(tree))
    return Given(
        title=_title(tree, found.title),
        published=found.date or None,
        url=found.url or None,
        outlet=_site(tree, found.sitename),
        author=found.author or None,
    )


def _metadata_alone(tree: HtmlElement) -> HtmlElement:
    """A page of the metadata only: whatever looks for dates in it cannot take a footer's years for one."""
    page: HtmlElement = document_fromstring("<html><head></head><body></body></html>")
    head, body = page[0], page[1]
    for child in list(tree.iterfind("./head/*"))[:_MOST_HEAD]:
        if child.tag in {"meta", "title", "link", "base"}:
            head.append(_alone(child))
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        if len(script.text or "") <= _LONGEST_JSON:
            head.append(_alone(script))
    for dated in tree.xpath(_DATED)[:1]:
        written = dated.get("content") or dated.get("datetime") or (dated.text or "")
        etree.SubElement(head, "meta", property="article:published_time", content=written[:60])
    for heading in list(tree.iter("h1"))[:3]:
        etree.SubElement(body, "h1").text = "".join(heading.itertext())[:500]
    return page


def _alone(element: HtmlElement) -> HtmlElement:
    made = deepcopy(element) if len(element) == 0 else etree.Element(element.tag)
    made.tail = None
    return made


def _heading(tree: HtmlElement) -> str | None:
    """The only first-rank heading of the page."""
    found = [" ".join("".join(one.itertext()).split()) for one in tree.iter("h1")]
    found = [one for one in found if one]
    return found[0][:500] if len(found) == 1 else None


def _title(tree: HtmlElement, told: str | None) -> str | None:
    """The page's one main heading, which has no name of the site in it; else the title as metadata have it."""
    heading = _heading(tree)
    if heading and told and (heading in told or _bare(told) == heading):
        return heading
    return (_bare(told) if told else None) or heading


def _bare(title: str) -> str:
    """A title without the site's name behind a dash or bar."""
    parts = _TITLE_ENDS.split(title)
    return parts[0] if len(parts) > 1 and len(parts[0]) > len(title) / 2 else title


def _site(tree: HtmlElement, told: str | None) -> str | None:
    """The name of the site where the page states it; a host name is better told from the address."""
    stated = tree.xpath(".//meta[@property='og:site_name' or @name='application-name']")
    return told if told and "." not in told and stated else None
