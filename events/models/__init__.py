"""The tables: articles, events, actors, statements, and what editors add to them."""

from events.models.actors import Actor, ActorMention, Alias, Role
from events.models.articles import Article, Paragraph, Revision
from events.models.base import Modifier, Origin, Status
from events.models.bits import Bitmap, Frequency
from events.models.editing import ActorMerge, Annotation, Merge, Proposal, Split
from events.models.events import (
    TYPE_CHOICES,
    Event,
    Evidence,
    Mention,
    Occurrence,
    Participation,
)
from events.models.filters import Filter
from events.models.past import Past
from events.models.statements import Statement, StatementQuote

__all__ = [
    "TYPE_CHOICES",
    "Actor",
    "ActorMention",
    "ActorMerge",
    "Alias",
    "Annotation",
    "Article",
    "Bitmap",
    "Event",
    "Evidence",
    "Filter",
    "Frequency",
    "Mention",
    "Merge",
    "Modifier",
    "Occurrence",
    "Origin",
    "Paragraph",
    "Participation",
    "Past",
    "Proposal",
    "Revision",
    "Role",
    "Split",
    "Statement",
    "StatementQuote",
    "Status",
]
