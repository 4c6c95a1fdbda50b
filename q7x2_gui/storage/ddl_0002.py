"""What schema 2 adds to a project file, as SQL that never changes once released.

New tables that edits may touch are listed in ``storage/tables.py`` as well, and columns added to an older table there
under `ADDED` with the value that older rows have.
"""

from __future__ import annotations

_QUEUE = (
    # What an analyst notes of an article beside its state; a row only where there is anything to note.
    "create table article_mark (n integer primary key, id text not null unique, "
    "article integer not null unique references article(n), skipped integer not null, flagged integer not null, "
    "note text not null) strict",
    "create table saved_filter (n integer primary key, id text not null unique, title text not null, "
    "query text not null, sort text not null, tab text not null) strict",
    # Kept by the triggers below and read by the filter `actor:`; who is meant stands in suggestions and reports.
    "create table named_actor (n integer primary key, article integer not null, suggestion integer, report integer, "
    "name text not null, country text) strict",
    "create index article_queue on article(state, language, outlet, published_earliest, published_latest, id)",
    "create index suggestion_queue on suggestion(article, type, confidence)",
    "create index report_queue on report(article, verdict, suggestion, type)",
    "create index named_actor_name on named_actor(name, article)",
    "create index named_actor_country on named_actor(country, article)",
    "create index named_actor_suggestion on named_actor(suggestion) where suggestion is not null",
    "create index named_actor_report on named_actor(report) where report is not null",
)


def _named(source: str, alias: str, column: str) -> str:
    """Rows of `named_actor` from the record in a column of suggestions or reports; a damaged record has none."""
    record = f'{alias}."{column}"'
    other = "report" if source == "suggestion" else "suggestion"
    return (
        f"insert into named_actor (article, {source}, {other}, name, country) select {alias}.article, {alias}.n, null, "
        "cast(json_extract(one.value, '$.name') as text), cast(coalesce(json_extract(one.value, '$.represents'), "
        "json_extract(one.value, '$.country')) as text) from {from_}"
        f"json_each(case when json_valid({record}) then {record} else '{{}}' end, '$.participants') as one "
        "where one.type = 'object' and json_extract(one.value, '$.name') is not null"
    )


_SUGGESTED = _named("suggestion", "new", "record").replace("{from_}", "")
_REPORTED = _named("report", "new", "values").replace("{from_}", "")
_NAMES = (
    _named("suggestion", "there", "record").replace("{from_}", "suggestion as there, "),
    _named("report", "there", "values").replace("{from_}", "report as there, "),
    f"create trigger suggestion_named_ai after insert on suggestion begin {_SUGGESTED}; end",
    "create trigger suggestion_named_ad after delete on suggestion begin "
    "delete from named_actor where suggestion = old.n; end",
    f"create trigger report_named_ai after insert on report begin {_REPORTED}; end",
    "create trigger report_named_ad after delete on report begin delete from named_actor where report = old.n; end",
    'create trigger report_named_au after update of "values" on report when old."values" <> new."values" begin '
    f"delete from named_actor where report = old.n; {_REPORTED}; end",
)

_SOURCES = (
    # Where an article comes from, besides the page that it was read on.
    "create table article_source (n integer primary key, id text not null unique, "
    "article integer not null references article(n), place integer not null, outlet text not null, "
    "role text not null check (role in ('host', 'republished_from', 'agency', 'translated_from', 'institution')), "
    "institution text) strict",
    "create index article_source_article on article_source(article, place)",
)
_REMOVALS = (
    # That an article was removed with all that was taken from it: its id and the hash of its text, never its words.
    "create table removal (n integer primary key, id text not null unique, article text not null, "
    "sha256 text not null, removed_at text not null, who text not null, reason text not null) strict",
)
_FIELDS = (
    # What the codebook's own fields hold in an event, and the fields that the coder is not sure of; JSON.
    "alter table event add column custom text not null default '{}'",
    "alter table event add column unsure text not null default '[]'",
)
_LEADS = (
    # The report whose values an event has when several tell it; null for the one that told it first.
    "alter table event add column lead integer references report(n)",
)
STATEMENTS = _QUEUE + _NAMES + _SOURCES + _REMOVALS + _FIELDS + _LEADS
