from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.errors import ExportError
from q7x2_gui.exchange.csv_files import NAMES, write_csv
from q7x2_gui.exchange.dictionary import DATA_TABLES
from tests.exchange import sample

_CODES = {"NS", "NA", "AMB", "NYC"}


def _read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_csv(sample.dataset(), tmp_path / "out")
    return tmp_path / "out"


def test_a_folder_of_five_files_appears_and_nothing_else(out: Path) -> None:
    assert sorted(path.name for path in out.iterdir()) == sorted(NAMES)
    assert sorted(path.name for path in out.parent.iterdir()) == ["out"]


def test_events_stand_in_the_order_of_their_days_and_undated_ones_last(out: Path) -> None:
    assert [row["event_id"] for row in _read(out / "events.csv")] == ["e2", "e3", "e1"]


def test_an_open_end_is_an_empty_bound_and_the_edtf_stays(out: Path) -> None:
    ban = _read(out / "events.csv")[0]
    assert ban["date"] == "2021-02/.."
    assert (ban["earliest"], ban["start_latest"], ban["latest"]) == ("2021-02-01", "2021-02-28", "")


def test_empty_fields_say_why_they_are_empty(out: Path) -> None:
    ban, meeting, talk = _read(out / "events.csv")
    assert (ban["mode"], ban["place"], ban["place_country"], ban["format"]) == ("NA", "NA", "NA", "NYC")
    assert (ban["voices"], talk["date"], talk["status"], talk["participants"]) == ("AMB", "NS", "NYC", "NYC")
    assert meeting["place"] == "Lisbon"


def test_no_cell_of_a_coded_field_is_empty(out: Path) -> None:
    for table in DATA_TABLES:
        always = [column.name for column in table.columns if column.empty in ("never empty", "NS, NA, AMB or NYC")]
        for row in _read(out / f"{table.name}.csv"):
            assert all(row[name] for name in always), (table.name, row)


def test_verdicts_stand_in_a_column_and_say_that_nobody_has_looked(out: Path) -> None:
    by_id = {row["event_id"]: row for row in _read(out / "events.csv")}
    assert by_id["e3"]["verdicts"] == "auto; confirmed"
    auto = next(row for row in _read(out / "crosswalk.csv") if row["verdict"] == "auto")
    assert auto["analyst"] == ""


def test_the_crosswalk_names_the_article_of_each_report(out: Path) -> None:
    rows = {row["report_id"]: row for row in _read(out / "crosswalk.csv")}
    assert {row["event_id"] for row in rows.values()} == {"e1", "e2", "e3"}
    assert (rows["r2"]["source_id"], rows["r2"]["url"]) == ("two.txt", "https://x.invalid/?a=1,2")
    assert (rows["r1"]["voice_actor"], rows["r1"]["voice_kind"]) == ("Ana Lima", "press_remarks")


def test_evidence_keeps_its_span_and_names_the_participant(out: Path) -> None:
    rows = [row for row in _read(out / "evidence.csv") if row["report_id"] == "r1"]
    assert [(row["field"], row["start"], row["end"], row["quote"]) for row in rows] == [
        ("participants.1", "3", "7", "=1+2"),
        ("type", "12", "15", "met"),
    ]
    assert rows[0]["participant"] == "=1+2"


def test_participants_keep_their_order_role_and_country(out: Path) -> None:
    rows = [row for row in _read(out / "participants.csv") if row["event_id"] == "e3"]
    assert [(row["n"], row["name"], row["role"], row["country"]) for row in rows] == [
        ("0", "Ana Lima", "participant", "BRA"),
        ("1", "=1+2", "host", "PRT"),
    ]


def test_hostile_cells_survive_as_one_cell(out: Path) -> None:
    meeting = _read(out / "events.csv")[1]
    assert meeting["summary"] == sample.HOSTILE.replace("\r\n", "\n").replace("\x00", "\ufffd")
    assert "中文 😀" in _read(out / "events.csv")[0]["summary"]


def test_rows_end_as_rfc_4180_asks_and_there_is_no_mark(out: Path) -> None:
    raw = (out / "events.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert raw.split(b"\r\n")[0].count(b",") == len(DATA_TABLES[0].columns) - 1


def test_leading_zeros_stay(out: Path) -> None:
    assert _read(out / "events.csv")[1]["cameo"] == "036"


def test_the_spreadsheet_flavour_runs_no_cell_and_keeps_numbers(tmp_path: Path) -> None:
    write_csv(sample.dataset(), tmp_path / "out", spreadsheet=True)
    for name in NAMES:
        raw = (tmp_path / "out" / name).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "@", "-")) for cell in row)
    evidence = (tmp_path / "out" / "evidence.csv").read_text(encoding="utf-8-sig")
    assert ",3,7,'=1+2" in evidence


def test_the_same_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    write_csv(sample.dataset(), tmp_path / "one")
    write_csv(sample.dataset(backwards=True), tmp_path / "two")
    write_csv(sample.dataset(), tmp_path / "one")
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


@pytest.mark.parametrize(("zone", "locale"), [("Pacific/Kiritimati", "C"), ("America/Adak", "vi_VN.UTF-8")])
def test_time_zone_locale_and_hash_seed_change_no_byte(out: Path, tmp_path: Path, zone: str, locale: str) -> None:
    code = (
        "import sys, pathlib; from tests.exchange import sample;"
        "from q7x2_gui.exchange.csv_files import write_csv; from q7x2_gui.exchange.jsonl import write_jsonl;"
        "write_csv(sample.dataset(), pathlib.Path(sys.argv[1]))"
    )
    env = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "other")], env=env, cwd=root, check=True, timeout=60)
    assert _bytes(tmp_path / "other") == _bytes(out)


def test_an_empty_dataset_still_has_headers_and_its_dictionary(tmp_path: Path) -> None:
    full = sample.dataset()
    empty = type(full)(codebook=full.codebook, events=[], reports=[], articles={}, verdicts=())
    write_csv(empty, tmp_path / "out")
    assert (tmp_path / "out" / "events.csv").read_text(encoding="utf-8").startswith("event_id,type,kind,")
    assert _read(tmp_path / "out" / "events.csv") == []
    assert any(row["section"] == "type" for row in _read(tmp_path / "out" / "codebook.csv"))


def test_every_coded_field_is_exported(out: Path) -> None:
    shown = {column.field for table in DATA_TABLES for column in table.columns}
    assert set(Field) <= shown


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(ExportError, match=r"thesis\.doc"):
        write_csv(sample.dataset(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]
