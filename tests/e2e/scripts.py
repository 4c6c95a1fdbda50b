"""What the hand does at the keyboard, by keys alone: played in the program's own process by `tests.e2e.hand`."""

from __future__ import annotations

from q7x2_gui.domain.vocabulary import Verdict
from tests.e2e.hand import Hand

DATE = "2020-11-24~"
NOTE = "typed by hand: Vương Nghị 王毅"


def first_session(hand: Hand) -> None:
    """Confirm one event, correct and confirm a second, reject a third, add a fourth, undo two steps, quit."""
    hand.ready()
    desk = hand.window.workspace.desk
    start = hand.revision

    hand.press("Ctrl+Return")  # confirm the first suggestion as it is
    hand.saved(start + 1)
    hand.wait(lambda: desk.chosen is not None and desk.chosen.open, "the next suggestion is chosen")

    hand.press("D")  # correct the date of the second
    hand.wait(lambda: hand.focused("date"), "the date field has the focus")
    hand.press("Ctrl+A")
    hand.type(DATE)
    hand.press("Return")
    hand.saved(start + 2)
    hand.press("Ctrl+Return")
    hand.saved(start + 3)
    hand.wait(lambda: desk.chosen is not None and desk.chosen.open, "the third suggestion is chosen")

    hand.press("Ctrl+Backspace")  # reject the third as not an event
    hand.wait(hand.asks_for_a_choice, "the reasons are shown")
    hand.press("1")
    hand.saved(start + 4)

    hand.press("Shift+F6")  # go to the text, select its first words, add an event from them
    hand.wait(hand.in_text, "the text has the focus")
    hand.press("Ctrl+Home")
    hand.press("Ctrl+Shift+Right")
    hand.press("Ctrl+Shift+Right")
    hand.press("A")
    hand.wait(hand.asks_for_a_choice, "the types are shown")
    hand.press("C")
    hand.wait(lambda: desk.chosen is not None and desk.chosen.values.type == "phone_call", "the added event is a call")
    added = hand.settled()
    hand.press("N")
    hand.wait(lambda: hand.focused("note"), "the note has the focus")
    hand.type(NOTE)
    hand.press("Ctrl+Return")
    hand.wait(lambda: hand.settled() > added, "the added event is confirmed")
    hand.wait(lambda: any(i.verdict is Verdict.ADDED for i in desk.items), "the added event stands in the list")

    last = hand.settled()
    hand.press("Ctrl+Z")  # take back the confirmation of the added event, and its note
    hand.saved(last + 1)
    hand.press("Ctrl+Z")
    hand.saved(last + 2)
    hand.press("Ctrl+Q")


def second_session(hand: Hand) -> None:
    """After a restart: redo one of the two steps that were undone, and quit."""
    hand.ready()
    last = hand.settled()
    hand.press("Ctrl+Shift+Z")
    hand.saved(last + 1)
    hand.press("Ctrl+Q")
