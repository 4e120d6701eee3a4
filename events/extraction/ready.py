"""Importing this module reads the vocabulary and compiles all rules, ahead of the first article."""

from __future__ import annotations

from events.extraction.articles import from_text
from events.extraction.extract import extract

extract(from_text("KABUL, March 3, 2020 - “Talks began on Monday,” said Ashraf Ghani.", id="first"))
