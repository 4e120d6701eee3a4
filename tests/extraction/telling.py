"""The events of some sentences of our own, for the tests of what is told of an event."""

from events.extraction.articles import from_text
from events.extraction.extract import extract
from events.extraction.results import FoundEvent

FRAME = "The war in Afghanistan has gone on for long, and the Taliban and Kabul know it.\n\n"


def told(text: str, published: str) -> tuple[FoundEvent, ...]:
    """The events of an article about Afghanistan that appeared on a given day."""
    article = from_text(FRAME + text, id="own", title="Afghanistan notes", published=published)
    return extract(article).events


def one(text: str, published: str, kind: str = "") -> FoundEvent:
    """The only event, or the only one of a type."""
    found = [event for event in told(text, published) if not kind or event.type == kind]
    assert len(found) == 1, [(e.type, e.title, e.when.edtf) for e in found]
    return found[0]


def names(event: FoundEvent) -> set[str]:
    """Who takes part."""
    return {actor.name for actor in event.actors}
