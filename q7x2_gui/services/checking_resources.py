"""Proves that lexicons, tables, lists and codebooks can be used: each fault with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from q7x2_gui import resources
from q7x2_gui.domain.edtf import is_edtf
from q7x2_gui.errors import Q7X2Error, ResourceError
from q7x2_gui.extraction.rules.lexicon import event_lexicon, topic_matcher
from q7x2_gui.language.actors import countries
from q7x2_gui.language.actors.entries import gazetteer
from q7x2_gui.language.actors.lexicon import actor_lexicon, languages
from q7x2_gui.language.tables import lexicon, numbered_rows, several
from q7x2_gui.reading.cues import cues
from q7x2_gui.services import codebooks

_QUOTED = re.compile(r"'([^'\n]+)'")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BLANKS = re.compile(r"\{[^}]*\}")
_FILLED = frozenset({"{demonym}", "{country}"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one resource: its name below ``resources``, the line from 1 (None when unknown), and what."""

    name: str
    line: int | None
    message: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: {self.message}" if self.line else f"{self.name}: {self.message}"


def all_names() -> tuple[str, ...]:
    """Every resource that can be checked, shipped and own."""
    return tuple(name for folder in resources.FOLDERS for end in resources.ENDINGS for name in _names(folder, end))


def _names(folder: str, end: str) -> tuple[str, ...]:
    return resources.names(f"{folder}/*{end}")


def faults(texts: Mapping[str, str] | None = None) -> list[Fault]:
    """What is wrong in the given texts by name, used in the place of the shipped ones; in all shipped ones for None."""
    with resources.in_place(resources.own_files(texts or {})):
        names = sorted(texts) if texts is not None else all_names()
        return [fault for name in names for fault in _faults(name)]


def _faults(name: str) -> Iterator[Fault]:
    try:
        yield from _checker(name)(name)
    except Q7X2Error as error:
        yield Fault(name, error.line or _line_of(resources.text(name), error.message), _with_hint(error))


def _with_hint(error: Q7X2Error) -> str:
    return f"{error.message}. {error.hint}" if error.hint else error.message


def _line_of(text: str, message: str) -> int | None:
    """The line of what a message quotes; where that stands twice and twice is the fault, the second one."""
    for wanted in reversed(_QUOTED.findall(message)):
        lines = [number for number, line in enumerate(text.splitlines(), start=1) if wanted in line]
        if lines:
            return lines[1] if message.endswith("twice") and len(lines) > 1 else lines[0]
    return None


Checker = Callable[[str], Iterator[Fault]]


def _checker(name: str) -> Checker:
    if name in _TABLES:
        return _TABLES[name]
    if name.startswith("codebooks/"):
        return _codebook
    for pattern, checker in _LEXICONS.items():
        if re.fullmatch(pattern, name):
            return checker
    hint = "Give it the name of a shipped file, or of one for another language, such as lexicons/events.ko.toml"
    raise ResourceError(f"nothing reads a file called {name}", hint=hint)


