"""Reported speech: source, cue and content of every utterance an article reports.

The terms are those of PARC 3.0 and PolNeAR: a *source* (the speaker) is tied by a *cue* (said,
according to) to a *content*, which is direct, indirect or mixed.
"""

from __future__ import annotations

from events.extraction.statements.finder import find_statements

__all__ = ["find_statements"]
