"""What placing a phrase in time comes to, known or not."""

from __future__ import annotations

from dataclasses import dataclass

from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates.grammar import Spec
from q7x2_gui.language.dates.model import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a phrase lies: EDTF (None while unknown), what is known without the year, the basis and the reason."""

    edtf: str | None
    basis: Basis
    reason: str
    partial: PartialDate | None = None
    implied: str | None = None


def partial_of(spec: Spec) -> PartialDate:
    """What a phrase says without its year."""
    return PartialDate(
        month=spec.month,
        day=spec.day,
        weekday=spec.weekday,
        to_month=spec.month2,
        to_day=spec.day2,
        part=spec.part,
    )


def unknown(spec: Spec, what: str) -> Placed:
    return Placed(
        edtf=None,
        basis=Basis.INFERRED,
        reason=f"{what} unknown: the publication date is not known",
        partial=partial_of(spec),
    )
