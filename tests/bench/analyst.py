"""A scripted analyst at the keyboard of the real window: corrects each suggestion to the gold value, counts the keys.

A combination such as Ctrl+Enter is one key; a character typed is one key. Nothing is called on the window but questions
about what it shows; which of the ways to a value takes fewest keys is known from what is on screen, as to a person.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from q7x2_gui.domain import edtf
from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.errors import DateError
from q7x2_gui.language.fold import fold
from q7x2_gui.services.catalogue import Item
from q7x2_gui.viewmodels import actor_choices, form_state
from q7x2_gui.viewmodels.alternatives import beside
from q7x2_gui.viewmodels.choices import choices
from q7x2_gui.viewmodels.date_input import check_date
from q7x2_gui.viewmodels.sentence_steps import sentences_of, step_from
from q7x2_gui.widgets.actions import takes_letters
from q7x2_gui.widgets.event_form.completing import ActorLine
from tests.e2e.hand import Hand

Gold = dict[str, Any]
_LEAST = 2
"""Letters that are typed of a name before its completion is looked at."""


class CountingHand(Hand):
    """A hand whose keys are counted."""

    keys = 0

    def press(self, keys: str) -> None:
        self.keys += 1
        super().press(keys)
        QApplication.processEvents()  # as between the keys of a person, who is slower than the event loop

    def type(self, text: str) -> None:
        self.keys += len(text)
        super().type(text)
        QApplication.processEvents()


class Analyst:
    """Decides the chosen item as the gold has it."""

    def __init__(self, hand: CountingHand) -> None:
        self.hand = hand
        work = hand.window.workspace
        assert work.desk is not None
        self.desk = work.desk
        self.book = work.desk.codebook

    @property
    def item(self) -> Item:
        """The item that the form shows."""
        chosen = self.desk.chosen
        assert chosen is not None
        return chosen

    # what is wrong

    def wrong(self, gold: Gold) -> list[str]:
        """The fields in which the chosen item is not as the gold has it."""
        values = self.item.values
        checks = {
            "type": values.type not in (gold["type"], *gold.get("also_type", ())),
            "date": not same_date(values.date, gold),
            "status": values.status != gold["status"],
            "participants": bool(self._strangers(gold) or self._absent(gold) or self._miscast(gold)),
            "place": not same_place(values, gold),
        }
        return [name for name, is_wrong in checks.items() if is_wrong]

    def _strangers(self, gold: Gold) -> list[int]:
        people = self.item.values.participants
        return [n for n, who in enumerate(people) if not any(same_actor(p, who) for p in gold["participants"])]

    def _absent(self, gold: Gold) -> list[Gold]:
        people = self.item.values.participants
        return [p for p in gold["participants"] if not any(same_actor(p, who) for who in people)]

    def _miscast(self, gold: Gold) -> list[tuple[int, str]]:
        found = []
        for n, who in enumerate(self.item.values.participants):
            roles = [p["role"] for p in gold["participants"] if same_actor(p, who)]
            if roles and who.role not in roles:
                found.append((n, roles[0]))
        return found

    # what is done about it

    def confirm(self, gold: Gold) -> list[str]:
        """Correct what is wrong and confirm; the fields that stayed wrong."""
        self._correct(gold)
        left = self.wrong(gold)
        self.hand.press("Ctrl+Return")
        self.hand.settled()
        return left

    def reject(self) -> None:
        """Reject the chosen item as no event."""
        self.hand.press("Ctrl+Backspace")
        self.hand.wait(self.hand.asks_for_a_choice, "the reasons")
        self.hand.press("1")
        self.hand.settled()

    def add(self, gold: Gold) -> list[str]:
        """Add an event that was not suggested; the fields that stayed wrong."""
        before = {item.id for item in self.desk.items}
        self._select_sentence(gold)
        self.hand.press("A")
        self.hand.wait(self.hand.asks_for_a_choice, "the types")
        self.hand.press(self._letter(Field.TYPE, gold["type"]))
        self.hand.wait(lambda: self.desk.chosen and self.desk.chosen.id not in before, "the added event")
        self.hand.settled()
        return self.confirm(gold)

    def _select_sentence(self, gold: Gold) -> None:
        """Walk to the sentence that tells the event, whichever way is shorter."""
        detail, view = self.desk.article, self.hand.window.article_view
        assert detail is not None
        spans, at = sentences_of(detail.article), detail.article.text.find(gold.get("evidence") or "\0")
        wanted = next((span for span in spans if span[0] <= at < span[1]), None)
        if wanted is None:
            return
        here, ways = view.selection(), []
        for keys, step in ((";", 1), (":", -1)):
            there, steps = step_from(spans, here, step), 1
            while there != wanted and steps <= len(spans):
                there, steps = step_from(spans, there, step), steps + 1
            ways.append((steps, keys))
        steps, keys = min(ways)
        for _ in range(steps):
            self.hand.press(keys)
            self.hand.wait(lambda: view.selection() is not None, "a sentence is selected")
        self.hand.wait(lambda: view.selection() == wanted, "the sentence is selected")

    def _correct(self, gold: Gold) -> None:
        wrong = self.wrong(gold)
        if "type" in wrong:
            self._pick("T", Field.TYPE, gold["type"])
        if "status" in wrong:
            self._pick("S", Field.STATUS, gold["status"])
        if "date" in wrong:
            self._date(gold)
        for _ in self.item.values.participants:
            strangers = self._strangers(gold)
            if strangers and strangers[-1] < 9:
                self._participant(strangers[-1])
                self._settle("Ctrl+Shift+Del")
        for person in self._absent(gold):
            self._name(person)
        for place, role in self._miscast(gold):
            if place < 9:
                self._participant(place)
                self.hand.press("Ctrl+Shift+R")
                self.hand.wait(self.hand.asks_for_a_choice, "the roles")
                self._settle(next(c.letter for c in choices(self.book.roles) if c.key == role))
        if "place" in wrong and gold.get("place"):
            self._place(gold)

    def _settle(self, keys: str) -> None:
        self.hand.press(keys)
        self.hand.settled()

    def _leave(self) -> None:
        """Out of a field that takes letters; no key where single keys act."""
        if takes_letters(QApplication.focusWidget()):
            self.hand.press("Escape")

    def _letter(self, field: Field, key: str) -> str:
        terms = {Field.TYPE: self.book.types, Field.STATUS: self.book.statuses}[field]
        return next(choice.letter for choice in choices(terms) if choice.key == key)

    def _pick(self, key: str, field: Field, value: str) -> None:
        self._leave()
        self.hand.press(key)
        self.hand.wait(self.hand.asks_for_a_choice, f"the choices of {field}")
        self._settle(self._letter(field, value))

    def _field(self, key: str, field: str) -> None:
        focus = QApplication.focusWidget()
        if field == "participants" and self.hand.focused(field) and isinstance(focus, ActorLine) and not focus.text():
            return  # there already
        self._leave()
        self.hand.press(key)
        self.hand.wait(lambda: self.hand.focused(field), f"the field {field}")

    def _date(self, gold: Gold) -> None:
        detail = self.desk.article
        assert detail is not None
        article = detail.article
        self._field("D", "date")
        if gold["date"] is None:
            self._settle("Ctrl+1")
            return
        typed = min(_ways(gold["date"], article.language, article.published), key=len)
        walk = self.desk.walk
        self.hand.wait(lambda: walk.field == "date" and walk.settled, "the dates of the text")
        steps = self._steps_to([a.edtf == gold["date"] for a in walk.found])
        if steps is not None and steps <= len(typed):
            for _ in range(steps):
                self.hand.press("Down")
            before = self.item.values.date
            self.hand.press("Return")
            self.hand.wait(lambda: self.item.values.date != before, "the date is taken")
            self.hand.settled()
            return
        self.hand.press("Ctrl+A")
        self.hand.keys -= 1  # the field is selected when its key is pressed; pressed here for safety
        self.hand.type(typed)
        self._settle("Return")

    def _steps_to(self, right: list[bool], field: str = "date") -> int | None:
        """How often Down is pressed until an alternative is the right one."""
        walk, own = self.desk.walk, form_state.evidence_of(self.item.evidence, field)
        near = min((e.start for e in self.item.evidence if e.field == "type"), default=0)
        at = -1
        for steps in range(1, len(right) + 1):
            at = beside(walk.found, at, own, near, 1)
            if right[at]:
                return steps
        return None

    def _participant(self, place: int) -> None:
        self._field("W", "participants")
        self.hand.press(str(place + 1))

    def _name(self, person: Gold) -> None:
        self._field("W", "participants")
        name, on = person["actor"] or person["country"], form_state.days_of(self.item.values)
        ways = [(len(name), name, 0)]
        for letters in range(_LEAST, len(name)):
            found = actor_choices.completions(name[:letters], on)
            ways += [(letters + n, name[:letters], n) for n, who in enumerate(found, 1) if same_actor(person, who)]
        keys, typed, downs = min(ways)
        steps = self._steps_to_name(name)
        if steps is not None and steps < keys:
            typed, downs = "", steps
        self.hand.type(typed)
        for _ in range(downs):
            self.hand.press("Down")
        before = len(self.item.values.participants)
        self.hand.press("Return")
        self.hand.wait(lambda: len(self.item.values.participants) != before or self._refused(), "the name is entered")
        self.hand.settled()
        QApplication.processEvents()

    def _steps_to_name(self, name: str) -> int | None:
        """How often Down is pressed until the words of the text that name somebody."""
        detail, walk = self.desk.article, self.desk.walk
        assert detail is not None
        self.hand.wait(lambda: walk.field == "participants" and walk.settled, "the actors of the text")
        quotes = (fold(detail.article.text[a.start : a.end]) for a in walk.found)
        return self._steps_to([fold(name).strip() in quote for quote in quotes], "participants")

    def _refused(self) -> bool:
        return "already" in self.hand.window.status.passing.text()

    def _place(self, gold: Gold) -> None:
        self._field("P", "place")
        detail, walk, name = self.desk.article, self.desk.walk, gold["place"]["name"]
        assert detail is not None
        self.hand.wait(lambda: walk.field == "place" and walk.settled, "the places of the text")
        text = detail.article.text
        steps = self._steps_to([fold(text[a.start : a.end]).strip() == fold(name).strip() for a in walk.found], "place")
        if steps is not None and steps < len(name):
            for _ in range(steps):
                self.hand.press("Down")
            before = self.item.values.place
            self.hand.press("Return")
            for _ in range(100):
                if self.item.values.place != before:
                    break  # else it was the same place, taken again
                QTest.qWait(10)
            self.hand.settled()
        else:
            self.hand.type(name)
            self._settle("Return")
        place, country = self.item.values.place, gold["place"]["country"]
        if country is None or (place is not None and place.country == country):
            return
        self._field("P", "place")
        self.hand.press("Tab")
        self.hand.press("Return")
        self.hand.wait(self.hand.asks_for_a_choice, "the countries")
        self.hand.type(country)
        self._settle("Return")


def same_date(date: str | None, gold: Gold) -> bool:
    """Whether a date has the bounds of the gold's, or of one that is as good."""
    if date is None or gold["date"] is None:
        return date == gold["date"]
    wanted = {_bounds(one) for one in (gold["date"], *(gold.get("also") or ()))}
    return _bounds(date) in wanted


