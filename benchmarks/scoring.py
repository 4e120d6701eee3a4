"""Scores one extraction against one annotated article.

Both sides are plain dictionaries: the extraction in the shape that ``manage.py extract`` prints,
the annotation as ``tests/gold/README.md`` describes it. Pairs are made best first, one to one.
An event pairs with a gold event of a near type in a common paragraph whose dates share a day
(any date will do where the article gives none); a statement with one of the same paragraph with
which it shares most words. Optional annotations cost nothing when missed and nothing when found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.datewords import Bounds, bounds

Json = dict[str, Any]
Pairs = list[tuple[int, int]]
Unit = tuple[Json, Counter[str], set[int]]
"""A span of a statement's content: the statement, the words, the gold paragraphs it lies in."""

NEAR_TYPES = (
    {"talks", "meeting", "diplomacy"},
    {"attack", "military_operation"},
    {"withdrawal", "military_operation"},
    {"ceasefire", "agreement"},
    {"statement", "diplomacy"},
    {"statement", "other"},
    {"appointment", "election"},
)
SAME_WORDS = 0.6


@dataclass
class Tally:
    """Counts of one measure: gold entries found, system entries right."""

    found: int = 0
    gold: int = 0
    right: int = 0
    given: int = 0

    def add(self, found: int, gold: int, right: int = 0, given: int = 0) -> None:
        """Count some more."""
        self.found += found
        self.gold += gold
        self.right += right
        self.given += given

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.right / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


class Scores(dict[str, Tally]):
    """Tallies by the name of the measure; adding up articles gives micro averages."""

    def __missing__(self, key: str) -> Tally:
        self[key] = Tally()
        return self[key]


def words(text: str) -> Counter[str]:
    """The runs of letters and digits of a text, case folded."""
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def overlap(a: Counter[str], b: Counter[str]) -> float:
    """F1 over two bags of words."""
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1)


def plain(name: str | None) -> str:
    """A name without case, accents, punctuation, possessive and article."""
    text = unicodedata.normalize("NFKD", name or "").casefold()
    text = re.sub(r"['’]s\b", "", "".join(c for c in text if not unicodedata.combining(c)))
    text = re.sub(r"[^\w\s]", "", re.sub(r"[-‐-―/]", " ", text))
    return re.sub(r"^(the|an?) ", "", " ".join(text.split()))


def pairs(rows: int, columns: int, weight: Callable[[int, int], float]) -> Pairs:
    """One-to-one pairs (row, column), the heaviest first; weight 0 is no pair."""
    weights = [(weight(i, j), i, j) for i in range(rows) for j in range(columns)]
    taken_rows, taken_columns, found = set(), set(), []
    for heavy, i, j in sorted(weights, key=lambda w: (-w[0], w[1], w[2])):
        if heavy > 0 and i not in taken_rows and j not in taken_columns:
            taken_rows.add(i)
            taken_columns.add(j)
            found.append((i, j))
    return found


class Text:
    """Where the gold paragraphs stand in the system's text, and who is who in it."""

    def __init__(self, gold: Json, found: Json) -> None:
        self.text: str = found["text"]
        self.gold, self.found = gold, found
        self.spans = self._locate(gold["paragraphs"])
        self.numbers = {p["number"]: (p["start"], p["end"]) for p in found["paragraphs"]}
        self.people = {
            plain(form): actor
            for actor in reversed(gold["actors"])
            for form in (*actor["mentions"], actor["name"])
        }

    def _locate(self, paragraphs: Sequence[str]) -> list[tuple[int, int] | None]:
        """Spans by letters and digits alone, so that white space and markup do not matter."""
        offsets = [i for i, c in enumerate(self.text) if c.isalnum()]
        stream = "".join(self.text[i] for i in offsets)
        spans: list[tuple[int, int] | None] = []
        after = 0
        for paragraph in paragraphs:
            needle = "".join(c for c in paragraph if c.isalnum())
            at = stream.find(needle, after)
            spans.append((offsets[at], offsets[at + len(needle) - 1] + 1) if at >= 0 else None)
            after = at + len(needle) if at >= 0 else after
        return spans

    def paragraphs_of(self, spans: Iterable[Sequence[int]]) -> set[int]:
        """Indexes of the gold paragraphs that some span lies in."""
        return {
            index
            for index, own in enumerate(self.spans)
            for start, end in spans
            if own and min(end, own[1]) - max(start, own[0]) > 0
        }

    def actor(self, name: str | None) -> str:
        """The gold's name for a name or one of its printed forms, "" for a stranger."""
        actor = self.people.get(plain(name))
        return actor["name"] if actor else ""


def days(item: Json | None) -> Bounds | None:
    """First and last day of something dated, None without a date."""
    if not item or not (item["earliest"] or item["latest"]):
        return None
    low, high = item["earliest"], item["latest"]
    return (date.fromisoformat(low) if low else None, date.fromisoformat(high) if high else None)


def share_a_day(a: Bounds, b: Bounds) -> bool:
    """Whether two stretches of days touch, None being open."""
    (low, high), (first, last) = a, b
    return (not high or not first or first <= high) and (not low or not last or low <= last)


def gold_days(event: Json) -> list[Bounds]:
    """The dates accepted for a gold event."""
    return [bounds(edtf) for edtf in (event["edtf"], *event.get("alt_edtf", ()))]


