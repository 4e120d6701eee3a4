"""Files and folders as a stream of articles with all that was found in them.

No Django here, so that worker processes start quickly and hold no database connection. The result
for each input comes in the order of the inputs, whatever the number of workers.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple, cast

from events.extraction.articles import EXTENSIONS, LIMIT, Unreadable, from_text, read_article
from events.extraction.results import Article, Result, StatedDate
from events.workers import context

SUFFIXES = tuple(suffix + packed for suffix in EXTENSIONS for packed in ("", ".gz"))
LINES = (".jsonl", ".jsonl.gz")
FIELDS = ("id", "text", "title", "published", "url", "source")
AHEAD = 200
"""Inputs that are given to workers before the first of them is stored: more than two batches of the
storing process, so that workers have enough to do while it stores one."""
NICER = 5
"""By so much workers step back behind that process: it is what all else waits for."""


class Input(NamedTuple):
    """One thing to read: a file, or a line of one, then with its ``data``."""

    path: Path
    line: int = 0
    data: bytes | None = None

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}" if self.line else str(self.path)


class Failure(NamedTuple):
    """Why an input gave no article."""

    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the caller says of the articles, before what the files say.

    ``dates`` are publication dates by the SHA-256 of a text, known from before.
    """

    published: str = ""
    source: str = ""
    url: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)

    def applied(self, article: Article) -> Article:
        """The article with the caller's word put before its own."""
        digest = sha256(article.text.encode()).hexdigest()
        day = self.published or self.dates.get(digest)
        given = (StatedDate(day, "given"),) if day else ()
        return replace(
            article,
            source=self.source or article.source,
            url=self.url or article.url,
            stated=(*given, *article.stated),
        )


Job = Callable[[Input], "list[Result] | Failure"]


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files among ``paths`` and the articles in its folders, each once, in order.

    Files that are named outright are taken whatever they are called. Raises FileNotFoundError.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _articles_in(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(strict=True), file)
    return list(found.values())


def _articles_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(parent, name)


def count_inputs(files: Iterable[Path]) -> int:
    """How many inputs there are in files, roughly: lines of JSON Lines, one for each other."""
    return sum(_count_lines(file) if _by_line(file) else 1 for file in files)


def _count_lines(file: Path) -> int:
    try:
        with _open(file) as stream:
            blocks = iter(partial(stream.read, 1 << 20), b"")
            return sum(block.count(b"\n") for block in blocks)
    except (OSError, EOFError):
        return 1


def split_inputs(files: Iterable[Path]) -> Iterator[Input]:
    """The inputs of files: each file, and each line of those that hold an article a line."""
    for file in files:
        if _by_line(file):
            yield from split_lines(file)
        else:
            yield Input(file)


def _by_line(file: Path) -> bool:
    return file.name.lower().endswith(LINES)


def _open(file: Path) -> IO[bytes]:
    packed = file.suffix.lower() == ".gz"
    return cast(IO[bytes], gzip.open(file)) if packed else file.open("rb")


def split_lines(file: Path) -> Iterator[Input]:
    """The lines of a file that are not blank."""
    try:
        with _open(file) as stream:
            for number, line in enumerate(_bounded(stream), 1):
                if line.strip():
                    yield Input(file, number, line)
    except (OSError, EOFError):
        # Read as a whole it tells what is wrong with it.
        yield Input(file)


def _bounded(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a stream; of one that is longer than an article may be, a piece too long."""
    while line := stream.readline(LIMIT + 1):
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LIMIT + 1)


def read_file(source: Input) -> tuple[Article, ...]:
    """The articles of a file or line; raises ``Unreadable`` and OSError.

    A file that is too large is refused before it is read.
    """
    if source.data is not None:
        stem = source.path.name.split(".")[0]
        return read_article(source.data, f"{stem}-{source.line}.json")
    if source.path.stat().st_size > LIMIT:
        raise Unreadable(f"too large: the limit is {LIMIT // 1_000_000} MB; split the file")
    return read_article(source.path.read_bytes(), source.path.name)


def read_record(source: Input) -> tuple[Article, ...]:
    """The article of a line ``{"id", "text", "title"?, "published"?, "url"?, "source"?}``.

    Its text stays as it is; raises ``Unreadable``.
    """
    data = source.data or b""
    if len(data) > LIMIT:
        raise Unreadable(f"too large: the limit is {LIMIT // 1_000_000} MB")
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"broken JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise Unreadable('no object with "id" and "text"')
    record = {name: str(record[name]) for name in FIELDS if record.get(name) is not None}
    # JSON escapes can spell what no text holds: lone surrogates.
    text = record.pop("text").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return (from_text(text, **({"id": f"{source.path.stem}-{source.line}"} | record)),)


class Results:
    """Each input with what was found in its articles, or why nothing could be, in order."""

    def __init__(
        self,
        inputs: Iterable[Input],
        read: Callable[[Input], tuple[Article, ...]] = read_file,
        told: Told = Told(),
        workers: int = 1,
    ) -> None:
        self._inputs, self._workers = inputs, workers
        self._job: Job = partial(_extract, read, told)
        self._waiting: deque[tuple[Input, Future[list[Result] | Failure]]] = deque()

    def __iter__(self) -> Iterator[tuple[Input, list[Result] | Failure]]:
        if self._workers == 1:
            yield from ((source, self._job(source)) for source in self._inputs)
            return
        with ProcessPoolExecutor(self._workers, context(), _take, (self._job,)) as pool:
            yield from self._in_order(pool)

    def ready(self) -> bool:
        """Whether the next one can be had without waiting for a worker."""
        return not self._waiting or self._waiting[0][1].done()

    def _in_order(
        self, pool: ProcessPoolExecutor
    ) -> Iterator[tuple[Input, list[Result] | Failure]]:
        try:
            for source in self._inputs:
                self._waiting.append((source, pool.submit(_do, source)))
                if len(self._waiting) > AHEAD + self._workers:
                    yield self._first()
            while self._waiting:
                yield self._first()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _first(self) -> tuple[Input, list[Result] | Failure]:
        source, future = self._waiting.popleft()
        return source, future.result()


_own: list[Job] = []


def _take(job: Job) -> None:
    """What a worker is told once, when it starts: known dates are many."""
    os.nice(NICER)
    _own.append(job)


def _do(source: Input) -> list[Result] | Failure:
    return _own[0](source)


def _extract(
    read: Callable[[Input], tuple[Article, ...]], told: Told, source: Input
) -> list[Result] | Failure:
    # Takes long to load, and the process that stores what workers find can do without.
    from events.extraction.extract import extract  # noqa: PLC0415

    try:
        articles = read(source)
        if told.url and len(articles) > 1:
            raise Unreadable("it holds several articles, and one address was given for it")
        return [extract(told.applied(article)) for article in articles]
    except Unreadable as error:
        return Failure(str(error))
    except OSError as error:
        return Failure(error.strerror or str(error))
    except Exception as error:  # one article must not stop the others
        return Failure(f"internal error, please report it: {error!r}")
