"""Reported speech: source, cue and content of every utterance an article reports.

The terms are those of PARC 3.0 and PolNeAR: a *source* (the speaker) is tied by a *cue* (said,
according to) to a *content*, which is direct, indirect or mixed. The road, which ``finder`` leads:

1. ``quotes`` pairs quotation marks, ``units`` cuts sentences into tagged words, each quotation one.
2. ``turns`` reads transcripts. In all else ``reader`` goes from unit to unit, where ``reports``
   joins cue and content (``report``): for each cue (``calls``, ``uses``, ``cues``; its source:
   ``verbs``, ``subjects``) ``readings`` takes what ``complements`` finds behind it or
   ``preceding`` before it, up to where ``contents`` ends it, and ``options`` chooses between bounds
   by ``features`` and their ``weights``. ``according`` reads cues that are no verbs.
3. ``speakers`` names each source, by way of ``referents``, ``agreement`` and
   ``doers`` (pronouns) and ``voices`` (I and we).

``grammar`` and ``phrases`` know words and noun phrases; the vocabulary is in cues.toml.
"""

from __future__ import annotations

from events.extraction.statements.finder import find_statements

__all__ = ["find_statements"]
