"""A small dataset that has everything: undated and open-ended events, `auto` reports, hostile cells, missing fields."""

from __future__ import annotations

import tomllib

from q7x2_gui import paths
from q7x2_gui.domain.codebook import Codebook, from_toml
from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place, Voice, When
from q7x2_gui.domain.vocabulary import Basis, Kind, Missing, Mode, Role, Stance, Status, Verdict, VoiceKind
from q7x2_gui.exchange.dataset import ArticleRow, Dataset, EventRow, ReportRow

HOSTILE = '=HYPERLINK("http://x.invalid","a, b")\r\nnext\x00 line'

MEETING = EventValues(
    type="meeting",
    mode=Mode.IN_PERSON,
    date="2021-03-04",
    when=When(phrase="on Thursday", anchor="2021-03-05", basis=Basis.RELATIVE, rule="weekday"),
    participants=(
        Participant(name="Ana Lima", as_written="Minister Lima", country="BRA", office="foreign_minister"),
        Participant(name="=1+2", as_written="=1+2", country="PRT", role=Role.HOST),
    ),
    place=Place(name="Lisbon", as_written="Lisboa", country="PRT"),
    voice=Voice(actor="Ana Lima", kind=VoiceKind.PRESS_REMARKS, stance=Stance.ASSERTS),
    topics=("trade", "nuclear"),
    summary=HOSTILE,
)
BAN = EventValues(
    type="restriction",
    kind=Kind.STATE,
    status=Status.ONGOING,
    date="2021-02/..",
    participants=(Participant(name="Brazil", country="BRA", role=Role.INITIATOR),),
    summary="-5 degrees, naïve, 中文 😀",
    missing={"place": Missing.NOT_APPLICABLE, "mode": Missing.NOT_APPLICABLE, "voice": Missing.AMBIGUOUS},
)
TALK = EventValues(type="phone_call", status=None, missing={"date": Missing.NOT_STATED})


def codebook() -> Codebook:
    """The shipped codebook."""
    text = paths.resource("codebooks", "diplomacy.toml").read_text(encoding="utf-8")
    return from_toml(tomllib.loads(text), text)


def _report(n: int, event: str, article: str, values: EventValues, verdict: Verdict, **more: object) -> ReportRow:
    return ReportRow(
        id=f"r{n}",
        event_id=event,
        article_id=article,
        verdict=verdict,
        values=values,
        **more,  # type: ignore[arg-type]
    )


def dataset(*, backwards: bool = False) -> Dataset:
    """Three events in four reports of two articles; ``backwards`` gives the same rows in another order."""
    events = [
        EventRow(id="e1", values=TALK),
        EventRow(id="e2", values=BAN, background=True),
        EventRow(id="e3", values=MEETING, main=True),
    ]
    evidence = (
        Evidence(field="type", start=12, end=15, quote="met"),
        Evidence(field="participants.1", start=3, end=7, quote="=1+2"),
    )
    reports = [
        _report(1, "e3", "a1", MEETING, Verdict.CONFIRMED, evidence=evidence, analyst="Mia", extractor="rules",
                extractor_version="1", confidence=0.9, coded_at="2022-01-01T00:00:00.000+00:00",
                codebook="diplomacy 1.0"),
        _report(2, "e3", "a2", MEETING, Verdict.AUTO, evidence=evidence[:1], extractor="rules"),
        _report(3, "e2", "a1", BAN, Verdict.CORRECTED, analyst="Mia"),
        _report(4, "e1", "a2", TALK, Verdict.ADDED, analyst="@Bo"),
    ]  # fmt: skip
    articles = [
        ArticleRow(
            id="a1", source_id="one.txt", sha256="1" * 64, title="+Title", language="en", published="2021-03-05"
        ),
        ArticleRow(id="a2", source_id="two.txt", sha256="2" * 64, url="https://x.invalid/?a=1,2"),
    ]
    for rows in (events, reports, articles):
        if backwards:
            rows.reverse()  # type: ignore[attr-defined]
    return Dataset(
        codebook=codebook(),
        events=events,
        reports=reports,
        articles={article.id: article for article in articles},
        verdicts=tuple(Verdict) if not backwards else tuple(reversed(Verdict)),
        program_version="1.2.3",
    )
