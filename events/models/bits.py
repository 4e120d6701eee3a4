"""Which events and statements have which property, as strings of bits: what counts are made of.

A bitmap says for every row of a block, that is for ``BLOCK`` consecutive ids, whether it has a
value in a dimension: of type talks, with an actor, beginning in May 2020. What a combination of
filters leaves is then counted by ``&`` and ``bit_count``, without looking at a row. Blocks without
a bit are not stored, so that rare values stay small. ``events.bitmaps`` keeps them in line with the
rows, ``events.models.masks`` asks them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Text = models.Field[str, str]
else:
    _Text = models.Field

BLOCK = 4096
"""Ids in a block: a bitmap is stored within its row, and rewritten in microseconds."""
SHIFT = 1 << 40
"""The bits of what was known of events, rows of ``Past``, stand so many ids beyond their own."""
SHIFTED = SHIFT // BLOCK
"""The first block of these: no event of today is in it, or after it."""
OPEN_START, OPEN_END = "..", "open"
"""Stand for the month and year of an open end: before and after all others in the order of text."""


class BitField(_Text):
    """PostgreSQL's ``bit(n)``: the ids of a block, the first bit being the lowest id."""

    def db_type(self, connection: Any) -> str:
        """A string of fixed length, so that ``&`` and ``|`` never meet two lengths."""
        del connection
        return f"bit({BLOCK})"


class Bitmap(models.Model):
    """The rows of a block that have a value; written by SQL alone.

    Merged events are in none. Values of actors and articles are their keys.
    """

    pk = models.CompositePrimaryKey("dimension", "value", "block")
    dimension = models.CharField(max_length=30, db_collation="C")
    value = models.CharField(max_length=120, db_collation="C")
    block = models.BigIntegerField()
    bits = BitField()

    class Meta:
        """Found by value to be counted, by block to be changed."""

        indexes = [
            models.Index(fields=["block", "dimension", "value"], name="events_bitmap_in_block")
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.value}"


class Frequency(models.Model):
    """How many rows have a value at most, whatever the filter: today, or on any day of the past."""

    pk = models.CompositePrimaryKey("dimension", "value")
    dimension = models.CharField(max_length=30, db_collation="C")
    value = models.CharField(max_length=120, db_collation="C")
    n = models.IntegerField()

    class Meta:
        """Found by value, or the most frequent first."""

        verbose_name_plural = "frequencies"
        indexes = [models.Index(fields=["dimension", "-n", "value"], name="events_frequency_most")]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.value} ({self.n})"
