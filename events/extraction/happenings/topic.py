"""Whether an article is about Afghanistan and its peace process at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from events.extraction.happenings.scenes import Scene
from events.extraction.happenings.words import Matcher, split_words
from events.extraction.lexicon import load

SHARE = 0.25  # of the paragraphs that must speak of the topic
SHORT = 3  # paragraphs of a note, which may leave the rest unsaid
MATTERS = 2  # different words of war, peace or politics that an article must have
OPENING = 3  # paragraphs of which one names what an article is about
HALF = 0.5  # of the paragraphs, which make it the subject wherever it comes up
NEIGHBOURS = 2  # paragraphs on either side of one that names the topic


@cache
def _matcher() -> Matcher:
    return Matcher({"topic": load("triggers")["topic"]["words"]})


@cache
def _matters() -> Matcher:
    return Matcher({line: [line] for line in load("triggers")["topic"]["matter"]})


def topical(scene: Scene) -> bool:
    """Whether a sentence names Afghanistan, its places or its protagonists."""
    return next(_matcher().find(scene.words), None) is not None


def _matter_of(scenes: Sequence[Scene]) -> bool:
    """Whether war, peace or politics are spoken of, more than by one word."""
    seen: set[str] = set()
    for scene in scenes:
        seen.update(hit.key for hit in _matters().find(scene.words))
        if len(seen) >= MATTERS:
            return True
    return False


def paragraphs_on_topic(scenes: Sequence[Scene]) -> frozenset[int]:
    """Numbers of the paragraphs with a sentence on the topic."""
    found: set[int] = set()
    for scene in scenes:
        if scene.paragraph.number not in found and topical(scene):
            found.add(scene.paragraph.number)
    return frozenset(found)


def paragraphs_near(scenes: Sequence[Scene], about: frozenset[int]) -> frozenset[int]:
    """Numbers of the paragraphs that may tell plain happenings: those on the topic, and around.

    An article that comes to Afghanistan late and by the way ("Colombia's lesson for Kabul") is
    about another country around them. ``about`` as for ``on_topic``.
    """
    numbers = list(dict.fromkeys(scene.paragraph.number for scene in scenes))
    late = about.isdisjoint(numbers[:OPENING]) and len(about) < HALF * len(numbers)
    reach = 0 if late else NEIGHBOURS
    return frozenset(n + near for n in about for near in range(-reach, reach + 1))


def on_topic(title: str, scenes: Sequence[Scene], about: frozenset[int]) -> bool:
    """Whether a quarter of an article's paragraphs is on the topic, fewer if the title is too.

    One mention in passing is not enough in a text of any length, nor is Afghanistan alone: its
    sport and trade are other subjects. ``about`` are the numbers of the paragraphs on the topic.
    """
    paragraphs = {scene.paragraph.number for scene in scenes}
    hits = len(about)
    titled = next(_matcher().find(split_words(title, 0, len(title))), None) is not None
    if len(paragraphs) > SHORT and (hits < 2 or not _matter_of(scenes)):
        return False
    return hits > 0 and hits >= len(paragraphs) * (SHARE / 2 if titled else SHARE)
