"""Dates: phrases found by a grammar, resolved against the day of publication or the date before."""

from .finder import find_dates
from .phrases import Phrase, find_phrases
from .resolve import names_year, resolve

__all__ = ["Phrase", "find_dates", "find_phrases", "names_year", "resolve"]
