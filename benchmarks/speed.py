"""``make bench``: speed, each figure beside that of a peer measured in the same run.

Machines differ and are busy, ratios hardly: they are what to compare between runs. Each figure is
the best of several rounds in which both sides take turns. Extraction is measured in a new process
each time, on texts that it has not seen before, so that no cache flatters it; commands are started
as users start them, and their start counts. A few minutes in all.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from dateparser.search import search_dates
from django.core.management import call_command
from django.test import Client, override_settings
from django.test.utils import setup_test_environment

import events.extraction.ready  # noqa: F401  (as the commands do: what is read stays uncollected)
from benchmarks.evaluate import FOLDERS
from events.extraction.articles import from_text, read_article
from events.extraction.dates import find_dates
from events.extraction.extract import extract
from events.extraction.results import Article

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
COPIES = 2
"""How often each article is told again where many are wanted."""
WARM_UP = "KABUL, March 3, 2020 (Agency) - “Talks began on Monday,” the minister said.\n"
"""What each side reads first; the rules were made ready as this module was imported."""


def all_dates(article: Article) -> object:
    """The dates alone."""
    return find_dates(article, None)


def peer_dates(article: Article) -> object:
    """The dates, as another library finds them."""
    return search_dates(article.text, languages=["en"])


def articles() -> list[Article]:
    """The annotated articles of the project."""
    paths = sorted(path for folder in FOLDERS for path in folder.glob("*.*"))
    return [article for path in paths for article in read_article(path.read_bytes(), path.name)]


def seconds(work: Callable[[Article], object]) -> float:
    """The processor's time that `work` takes for all articles, once it is warm."""
    texts = articles()
    work(from_text(WARM_UP, id="warm-up"))
    start = time.process_time()
    for article in texts:
        work(article)
    return time.process_time() - start


def extraction() -> None:
    """Words per second of finding dates, and of finding everything, beside another's dates."""
    works = (all_dates, extract, peer_dates)
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        rounds = [list(processes.map(seconds, works)) for _ in range(ROUNDS)]
    words = sum(len(article.text.split()) for article in articles())
    dates, everything, peer = (words / min(round_) for round_ in zip(*rounds, strict=True))
    show("dates", dates, peer, "words/s", "dateparser.search_dates")
    show("everything", everything, peer, "words/s", "dateparser.search_dates")


def ingestion() -> None:
    """Words per second into the database by one worker, beside extraction alone, and by two."""
    call_command("migrate", verbosity=0)
    with TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        file.write_text("".join(f"{line}\n" for line in retold()), "utf-8")
        words = sum(len(json.loads(line)["text"].split()) for line in retold())
        alone, one, two = (
            max(words / taken for taken in runs)
            for runs in zip(*([f(file) for f in INGESTING] for _ in range(ROUNDS)), strict=True)
        )
    show("ingest", one, alone, "words/s", "extract, to a file")
    show("ingest by 2", two, one, "words/s", "ingest")


def retold() -> Iterator[str]:
    """The annotated articles several times over, each time in other years, as JSON lines."""
    for article, shift in product(articles(), range(COPIES)):
        text = re.sub(r"\b(?:19|20)\d\d\b", lambda year: str(int(year[0]) - shift), article.text)  # noqa: B023
        name = f"{article.id}-{shift}"
        yield json.dumps({"id": name, "title": f"{article.title} ({shift})", "text": text})


def extracting(file: Path) -> float:
    """Seconds to extract all lines of a file in one process."""
    return running("extract", "--jsonl", str(file), "--out", str(file.with_suffix(".found")))


def ingesting(file: Path, workers: int) -> float:
    """Seconds to ingest all lines of a file into empty tables."""
    call_command("flush", interactive=False, verbosity=0)
    return running("ingest", str(file), f"--workers={workers}", "--verbosity=0")


def running(*arguments: str) -> float:
    """Seconds that a command takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, ROOT / "manage.py", *arguments], check=True)
    return time.perf_counter() - start


INGESTING = (extracting, partial(ingesting, workers=1), partial(ingesting, workers=2))


def pages() -> None:
    """Timelines per second, beside pages of one line that pass through the same layers."""
    call_command("flush", interactive=False, verbosity=0)
    call_command("ingest", str(ROOT / "seeds"), verbosity=0)
    timeline = rate(Client(), 50)
    with override_settings(ROOT_URLCONF="benchmarks.hello"):
        hello = rate(Client(), 50)
    show("timeline", timeline, hello, "pages/s", "a page of one line")


def rate(client: Client, count: int) -> float:
    """How many times in a second / can be had, at best."""
    least = float("inf")
    for _ in range(count):
        start = time.perf_counter()
        response = client.get("/")
        least = min(least, time.perf_counter() - start)
        if response.status_code != 200:
            raise SystemExit(f"/ cannot be measured: it answers {response.status_code}")
    return 1 / least


def show(what: str, ours: float, peers: float, unit: str, peer: str) -> None:
    """One line: both rates and how they compare."""
    print(f"{what:12} {ours:9,.0f} {unit:8} {peers:9,.0f} {unit:8} {peer:24} × {ours / peers:.2g}")


def main() -> None:
    """Measure and print one table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("DATA_DIR", str(ROOT / ".cache" / "bench"))
    print(f"{'':12} {'afghanpeace':>18} {'peer':>18}")
    extraction()
    django.setup()
    setup_test_environment()
    ingestion()
    pages()


if __name__ == "__main__":
    main()
