"""Counting what a query leaves, by bitmaps: in all, by each option of the filter, and over time."""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608, S611

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import IntegerField, Sum
from django.db.models.expressions import RawSQL

from events.models.bits import BLOCK, SHIFTED, Frequency
from events.models.filters import OFFERED, Dimension, Facet, Filter, Tally
from events.models.masks import ZERO, Masks, Piece, ids

Pieces = Callable[[Filter], list[Piece]]
Facets = dict[str, list[Facet]]
TRIED = 200
"""Of options without end, so many of the most frequent are counted."""
LOOKED_AT = 1_000
"""Up to so many rows are looked at for options that are frequent among them alone."""


def run(piece: Piece) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(piece.sql, piece.given())
        return list(cursor.fetchall())


def visible(kind: str, dimension: str, key: str) -> RawSQL:
    """How many visible rows have the key of another table's row as a value, beside that row.

    ``key`` is the column of the key, with its table.
    """
    sql = f"""(
        SELECT coalesce(sum(bit_count(b.bits & ~coalesce(r.bits, {ZERO}))), 0)::bigint
        FROM events_bitmap b LEFT JOIN events_bitmap r
            ON (r.dimension, r.value, r.block) = (%s, 'rejected', b.block)
        WHERE b.block < {SHIFTED} AND b.dimension = %s AND b.value = {key}::text
    )"""
    return RawSQL(sql, (f"{kind}.status", f"{kind}.{dimension}"), IntegerField())


def stored(dimension: str, values: Iterable[str]) -> int:
    """How many rows have a value of a dimension in which a row has but one and no past."""
    found = Frequency.objects.filter(dimension=dimension, value__in=values)
    return int(found.aggregate(n=Sum("n"))["n"] or 0)


def tally(pieces: Pieces, query: Filter) -> Tally:
    """How many rows a query leaves, and how many of them surely."""
    masks = Masks()
    every, certain = (masks.add(pieces(one)) for one in (query, replace(query, certain=True)))
    [(total, surely)] = run(masks.within(f"SELECT {_total(every)}, {_total(certain)}"))
    return Tally(total, surely)


def facets(pieces: Pieces, query: Filter, dimensions: Iterable[Dimension]) -> Facets:
    """The options of each dimension by how many rows they leave, its own choice left open.

    Of open dimensions, as that of actors, the ``OFFERED`` best and those chosen. They are sought
    among the options that are most frequent without a filter; where these cannot be all, because
    others are frequent enough to leave as many, also among those of the rows that are left. Of more
    than ``LOOKED_AT`` rows these are a sample, so that an option that is hardly better than others
    may be missed; the counts are always exact.
    """
    all_dimensions = list(dimensions)
    counted = _count(pieces, query, all_dimensions)
    found = {field: options.best for field, options in counted.items()}
    unsure = [of for of in all_dimensions if not counted[of.field].sure]
    for field, *option, _ in run(_of_sample(unsure, pieces, query)) if unsure else ():
        found[field].append(Facet(*option))
    return {field: _ordered(options) for field, options in found.items()}


class _Options(NamedTuple):
    """The best options of a dimension, and whether surely no other is better."""

    best: list[Facet]
    sure: bool


def _count(pieces: Pieces, query: Filter, dimensions: Iterable[Dimension]) -> dict[str, _Options]:
    """Count the options of all dimensions in one statement."""
    masks, parts = Masks(), []
    for of in dimensions:
        mask = masks.add(pieces(query.without(of.field)))
        chosen = query.chosen(of.field)
        if of.own:
            parts += [_most(of), _frequent(of, mask)]
            parts += [_chosen(of, mask, chosen)] if chosen else []
        else:
            parts.append(_all(of, mask))
    found: dict[str, list[Facet]] = {of.field: [] for of in dimensions}
    rest: dict[str, int] = {}
    for field, value, label, count, most in run(_union(masks, parts)):
        if value is None:
            rest[field] = most
        elif count:
            found[field].append(Facet(value, label, count))
    return {field: _options(_ordered(own), rest.get(field, 0)) for field, own in found.items()}


def _options(best: list[Facet], most: int) -> _Options:
    """``most`` is what an option that was not tried may leave at most."""
    sure = not most or (len(best) >= OFFERED and best[OFFERED - 1].count >= most)
    return _Options(best, sure)


def _ordered(options: Iterable[Facet]) -> list[Facet]:
    """Each option once, by count and label."""
    return sorted(set(options), key=lambda option: (-option.count, option.label))


