"""``python -m benchmarks.errors [ID …]``: what kinds of errors the extraction makes, and how many.

Counts over the project's own gold, largest first: which events are missed and which are made up,
which dates and which parts in events are wrong, which statements.
"""

from __future__ import annotations

import sys
from collections import Counter

from benchmarks.evaluate import annotated, extracted
from benchmarks.scoring import (
    Json,
    Text,
    date_is_exact,
    pair_events,
    pair_statements,
    speaker_is_right,
    units_of,
)

Errors = dict[str, Counter[str]]


def errors(ids: list[str]) -> Errors:
    """Errors by what is wrong, then by kind."""
    found: Errors = {name: Counter() for name in _QUESTIONS}
    for gold in annotated(ids):
        text = Text(gold, extracted(gold))
        for name, question in _QUESTIONS.items():
            found[name].update(question(text))
    return found


def _missed_events(text: Text) -> list[str]:
    matched = {i for i, _ in pair_events(text)}
    missed = (e for i, e in enumerate(text.gold["events"]) if e["core"] and i not in matched)
    return [f"{_status(event)}, date {event['date_source']}" for event in missed]


def _status(event: Json) -> str:
    return str(event.get("status", "occurred"))


def _made_up_events(text: Text) -> list[str]:
    matched = {j for _, j in pair_events(text)}
    return [event["type"] for j, event in enumerate(text.found["events"]) if j not in matched]


def _wrong_types(text: Text) -> list[str]:
    golds, events = text.gold["events"], text.found["events"]
    both = [(golds[i]["type"], events[j]["type"]) for i, j in pair_events(text)]
    return [f"{wanted} taken for {given}" for wanted, given in both if wanted != given]


def _wrong_dates(text: Text) -> list[str]:
    golds, events = text.gold["events"], text.found["events"]
    return [
        f"{golds[i]['date_source']}, {_status(golds[i])}"
        for i, j in pair_events(text)
        if golds[i]["date_source"] != "background" and not date_is_exact(golds[i], events[j])
    ]


def _wrong_parts(text: Text) -> list[str]:
    kinds = {actor["name"]: actor["kind"] for actor in text.gold["actors"]}
    wrong: list[str] = []
    for i, j in pair_events(text):
        wanted = set(text.gold["events"][i]["actors"])
        given = {text.actor(name) or name for name in text.found["events"][j]["actors"]}
        if wanted:
            wrong += [f"{kinds.get(name, 'stranger')} left out" for name in wanted - given]
            wrong += [f"{kinds.get(name, 'stranger')} too many" for name in given - wanted]
    return wrong


def _wrong_statements(text: Text) -> list[str]:
    golds, units = text.gold["statements"], units_of(text)
    matched = dict(pair_statements(text, units))
    wrong = [
        f"{unit[0]['kind']}, made up" for j, unit in enumerate(units) if j not in matched.values()
    ]
    for i, gold in enumerate(golds):
        if gold.get("optional"):
            continue
        if i not in matched:
            wrong.append(f"{gold['kind']}, missed or cut wrongly")
        elif not speaker_is_right(text, gold, units[matched[i]][0]):
            wrong.append(f"{gold['kind']}, another speaker")
    return wrong


_QUESTIONS = {
    "core events missed": _missed_events,
    "events made up, by type": _made_up_events,
    "types mistaken": _wrong_types,
    "dates of events not exact": _wrong_dates,
    "actors of events": _wrong_parts,
    "statements": _wrong_statements,
}


def main() -> None:
    """Print the counts."""
    for name, counts in errors(sys.argv[1:]).items():
        sys.stdout.write(f"{name} ({counts.total()})\n")
        for kind, count in counts.most_common():
            sys.stdout.write(f"{count:6}  {kind}\n")


if __name__ == "__main__":
    main()
