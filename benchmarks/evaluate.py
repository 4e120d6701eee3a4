"""``make evaluate``: the extraction's figures on the project's own annotated articles.

Run as ``python -m benchmarks.evaluate [ID …]``; prints one table, micro averages over articles.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.scoring import Json, Scores, score
from events.extraction import as_json, extract, read_article

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
FOLDERS = (ROOT / "seeds", GOLD / "articles")


def annotated(ids: list[str]) -> list[Json]:
    """The annotated articles, all or the named ones."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return [gold for gold in golds if not ids or gold["id"] in ids]


def source(gold: Json) -> Path:
    """The file that an annotation is of."""
    name: str = gold["source_file"]
    return next(path for folder in FOLDERS if (path := folder / name).exists())


def extracted(gold: Json) -> Json:
    """What is found in an annotated article, as ``manage.py extract`` prints it."""
    path = source(gold)
    (article,) = read_article(path.read_bytes(), path.name)
    return as_json(extract(article))


def evaluate(ids: list[str]) -> Scores:
    """The figures over the named articles, or over all."""
    total = Scores()
    for gold in annotated(ids):
        for name, tally in score(gold, extracted(gold)).items():
            total[name].add(tally.found, tally.gold, tally.right, tally.given)
    return total


def table(scores: Scores) -> str:
    """The figures in columns: precision and recall in per cent, and the counts behind them."""
    lines = [f"{'':22} {'P':>6} {'R':>6} {'F1':>6}   right/given  found/gold"]
    for name, t in scores.items():
        shares = [f"{100 * x:6.1f}" for x in (t.precision, t.recall, t.f1)]
        if not t.given:
            shares = [f"{'':6}", shares[1], f"{'':6}"]
        counts = f"{t.right:>5}/{t.given:<6} {t.found:>5}/{t.gold}"
        lines.append(f"{name:22} {' '.join(shares)}   {counts}")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    ids = sys.argv[1:]
    count = len(annotated(ids))
    if not count:
        sys.exit(f"no annotated article named {', '.join(ids)} in {GOLD.relative_to(ROOT)}")
    print(f"{count} annotated articles")
    print(table(evaluate(ids)))


if __name__ == "__main__":
    main()
