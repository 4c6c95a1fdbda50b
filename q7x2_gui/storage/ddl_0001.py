"""The tables, indexes, triggers and views of schema 1, as SQL that never changes once released."""

from __future__ import annotations

_BOUNDS = "start_earliest integer, start_latest integer, end_earliest integer, end_latest integer"

TABLES = (
    "create table project (n integer primary key, id text not null unique, title text not null, "
    "min_reader integer not null, made_at text not null) strict",
    "create table ledger (step integer primary key autoincrement, id text not null unique, at text not null, "
    "who text not null, label text not null, kind text not null check (kind in ('start', 'edit', 'undo', 'redo')), "
    "undoes integer references ledger(step), merge text, changes text not null) strict",
    "create table kept (n integer primary key, id text not null unique, content text not null) strict",
    "create table codebook (n integer primary key, id text not null unique, version text not null, "
    "title text not null, text text not null) strict",
    "create table setting (n integer primary key, id text not null unique, value text not null) strict",
    "create table event_type (n integer primary key, id text not null unique, title text not null) strict",
    "create table event_status (n integer primary key, id text not null unique, title text not null) strict",
    "create table batch (n integer primary key, id text not null unique, title text not null, "
    "imported_at text not null, left_out text not null) strict",
    "create table article (n integer primary key, id text not null unique, source_id text not null, "
    "sha256 text not null unique, batch integer references batch(n), source_path text not null, url text, "
    "title text, outlet text, author text, published text, published_how text not null, "
    "published_reason text not null, published_earliest integer, published_latest integer, language text, "
    "original_language text, retrieved text, relevance text, "
    "state text not null, title_span text, outlet_span text, published_span text, body text not null, "
    "imported_at text not null, original text, position_map text, text text not null) strict",
    "create table suggestion (n integer primary key, id text not null unique, "
    "article integer not null references article(n), extractor text not null, version text not null, "
    "rank integer not null, parent text, main integer not null, background integer not null, "
    f"confidence real not null, type integer references event_type(n), status integer references event_status(n), "
    f"date text, {_BOUNDS}, record text not null) strict",
    "create table extraction (n integer primary key, id text not null unique, "
    "article integer not null references article(n), extractor text not null, version text not null, "
    "suggestions integer not null, at text not null, unique (article, extractor)) strict",
    "create table event (n integer primary key, id text not null unique, title text not null, kind text not null, "
    "type integer references event_type(n), status integer references event_status(n), mode text, format text, "
    f"status_as_of text, date text, {_BOUNDS}, date_phrase text, date_anchor text, date_basis text, date_rule text, "
    "place text, place_as_written text, place_country text, place_admin text, place_latitude real, "
    "place_longitude real, place_geonames integer, part_of integer references event(n), topics text not null, "
    "summary text not null, note text not null, missing text not null, revision integer not null) strict",
    "create table report (n integer primary key, id text not null unique, "
    "article integer not null references article(n), suggestion integer references suggestion(n), "
    "event integer references event(n), verdict text "
    "check (verdict in ('confirmed', 'corrected', 'added', 'rejected', 'auto')), "
    "type integer references event_type(n), status integer references event_status(n), "
    f"date text, {_BOUNDS}, summary text not null, voice_actor text, voice_kind text, voice_stance text, "
    "certainty text, error text check (error in ('none', 'source_wrong', 'translation', 'coder')), "
    "reject_reason text, reject_note text, analyst text not null, blind integer, codebook text not null, "
    "coded_at text not null, "
    'revision integer not null, "values" text not null) strict',
    "create table participant (n integer primary key, id text not null unique, "
    "event integer not null references event(n), place integer not null, name text not null, "
    "as_written text not null, role text not null, country text, office text, represents text, "
    "inferred integer not null) strict",
    "create table evidence (n integer primary key, id text not null unique, "
    "report integer not null references report(n), place integer not null, field text not null, "
    '"start" integer not null, "end" integer not null, quote text not null) strict',
    "create table article_folded (id integer primary key, title text not null, text text not null) strict",
    "create virtual table article_fts using fts5 (title, text, content=[article_folded], content_rowid=[id], "
    "tokenize='unicode61 remove_diacritics 2')",
)

INDEXES = (
    "create index suggestion_article on suggestion(article, rank)",
    "create index report_article on report(article)",
    "create index report_suggestion on report(suggestion)",
    "create index report_event on report(event, verdict)",
    "create index participant_event on participant(event, place)",
    "create index evidence_report on evidence(report, place)",
    "create index event_part_of on event(part_of)",
    "create index article_batch on article(batch)",
    "create index article_published on article(published_earliest)",
    "create index event_timeline on event(start_earliest, start_latest, end_earliest, end_latest, type, status)",
)

TRIGGERS = (
    "create trigger article_folded_ai after insert on article_folded begin "
    "insert into article_fts (rowid, title, text) values (new.id, new.title, new.text); end",
    "create trigger article_folded_ad after delete on article_folded begin "
    "insert into article_fts (article_fts, rowid, title, text) values ('delete', old.id, old.title, old.text); end",
    "create trigger article_folded_au after update on article_folded begin "
    "insert into article_fts (article_fts, rowid, title, text) values ('delete', old.id, old.title, old.text); "
    "insert into article_fts (rowid, title, text) values (new.id, new.title, new.text); end",
    # Without this one "insert or replace" would get past the two below: it deletes without firing triggers.
    "create trigger ledger_is_never_replaced before insert on ledger "
    "when exists (select 1 from ledger where step = new.step or id = new.id) begin "
    "select raise(abort, 'the ledger is append-only'); end",
    "create trigger ledger_is_never_changed before update on ledger begin "
    "select raise(abort, 'the ledger is append-only'); end",
    "create trigger ledger_is_never_cut before delete on ledger begin "
    "select raise(abort, 'the ledger is append-only'); end",
)

_CURATED = "('confirmed', 'corrected', 'added')"

VIEWS = (
    "create view curated_event as select event.id, event_type.id as type, event.kind, event_status.id as status, "
    "event.date, event.start_earliest, event.start_latest, event.end_earliest, event.end_latest, event.mode, "
    "event.format, event.place, event.place_country, event.summary, parent.id as part_of, event.topics, event.note, "
    "(select group_concat(name, '; ') from (select name from participant where participant.event = event.n "
    "order by participant.place)) as participants, "
    "(select count(*) from report where report.event = event.n and report.verdict in " + _CURATED + ") as reports "
    "from event left join event_type on event_type.n = event.type "
    "left join event_status on event_status.n = event.status left join event as parent on parent.n = event.part_of "
    "where exists (select 1 from report where report.event = event.n and report.verdict in " + _CURATED + ")",
    "create view crosswalk as select event.id as event, article.id as article, article.source_id, article.title, "
    "article.outlet, article.published, report.id as report, report.verdict, report.voice_actor, report.voice_kind, "
    "report.voice_stance, report.analyst, report.coded_at from report join event on event.n = report.event "
    "join article on article.n = report.article where report.verdict in " + _CURATED,
)

STATEMENTS = TABLES + INDEXES + TRIGGERS + VIEWS
