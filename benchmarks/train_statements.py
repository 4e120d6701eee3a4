"""Learns the weights of ``events/extraction/statements/weights.py`` from an annotated corpus.

Run as ``python -m benchmarks.train_statements CORPUS.jsonl[.gz] …``; writes
``events/extraction/lexicon/statement_weights.json``. A line of a corpus is an article:
``{"text", "attributions": [{"cue": [[start, end], …], "content": [[start, end], …],
"speech"?: bool, "flags"?: [str]}]}``, the offsets in code points. An attribution that is no
``speech``, or flagged ``skip``, neither teaches nor misleads. The annotated articles of this
repository teach as well, but for those annotated apart. The corpus that the weights of this
repository were learnt from is PolNeAR's training split; no text of it is kept, only the weights of
features.

The model is a conditional logit over the readings of a cue and "reports nothing", whose score is 0:
right is every reading that shares at least half of its words with the annotation. It is fitted by
AdaGrad, in the same order every time, so that the same corpus gives the same weights.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from benchmarks.evaluate import annotated, source
from events.extraction.articles import from_text, read_article
from events.extraction.results import Article
from events.extraction.statements.options import Option
from events.extraction.statements.reader import Reader
from events.extraction.statements.readings import Reading
from events.extraction.statements.report import span_of
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

TARGET = Path(__file__).resolve().parent.parent / (
    "events/extraction/lexicon/statement_weights.json"
)
RIGHT = 0.5  # share of common words from which a reading is right
SEEN = 3  # how often a feature must occur
EPOCHS = 5
RATE = 0.08
DECAY = 1.5e-4
LEAST = 0.02  # smaller weights are not kept
FIRST_WORDS = 8  # that a paragraph of an annotated article is found by
NEAR = 300  # characters between a cue and its content
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of each reading of a cue, and which readings are right."""

    readings: Sequence[Sequence[str]]
    right: frozenset[int]


class Teacher:
    """Chooses readings by the annotation of one article, and keeps what can be learnt from each."""

    def __init__(self, text: str, attributions: Iterable[Json]) -> None:
        words = list(_WORD.finditer(text))
        self.starts = [word.start() for word in words]
        self.ends = [word.end() for word in words]
        self.attributions = [a for a in attributions if "skip" not in a.get("flags", ())]
        self.examples: list[Example] = []

    def words(self, spans: Iterable[Sequence[int]]) -> set[int]:
        """The numbers of the words that touch the spans."""
        return {
            number
            for start, end in spans
            for number in range(bisect_left(self.ends, start + 1), bisect_left(self.starts, end))
        }

    def of_cue(self, unit: Unit, call: Call) -> list[Json]:
        """The annotations whose cue is this one."""
        start, end = unit.items[call.start].start, unit.items[call.end - 1].end
        return [a for a in self.attributions if any(s < end and start < e for s, e in a["cue"])]

    def agreement(self, unit: Unit, reading: Reading, annotation: Json) -> float:
        """The share of words in common, within the unit."""
        within = self.words([(unit.items[0].start, unit.items[-1].end)])
        said = self.words(annotation["content"]) & within
        read = self.words(span_of(unit, r) for r in reading.ranges)
        return len(said & read) / max(1, len(said | read))

    def __call__(self, unit: Unit, call: Call, options: Sequence[Option]) -> Reading:
        """The reading that agrees best with the annotation, else an empty one."""
        if not options or not options[0].features:
            return options[0].reading if options else Reading()
        annotations = self.of_cue(unit, call)
        shares = [
            max((self.agreement(unit, option.reading, a) for a in annotations), default=0.0)
            for option in options
        ]
        best = options[shares.index(max(shares))].reading if max(shares) >= RIGHT else Reading()
        if all(a.get("speech", True) for a in annotations):
            right = frozenset(i for i, share in enumerate(shares) if share >= RIGHT)
            self.examples.append(Example([option.features for option in options], right))
        return best


def articles(path: Path) -> Iterator[tuple[Article, list[Json]]]:
    """The articles of a corpus, packed or not, with their attributions."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield from_text(row["text"], id=""), row["attributions"]


def examples(article: Article, attributions: Iterable[Json]) -> list[Example]:
    """What an article teaches."""
    teacher = Teacher(article.text, attributions)
    reader = Reader(article.text, teacher)
    for paragraph in article.body():
        reader.read(paragraph)
    return teacher.examples


def own_articles() -> Iterator[tuple[Article, list[Json]]]:
    """The project's annotated articles, without those annotated apart."""
    for gold in annotated([]):
        if gold["split"] == "seen":
            path = source(gold)
            (article,) = read_article(path.read_bytes(), path.name)
            yield article, list(_attributions(article, gold))


