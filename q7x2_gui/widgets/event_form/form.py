"""The event form: cards of what was found in the article, the fields of the chosen one, and what to do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from q7x2_gui.domain import rules
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.viewmodels import actor_choices
from q7x2_gui.viewmodels.cards import counts_line
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.origins import row_origin
from q7x2_gui.widgets.event_form.at_hand import AtHand
from q7x2_gui.widgets.event_form.card_list import CardList
from q7x2_gui.widgets.event_form.empty import EmptyState
from q7x2_gui.widgets.event_form.fields import make_rows
from q7x2_gui.widgets.event_form.footer import Footer
from q7x2_gui.widgets.event_form.more import MoreFields
from q7x2_gui.widgets.event_form.parts import button, label
from q7x2_gui.widgets.event_form.row import FieldRow
from q7x2_gui.widgets.event_form.style import sheet
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class EventForm(QWidget):
    """Right pane; ``focus_field`` and what ``at_hand`` does are what single keys call, all else is the desk's."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, theme
        self._noting = False
        self._came_from: QWidget | None = None
        self._page: str | None = None
        self.setProperty("part", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Event form")
        self.counts = label(theme, "strong", font="strong")
        self.decided = label(theme, "dim")
        self.position = label(theme, "dim", font="small")
        self.cards = CardList(desk, theme)
        self.rows = make_rows(desk, theme)
        self.at_hand = AtHand(self, desk, theme, self.rows, self._leave)
        self.more = MoreFields(theme, self.rows)
        self.footer = Footer(desk, theme)
        self.empty = EmptyState(desk, theme)
        self._fields = self._scrolled(theme)
        self._lay_out(theme)
        self._connect()
        self._restyle()
        self._refresh_cards()
        self._show(desk.chosen)

    # what single keys call

    def focus_field(self, field: str) -> None:
        """Give a field the focus; a field with a word list opens its chooser."""
        row = self.rows.of(field)
        if row is not None and self._fields.isVisible():
            row.show()
        if row is not None and row.isVisible() and row.editor.isEnabled():
            self._fields.ensureWidgetVisible(row)
            row.editor.take_focus(field)

    def go_to_field(self) -> None:
        """Ask for a field, own or declared, by one key, and go there."""
        self.at_hand.go_to(self.cards, self.focus_field)

    def toggle_more(self) -> None:
        """Show the fields that are empty and folded, or fold them again."""
        self.more.set_open(not self.more.open)

    def flush(self) -> None:
        """Save what is typed anywhere in the form and not yet saved."""
        for row in self.rows:
            row.editor.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, keys = self.rows.focused(), (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if row is not None and plain and event.key() in keys:  # the field has done with the key
            self._leave(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cards.make_room(event.size().height())

    # inside

    def _leave(self, row: FieldRow) -> None:
        """Give the keyboard back, so that single keys act again; not while what is typed is wrong."""
        item, there = self.desk.chosen, self._came_from
        if item is not None and any((key_of(item), field) in self.desk.unsaved for field in self.rows.fields_of(row)):
            return
        there = there if there is not None and there.isVisible() else self.cards
        there.setFocus()
        QTimer.singleShot(0, there, there.setFocus)  # a popup that has just closed gives the focus to its line

    def _scrolled(self, theme: Theme) -> QScrollArea:
        ground = QWidget()
        ground.setProperty("part", "ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(2))
        column.setSpacing(theme.space(1))
        for row in self.rows:
            column.addWidget(row)
        column.addWidget(self.more)
        column.addStretch(1)
        area = QScrollArea()
        area.setProperty("part", "ground")
        area.setWidget(ground)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Fields of the chosen event")
        area.verticalScrollBar().rangeChanged.connect(lambda _, most: self._make_room(column, bar=most > 0))
        return area

    def _make_room(self, column: QVBoxLayout, *, bar: bool) -> None:
        """Keep the right edge of the fields in line with that of the cards, beside a scroll bar or without one."""
        theme = self.theme
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(1 if bar else 4), theme.space(2))

    def _lay_out(self, theme: Theme) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(theme.space(4), theme.space(1), theme.space(1), theme.space(1))
        top.setSpacing(theme.space(1))
        head = self._header(theme)
        head.setContentsMargins(0, 0, theme.space(3), 0)
        top.addLayout(head)
        top.addWidget(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(_separator())
        column.addWidget(self.empty, 1)
        column.addWidget(self._fields, 1)
        self._line = _separator()
        column.addWidget(self._line)
        column.addWidget(self.footer)

    def _header(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self.counts)
        row.addWidget(self.decided)
        row.addStretch(1)
        before = button(theme, "quiet", "‹", "Previous suggestion")
        after = button(theme, "quiet", "›", "Next suggestion")
        before.setToolTip("Previous suggestion  K")
        after.setToolTip("Next suggestion  J")
        before.clicked.connect(self.desk.choose_previous)
        after.clicked.connect(self.desk.choose_next)
        for part in (before, self.position, after):
            row.addWidget(part)
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list of cards does the same by arrows
        self._steps = (before, after)
        return row

    def _connect(self) -> None:
        desk = self.desk
        desk.items_changed.connect(self._refresh_cards)
        desk.chosen_changed.connect(self._show)
        desk.article_changed.connect(lambda _: self._show(desk.chosen))
        desk.leaving.connect(self.flush)
        desk.focus_field_changed.connect(self._focus_wanted)
        self.theme.changed.connect(self._restyle)
        self.more.opened.connect(lambda _: self._show(desk.chosen))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        for row in self.rows:
            row.editor.left.connect(partial(self._leave, row))
            for part in row.findChildren(QWidget):
                part.installEventFilter(self)

    def _restyle(self) -> None:
        self.setStyleSheet(sheet(self.theme))
        self._show(self.desk.chosen)

    def _refresh_cards(self) -> None:
        items, place = self.desk.items, self.desk.place
        waiting, decided = counts_line(items)
        self.counts.setText(waiting if items else "")
        self.decided.setText(decided)
        self.position.setText(f"{place + 1} of {len(items)}" if items else "")
        for step, enabled in zip(self._steps, (place > 0, 0 <= place < len(items) - 1), strict=True):
            step.setVisible(bool(items))
            step.setEnabled(enabled)
        self.cards.setVisible(bool(items))
        self.empty.refresh()

    def _show(self, item: Item | None) -> None:
        self.footer.show_item(item)
        self._fields.setVisible(item is not None)
        self.empty.setVisible(item is None)
        self.empty.refresh()
        self.footer.setVisible(item is not None)
        self._line.setVisible(item is not None)
        self._turn_page(None if item is None else key_of(item))
        if item is None:
            return
        editable = not self.desk.read_only and item.verdict is not Verdict.REJECTED
        for row in self.rows:
            row.editor.setEnabled(editable)
            row.editor.show_item(item)
            row.show_origin(row_origin(item, row.editor.field))
            row.show_doubt(bool(item.values.unsure & self.rows.fields_of(row)))
            row.setVisible(row.asked_of(item.values.type))
        self.more.show_item(item)
        self._show_problems(item)

    def _turn_page(self, key: str | None) -> None:
        """At another event begin at the top, and let no key go into a field that now belongs to another event."""
        if key == self._page:
            return
        self._page = key
        self._fields.verticalScrollBar().setValue(0)
        if self.rows.focused() is not None:
            self.cards.setFocus()

    def _show_problems(self, item: Item) -> None:
        published = self.desk.article.article.published if self.desk.article else None
        found = rules.problems(item.values, published, actor_choices.terms_of, self.desk.codebook.custom)
        for row in self.rows:
            refused = self.desk.refused.why(key_of(item), self.rows.fields_of(row))
            mine = [p.message for p in found if p.field.partition(".")[0] == row.editor.field]
            row.show_problem(f"Not saved: {refused}" if refused else " · ".join(mine))

    def _focus_wanted(self, field: str) -> None:
        if not self._noting and field:
            self.focus_field(field)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        row = self.rows.focused()
        if row is not None and old is not None and old.window() is self.window() and self.rows.holding(old) is None:
            self._came_from = old
        for each in self.rows:
            each.set_focused(each is row)
        self.at_hand.offer(row, new)
        if row is None or self.desk.focused_field == row.editor.field:
            return
        self._noting = True
        try:
            self.desk.focus_field(row.editor.field)
        finally:
            self._noting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Arrows and Enter are the alternatives'; Esc gives up what is typed and not saved, then what was refused."""
        row, item = self.rows.focused(), self.desk.chosen
        if row is None or item is None:
            return False
        if self.at_hand.on_key(event):
            return True
        if event.key() != Qt.Key.Key_Escape:
            return False
        if row.editor.give_up():
            return True
        given_up = [self.desk.give_up(key_of(item), field) for field in self.rows.fields_of(row)]
        return any(given_up)


def _separator() -> QFrame:
    line = QFrame()
    line.setProperty("part", "separator")
    return line
