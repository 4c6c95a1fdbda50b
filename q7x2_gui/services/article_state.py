"""How far an article has been reviewed, worked out from what stands in it."""

from __future__ import annotations

from q7x2_gui.domain.vocabulary import ArticleState
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Cell, Row

_COUNTS = """
select
 (select count(*) from suggestion where suggestion.article = ?1
   and not exists (select 1 from report where report.suggestion = suggestion.n)) as untouched,
 (select count(*) from report where article = ?1 and verdict is null) as drafts,
 (select count(*) from report where article = ?1 and verdict = 'auto') as automatic,
 (select count(*) from report where article = ?1 and verdict = 'rejected') as rejected,
 (select count(*) from report where article = ?1 and verdict in ('confirmed', 'corrected', 'added')) as curated
"""


def refresh_state(recorder: Recorder, article: Cell) -> None:
    """Bring an article's state in line with its suggestions and reports; ``article`` is its number."""
    row = article_numbered(recorder, article)
    state = _state(recorder.select(_COUNTS, (article,))[0], str(row["state"]))
    if state.value != row["state"]:
        recorder.put("article", {"id": row["id"], "state": state.value})


def article_numbered(recorder: Recorder, number: Cell) -> Row:
    """The article of that number, without its text; raises `Q7X2Error`."""
    rows = recorder.select("select n, id, state from article where n = ?", (number,))
    if not rows:
        raise Q7X2Error("the article is no longer in the project")
    return rows[0]


def _state(counts: Row, now: str) -> ArticleState:
    number = {name: int(value or 0) for name, value in counts.items()}
    open_ones = number["untouched"] + number["drafts"] + number["automatic"]
    if now == ArticleState.NO_EVENT and not number["drafts"] and not number["curated"]:
        return ArticleState.NO_EVENT
    if number["curated"] + number["rejected"] + number["drafts"] == 0:
        return ArticleState.NEW
    return ArticleState.STARTED if open_ones else ArticleState.DONE