def _attributions(article: Article, gold: Json) -> Iterator[Json]:
    """The statements that have a cue, with the places of content and cue in the article."""
    starts = _starts(article, gold["paragraphs"])
    for statement in gold["statements"]:
        start = starts[statement["paragraph"]]
        content = _in_words(statement["text"]).search(article.text, start)
        cue = content and statement["cue"] and _cue(article.text, statement["cue"], content)
        if content and cue:
            speech = not statement.get("optional", False)
            yield {"content": [content.span()], "cue": [cue], "speech": speech}


def _in_words(text: str) -> re.Pattern[str]:
    """The words of a text with whatever stands between them."""
    return re.compile(r"\W+".join(re.escape(word) for word in _WORD.findall(text)))


def _starts(article: Article, paragraphs: Sequence[str]) -> list[int]:
    """Where each paragraph begins, that of the last one found where one is not."""
    starts = [0]
    for paragraph in paragraphs:
        first = " ".join(paragraph.split()[:FIRST_WORDS])
        found = _in_words(first).search(article.text, starts[-1])
        starts.append(found.start() if found else starts[-1])
    return starts[1:]


def _cue(text: str, cue: str, content: re.Match[str]) -> tuple[int, int] | None:
    """The place of a cue that is nearest to its content."""
    near = max(0, content.start() - NEAR), content.end() + NEAR
    places = [found.span() for found in _in_words(cue).finditer(text, *near)]
    places = [at for at in places if at[1] <= content.start() or at[0] >= content.end()]
    return min(
        places,
        key=lambda at: min(abs(at[1] - content.start()), abs(at[0] - content.end())),
        default=None,
    )


class Model:
    """Weights by number of feature, and the sums of squared gradients that slow them down."""

    def __init__(self, size: int) -> None:
        self.weights = [0.0] * size
        self.squares = [0.01] * size

    def learn(self, readings: Sequence[Sequence[int]], right: frozenset[int]) -> None:
        """One step towards the right readings, or towards none if none is right."""
        powers = [exp(min(30.0, sum(self.weights[i] for i in one))) for one in readings]
        total = 1 + sum(powers)
        good = sum(powers[n] for n in right) if right else 1.0
        slope: Counter[int] = Counter()
        for n, (one, power) in enumerate(zip(readings, powers, strict=True)):
            step = power / total - (power / good if n in right else 0.0)
            for i in one:
                slope[i] += step  # type: ignore[assignment]
        for i, step in slope.items():
            change = step + DECAY * self.weights[i]
            self.squares[i] += change * change
            self.weights[i] -= RATE * change / self.squares[i] ** 0.5


def fit(taught: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature that occurs often enough and weighs anything."""
    times = Counter(f for one in taught for f in {f for row in one.readings for f in row})
    number = {f: n for n, f in enumerate(f for f, seen in times.items() if seen >= SEEN)}
    rows = [
        ([[number[f] for f in row if f in number] for row in one.readings], one.right)
        for one in taught
    ]
    model, order = Model(len(number)), random.Random(1)  # noqa: S311
    mean = [0.0] * len(number)
    for epoch in range(EPOCHS):
        order.shuffle(rows)
        for readings, right in rows:
            model.learn(readings, right)
        if epoch:  # the mean over epochs wavers less than the last one
            mean = [sum(pair) for pair in zip(mean, model.weights, strict=True)]
    found = {f: round(mean[n] / (EPOCHS - 1), 2) for f, n in number.items()}
    return {f: weight for f, weight in sorted(found.items()) if abs(weight) >= LEAST}


def main() -> None:
    """Learn from the corpora named, and write the weights."""
    if not sys.argv[1:]:
        sys.exit(__doc__)
    corpora = [own_articles(), *(articles(Path(name)) for name in sys.argv[1:])]
    taught = [one for corpus in corpora for row in corpus for one in examples(*row)]
    weights = fit(taught)
    TARGET.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(taught)} cues, {len(weights)} weights")


if __name__ == "__main__":
    main()
