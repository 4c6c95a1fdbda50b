"""Projects as released versions of the program left them, one for each schema, and how they were made.

``python -m tests.storage.released FILE`` makes one with the program as it stands; it is run once, before a release, and
its outcome is committed. A project of an older schema is never made anew: the program that wrote it is gone.
"""

from __future__ import annotations

import gzip
import sys
from dataclasses import replace
from pathlib import Path

from q7x2_gui.services.session import Session
from tests.services.made import filled

FOLDER = Path(__file__).parent / "fixtures"


def versions() -> list[int]:
    """The schemas that there are projects of."""
    return sorted(int(path.name.split("_")[1].split(".")[0]) for path in FOLDER.glob("schema_*.q7x2.gz"))


def unpack(version: int, folder: Path) -> Path:
    """A project of that schema, in a folder to work in."""
    path = folder / f"schema {version}.q7x2"
    path.write_bytes(gzip.decompress((FOLDER / f"schema_{version}.q7x2.gz").read_bytes()))
    return path


def make(path: Path) -> None:
    """A small project with each verdict, an undo and a redo, a run that was done again, and an article taken back."""
    with filled(path, articles=4) as session:
        review = session.review
        first, second, third, _ = (row.id for row in session.catalogue.articles())
        visit, meeting, statement = (item.id for item in session.catalogue.article(first).items)
        review.confirm(visit).result()
        review.edit(meeting, _noted(session, first, 1, "looked up elsewhere"), field="note").result()
        review.confirm(meeting).result()
        review.reject(statement, "background").result()
        review.set_article(second, title="Brandt và Lund ở Đà Nẵng", published="2021-05-05").result()
        review.confirm(session.catalogue.article(second).items[1].id).result()
        review.confirm(session.catalogue.article(third).items[0].id).result()
        session.editor.undo().result()
        session.editor.redo().result()
        session.editor.undo().result()
        review.reject(session.catalogue.article(third).items[2].id, "duplicate").result()


def _noted(session: Session, article: str, place: int, note: str) -> object:
    return replace(session.catalogue.article(article).items[place].values, note=note)


def main(arguments: list[str]) -> int:
    """Make one, as small as it gets."""
    target = Path(arguments[0])
    path = target.with_suffix("")
    make(path)
    target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
