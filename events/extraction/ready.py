"""Importing this module reads the vocabulary and compiles all rules, ahead of the first article."""

from __future__ import annotations

import gc

from events.extraction.articles import from_text
from events.extraction.extract import extract

extract(from_text("KABUL, March 3, 2020 - “Talks began on Monday,” said Ashraf Ghani.", id="first"))
# What was read stays: the collector need not go through it again and again.
gc.collect()
gc.freeze()
