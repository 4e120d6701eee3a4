"""What the package passes on from sentence to sentence: drafts of events, and the story so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from events.extraction.happenings import timing
from events.extraction.happenings.cast import Cast
from events.extraction.happenings.deeds import is_deed
from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.occurrence import occurrence
from events.extraction.happenings.parley import type_of
from events.extraction.happenings.participants import actors_of, place_of
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.terms import Base, deadline, term
from events.extraction.happenings.titles import title_of
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.tying import leads
from events.extraction.results import EventActor, FoundDate, Occurrence, Published, Span, When

# Types of what is done within a term.
TERMED = frozenset({"withdrawal", "prisoner_release", "talks", "meeting", "election", "ceasefire"})
RECENT = 40  # happenings among which an agreement is sought
HEADS = frozenset({":", "–", "—", "-", "|", "."})  # what stands between a date and its entry
OPENING = 3  # sentences among which an entry's first happening is told
TAIL = 1  # words after a date that do not part it from its entry ("Friday last.")
# A remark on a date ("1 March, the morning after: …", "4/14 (as Americans write it).")
_REMARK = re.compile(r"(?:, [^.,;:]{1,60}:|\s\([^().]{1,60}\)[.:]?)(?:\s|$)")
ASIDE = 6  # sentences on either side that tell what one is about
NEAR = 4  # numbers within which the paragraph before stands (headings and the like between)
AGREED = 1  # paragraphs after an agreement in which its terms are told


@dataclass(slots=True)
class Draft:
    """An event in the making.

    ``stated`` tells a date of the article from one supplied; a ``reminder`` names a happening
    without saying anything new of it ("the talks").
    """

    type: str
    entitle: Callable[[], str]  # makes its title, for which few drafts are asked
    when: When | None
    stated: bool
    occurrence: Occurrence
    actors: tuple[EventActor, ...]
    place: str | None
    place_span: Span | None
    scenes: list[Scene]
    spans: list[Span]
    confidence: float
    trigger: Trigger
    landmark: Landmark | None = None
    reminder: bool = False
    _title: str | None = None

    @property
    def title(self) -> str:
        """Its title, as it was set or else made."""
        if self._title is None:
            self._title = self.entitle()
        return self._title

    @title.setter
    def title(self, title: str) -> None:
        self._title = title

    def paragraphs(self) -> tuple[int, ...]:
        """Numbers of the paragraphs that speak of it, in order."""
        if len(self.scenes) == 1:
            return (self.scenes[0].paragraph.number,)
        return tuple(sorted({scene.paragraph.number for scene in self.scenes}))

    def days(self) -> tuple[date | None, date | None]:
        """Its first and last day, as far as they are known."""
        return (self.when.earliest, self.when.latest) if self.when else (None, None)


@dataclass(slots=True)
class Story:
    """What an article has said so far, for what the next sentence leaves unsaid."""

    published: Published | None
    cast: Cast = field(default_factory=Cast)
    headings: dict[int, Here[FoundDate]] = field(default_factory=dict)  # by paragraph
    drafts: list[Draft] = field(default_factory=list)
    dated: dict[int, list[Draft]] = field(default_factory=dict)  # by the start of their date
    previous: Scene | None = None
    opening: bool = False  # the sentence opens a paragraph, or an entry whose date stands alone
    alone: bool = False  # the sentence is nothing but a date
    nominal: bool = False  # it opens one, and has no verb that tells an event
    sentence: list[Draft] = field(default_factory=list)  # of the sentence being read
    paragraphs: dict[int, list[Scene]] = field(default_factory=dict)  # all sentences, by number
    years: dict[int, dict[int, int]] = field(default_factory=dict)  # of a paragraph: taken -> meant

    def read(self, scenes: Iterable[Scene]) -> None:
        """Take note of the whole article, for what stands around a sentence."""
        for scene in scenes:
            self.paragraphs.setdefault(scene.paragraph.number, []).append(scene)

    def around(self, scene: Scene) -> list[Scene]:
        """The sentences of a paragraph near one, and the last of the paragraph before it."""
        own = scene.paragraph.number
        before = next((n for n in range(own - 1, own - NEAR, -1) if n in self.paragraphs), -1)
        first = max(0, scene.order - ASIDE)
        near = self.paragraphs.get(own, [])[first : scene.order + ASIDE + 1]
        return [*self.paragraphs.get(before, [])[-ASIDE:], *near]

    def enter(self, scene: Scene) -> None:
        """Begin a sentence; a date at the very start of a paragraph heads its entry."""
        self.sentence = []
        number = scene.paragraph.number
        told = any(number in draft.paragraphs() for draft in self.drafts[-1:])
        self.opening = scene.order == 0 or (
            scene.order < OPENING and number in self.headings and not told
        )
        self.alone = scene.order == 0 and _is_date_alone(scene)
        heading = _heading(scene) if scene.order == 0 else None
        if heading:
            self.headings[scene.paragraph.number] = heading

    def set_on(self, scene: Scene, trigger: Trigger) -> Base | None:
        """The day on which a plan was made: of the words that tell it, its entry or agreement."""
        outside = [d.what.when for d in scene.dates if scene.utterance(d.first) < 0]
        said = outside if scene.utterance(trigger.first) >= 0 else []
        heading = self.headings.get(scene.paragraph.number)
        told = [(when, "the day it was said") for when in said]
        told += [(heading.what.when, "the entry's day")] if heading else []
        for when, note in told:
            if when.earliest and timing.width(when) == 1:
                return Base(when.earliest, note)
        day = self._agreed(scene)
        return Base(day, "the agreement before it") if day else None

    def _agreed(self, scene: Scene) -> date | None:
        """The day of the agreement told last, not far away, from which its terms run."""
        for draft in (*self.sentence, *reversed(self.drafts[-RECENT:])):
            if scene.paragraph.number - draft.scenes[-1].paragraph.number > AGREED:
                return None
            if draft.type == "agreement" and draft.when:
                landmark = draft.landmark
                when = timing.canonical(landmark, None) if landmark else draft.when
                return when.earliest if timing.width(when) == 1 else None
        return None

    def tell(self, draft: Draft | None) -> None:
        """Add a happening of the sentence being read."""
        if draft:
            self.sentence.append(draft)


def _heading(scene: Scene) -> Here[FoundDate] | None:
    """The date of an entry, right at its start or after the place ("Murree, 7 July: …")."""
    first = scene.dates[0] if scene.dates else None
    if first is None or not (first.first == 0 or _is_place_before(scene, first)):
        return None
    if _is_date_alone(scene):
        return first
    begin, end = first.span.end, scene.words[min(first.last, len(scene.words) - 1)].start
    if scene.text[begin:end].strip() in HEADS:
        return first
    return first if _REMARK.match(scene.text, begin, scene.span.end + 2) else None


def _is_place_before(scene: Scene, dated: Here[FoundDate]) -> bool:
    return any(
        p.first == 0
        and p.last <= dated.first <= p.last + 1
        and scene.text[p.span.end : dated.span.start].strip() == ","
        for p in scene.places
    )


def _is_date_alone(scene: Scene) -> bool:
    """Whether a sentence is nothing but a date, or a place and a date."""
    last = scene.dates[0] if scene.dates else None
    led = last is not None and (last.first == 0 or _is_place_before(scene, last))
    if last is None or not led:
        return False
    remark = _REMARK.match(scene.text, last.span.end)
    end = remark.end() if remark else last.span.end
    return scene.span.end <= end + 1 or len(scene.words) - last.last <= TAIL


def lies_ahead(dated: Here[FoundDate], story: Story) -> bool:
    """Whether a date was still to come when the article appeared."""
    first, published = dated.what.when.earliest, story.published
    return bool(first and published and published.when.latest and first > published.when.latest)


def told_date(scene: Scene, trigger: Trigger, dated: Here[FoundDate], story: Story) -> When:
    """What a date says of a happening, with limits and lengths taken into account."""
    if planned := _termed(scene, trigger, dated, story):
        return planned
    if timing.is_limit(scene, dated) and not leads(scene, trigger, dated):
        return deadline(scene, dated, story.set_on(scene, trigger))
    if trigger.landmark and timing.is_end_of(scene, trigger.landmark, dated):
        return timing.before(dated.what.when, dated.span, "the end that is told")
    if trigger.landmark:
        known = timing.canonical(trigger.landmark, dated.span)
        if timing.is_blurred(dated.what.when, known, story.published):
            return known
        if timing.width(known) == 1:
            return timing.no_earlier(dated.what.when, trigger.landmark.earliest)
    return timing.with_length(scene, trigger, dated)


def _termed(scene: Scene, trigger: Trigger, dated: Here[FoundDate], story: Story) -> When | None:
    """The term that a clause sets for what is to be done, beside the date of its being set."""
    if not trigger.verb or trigger.type not in TERMED:
        return None
    return term(scene, trigger, _base(scene, trigger, dated, story))


def _base(scene: Scene, trigger: Trigger, dated: Here[FoundDate], story: Story) -> Base | None:
    """The day from which a term runs: the date of its own clause ("promised on Sunday …")."""
    own, when = scene.clauses[trigger.first], dated.what.when
    inside = dated in scene.dates and scene.clauses[dated.first] == own
    if inside and when.earliest and timing.width(when) == 1:
        return Base(when.earliest, "the day it was said")
    return story.set_on(scene, trigger)


def make_draft(
    scene: Scene, trigger: Trigger, story: Story, when: When | None, *, stated: bool
) -> Draft:
    """A trigger with its actors, place, title and standing; ``when`` as it was decided."""
    actors = actors_of(scene, trigger, story.cast)
    status = occurrence(scene, trigger, when, story.published)
    if when and status == "occurred":
        when = timing.not_after(when, story.published)
    place = place_of(scene, trigger)
    landmark = trigger.landmark
    return Draft(
        type=type_of(scene, trigger, actors),
        entitle=lambda: landmark.title if landmark else title_of(scene, trigger, actors, status),
        when=when,
        stated=stated,
        occurrence=status,
        actors=actors,
        place=landmark.place or None if landmark else place[0] if place else None,
        place_span=place[1] if place else None,
        scenes=[scene],
        spans=[scene.at(trigger.first, trigger.last)],
        confidence=_confidence(trigger, stated=stated),
        trigger=trigger,
        landmark=landmark,
    )


def _confidence(trigger: Trigger, *, stated: bool) -> float:
    base = 0.75 if trigger.landmark else 0.6 if trigger.verb else 0.45
    if is_deed(trigger):
        base = 0.3
    return min(0.95, base + 0.15 * stated + 0.05 * min(2, trigger.weight - 1))
