"""How review and status fill a mark: a pattern of rows, the same in glyphs, bars and ramps, however wide they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from q7x2_gui.timeline.columns import Pattern, Review

REVIEWS, PATTERNS, WEIGHTS = 3, 4, 2
VARIANTS = REVIEWS * PATTERNS * WEIGHTS
RECALLED = 0.5
"""Share of ink that is left to what an article only recalls."""
EDGE = 1.4
"""Pixels of outline."""
_PALE = 0.14
_STRIPE = 2.0

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]


def variant_of(review: Bytes, pattern: Bytes, recalled: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """The number of each look."""
    return np.asarray((review.astype(np.intp) * PATTERNS + pattern) * WEIGHTS + recalled, np.intp)


def look_of(variant: int) -> tuple[int, int, bool]:
    """Review, pattern and whether it is recalled, of a number."""
    rest, recalled = divmod(variant, WEIGHTS)
    review, pattern = divmod(rest, PATTERNS)
    return review, pattern, bool(recalled)


def fill(height: int, ratio: float, review: int, pattern: int) -> Floats:
    """Share of ink in each of ``height`` device pixels from top to bottom, the outline apart.

    Confirmed is full, ``auto`` full in its lower half, a suggestion pale; planned is striped, unconfirmed faint, and
    what was cancelled hollow with a line through it.
    """
    y = (np.arange(height) + 0.5) / ratio
    tall = height / ratio
    full = {Review.CONFIRMED: np.ones(height), Review.AUTO: np.where(y > tall / 2, 1.0, _PALE)}.get(
        Review(review), np.full(height, _PALE)
    )
    if pattern == Pattern.STRIPED:
        from_middle = np.abs(y - tall / 2)
        gap = np.floor(from_middle / _STRIPE + 0.5) % 2 == 1
        strong = np.maximum(full, 0.6) if review == Review.SUGGESTED else full
        return np.asarray(np.where(gap, 0.0, strong), np.float64)
    if pattern == Pattern.DOTTED:
        return np.asarray(full * 0.4, np.float64)
    if pattern == Pattern.STRUCK:
        return np.asarray(np.where(np.abs(y - tall / 2) < EDGE / 2 + 0.2, 1.0, 0.0), np.float64)
    return full


def outline_share(pattern: int) -> float:
    """Share of ink in the outline: what nobody has confirmed to have happened is fainter."""
    return 0.5 if pattern == Pattern.DOTTED else 1.0


def rgb(color: QColor) -> Floats:
    """Red, green and blue from 0 to 255."""
    return np.array([color.red(), color.green(), color.blue()], float)


def image_of(colours: Floats, alpha: Floats) -> QImage:
    """A picture of colours (rows x columns x 3, 0 to 255) with their alpha (0 to 1)."""
    height, width = alpha.shape
    data = np.empty((height, width, 4), np.uint8)
    data[..., 2::-1] = np.round(colours * alpha[..., None])
    data[..., 3] = np.round(alpha * 255)
    # Qt does not own the bytes, so the picture is copied before they go.
    return QImage(data.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()
