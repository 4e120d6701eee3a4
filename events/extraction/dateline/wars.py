"""Clues from how long a war has lasted ("the 17-year war")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from events.extraction.dateline.clues import Clue, Days, weight
from events.extraction.lexicon import load

HALF_A_YEAR = 183


@cache
def _lasted() -> re.Pattern[str]:
    numbers = "|".join((*load("dates")["values"]["NUM"], r"\d\d"))
    words = "|".join(load("dateline")["wars"]["words"])
    return re.compile(
        rf"\b(?P<count>{numbers})(?:[- ]years?[- ](?:old |long )?|[’'] | years of )"
        rf"(?:(?:Afghan|Taliban|bloody|brutal|ongoing|civil) )?(?:{words})\b",
        re.IGNORECASE,
    )


def war_clues(text: str) -> Iterator[Clue]:
    """The year that a war has come to, counted from the beginning of one that lasted so long.

    Years begun count as whole ones, and round numbers are rounded.
    """
    for found in _lasted().finditer(text):
        words = found["count"].lower()
        count = int(words) if words.isdigit() else int(load("dates")["values"]["NUM"][words])
        for war in load("dateline")["wars"]["war"]:
            first, last = war["years"]
            if first <= count <= last:
                year = war["begin"].year + count
                slack = 2 if count % 5 == 0 else 1
                days = Days(date(year - slack, 7, 1), date(year + slack, 6, 30))
                evidence = f"“{' '.join(found[0].split())}” is counted from {war['begin'].year}"
                yield Clue((days,), weight("war"), evidence)
                return
