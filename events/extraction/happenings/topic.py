"""Whether an article is about Afghanistan and its peace process at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.words import Matcher, split_words
from events.extraction.lexicon import load

SHARE = 0.25  # of the paragraphs that must speak of the topic


@cache
def _matcher() -> Matcher:
    return Matcher({"topic": load("triggers")["topic"]["words"]})


def topical(scene: Scene) -> bool:
    """Whether a sentence names Afghanistan, its places or its protagonists."""
    return next(_matcher().find(scene.words), None) is not None


def paragraphs_on_topic(scenes: Sequence[Scene]) -> frozenset[int]:
    """Numbers of the paragraphs with a sentence on the topic."""
    return frozenset(scene.paragraph.number for scene in scenes if topical(scene))


def on_topic(title: str, scenes: Sequence[Scene]) -> bool:
    """Whether a quarter of an article's paragraphs is on the topic, fewer if the title is too.

    One mention in passing is not enough in a text of any length.
    """
    paragraphs = {scene.paragraph.number for scene in scenes}
    hits = len(paragraphs_on_topic(scenes))
    titled = next(_matcher().find(split_words(title, 0, len(title))), None) is not None
    if hits < 2 and len(paragraphs) > 3:
        return False
    return hits > 0 and hits >= len(paragraphs) * (SHARE / 2 if titled else SHARE)