def _countries(name: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for line, row in numbered_rows(name, ("iso3", "name_en")):
        code = row["iso3"]
        if not _CODE.fullmatch(code):
            yield Fault(name, line, f"{code!r} is no code of a country or organisation")
        if code in seen:
            yield Fault(name, line, f"the code {code!r} stands twice")
        seen.add(code)
        if not several(row["name_en"]):
            yield Fault(name, line, f"{code} has no English name")


def _pairs(name: str) -> Iterator[Fault]:
    for line, row in numbered_rows(name, ("surface", "lang", "iso3_a", "iso3_b", "note")):
        yield from _language(name, line, row["lang"])
        yield from _codes(name, line, (row["iso3_a"], row["iso3_b"]))
        if not row["surface"].strip():
            yield Fault(name, line, "the form of the pair is empty")


def _places(name: str) -> Iterator[Fault]:
    for line, row in numbered_rows(name, ("iso3", "name_en")):
        yield from _codes(name, line, (row["iso3"],))
        if not row["name_en"].strip():
            yield Fault(name, line, "the place has no English name")


def _offices(name: str) -> Iterator[Fault]:
    for line, row in numbered_rows(name, ("office", "lang", "surface", "country", "note")):
        yield from _language(name, line, row["lang"])
        yield from _codes(name, line, several(row["country"]))
        if not row["office"] or not row["surface"].strip():
            yield Fault(name, line, "the office or its form is empty")
        for blank in _BLANKS.findall(row["surface"]):
            if blank not in _FILLED:
                yield Fault(name, line, f"nothing fills {blank}; use {{demonym}} or {{country}}")


def _holders(name: str) -> Iterator[Fault]:
    called: dict[str, str] = {}
    for line, row in numbered_rows(name, ("person_id", "name_en", "country", "office", "start", "end", "note")):
        yield from _codes(name, line, (row["country"],))
        if not row["person_id"] or not row["name_en"] or not row["office"]:
            yield Fault(name, line, "the person, the name or the office is empty")
        if called.setdefault(row["person_id"], row["name_en"]) != row["name_en"]:
            yield Fault(name, line, f"{row['person_id']} is called {called[row['person_id']]!r} further up")
        dates = [date for date in (row["start"], row["end"]) if date]
        if not row["start"]:
            yield Fault(name, line, "the term has no start")
        wrong = [date for date in dates if not (_DAY.fullmatch(date) and is_edtf(date))]
        for date in wrong:
            yield Fault(name, line, f"{date!r} is no day, month or year such as 2023-09-13")
        if not wrong and len(dates) > 1 and dates[1] < dates[0][: len(dates[1])]:
            yield Fault(name, line, f"the term ends {dates[1]}, before it starts {dates[0]}")


def _language(name: str, line: int, language: str) -> Iterator[Fault]:
    if language not in languages():
        yield Fault(name, line, f"{language!r} is no language with a lexicon; known: {', '.join(languages())}")


def _codes(name: str, line: int, codes: tuple[str, ...]) -> Iterator[Fault]:
    for code in codes:
        if code not in countries():
            yield Fault(name, line, f"{code!r} is not in countries.csv nor country_names.csv")


def _actors(name: str) -> Iterator[Fault]:
    language = name.split(".")[1]
    actor_lexicon(language)
    gazetteer(language)
    yield from ()


def _events(name: str) -> Iterator[Fault]:
    language = name.split(".")[1]
    known = {kind.key for kind in codebooks.shipped().types} | {
        "report",
        "nothing",
    }
    text = resources.text(name)
    for n, trigger in enumerate(lexicon(name.partition("/")[2]).get("trigger", ())):
        if trigger.get("type") not in known:
            message = (
                f"trigger {n + 1} names the unknown type {trigger.get('type')!r}; known: {', '.join(sorted(known))}"
            )
            yield Fault(name, _entry_line(text, "trigger", n), message)
    event_lexicon(language)


def _topics(name: str) -> Iterator[Fault]:
    known = {topic.key for topic in codebooks.shipped().topics}
    text = resources.text(name)
    for topic, words in lexicon("topics.toml").items():
        line = _line_of(text, f"'[{topic}]'")
        if topic not in known and name not in resources.active().texts:
            yield Fault(name, line, f"the topic {topic!r} is not in the codebook diplomacy")
        if not isinstance(words, dict):
            yield Fault(name, line, f"the topic {topic!r} is no table of languages, each with a list of words")
            continue
        for language, its in words.items():
            if language not in languages():
                yield from _language(name, line or 1, language)
            elif not isinstance(its, list) or not all(isinstance(word, str) and word.strip() for word in its):
                yield Fault(name, line, f"the words of {topic!r} in {language} are no list of words")
    for language in languages():
        topic_matcher(language)


def _reading(_name: str) -> Iterator[Fault]:
    cues()
    yield from ()


def _codebook(name: str) -> Iterator[Fault]:
    codebooks.parse(resources.text(name), resources.place(name))
    yield from ()


def _entry_line(text: str, table: str, n: int) -> int | None:
    """Line of entry ``n`` (from 0) of an array of tables."""
    starts = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == f"[[{table}]]"]
    return starts[n] if n < len(starts) else None


_TABLES: dict[str, Checker] = {
    "actors/countries.csv": _countries,
    "actors/country_names.csv": _countries,
    "actors/pairs.csv": _pairs,
    "actors/places.csv": _places,
    "actors/offices.csv": _offices,
    "actors/office_holders.csv": _holders,
    "lexicons/topics.toml": _topics,
    "lexicons/reading.toml": _reading,
}
_LEXICONS: dict[str, Checker] = {
    r"lexicons/actors\.\w+\.toml": _actors,
    r"lexicons/events\.\w+\.toml": _events,
}


def from_paths(paths: list[Path]) -> dict[str, str]:
    """Texts by resource name of the files, and of the folders laid out like ``resources``, that a person names.

    Raises `ResourceError` for what is no resource or cannot be read.
    """
    texts: dict[str, str] = {}
    for path in paths:
        files = _below(path) if path.is_dir() else [path]
        if not files:
            hint = "Lay it out like the folder resources: actors, codebooks, lexicons"
            raise ResourceError("the folder holds no resource", hint=hint, path=path)
        for file in files:
            texts[_name_of(file)] = _text_of(file)
    return texts


def _below(folder: Path) -> list[Path]:
    inside = [folder / name for name in resources.FOLDERS] if folder.name not in resources.FOLDERS else [folder]
    return sorted(
        file for each in inside if each.is_dir() for file in each.iterdir() if file.suffix in resources.ENDINGS
    )


def _name_of(file: Path) -> str:
    """By its folder; a file elsewhere by its own name, else it is a codebook where it says so."""
    if file.parent.name in resources.FOLDERS:
        return f"{file.parent.name}/{file.name}"
    known = [name for name in all_names() if name.endswith(f"/{file.name}")]
    if known:
        return known[0]
    if re.fullmatch(r"(?:actors|events)\.\w+\.toml", file.name):
        return f"lexicons/{file.name}"
    return f"codebooks/{file.name}"


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"the file cannot be read: {error}", hint="Save it as UTF-8", path=file) from error
