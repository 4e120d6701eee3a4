"""``make evaluate``: the extraction's figures on the project's own annotated articles.

Run as ``python -m benchmarks.evaluate [ID …]``; prints one table, micro averages over articles.
``--apart`` takes only articles that were annotated apart from the rules, and ``--save`` writes
their figures into the file from which the site says how far it can be trusted.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.scoring import Json, Scores, score
from events.extraction.articles import read_article
from events.extraction.contract import as_json
from events.extraction.extract import extract

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
FOLDERS = (ROOT / "seeds", GOLD / "articles")
FIGURES = ROOT / "events" / "display" / "figures.json"


def annotated(ids: list[str]) -> list[Json]:
    """The annotated articles, all or the named ones."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return [gold for gold in golds if not ids or gold["id"] in ids]


def apart() -> list[str]:
    """The names of the articles that nobody looked at while the rules were made."""
    return [gold["id"] for gold in annotated([]) if gold.get("split") == "apart"]


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


def figures(ids: list[str]) -> dict[str, Any]:
    """Precision and recall in per cent by measure, as pages show them."""
    scores = evaluate(ids)
    return {
        "articles": len(ids),
        "measures": {
            name: {
                "found": t.gold,
                "recall": round(100 * t.recall),
                "precision": round(100 * t.precision) if t.given else None,
            }
            for name, t in scores.items()
        },
    }


def main() -> None:
    """Print the table, and save the figures if asked to."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("ids", nargs="*", metavar="ID", help="an annotated article; all without it")
    asked.add_argument("--apart", action="store_true", help="those annotated apart from the rules")
    asked.add_argument("--save", action="store_true", help="store their figures for the site")
    given = asked.parse_args()
    ids = apart() if given.apart else given.ids
    count = len(annotated(ids))
    if not count:
        sys.exit(f"no annotated article named {', '.join(ids)} in {GOLD.relative_to(ROOT)}")
    print(f"{count} annotated articles")
    print(table(evaluate(ids)))
    if given.save:
        FIGURES.write_text(json.dumps(figures(apart()), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
