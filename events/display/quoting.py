"""The words of articles that decide what rows say, and where they are read."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from events.display.marking import Excerpt, Mark, marked, sentence_around
from events.models import Article, Evidence, Mention, Paragraph

TRIGGER = Evidence.Field.TRIGGER
QUOTED_FIELDS = (TRIGGER, Evidence.Field.DATE)
QUOTATION_MARKS = '“”«»"'


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article with the deciding ones marked, and where they stand.

    ``bare`` words bring quotation marks of their own.
    """

    text: Markup
    article: Article
    number: int
    href: str
    excerpt: Excerpt
    bare: bool


def current(mention: Mention) -> list[Evidence]:
    """An account's evidence in the text as it is now; if that says it no more, as it was."""
    evidence = sorted(mention.evidence.all(), key=lambda row: (row.paragraph.number, row.start))
    return [row for row in evidence if row.paragraph.revision.is_current] or evidence


def address(article: Article, paragraph: Paragraph) -> str:
    """Where a paragraph is read; of one that the article no longer has, the article."""
    page = article.get_absolute_url()
    return f"{page}#p{paragraph.number}" if paragraph.revision.is_current else page


def deciding(mention: Mention, field: str = Evidence.Field.TRIGGER) -> Quoted | None:
    """The sentence of an account that decides a field, or what happened, the words marked."""
    evidence = current(mention)
    ranked = sorted(evidence, key=lambda row: (row.field != field, row.field != TRIGGER))
    if not ranked:
        return None
    paragraph = ranked[0].paragraph
    excerpt = sentence_around(paragraph.text, ranked[0].start, ranked[0].end)
    marks = [
        Mark(row.start, row.end, tag="mark", classes=f"on-{row.field}")
        for row in evidence
        if row.paragraph_id == paragraph.pk and row.field in (*QUOTED_FIELDS, field)
    ]
    return Quoted(
        text=marked(paragraph.text, marks, excerpt.span),
        article=mention.article,
        number=paragraph.number,
        href=address(mention.article, paragraph),
        excerpt=excerpt,
        bare=any(sign in excerpt.span.of(paragraph.text) for sign in QUOTATION_MARKS),
    )
