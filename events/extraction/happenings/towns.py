"""Towns in a row right beside a date: "Mecca in 2008", "Kunduz and Taloqan on the 8th"."""

from __future__ import annotations

from events.extraction.happenings.scenes import Here, Scene
from events.extraction.results import FoundDate

TO_DATE = frozenset({"in", "on", "of", "at", "from", "the"})  # between a town and its date
ROW = frozenset({"and"})  # between towns
STOPS = frozenset(".;:!?()")


def towns_beside(scene: Scene, dated: Here[FoundDate]) -> list[str]:
    """The towns of the row that ends at a date, or the one right after it."""
    if dated not in scene.dates:
        return []
    row: list[Here[str]] = []
    for town in sorted(scene.places, key=lambda place: place.first, reverse=True):
        after = row[0].first if row else dated.first
        if town.last <= after and _joined(scene, town.last, after, ROW if row else TO_DATE):
            row.insert(0, town)
    following = next((p for p in scene.places if dated.last <= p.first), None)
    if not row and following and _joined(scene, dated.last, following.first, TO_DATE):
        row.append(following)
    return [town.what for town in row]


def _joined(scene: Scene, first: int, last: int, words: frozenset[str]) -> bool:
    """Whether nothing but commas and some words stands between two words of a sentence."""
    gap = scene.text[scene.words[first - 1].end : scene.words[last].start]
    return all(w.key in words for w in scene.words[first:last]) and STOPS.isdisjoint(gap)
