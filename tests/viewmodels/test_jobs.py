"""Jobs run off the GUI thread, tell how far they are, can be stopped, and report their failure."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from q7x2_gui.errors import Cancelled, Q7X2Error
from q7x2_gui.viewmodels.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_the_answer_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[object] = []
    told: list[tuple[int, int, str]] = []
    jobs.progressed.connect(lambda *how: told.append(how))

    def work(progress, stopped):
        progress(1, 1, "one")
        return threading.current_thread()

    jobs.run("Counting", work, lambda worker: heard.extend((worker, threading.current_thread())))
    assert jobs.running
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0] is not heard[1]
    assert heard[1] is threading.main_thread()
    assert told == [(1, 1, "one")]
    assert not jobs.running


def test_a_job_is_stopped_when_it_next_tells_how_far_it_is(jobs: Jobs, qtbot: QtBot) -> None:
    begun, go = threading.Event(), threading.Event()
    outcome: list[BaseException] = []

    def work(progress, stopped):
        begun.set()
        go.wait(5)
        progress(1, 2, "")

    jobs.run("Waiting", work, lambda _: None, outcome.append)
    assert begun.wait(5)
    jobs.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(outcome))
    assert isinstance(outcome[0], Cancelled)


def test_a_second_job_is_refused_in_words(jobs: Jobs, qtbot: QtBot) -> None:
    go, ended = threading.Event(), []
    jobs.run("First", lambda *_: go.wait(5), ended.append)
    refused: list[BaseException] = []
    assert jobs.run("Second", lambda *_: None, ended.append, refused.append) is None
    assert isinstance(refused[0], Q7X2Error)
    assert "First is still running" in str(refused[0])
    go.set()
    qtbot.waitUntil(lambda: bool(ended))


def test_trouble_that_nobody_asked_for_is_told_to_all(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress, stopped):
        raise Q7X2Error("no paper")

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run("Printing", work, lambda _: None)
    assert "no paper" in str(told.args[0])


def test_an_answer_after_the_end_is_dropped(qtbot: QtBot) -> None:
    made, heard = Jobs(), []
    made.run("Late", lambda *_: 1, heard.append)
    made.close()
    qtbot.wait(20)
    assert heard == []
