"""``q7x2-gui dates``: shows how date phrases are understood."""

from __future__ import annotations

import sys
from typing import Any, TextIO

import click

from q7x2_gui.cli import output
from q7x2_gui.domain import edtf
from q7x2_gui.errors import DateError, Q7X2Error
from q7x2_gui.language import language_id
from q7x2_gui.language.dates import DateMention, find_dates
from q7x2_gui.services.jsonlines import rows
from q7x2_gui.services.records import date_bounds


def _anchor(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not edtf.is_edtf(value):
        raise click.BadParameter(f"{value!r} is no date. Write it like 2023-11-25, 2023-11 or 2023.")
    return value


@click.command("dates", context_settings={"ignore_unknown_options": True})
@click.option("--lang", metavar="L", help="Language of the text: en, vi, zh or ja (default: found from the text).")
@click.option("--anchor", metavar="D", callback=_anchor, help="Publication date that relative dates count from.")
@click.argument("text", metavar="TEXT|-")
def dates(lang: str | None, anchor: str | None, text: str) -> None:
    """Find the dates in TEXT and print each as JSON: quote, start, end, edtf, earliest, latest, reason.

    With - in place of TEXT, JSONL is read from standard input: objects with
    id, text, and where known lang and anchor; a line is printed for each.

    \b
    Examples:
      q7x2-gui dates --anchor 2023-11-26 "They met on Saturday."
      q7x2-gui dates --lang vi --anchor 2020-11 "chiều 24/11"
      q7x2-gui dates - < phrases.jsonl
    """
    if text == "-":
        if not _each_row(sys.stdin, lang, anchor):
            raise click.exceptions.Exit(1)
        return
    found = _find(text, lang, anchor)
    for mention in found:
        output.data(_object(mention))
    if not found:
        output.message("No date was found in this text.")


def _each_row(lines: TextIO, lang: str | None, anchor: str | None) -> bool:
    """Answer each line; False when one of them could not be understood."""
    good = True
    for number, row in rows(lines, "standard input"):
        try:
            if isinstance(row, Q7X2Error):
                raise row
            output.data(_answer(row, number, lang, anchor))
        except Q7X2Error as error:
            good = False
            output.error(error)
    return good


def _answer(row: dict[str, Any], number: int, lang: str | None, anchor: str | None) -> dict[str, Any]:
    text = _string(row, "text", number)
    if text is None:
        raise Q7X2Error(
            "this row has no text", hint='Write {"id": ..., "text": ...}', path="standard input", line=number
        )
    day = _string(row, "anchor", number) or anchor
    if day is not None and not edtf.is_edtf(day):
        hint = "Write the anchor like 2023-11-25, or null"
        raise DateError(f"{day!r} is no date", hint=hint, path="standard input", line=number)
    found = _find(text, _string(row, "lang", number) or lang, day)
    return {"id": row.get("id"), "dates": [_object(mention) for mention in found]}


def _string(row: dict[str, Any], key: str, number: int) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise Q7X2Error(f"{key} is not text", hint="Put it in quotes", path="standard input", line=number)
    return value


def _find(text: str, lang: str | None, anchor: str | None) -> list[DateMention]:
    return find_dates(text, lang or language_id.detect(text), anchor=anchor)


def _object(mention: DateMention) -> dict[str, Any]:
    bounds = date_bounds(mention.edtf)
    return {
        "quote": mention.quote,
        "start": mention.start,
        "end": mention.end,
        "edtf": mention.edtf,
        "earliest": bounds["earliest"],
        "latest": bounds["latest"],
        "reason": mention.reason,
    }
