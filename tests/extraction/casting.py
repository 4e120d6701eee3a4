"""Who is found in a few paragraphs, for the tests of actors."""

from events.extraction.actors import find_actors
from events.extraction.results import Article, Paragraph, Span


def article(*paragraphs: str) -> Article:
    text, found, at = "\n\n".join(paragraphs), [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        found.append(Paragraph(number, Span(at, at + len(paragraph)), "body"))
        at += len(paragraph) + 2
    return Article("test", "", text, tuple(found))


def names(*paragraphs: str) -> list[str]:
    return sorted(actor.name for actor in find_actors(article(*paragraphs))[0])


def mentions(name: str, *paragraphs: str) -> list[str]:
    read = article(*paragraphs)
    actors = {actor.name: actor for actor in find_actors(read)[0]}
    return [span.of(read.text) for span in actors[name].mentions] if name in actors else []


def places(*paragraphs: str) -> list[str]:
    return [place.name for place in find_actors(article(*paragraphs))[1]]
