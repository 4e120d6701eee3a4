"""Events of the peace process named in passing, in plain words and without a date of their own.

They stand in background.txt: the day of the article and the events' keys, then the sentence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extraction.telling import told

TELLINGS = (Path(__file__).parent / "background.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("telling", TELLINGS.split("\n\n"))
def test_what_is_named_in_passing_is_known(telling: str) -> None:
    events, text = telling.split("\n", 1)
    day, *keys = events.split()
    assert set(keys) <= {found.landmark for found in told(text, day)}
