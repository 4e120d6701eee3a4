"""Who is in an article: lexicon, surnames, titles, metonyms, and names nobody has listed."""

from events.extraction.actors.finder import find_actors
from events.extraction.actors.known import KnownActor, Role, known_actors
from events.extraction.actors.offices import name_office_holders
from events.extraction.actors.spelling import normalise

__all__ = ["KnownActor", "Role", "find_actors", "known_actors", "name_office_holders", "normalise"]
