"""Keeps the folded text beside each article, which full-text search reads."""

from __future__ import annotations

import sqlite3

from q7x2_gui.storage.tables import Row


def put(connection: sqlite3.Connection, article: Row) -> None:
    """Write or rewrite the folded form of one article row."""
    from q7x2_gui.language.fold import fold  # noqa: PLC0415 - opening a project folds nothing

    connection.execute(
        "insert into article_folded (id, title, text) values (?, ?, ?) "
        "on conflict (id) do update set title = excluded.title, text = excluded.text",
        (article["n"], fold(str(article["title"] or "")), fold(str(article["text"]))),
    )


def remove(connection: sqlite3.Connection, n: int) -> None:
    """Take the folded form of one article away."""
    connection.execute("delete from article_folded where id = ?", (n,))
