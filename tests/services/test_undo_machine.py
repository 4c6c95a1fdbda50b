"""Whatever is edited, undoing all of it gives the start and redoing all of it the end, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.checking import check
from q7x2_gui.services.listing import Item
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import NewBatch, add_articles, add_suggestions
from tests.services.made import MEETING, TEXT, article, dump, evidence, filled, suggestions

Dump = dict[str, list[tuple[object, ...]]]
DATES = st.sampled_from(["2021", "2021-05-03", "2021-05-03/..", "[2021-05-01..2021-05-03]", None])
RESHAPED = ("inside", "duplicate", "merge", "separate", "split dates", "split each")
PEOPLE = st.lists(st.sampled_from(["Ivo Brandt", "Ana Lund", "外相"]), max_size=3)


class Editing(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="q7x2-"))
        self.path = self.folder / "p.q7x2"

    @initialize()
    def begin(self) -> None:
        self.session = filled(self.path, articles=2)
        self.states: list[Dump] = [dump(self.path)]
        self.undone: list[Dump] = []
        self.added = 10

    def item(self, number: int) -> Item | None:
        found = [
            item for row in self.session.catalogue.articles() for item in self.session.catalogue.article(row.id).items
        ]
        return found[number % len(found)] if found else None

    def follow(self, before: int) -> None:
        """Note the new state when an edit has made a step."""
        if self.session.editor.revision > before:
            self.states.append(dump(self.path))
            self.undone.clear()

    @rule(number=st.integers(0, 9), date=DATES, people=PEOPLE, confirm=st.booleans())
    def write(self, number: int, date: str | None, people: list[str], confirm: bool) -> None:
        item = self.item(number)
        if item is None:
            return
        before = self.session.editor.revision
        values = replace(item.values, date=date, participants=tuple(Participant(name=name) for name in people))
        marks = [evidence(TEXT, "type", "met")] if people else None
        if confirm:
            self.session.review.confirm(item.id, values, marks).result()
        else:
            # Runs of edits of one field are one undo, which this model leaves to its own test.
            self.session.review.edit(item.id, values, marks, field=f"date{before}").result()
        self.follow(before)

    @rule(number=st.integers(0, 9), what=st.sampled_from(["confirm", "reject", "reopen", "delete", "auto", "no_event"]))
    def decide(self, number: int, what: str) -> None:
        item = self.item(number)
        if item is None:
            return
        before = self.session.editor.revision
        review = self.session.review
        try:
            if what == "confirm":
                review.confirm(item.id).result()
            elif what == "reject":
                review.reject(item.id, "background", "no").result()
            elif what == "no_event":
                review.no_event(item.article_id).result()
            elif what == "auto" and item.suggestion_id:
                review.accept_auto([item.suggestion_id]).result()
            elif what == "reopen" and item.report_id:
                review.reopen(item.report_id).result()
            elif what == "delete" and item.report_id:
                review.delete(item.report_id).result()
        except Q7X2Error:
            assert what == "no_event"
            assert self.session.editor.revision == before
        self.follow(before)

    @rule(number=st.integers(0, 9), other=st.integers(0, 9), what=st.sampled_from(RESHAPED))
    def reshape(self, number: int, other: int, what: str) -> None:
        item, second = self.item(number), self.item(other)
        if item is None or second is None:
            return
        before, reshaping = self.session.editor.revision, self.session.reshaping
        try:
            if what == "inside":
                reshaping.add_inside(item.id, "statement").result()
            elif what == "duplicate":
                reshaping.duplicate(item.id).result()
            elif what == "merge":
                reshaping.merge(item.id, second.id).result()
            elif what == "separate" and item.report_id:
                reshaping.separate(item.report_id).result()
            elif what.startswith("split"):
                reshaping.split(item.id, what.removeprefix("split ")).result()
        except Q7X2Error:
            assert self.session.editor.revision == before
        self.follow(before)

    @rule(back=st.integers(1, 6))
    def go_back(self, back: int) -> None:
        before = self.session.editor.revision
        try:
            self.session.editor.go_back(before - back).result()
        except Q7X2Error:
            assert self.session.editor.revision == before
        self.follow(before)

    @rule(kind=st.sampled_from(["meeting", "statement", "word of a newer codebook"]))
    def add(self, kind: str) -> None:
        rows = self.session.catalogue.articles()
        if rows:
            before = self.session.editor.revision
            values = EventValues(type=kind) if kind != "meeting" else MEETING
            self.session.review.add(rows[0].id, values).result()
            self.follow(before)

    @rule(again=st.booleans())
    def bring_in(self, again: bool) -> None:
        before = self.session.editor.revision
        self.added += not again
        stored = add_articles(self.session, [article(self.added)], NewBatch()).result().value
        self.follow(before)
        before = self.session.editor.revision
        row_id = stored.article_ids[0] if stored.article_ids else stored.repeated[0][1]
        add_suggestions(self.session, {row_id: ("rules", "2", suggestions()[::2])}).result()
        self.follow(before)

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        self.session.editor.undo().result()
        self.undone.append(self.states.pop())
        assert dump(self.path) == self.states[-1] | {"kept": dump(self.path)["kept"]}

    @precondition(lambda self: bool(self.undone))
    @rule()
    def redo(self) -> None:
        self.session.editor.redo().result()
        self.states.append(self.undone.pop())
        found = dump(self.path)
        # What later steps brought in is kept apart until they are done again too.
        assert found == self.states[-1] | ({"kept": found["kept"]} if self.undone else {})

    @rule()
    def restart(self) -> None:
        self.session.close()
        self.session = Session.open(self.path, analyst="Bob")

    @invariant()
    def undo_is_offered_as_often_as_there_are_steps(self) -> None:
        if hasattr(self, "session"):
            # Making, importing and extracting come before the states that are followed here.
            assert self.session.editor.can_undo
            assert self.session.editor.can_redo == bool(self.undone)

    def teardown(self) -> None:
        try:
            if hasattr(self, "session"):
                with self.session:
                    self.there_and_back()
                assert check(self.path) == []
        finally:
            shutil.rmtree(self.folder)

    def there_and_back(self) -> None:
        end = dump(self.path)
        steps = len(self.states) - 1
        for _ in range(steps):
            self.session.editor.undo().result()
        assert dump(self.path) == self.states[0] | {"kept": dump(self.path)["kept"]}
        for _ in range(steps):
            self.session.editor.redo().result()
        assert dump(self.path) == end


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
