"""``make bench``: speed, each figure beside that of a peer measured in the same run.

Machines differ and are busy, ratios hardly: they are what to compare between runs. Each figure is
the best of several rounds in which both sides take turns.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import django
from dateparser.search import search_dates
from django.core.management import call_command
from django.test import Client, override_settings
from django.test.utils import setup_test_environment

from events.extraction import extract, read_article
from events.extraction.dates import find_dates
from events.extraction.results import Article

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def best(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The least seconds that each work took."""
    least = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            start = time.perf_counter()
            work()
            least[place] = min(least[place], time.perf_counter() - start)
    return least


def show(what: str, ours: float, peers: float, unit: str, peer: str) -> None:
    """One line: both rates and how they compare."""
    print(f"{what:18} {ours:9,.0f} {unit:8} {peers:9,.0f} {unit:8} {peer:28} × {ours / peers:.2f}")


def seeds() -> list[Article]:
    """The articles that come with the project."""
    files = sorted((ROOT / "seeds").glob("*.txt"))
    return [article for file in files for article in read_article(file.read_bytes(), file.name)]


def extraction() -> None:
    """Words per second of finding dates, and of finding everything, against finding dates."""
    articles = seeds()
    words = sum(len(article.text.split()) for article in articles)
    dates, everything, peer = best(
        lambda: [find_dates(article, None) for article in articles],
        lambda: [extract(article) for article in articles],
        lambda: [search_dates(article.text, languages=["en"]) for article in articles],
    )
    show("dates", words / dates, words / peer, "words/s", "dateparser.search_dates")
    show("whole extraction", words / everything, words / peer, "words/s", "dateparser.search_dates")


def pages() -> None:
    """Requests per second of the timeline, against a view of one line behind the same layers."""
    call_command("migrate", verbosity=0)
    call_command("ingest", str(ROOT / "seeds"), verbosity=0)
    timeline = times(Client(), 50)
    with override_settings(ROOT_URLCONF="benchmarks.hello"):
        hello = times(Client(), 50)
    show("timeline page", 1 / timeline, 1 / hello, "pages/s", "a page of one line")


def times(client: Client, count: int) -> float:
    """The least seconds that one GET of / took."""

    def get() -> None:
        if client.get("/").status_code != 200:
            raise SystemExit("the page cannot be measured: it does not answer 200")

    return best(get, rounds=count)[0]


def main() -> None:
    """Measure and print one table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("DATA_DIR", str(ROOT / ".cache" / "bench"))
    django.setup()
    setup_test_environment()
    print(f"{'':18} {'afghanpeace':>18} {'peer':>18}")
    extraction()
    pages()


if __name__ == "__main__":
    main()
