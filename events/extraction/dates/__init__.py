"""Dates: phrases found by a grammar, resolved against the day of publication or the date before."""

from .finder import find_dates
from .phrases import Phrase, find_phrases
from .resolve import days_of, names_year, resolve

__all__ = ["Phrase", "days_of", "find_dates", "find_phrases", "names_year", "resolve"]
