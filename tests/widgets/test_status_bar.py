"""The line at the bottom never widens the window."""

from PySide6.QtWidgets import QWidget

from q7x2_gui.widgets.actions import ActionSet
from q7x2_gui.widgets.status_bar import StatusBar
from q7x2_gui.widgets.theme import Theme


def test_a_long_notice_is_cut_and_not_given_more_room(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = StatusBar(Theme("light"), ActionSet(window))
    qtbot.addWidget(bar)
    bar.show_review(3, 15, 9)
    before = bar.minimumSizeHint().width()
    bar.say("4 events written to " + "a-long-name/" * 40)
    assert bar.minimumSizeHint().width() == before
    bar.resize(900, bar.height())
    bar.show()
    assert bar.passing.width() > 100
    assert not bar.grab().isNull()