def _most(of: Dimension) -> Piece:
    """How frequent the best option is that is not tried, in the last column."""
    return Piece(
        f"SELECT '{of.field}', NULL, NULL, 0, coalesce((SELECT n FROM "
        "events_frequency WHERE dimension = %s ORDER BY n DESC, value OFFSET %s LIMIT 1), 0)",
        (of.bits, TRIED),
    )


def _total(mask: str) -> str:
    return f"(SELECT coalesce(sum(bit_count(bits)), 0)::bigint FROM {mask})"


def _all(of: Dimension, mask: str) -> Piece:
    """All options of a dimension that has an end."""
    return Piece(
        f"SELECT '{of.field}', value, value, sum(bit_count(b.bits & m.bits))::bigint, 0 "
        f"FROM events_bitmap b JOIN {mask} m USING (block) WHERE dimension = %s GROUP BY value",
        (of.bits,),
    )


def _frequent(of: Dimension, mask: str) -> Piece:
    """The best among the most frequent options of an open dimension."""
    frequent = (
        "SELECT value, n FROM events_frequency WHERE dimension = %s ORDER BY n DESC, value LIMIT %s"
    )
    return _labelled(of, _counted(of, mask, Piece(frequent, (of.bits, TRIED))))


def _chosen(of: Dimension, mask: str, chosen: Iterable[str]) -> Piece:
    """The options of an open dimension that are chosen."""
    sql, params = of.keys(chosen)
    frequencies = f"SELECT value, n FROM events_frequency WHERE dimension = %s AND value IN ({sql})"
    return _labelled(of, _counted(of, mask, Piece(frequencies, (of.bits, *params))))


def _counted(of: Dimension, mask: str, options: Piece) -> Piece:
    return Piece(
        f"""
        SELECT f.value, f.n, (
            SELECT coalesce(sum(bit_count(b.bits & m.bits)), 0)::bigint
            FROM events_bitmap b JOIN {mask} m USING (block)
            WHERE b.dimension = %s AND b.value = f.value
        ) AS count
        FROM ({options.sql}) f
        """,
        (of.bits, *options.params),
    )


def _of_sample(dimensions: Iterable[Dimension], pieces: Pieces, query: Filter) -> Piece:
    """The best options of open dimensions among those of some of the rows that are left."""
    masks, parts = Masks(), []
    for of in dimensions:
        mask = masks.add(pieces(query.without(of.field)))
        options = f"""
            SELECT own.value, count(*) AS n
            FROM ({ids(_sample(mask))}) AS rows(id), LATERAL ({of.own} OFFSET 0) AS own(value)
            WHERE own.value IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {TRIED}
        """
        parts.append(_labelled(of, _counted(of, mask, Piece(options))))
    return _union(masks, parts)


def _sample(mask: str) -> str:
    """Every row of a mask, or every second id, fourth and so on where there are too many."""
    step = f"""
        SELECT least({BLOCK}, 1 << greatest(0, ceil(log(2.0, n::numeric / {LOOKED_AT}))::int))
        FROM (SELECT greatest(sum(bit_count(bits)), 1) AS n FROM {mask}) AS counted
    """
    every = f"repeat(rpad('1', step, '0'), {BLOCK} / step)::bit({BLOCK})"
    return f"(SELECT block, bits & {every} AS bits FROM {mask}, ({step}) AS s(step)) AS sample"


def _union(masks: Masks, parts: Iterable[Piece]) -> Piece:
    """One statement of several that name masks."""
    given = list(parts)
    sql = " UNION ALL ".join(f"({part.sql})" for part in given)
    return masks.within(sql, *(value for part in given for value in part.params))


def _labelled(of: Dimension, counted: Piece) -> Piece:
    """The best options that may be shown, as rows of (field, value, label, count, n).

    Sorted before they are labelled, so that no more labels are looked up than are needed.
    """
    sql, params = "f.value, f.value", ()
    if of.labels is not None:
        sql, params = of.labels.query.sql_with_params()
        sql = f"l.value, l.label FROM ({sql}) AS l(id, value, label) WHERE l.id = f.value::bigint"
    order = "ORDER BY f.count DESC, f.n DESC, f.value"
    return Piece(
        f"SELECT '{of.field}', l.value, l.label, f.count, f.n "
        f"FROM (SELECT * FROM ({counted.sql}) f WHERE count > 0 {order}) f "
        f"CROSS JOIN LATERAL (SELECT {sql} OFFSET 0) AS l(value, label) {order} LIMIT {OFFERED}",
        (*counted.params, *params),
    )
