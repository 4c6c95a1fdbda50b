"""Exported tables as lists of documented columns, so that no cell leaves the program unexplained."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.exchange.cells import Cell
from q7x2_gui.exchange.dataset import Dataset

R = TypeVar("R")

NEVER = "never empty"
CODED = "NS, NA, AMB or NYC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One exported column; ``kind`` is text, id, word, day, integer, number or boolean.

    ``field`` is the coded field it shows; ``words`` the list of the codebook that its values come from; ``empty``
    what stands there when there is no value.
    """

    name: str
    kind: str
    definition: str
    value: Callable[[R], Cell]
    field: Field | None = None
    words: str = ""
    empty: str = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[R]):
    """One file of the export: its name without ending, what a row is, its key, its columns and where rows come from."""

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column[R], ...]
    rows: Callable[[Dataset], Iterator[R]]

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)

    def cells(self, dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
        """One tuple a row, in the order of the header."""
        for row in self.rows(dataset):
            yield tuple(column.value(row) for column in self.columns)
