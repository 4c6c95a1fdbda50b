from __future__ import annotations

import csv
from pathlib import Path

import pytest

from q7x2_gui.domain.vocabulary import Missing
from q7x2_gui.exchange.csv_files import write_csv
from q7x2_gui.exchange.dictionary import CODEBOOK, DATA_TABLES, entries
from tests.exchange import sample

_KINDS = {"text", "id", "word", "day", "integer", "number", "boolean"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dictionary") / "out"
    write_csv(sample.dataset(), folder)
    return folder


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_column_of_every_written_file_is_documented(out: Path) -> None:
    documented = {
        (row["table"], row["name"])
        for row in _read(out / "codebook.csv")
        if row["section"] == "column" and row["definition"]
    }
    for path in out.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert {(path.stem, name) for name in header} <= documented, path.name


def test_no_column_is_documented_that_is_not_there(out: Path) -> None:
    columns = {(table.name, column.name) for table in (*DATA_TABLES, CODEBOOK) for column in table.columns}
    rows = [row for row in _read(out / "codebook.csv") if row["section"] == "column"]
    assert {(row["table"], row["name"]) for row in rows} == columns
    assert len(rows) == len(columns)


def test_definitions_are_sentences_and_kinds_are_known(out: Path) -> None:
    for row in _read(out / "codebook.csv"):
        if row["section"] == "column":
            assert row["definition"].endswith("."), row
            assert row["kind"] in _KINDS, row
            assert row["empty"], row


def test_every_word_in_the_data_is_in_the_section_that_its_column_names(out: Path) -> None:
    words: dict[str, set[str]] = {}
    for row in _read(out / "codebook.csv"):
        words.setdefault(row["section"], set()).add(row["name"])
    codes = {missing.code for missing in Missing} | {""}
    for table in DATA_TABLES:
        rows = _read(out / f"{table.name}.csv")
        for column in (column for column in table.columns if column.words):
            assert column.words in words, column.name
            for row in rows:
                for word in row[column.name].split("; "):
                    assert word.partition(".")[0] in words[column.words] | codes, (table.name, column.name, word)


def test_the_whole_codebook_is_there(out: Path) -> None:
    rows = {(row["section"], row["name"]): row for row in _read(out / "codebook.csv")}
    book = sample.codebook()
    for kind in book.types:
        assert rows["type", kind.key]["definition"] == kind.definition
        assert rows["type", kind.key]["cameo"] == kind.cameo
    assert rows["dataset", "codebook"]["values"] == f"{book.id} {book.version}"
    for missing in Missing:
        assert rows["missing", missing.code]["definition"]


def test_keys_are_unique(out: Path) -> None:
    for table in (*DATA_TABLES, CODEBOOK):
        keys = [tuple(row[name] for name in table.key) for row in _read(out / f"{table.name}.csv")]
        assert len(keys) == len(set(keys)), table.name


def test_the_dictionary_says_which_flavour_it_belongs_to() -> None:
    flavour = {
        spreadsheet: next(e for e in entries(sample.dataset(), spreadsheet=spreadsheet) if e.name == "format")
        for spreadsheet in (False, True)
    }
    assert flavour[False].values == "plain"
    assert "apostrophe" in flavour[True].definition