def _bounds(date: str) -> object:
    try:
        return edtf.bounds(date)
    except DateError:
        return date


def same_actor(gold: Gold, who: Participant) -> bool:
    """Whether a participant is the gold's: the same country, and the same name or a country by its name."""
    if (gold["country"] or None) != who.country and gold["country"] is not None:
        return False
    names = {fold(gold["actor"] or "").strip(), fold(gold["country"] or "").strip()}
    return fold(who.name).strip() in names or bool(who.country and who.country == gold["actor"])


def same_place(values: EventValues, gold: Gold) -> bool:
    """Whether it took place in the gold's country, at the place of that name; any place will do where gold has none."""
    wanted = gold.get("place")
    if not wanted:
        return True
    place = values.place
    if place is None or wanted["country"] not in (None, place.country):
        return False
    one, other = fold(wanted["name"]).strip(), fold(place.name).strip()
    return one in other or other in one


def _ways(date: str, language: str | None, published: str | None) -> list[str]:
    """Ways of typing a date that the field understands as meant."""
    ways = [date]
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if year.isdecimal() and month.isdecimal() and day.isdecimal():
        ways += [f"{int(day)}/{int(month)}", f"{int(day)}/{int(month)}/{year}"]
    return [way for way in ways if check_date(way, language=language, anchor=published).edtf == date] or [date]
