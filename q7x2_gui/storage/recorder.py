"""Writes rows and remembers what they were, so that one edit becomes one step of the ledger."""

from __future__ import annotations


class Recorder:
    """Row access inside one edit."""
