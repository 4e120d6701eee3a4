"""Who takes part in events together, counted by bitmaps."""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events.models import counting
from events.models.base import UNDATED
from events.models.filters import Facet, Filter
from events.models.masks import Masks

if TYPE_CHECKING:
    from events.models.querysets import EventQuerySet


def company(events: EventQuerySet, query: Filter) -> list[Facet]:
    """Who takes part in the events of a query's actors, the most frequent first, they among them.

    The counts are those of the same query with another one's ``company``.
    """
    [of] = (of for of in events.dimensions(query) if of.field == "actors")
    query = replace(query, company=query.actors)
    return counting.facets(events.pieces, query, [of._replace(field="company")])["company"]


def years(events: EventQuerySet, query: Filter, slugs: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The years under which the first and the last event of a query stand with each actor."""
    masks = Masks()
    mask = masks.add(events.pieces(query))
    statement = masks.within(
        f"""
        SELECT a.slug, min(y.value)::int, max(y.value)::int
        FROM events_actor a
        JOIN events_bitmap p ON p.dimension = 'event.actor' AND p.value = a.id::text
        JOIN {mask} m ON m.block = p.block
        JOIN events_bitmap y ON y.dimension = 'event.sort_year' AND y.block = p.block
        WHERE a.slug = ANY(%s) AND y.value > %s AND bit_count(y.bits & p.bits & m.bits) > 0
        GROUP BY 1
        """,
        list(slugs),
        UNDATED[:4],
    )
    return {slug: (first, last) for slug, first, last in counting.run(statement)}
