"""Which stored row is which finding, and which rows must be added or removed for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import QuerySet

from events.ingest.fingerprints import alike, fingerprints, word_pairs
from events.rows import copy_in
from events.wording import normalised

SAME_WORDS = 0.6
"""From this share of word pairs on, a changed sentence is taken for the same sentence."""
MOST_COMPARISONS = 100_000
"""Beyond these, as when a long article was rewritten, changed sentences count as new ones."""


class Row(Protocol):
    """A stored finding."""

    fingerprint: Any


R = TypeVar("R", bound=Row)
F = TypeVar("F")
Values = tuple[Any, ...]


@dataclass(frozen=True)
class Finding(Generic[F]):
    """Something that extraction found, with its identity and the words that decide it."""

    found: F
    fingerprint: str
    words: str


def identified(
    article: int,
    found: Iterable[F],
    key: Callable[[F], tuple[object, ...]],
    words: Callable[[F], str],
) -> list[Finding[F]]:
    """Findings with their fingerprints: article and key, numbered where several have the same."""
    items = list(found)
    marks = fingerprints((article, *key(item)) for item in items)
    return [
        Finding(item, mark, normalised(words(item)))
        for item, mark in zip(items, marks, strict=True)
    ]


@dataclass
class Pairing(Generic[R, F]):
    """Findings beside the rows that hold them, those without a row, rows without a finding."""

    pairs: list[tuple[R, Finding[F]]] = field(default_factory=list)
    new: list[Finding[F]] = field(default_factory=list)
    gone: list[R] = field(default_factory=list)


def pair(
    rows: Iterable[R], findings: Sequence[Finding[F]], words: Callable[[R], str]
) -> Pairing[R, F]:
    """Pair rows and findings by fingerprint; what is left over, by the likeness of its words.

    The second step lets a row, with all that editors did to it, survive when its own sentence was
    corrected or a better rule gave it another type.
    """
    left = {row.fingerprint: row for row in rows}
    paired: Pairing[R, F] = Pairing()
    for finding in findings:
        row = left.pop(finding.fingerprint, None)
        if row is None:
            paired.new.append(finding)
        else:
            paired.pairs.append((row, finding))
    paired.gone = list(left.values())
    if paired.gone and paired.new:
        _pair_by_words(paired, words)
    return paired


def _pair_by_words(paired: Pairing[R, F], words: Callable[[R], str]) -> None:
    if len(paired.gone) * len(paired.new) > MOST_COMPARISONS:
        return
    old = [word_pairs(words(row)) for row in paired.gone]
    new = [word_pairs(finding.words) for finding in paired.new]
    likely = sorted(
        (-alike(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new) if a & b
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for likeness, i, j in likely:
        if -likeness >= SAME_WORDS and i not in taken[0] and j not in taken[1]:
            paired.pairs.append((paired.gone[i], paired.new[j]))
            taken[0].add(i)
            taken[1].add(j)
    paired.gone = [row for i, row in enumerate(paired.gone) if i not in taken[0]]
    paired.new = [finding for j, finding in enumerate(paired.new) if j not in taken[1]]


def replace_rows(
    stored: QuerySet[Any], columns: Sequence[str], wanted: Iterable[Values]
) -> list[Values]:
    """Remove stored rows that are not wanted and add wanted ones that are not stored.

    Rows are the values of their ``columns``. Returns those removed or added.
    """
    add = dict.fromkeys(wanted)
    extra = {}
    for key, *values in stored.order_by().values_list("pk", *columns):
        if tuple(values) in add:
            del add[tuple(values)]
        else:
            extra[key] = tuple(values)
    if extra:
        stored.model._default_manager.filter(pk__in=extra).delete()
    copy_in(stored.model, columns, add)
    return [*extra.values(), *add]