def near(a: str, b: str) -> float:
    """1 for the same type, a half for a near one."""
    return 1.0 if a == b else 0.5 if any({a, b} <= group for group in NEAR_TYPES) else 0.0


def score(gold: Json, found: Json) -> Scores:
    """All measures of one article."""
    text, scores = Text(gold, found), Scores()
    for part in (_paragraphs, _published, _events, _actors, _statements):
        part(text, scores)
    return scores


def _paragraphs(text: Text, scores: Scores) -> None:
    body = [(p["start"], p["end"]) for p in text.found["paragraphs"] if p["kind"] == "body"]
    useful = sum(bool(text.paragraphs_of([span])) for span in body)
    kept = len(text.paragraphs_of(body))
    scores["paragraphs"].add(kept, len(text.gold["paragraphs"]), useful, len(body))


def _published(text: Text, scores: Scores) -> None:
    true, given = date.fromisoformat(text.gold["published_true"]), days(text.found["published"])
    low, high = given or (None, None)
    inside = bool(low and high and low <= true <= high)
    narrow = bool(low and high and (high - low).days < 7)
    scores["published"].add(inside and narrow, 1, inside, given is not None)


def _event_weight(text: Text, gold: Json, event: Json) -> float:
    spans = [text.numbers[n] for n in event["paragraphs"]] + event["spans"]
    when, fit = days(event), near(gold["type"], event["type"])
    apart = when is not None and not any(share_a_day(when, d) for d in gold_days(gold))
    if not fit or (apart and gold["date_source"] != "background"):
        return 0.0
    if not text.paragraphs_of(spans) & set(gold["paragraphs"]):
        return 0.0
    likeness = overlap(words(gold["title"]), words(event["title"]))
    return fit + likeness + 0.5 * date_is_exact(gold, event)


def pair_events(text: Text) -> Pairs:
    """Which gold event is which found one, as indexes."""
    golds, events = text.gold["events"], text.found["events"]
    return pairs(len(golds), len(events), lambda i, j: _event_weight(text, golds[i], events[j]))


def date_is_exact(gold: Json, event: Json) -> bool:
    """Whether first and last day are those of the annotation."""
    return days(event) in gold_days(gold)


def _events(text: Text, scores: Scores) -> None:
    golds, events = text.gold["events"], text.found["events"]
    matched = pair_events(text)
    core = sum(golds[i]["core"] for i, _ in matched)
    extra = len(events) - len(matched)
    scores["events (core)"].add(core, sum(g["core"] for g in golds), core, core + extra)
    scores["events (all)"].add(len(matched), len(golds), len(matched), len(events))
    for i, j in matched:
        _event_fields(text, golds[i], events[j], scores)


def _event_fields(text: Text, gold: Json, event: Json, scores: Scores) -> None:
    scores["event type"].add(gold["type"] == event["type"], 1)
    if gold["date_source"] != "background":
        scores["event date exact"].add(date_is_exact(gold, event), 1)
    if gold["actors"]:
        given = {text.actor(name) or name for name in event["actors"]}
        right = len(given & set(gold["actors"]))
        scores["event actors"].add(right, len(gold["actors"]), right, len(given))


def _actors(text: Text, scores: Scores) -> None:
    wanted = {a["name"] for a in text.gold["actors"] if a["kind"] != "place_not_actor"}
    given = [text.actor(a["name"]) for a in text.found["actors"]]
    right = sum(name in wanted for name in given)
    scores["actors"].add(len(wanted & set(given)), len(wanted), right, len(given))


def speaker_is_right(text: Text, gold: Json, statement: Json) -> bool:
    """Whether the words of a statement are given to whom the annotation gives them."""
    given = [name for name in (statement["speaker"], statement["speaker_text"]) if name]
    known = [text.actor(name) for name in given if text.actor(name)]
    if gold["speaker"] in {a["name"] for a in text.gold["actors"]}:
        return known[:1] == [gold["speaker"]]
    return any(overlap(words(gold["speaker"]), words(name)) >= 0.5 for name in given)


def units_of(text: Text) -> list[Unit]:
    """Every statement by its content spans: a split quotation counts once per part."""
    return [
        (statement, words(text.text[start:end]), text.paragraphs_of([(start, end)]))
        for statement in text.found["statements"]
        for start, end in statement["content"]
    ]


def pair_statements(text: Text, units: Sequence[Unit]) -> Pairs:
    """Which gold statement is which found one, as indexes."""
    golds = text.gold["statements"]

    def weight(i: int, j: int) -> float:
        statement, bag, where = units[j]
        same = overlap(words(golds[i]["text"]), bag) if golds[i]["paragraph"] in where else 0.0
        right = speaker_is_right(text, golds[i], statement)
        return same + 0.5 * right if same >= SAME_WORDS else 0.0

    return pairs(len(golds), len(units), weight)


def _statements(text: Text, scores: Scores) -> None:
    golds, units = text.gold["statements"], units_of(text)
    matched = dict(pair_statements(text, units))
    for i, gold in enumerate(golds):
        if not gold.get("optional"):
            ok = i in matched and speaker_is_right(text, gold, units[matched[i]][0])
            for kind in ("all", gold["kind"]):
                scores[f"statements ({kind})"].add(ok, 1, ok, i in matched)
    for j in set(range(len(units))) - set(matched.values()):
        for kind in ("all", units[j][0]["kind"]):
            scores[f"statements ({kind})"].add(0, 0, 0, 1)
