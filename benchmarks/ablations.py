"""``python -m benchmarks.ablations``: what each part of the extraction is worth.

Scores the project's own gold with one part taken out at a time, each in a new process, so that no
cache remembers it. A part that costs nothing when it goes is a part to delete.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context

from benchmarks.evaluate import evaluate
from benchmarks.scoring import Tally
from events.extraction.lexicon import load
from events.extraction.results import Published

SHOWN = (
    "published",
    "events (core)",
    "event date exact",
    "event actors",
    "actors",
    "statements (all)",
)

PERSONS = (
    "actors_afghan",
    "actors_taliban",
    "actors_american",
    "actors_world",
    "actors_observers",
)


def no_entries(files: tuple[str, ...], table: str) -> None:
    """Empty a table of the lexicon."""
    for file in files:
        load(file)[table].clear()


def replace(module: str, name: str, other: object) -> None:
    """Put something else in the place of a function."""
    found = import_module(f"events.extraction.{module}")
    if not hasattr(found, name):
        raise SystemExit(f"there is no {name} in events.extraction.{module} any more")
    setattr(found, name, other)


def only_stated() -> None:
    """Take no publication date that had to be inferred."""
    extract = import_module("events.extraction.extract")
    find: Callable[..., Published | None] = extract.find_published

    def stated(*given: object) -> Published | None:
        found = find(*given)
        return None if found is None or found.inferred else found

    extract.find_published = stated  # type: ignore[attr-defined]


PARTS: dict[str, Callable[[], None]] = {
    "nothing": lambda: None,
    "well-known events": lambda: no_entries(("landmarks",), "landmark"),
    "known persons": lambda: no_entries(PERSONS, "actor"),
    "inferred publication dates": only_stated,
    "office holders by term": lambda: replace(
        "extract", "name_office_holders", lambda _, actors, __: actors
    ),
    "narrative reading of dates": lambda: replace("dates.finder", "is_narrative", lambda *_: False),
    "speakers by pronoun": lambda: replace("statements.speakers", "agrees", lambda *_: False),
}


def take_out(part: str) -> None:
    """Do without a part for as long as this process lives."""
    PARTS[part]()


def without(part: str) -> list[Tally]:
    """The shown measures with one part taken out."""
    take_out(part)
    scores = evaluate([])
    return [scores[name] for name in SHOWN]


def apart() -> ProcessPoolExecutor:
    """Processes that live for one task."""
    return ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1)


def percent(tally: Tally) -> float:
    """F1, or recall of what is only found or not."""
    return 100 * (tally.f1 if tally.given else tally.recall)


def main() -> None:
    """Print the whole, then what is lost without each part."""
    with apart() as processes:
        rows = dict(zip(PARTS, processes.map(without, PARTS), strict=True))
    whole = [percent(tally) for tally in rows.pop("nothing")]
    sys.stdout.write(f"{'F1, and its change without':28}{_cells(SHOWN)}\n")
    sys.stdout.write(f"{'everything':28}{_cells(f'{figure:.1f}' for figure in whole)}\n")
    for part, tallies in rows.items():
        lost = (percent(t) - before for t, before in zip(tallies, whole, strict=True))
        sys.stdout.write(f"{part:28}{_cells(f'{figure:+.1f}' for figure in lost)}\n")


def _cells(values: Iterable[object]) -> str:
    return "".join(f"{value:>18}" for value in values)


if __name__ == "__main__":
    main()
