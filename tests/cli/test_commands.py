from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from q7x2_gui import paths
from q7x2_gui.services import codebooks
from q7x2_gui.services.session import Session
from tests.cli.conftest import TEXT, Cli
from tests.services.made import batches

_MAGIC = b"SQLite format 3\x00"
KEYS = ["id", "path", "language", "title", "outlet", "published", "published_how", "text", "body"]


def _objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def _accept_all(project: Path, verdict: str) -> None:
    with Session.open(project, analyst="Mia") as session:
        ids = session.catalogue.open_suggestions()
        assert ids
        if verdict == "auto":
            session.review.accept_auto(ids).result()
        else:
            for suggestion in ids:
                session.review.confirm(suggestion).result()


class TestImport:
    def test_makes_the_project_and_says_so(self, cli: Cli, articles: Path, tmp_path: Path) -> None:
        done = cli("import", tmp_path / "new.q7x2", articles, "--description", "by hand")
        assert (done.code, done.out) == (0, "")
        assert "2 articles imported" in done.err
        with Session.open(tmp_path / "new.q7x2", analyst="", read_only=True) as session:
            assert [row.source_id for row in session.catalogue.articles()] == ["a.txt", "b.txt"]
            assert batches(session)[0]["title"] == "by hand"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "new.q7x2"]

    def test_a_project_coded_by_plover_gets_plover_types(self, cli: Cli, tmp_path: Path) -> None:
        project = tmp_path / "p.q7x2"
        seeds = paths.seeds() / "003_06013959592ce9bf.txt"
        assert cli("import", project, seeds, "--codebook", "plover").code == 0
        (found,) = _objects(cli("extract", project, "--json").out)
        events = found["events"]
        assert isinstance(events, list)
        main = [event for event in events if event["main"]]
        assert ("CONSULT", "phone") in [(event["type"], event["mode"]) for event in main]
        assert {event["type"] for event in events} <= {t.key for t in codebooks.shipped("plover").types}
        assert cli("check", project).code == 0

    def test_a_codebook_that_is_none_or_comes_too_late_is_refused(
        self, cli: Cli, project: Path, articles: Path, tmp_path: Path
    ) -> None:
        wrong = cli("import", tmp_path / "new.q7x2", articles, "--codebook", "no-such")
        assert wrong.code == 1
        assert "Name one of diplomacy, plover" in wrong.err
        assert not (tmp_path / "new.q7x2").exists()
        late = cli("import", project, articles, "--codebook", "plover")
        assert late.code == 1
        assert "has its codebook already" in late.err

    def test_a_repeat_is_recognised_and_said(self, cli: Cli, project: Path, articles: Path) -> None:
        again = cli("import", project, articles)
        assert again.code == 0
        assert "Already there: a.txt" in again.err
        assert "0 articles imported, 2 already there" in again.err
        with Session.open(project, analyst="", read_only=True) as session:
            assert len(session.catalogue.articles()) == 2
            assert len(session.catalogue.ledger()) == 2

    def test_what_cannot_be_read_is_named_and_the_rest_is_imported(
        self, cli: Cli, articles: Path, tmp_path: Path
    ) -> None:
        (articles / "c.txt").write_bytes(b"\x00\x01\x02binary\xff" * 50)
        done = cli("import", tmp_path / "p.q7x2", articles, tmp_path / "missing.txt")
        assert done.code == 1
        assert "c.txt" in done.err
        assert "missing.txt: no such file or folder" in done.err
        assert "2 articles imported, 2 not readable" in done.err

    def test_a_folder_without_articles_makes_no_project(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        done = cli("import", tmp_path / "p.q7x2", tmp_path / "empty")
        assert done.code == 1
        assert "no articles in this folder" in done.err
        assert not (tmp_path / "p.q7x2").exists()

    def test_a_text_file_is_not_taken_for_a_project(self, cli: Cli, articles: Path) -> None:
        done = cli("import", articles / "a.txt", articles / "b.txt")
        assert done.code == 1
        assert "a.txt" in done.err
        assert (articles / "a.txt").read_text(encoding="utf-8") == TEXT

    def test_a_missing_parent_folder_is_named(self, cli: Cli, articles: Path, tmp_path: Path) -> None:
        done = cli("import", tmp_path / "no" / "p.q7x2", articles)
        assert done.code == 1
        assert str(tmp_path / "no") in done.err

    def test_jsonl_keeps_ids_and_reports_bad_lines(self, cli: Cli, tmp_path: Path) -> None:
        feed = tmp_path / "feed.jsonl"
        rows = [
            {"id": "x1", "text": TEXT, "title": None, "lang": "en"},
            {"id": "x2", "text": "Another story, told at length."},
        ]
        feed.write_text("\n".join([json.dumps(rows[0]), "{not json", json.dumps(rows[1])]), encoding="utf-8")
        done = cli("import", tmp_path / "p.q7x2", feed)
        assert done.code == 1
        assert "feed.jsonl:2" in done.err
        with Session.open(tmp_path / "p.q7x2", analyst="", read_only=True) as session:
            assert [row.source_id for row in session.catalogue.articles()] == ["x1", "x2"]


class TestRead:
    def test_json_has_the_documented_keys_in_order(self, cli: Cli, articles: Path) -> None:
        done = cli("read", articles, "--json")
        assert (done.code, done.err) == (0, "")
        first, second = _objects(done.out)
        assert list(first) == KEYS
        assert (first["id"], second["id"]) == ("a.txt", "b.txt")
        assert first["text"] == TEXT

    def test_without_json_people_get_lines(self, cli: Cli, articles: Path) -> None:
        done = cli("read", articles / "a.txt")
        assert done.code == 0
        assert done.out.startswith("a.txt\n")

    def test_one_bad_article_does_not_hide_the_others(self, cli: Cli, articles: Path) -> None:
        (articles / "aa.txt").write_bytes(b"")
        done = cli("read", articles, "--json")
        assert done.code == 1
        assert [row["id"] for row in _objects(done.out)] == ["a.txt", "b.txt"]
        assert "aa.txt" in done.err

    def test_a_project_is_not_read_as_an_article(self, cli: Cli, project: Path) -> None:
        done = cli("read", project)
        assert (done.code, done.out) == (1, "")
        assert "database" in done.err


@pytest.mark.usefixtures("known_extractor")
class TestExtract:
    def test_an_event_has_bounds_beside_its_date(self, cli: Cli, articles: Path) -> None:
        done = cli("extract", articles, "--json")
        assert done.code == 0
        first, second = _objects(done.out)
        assert list(first) == [*KEYS, "events"]
        event = first["events"][0]  # type: ignore[index]
        assert (event["date"], event["earliest"], event["latest"]) == ("2021-03-04", "2021-03-04", "2021-03-04")
        assert (event["start"], event["end"]) == (["2021-03-04"] * 2, ["2021-03-04"] * 2)
        assert second["events"] == []

    def test_quotes_are_slices_of_the_printed_text(self, cli: Cli, articles: Path) -> None:
        for article in _objects(cli("extract", articles, "--json").out):
            for event in article["events"]:  # type: ignore[attr-defined]
                for evidence in event["evidence"]:
                    assert article["text"][evidence["start"] : evidence["end"]] == evidence["quote"]  # type: ignore[index]

    def test_a_project_stores_what_it_prints_and_runs_once(self, cli: Cli, project: Path) -> None:
        one, two = cli("extract", project, "--json"), cli("extract", project, "--json")
        assert (one.code, two.code) == (0, 0)
        assert one.out == two.out
        assert [len(row["events"]) for row in _objects(one.out)] == [1, 0]  # type: ignore[arg-type]
        assert "2 articles read, 1 suggestions stored" in one.err
        assert "0 articles read" in two.err
        with Session.open(project, analyst="", read_only=True) as session:
            assert [step.who for step in session.catalogue.ledger()] == ["Mia", "Mia", "Mia"]

    def test_a_project_is_known_by_its_content(self, cli: Cli, project: Path) -> None:
        renamed = project.rename(project.with_name("renamed.txt"))
        assert [row["id"] for row in _objects(cli("extract", renamed, "--json").out)] == ["a.txt", "b.txt"]

    def test_a_project_and_files_together_are_wrong_usage(self, cli: Cli, project: Path, articles: Path) -> None:
        done = cli("extract", project, articles)
        assert done.code == 2
        assert "one project alone" in done.err

    def test_an_extractor_that_fails_on_one_article_is_told(self, cli: Cli, articles: Path) -> None:
        (articles / "aa.txt").write_text("They were to fail in Rome, and nobody knew why.\n", encoding="utf-8")
        done = cli("extract", articles, "--json")
        assert done.code == 1
        assert [row["id"] for row in _objects(done.out)] == ["a.txt", "b.txt"]
        assert "aa.txt" in done.err
        assert "broken on purpose" in done.err

    def test_a_missing_path_is_told_and_the_rest_is_printed(self, cli: Cli, articles: Path, tmp_path: Path) -> None:
        done = cli("extract", tmp_path / "none.txt", articles / "a.txt", "--json")
        assert (done.code, len(_objects(done.out))) == (1, 1)
        assert "none.txt" in done.err

    def test_people_get_a_line_an_event(self, cli: Cli, articles: Path) -> None:
        out = cli("extract", articles).out
        assert "* 2021-03-04" in out
        assert "BRA PRT" in out
        assert "no event suggested" in out

    def test_a_foreign_database_is_no_project(self, cli: Cli, tmp_path: Path) -> None:
        import sqlite3

        path = tmp_path / "history.txt"
        connection = sqlite3.connect(path)
        connection.execute("create table places (url text)")
        connection.close()
        done = cli("extract", path)
        assert done.code == 1
        assert "history.txt" in done.err


class TestDates:
    def test_a_phrase_is_printed_as_one_object(self, cli: Cli) -> None:
        done = cli("dates", "--lang", "en", "--anchor", "2023-11-26", "They met on November 25.")
        (found,) = _objects(done.out)
        assert list(found) == ["quote", "start", "end", "edtf", "earliest", "latest", "reason"]
        assert (found["edtf"], found["earliest"], found["latest"]) == ("2023-11-25", "2023-11-25", "2023-11-25")
        assert "They met on November 25."[found["start"] : found["end"]] == found["quote"]  # type: ignore[misc]

    def test_a_text_without_dates_prints_nothing(self, cli: Cli) -> None:
        done = cli("dates", "No day is named here.")
        assert (done.code, done.out) == (0, "")
        assert "No date" in done.err

    def test_a_dash_reads_jsonl_and_answers_each_row(self, cli: Cli) -> None:
        rows = [
            {"id": 1, "text": "Ngày 24/11/2020", "lang": "vi", "anchor": None},
            {"id": "b", "text": "nothing"},
        ]
        stdin = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
        first, second = _objects(cli("dates", "-", stdin=stdin).out)
        assert (first["id"], second) == (1, {"id": "b", "dates": []})
        assert first["dates"][0]["edtf"] == "2020-11-24"  # type: ignore[index]

    def test_bad_rows_are_named_and_the_others_answered(self, cli: Cli) -> None:
        bad = [b"[" * 100_000, b'{"id": NaN}', b"[1]", b'{"id": 2}', b'{"text": 3}', b'{"text": "x", "anchor": "soon"}']
        done = cli("dates", "-", stdin=b"\n".join([*bad, b'{"id": 9, "text": "on 5 May 2020"}']))
        assert done.code == 1
        assert [row["id"] for row in _objects(done.out)] == [9]
        assert all(f"standard input:{number}" in done.err for number in range(1, 7))

    def test_an_anchor_that_is_no_date_is_wrong_usage(self, cli: Cli) -> None:
        done = cli("dates", "--anchor", "yesterday", "x")
        assert done.code == 2
        assert "2023-11-25" in done.err


@pytest.mark.usefixtures("known_extractor")
class TestEvaluate:
    @pytest.fixture
    def gold(self, tmp_path: Path) -> Path:
        people = [{"actor": "Brazil", "country": "BRA"}, {"actor": "Portugal", "country": "PRT"}]
        event = {
            "id": "1",
            "type": "meeting",
            "date": "2021-03-04",
            "status": "occurred",
            "main": True,
            "participants": people,
        }
        rows = [
            {"article": "a.txt", "language": "en", "events": [event]},
            {"article": "gone.txt", "language": "vi", "events": [event]},
        ]
        path = tmp_path / "gold.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return path

    def test_json_names_the_headline_figures(self, cli: Cli, gold: Path, articles: Path) -> None:
        done = cli("evaluate", gold, articles, "--json")
        assert done.code == 0
        (figures,) = _objects(done.out)
        assert figures["main_event_recall"] == 0.5
        assert (figures["exact_day"], figures["countries"], figures["precision"]) == (1.0, 1.0, 1.0)
        assert figures["languages"]["en"]["main_recall"]["value"] == 1.0  # type: ignore[index]
        assert figures["types"]["meeting"]["main_recall"]["asked"] == 2  # type: ignore[index]
        assert [miss["article"] for miss in figures["misses"]] == ["gone.txt"]  # type: ignore[union-attr]

    def test_people_get_a_table(self, cli: Cli, gold: Path, articles: Path) -> None:
        out = cli("evaluate", gold, articles).out
        assert "main recall" in out
        assert "1 of 2" in out
        assert "gone.txt" in out

    @pytest.mark.parametrize("line", ["nonsense", '{"id": 1}', ""])
    def test_a_bad_gold_file_is_named(self, cli: Cli, articles: Path, tmp_path: Path, line: str) -> None:
        (tmp_path / "gold.jsonl").write_text(line, encoding="utf-8")
        done = cli("evaluate", tmp_path / "gold.jsonl", articles)
        assert (done.code, done.out) == (1, "")
        assert "gold.jsonl" in done.err

    def test_a_missing_gold_file_is_named(self, cli: Cli, articles: Path, tmp_path: Path) -> None:
        done = cli("evaluate", tmp_path / "none.jsonl", articles)
        assert done.code == 1
        assert "none.jsonl" in done.err


@pytest.mark.usefixtures("known_extractor")
class TestExport:
    def test_csv_holds_what_people_confirmed(self, cli: Cli, project: Path, tmp_path: Path) -> None:
        cli("extract", project)
        _accept_all(project, "confirmed")
        done = cli("export", project, "--format", "csv", "--out", tmp_path / "out")
        assert (done.code, done.out) == (0, "")
        with (tmp_path / "out" / "events.csv").open(encoding="utf-8", newline="") as file:
            (event,) = csv.DictReader(file)
        assert (event["type"], event["date"], event["countries"], event["verdicts"]) == (
            "meeting",
            "2021-03-04",
            "BRA; PRT",
            "confirmed",
        )
        with (tmp_path / "out" / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
            (report,) = csv.DictReader(file)
        assert (report["source_id"], report["analyst"], report["extractor_version"]) == ("a.txt", "Mia", "7")

    def test_auto_is_left_out_unless_it_is_named(self, cli: Cli, project: Path, tmp_path: Path) -> None:
        cli("extract", project)
        _accept_all(project, "auto")
        without = cli("export", project, "--format", "jsonl", "--out", tmp_path / "without.jsonl")
        assert "The dataset is empty" in without.err
        assert (tmp_path / "without.jsonl").read_text(encoding="utf-8") == ""
        cli("export", project, "--format", "jsonl", "--out", tmp_path / "with.jsonl", "--verdict", "auto,confirmed")
        (event,) = _objects((tmp_path / "with.jsonl").read_text(encoding="utf-8"))
        assert event["verdicts"] == ["auto"]
        assert event["reports"][0]["analyst"] is None  # type: ignore[index]
        assert event["reports"][0]["evidence"][0]["quote"] == "met"  # type: ignore[index]

    @pytest.mark.parametrize("format_", ["csv", "jsonl"])
    def test_twice_gives_the_same_bytes(self, cli: Cli, project: Path, tmp_path: Path, format_: str) -> None:
        cli("extract", project)
        _accept_all(project, "confirmed")
        out = tmp_path / "out"
        found = []
        for _ in range(2):
            assert cli("export", project, "--format", format_, "--out", out).code == 0
            files = sorted(out.iterdir()) if out.is_dir() else [out]
            found.append({path.name: path.read_bytes() for path in files})
        assert found[0] == found[1]

    def test_a_read_only_project_can_be_exported(self, cli: Cli, project: Path, tmp_path: Path) -> None:
        before = project.read_bytes()
        os.chmod(project, 0o444)
        assert cli("export", project, "--out", tmp_path / "out").code == 0
        assert project.read_bytes() == before

    def test_the_project_itself_is_never_overwritten(self, cli: Cli, project: Path) -> None:
        before = project.read_bytes()
        done = cli("export", project, "--format", "jsonl", "--out", project)
        assert done.code == 1
        assert "will not be overwritten" in done.err
        assert project.read_bytes() == before

    @pytest.mark.parametrize("verdict", ["rejected", "confirmd", ""])
    def test_a_verdict_that_has_no_events_is_wrong_usage(self, cli: Cli, project: Path, verdict: str) -> None:
        done = cli("export", project, "--out", "x", "--verdict", verdict)
        assert done.code == 2
        assert "confirmed, corrected, added, auto" in done.err

    def test_out_is_asked_for(self, cli: Cli, project: Path) -> None:
        done = cli("export", project)
        assert done.code == 2
        assert "--out" in done.err

    def test_a_project_that_is_not_there_is_named(self, cli: Cli, tmp_path: Path) -> None:
        done = cli("export", tmp_path / "none.q7x2", "--out", tmp_path / "out")
        assert done.code == 1
        assert "none.q7x2" in done.err
        assert not (tmp_path / "out").exists()


class TestCheck:
    def test_a_whole_project_passes(self, cli: Cli, project: Path) -> None:
        done = cli("check", project)
        assert (done.code, done.out) == (0, "")
        assert "no problem" in done.err

    def test_a_changed_text_is_found(self, cli: Cli, project: Path) -> None:
        import sqlite3

        connection = sqlite3.connect(project)
        connection.execute("update article set text = text || ' forged' where source_id = 'a.txt'")
        connection.commit()
        connection.close()
        done = cli("check", project)
        assert done.code == 1
        assert "article" in done.out
        assert _objects(cli("check", project, "--json").out)[0]["table"] == "article"

    @pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04zip", _MAGIC, _MAGIC + b"x" * 5000])
    def test_what_is_no_project_is_named(self, cli: Cli, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "odd.q7x2"
        path.write_bytes(content)
        done = cli("check", path)
        assert done.code == 1
        assert "odd.q7x2" in done.err + done.out
        assert path.read_bytes() == content


class TestLedger:
    def test_log_lists_the_newest_first(self, cli: Cli, project: Path) -> None:
        done = cli("log", project)
        assert done.code == 0
        newest, oldest = done.out.splitlines()
        assert "Import 2 articles" in newest
        assert "Mia" in newest
        assert "Make project" in oldest
        assert cli("log", project, "-n", "1").out.splitlines() == [newest]

    def test_log_json_names_step_kind_and_rows(self, cli: Cli, project: Path) -> None:
        newest = _objects(cli("log", project, "--json").out)[0]
        assert (newest["step"], newest["kind"], newest["who"]) == (2, "edit", "Mia")
        assert ["article", newest["rows"][1][1]] in newest["rows"]  # type: ignore[index,operator]

    def test_undo_takes_an_import_back_and_redo_brings_it_again(self, cli: Cli, project: Path) -> None:
        undone = cli("undo", project, "--analyst", "Bo")
        assert (undone.code, undone.out) == (0, "")
        assert "undone: Import 2 articles" in undone.err
        with Session.open(project, analyst="", read_only=True) as session:
            assert session.catalogue.articles() == []
            assert session.catalogue.ledger()[0].who == "Bo"
        assert "done again: Import 2 articles" in cli("redo", project).err
        with Session.open(project, analyst="", read_only=True) as session:
            assert len(session.catalogue.articles()) == 2
        assert cli("check", project).code == 0
        assert len(cli("log", project).out.splitlines()) == 4

    def test_nothing_to_undo_or_redo_is_said(self, cli: Cli, project: Path) -> None:
        assert "nothing to redo" in cli("redo", project).err
        cli("undo", project)
        done = cli("undo", project)
        assert done.code == 1
        assert "nothing to undo" in done.err

    @pytest.mark.parametrize("command", ["undo", "redo"])
    def test_a_project_of_a_newer_version_is_not_edited(self, cli: Cli, project: Path, command: str) -> None:
        import sqlite3

        connection = sqlite3.connect(project)
        connection.execute("pragma user_version = 99")
        connection.close()
        done = cli(command, project)
        assert done.code == 1
        assert "newer version" in done.err
        assert cli("log", project).code == 0

    @pytest.mark.parametrize("command", ["log", "undo", "redo"])
    def test_a_missing_project_is_named_and_not_made(self, cli: Cli, tmp_path: Path, command: str) -> None:
        done = cli(command, tmp_path / "none.q7x2")
        assert done.code == 1
        assert "none.q7x2" in done.err
        assert list(tmp_path.iterdir()) == []


class TestResources:
    def test_what_ships_is_checked_without_a_path(self, cli: Cli) -> None:
        done = cli("check-resources")
        assert (done.code, done.out) == (0, "")
        assert "no faults found" in done.err

    def test_a_faulty_file_is_told_with_its_line_and_not_taken(self, cli: Cli, project: Path, tmp_path: Path) -> None:
        (tmp_path / "topics.toml").write_text('[whales]\nen = ["whaling"]\n[x\n', encoding="utf-8")
        checked = cli("check-resources", tmp_path / "topics.toml", "--json")
        assert checked.code == 1
        (fault,) = _objects(checked.out)
        assert (fault["name"], fault["line"]) == ("lexicons/topics.toml", 3)
        refused = cli("resources", project, "--use", tmp_path / "topics.toml")
        assert refused.code == 1
        assert "nothing was changed" in refused.err
        assert cli("resources", project).out == ""

    def test_a_project_takes_and_gives_up_its_own(self, cli: Cli, project: Path, tmp_path: Path) -> None:
        (tmp_path / "topics.toml").write_text('[whales]\nen = ["whaling"]\n', encoding="utf-8")
        assert cli("resources", project, "--use", tmp_path / "topics.toml").out == "lexicons/topics.toml\n"
        assert "1 files checked" in cli("check-resources", project).err
        assert cli("resources", project, "--drop", "lexicons/topics.toml").out == ""
        assert cli("resources", project, "--drop", "lexicons/topics.toml").code == 1
        assert cli("check", project).code == 0
