"""The finders in the order in which each needs what those before it found."""

from __future__ import annotations

from events.extraction.actors import find_actors, name_office_holders
from events.extraction.dateline import find_published
from events.extraction.dates import find_dates, find_phrases
from events.extraction.happenings.finder import find_events
from events.extraction.happenings.tolls import with_tolls
from events.extraction.results import Article, Result
from events.extraction.statements import find_statements


def extract(article: Article) -> Result:
    """Everything that the article says, each finding with its place in ``article.text``."""
    actors, places = find_actors(article)
    published = find_published(article, find_phrases(article), actors)
    actors = name_office_holders(article, actors, published)
    dates = find_dates(article, published)
    statements = find_statements(article, actors, dates, published)
    events = find_events(article, published, dates, actors, places, statements)
    events = with_tolls(article, events)
    return Result(article, published, dates, actors, places, statements, events)
