"""Days that another happening of the article sets: "two days after the signing"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from events.extraction.happenings.counts import count_of
from events.extraction.happenings.drafts import Draft, Story
from events.extraction.happenings.lines import STOPS
from events.extraction.happenings.scenes import Here, Scene, with_dates
from events.extraction.happenings.timing import canonical, width
from events.extraction.happenings.triggers import find_landmarks
from events.extraction.lexicon import load
from events.extraction.results import FoundDate, When

PRONOUNS = frozenset({"it", "that", "this"})
LONG = 31  # days; from what takes longer no day is counted
MOST = 99
RECENT = 40  # happenings among which the one that is meant is sought
PHRASE = 6  # words from a preposition to the noun that means a happening


class _Lead(NamedTuple):
    """Words that lead in another happening: where they begin and end, and the days they add."""

    first: int
    last: int
    days: int


class _Anchor(NamedTuple):
    """The happening from which days are counted, and the end of the words that mean it."""

    last: int
    when: When
    title: str


@cache
def _lexicon() -> dict[str, dict[str, int]]:
    return {part: load("anchors")[part] for part in ("after", "units", "parts", "days")}


@cache
def _types_of() -> dict[str, frozenset[str]]:
    """The types of happening that a noun may mean."""
    types: dict[str, set[str]] = {}
    for kind, nouns in load("anchors")["nouns"].items():
        for noun in nouns:
            types.setdefault(noun, set()).add(kind)
    return {noun: frozenset(kinds) for noun, kinds in types.items()}


def anchored(scene: Scene, story: Story) -> Scene:
    """A sentence with the days in it that happenings told before set for others."""
    dated = {scene.clauses[i] for d in scene.dates for i in (d.first, d.last - 1)}
    free = (lead for lead in _leads(scene) if _is_free(scene, lead, dated))
    found = [d for lead in free if (d := _dated(scene, lead, story))]
    found += [d for d in _numbered_days(scene, story) if scene.clauses[d.first] not in dated]
    return with_dates(scene, found) if found else scene


def _numbered_days(scene: Scene, story: Story) -> Iterator[Here[FoundDate]]:
    """The days of what takes several ("on the last day"), of the entry or what was told last."""
    whole, open_end = _several_days(scene, story), False
    if whole is None:
        whole, open_end = _begun(scene, story), True
    if whole is None or whole.earliest is None or whole.latest is None:
        return
    for i in range(len(scene.words) - 2):
        article, number, noun = (w.key for w in scene.words[i : i + 3])
        count = _lexicon()["days"].get(number)
        if article not in {"the", "its", "their"} or noun != "day" or count is None:
            continue
        day = whole.latest if count < 0 else whole.earliest + timedelta(count - 1)
        phrase = scene.at(i, i + 3)
        if day <= whole.latest or (open_end and count > 1 and scene.words[i - 1].key == "on"):
            when = replace(whole, edtf=day.isoformat(), earliest=day, latest=day, phrase=phrase)
            found = FoundDate(phrase, phrase.of(scene.text), replace(when, rule="event"))
            yield Here(i, i + 3, found, phrase)


def _several_days(scene: Scene, story: Story) -> When | None:
    """The days of the paragraph's entry, else of the happening told last, if they are several."""
    heading = story.headings.get(scene.paragraph.number)
    told = story.drafts[-1] if story.drafts else None
    near = told and scene.paragraph.number - told.paragraphs()[-1] <= 1
    when = heading.what.when if heading else told.when if told and near else None
    return when if when and 1 < width(when) <= LONG and _is_days(when) else None


def _begun(scene: Scene, story: Story) -> When | None:
    """The first day of what was told last in the paragraph, if such things go on for days."""
    told = story.drafts[-1] if story.drafts else None
    if told is None or not told.stated or told.type not in load("anchors")["days_long"]["types"]:
        return None
    near = scene.paragraph.number == told.paragraphs()[-1]
    return told.when if near and told.when and width(told.when) == 1 else None


def _is_free(scene: Scene, lead: _Lead, dated: set[int]) -> bool:
    """Whether a lead stands in a clause without a date, and is no part of a longer measure."""
    before = scene.words[lead.first - 1].key if lead.first else ""
    clauses = {scene.clauses[lead.first], scene.clauses[lead.last - 1]}
    return before != "and" and dated.isdisjoint(clauses)


def _leads(scene: Scene) -> Iterator[_Lead]:
    words, after = [w.key for w in scene.words], _lexicon()["after"]
    for i in [i for i, key in enumerate(words) if key == "the" or key in after]:
        key = words[i]
        lead = _same_day(words, i) if key == "the" else _measured(words, i, after[key])
        if lead:
            yield lead


def _same_day(words: list[str], at: int) -> _Lead | None:
    """Words for the day of something, which a noun or a clause follows ("the very day X met").

    Also for the day before it.
    """
    if words[at + 1 : at + 3] == ["eve", "of"]:
        return _Lead(at, at + 3, -1)
    day = at + 1 + (words[at + 1 : at + 2] in (["very"], ["same"], ["identical"]))
    if words[day : day + 1] == ["morning"] or words[day : day + 1] == ["day"]:
        joined = words[day + 1 : day + 2] in (["of"], ["that"], ["when"], ["on"])
        which = words[day + 1 : day + 3] == ["on", "which"]
        return _Lead(at, day + 1 + joined + which, 0)
    return None


def _measured(words: list[str], at: int, side: int) -> _Lead | None:
    """The length of time that ends before the preposition at word ``at``."""
    unit = words[at - 1] if at else ""
    count = words[at - 2] if at > 1 else ""
    number = 1 if count == "the" else count_of(count, MOST)
    if unit in _lexicon()["units"] and number:
        return _Lead(at - 2, at + 1, side * number * _lexicon()["units"][unit])
    if unit in _lexicon()["parts"]:
        first = at - 1 - (count in {"the", "a", "few", "several"})
        return _Lead(first, at + 1, side * _lexicon()["parts"][unit])
    return None


def _dated(scene: Scene, lead: _Lead, story: Story) -> Here[FoundDate] | None:
    """The day that a lead and the happening after it set, or None."""
    anchor = _landmark(scene, lead, story) or _told(scene, lead, story)
    if anchor is None:
        return None
    when = anchor.when
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > LONG:
        return None
    after = lead.days > 0 and scene.words[lead.last - 1].key != "into"
    day = (when.latest if after else when.earliest) + timedelta(lead.days)
    phrase = scene.at(lead.first, lead.last)
    own = When(day.isoformat(), day, day, phrase=phrase, rule="event")
    if width(when) > 1 and not _is_days(when):
        own = replace(when, phrase=phrase, rule="event")
    own = replace(own, anchor=when.earliest, anchor_note=anchor.title)
    found = FoundDate(phrase, phrase.of(scene.text), own)
    last = _past_verb(scene, _past_owner(scene, anchor.last))
    return Here(lead.first, last, found, scene.at(lead.first, last))


def _past_owner(scene: Scene, at: int) -> int:
    """The end of what "of" adds to a happening's noun ("the fall of the city")."""
    if at >= len(scene.words) or scene.words[at].key != "of":
        return at
    first = at + 1 + (at + 1 < len(scene.words) and scene.words[at + 1].key == "the")
    ends = {p.first: p.last for p in scene.places} | {h.first: h.last for h in scene.actors}
    return min(ends.get(first, first + 1), len(scene.words))


def _past_verb(scene: Scene, at: int) -> int:
    """The end of the verb that goes with a happening's noun ("after the deal had been signed")."""
    end = at
    while end < len(scene.words) and scene.words[end].key in load("anchors")["verb"]["before"]:
        end += 1
    return min(end + 1, len(scene.words)) if end > at else at


def _is_days(when: When) -> bool:
    """Whether a date of several days has exact ends, so that days can be counted from them."""
    return all(len(part) == len("2020-02-29") for part in when.edtf.split("/"))


def _noun(scene: Scene, at: int) -> int:
    """The noun of a happening within the phrase at word ``at``, or -1."""
    for i in range(at, min(at + PHRASE, len(scene.words))):
        if i > at and scene.text[scene.words[i - 1].end : scene.words[i].start].strip(" ’'-"):
            return -1
        if scene.words[i].key in _types_of():
            return i
        named = any(h.first <= i < h.last for h in scene.actors) or any(
            p.first <= i < p.last for p in scene.places
        )
        if not named and scene.words[i].key not in load("anchors")["before"]["words"]:
            return -1
    return -1


def _verb(scene: Scene, at: int) -> tuple[int, frozenset[str]]:
    """The verb of the short clause at word ``at``, and the types that it may tell, or -1."""
    for i in range(at, min(at + PHRASE, len(scene.words))):
        if i > at and not STOPS.isdisjoint(
            scene.text[scene.words[i - 1].end : scene.words[i].start]
        ):
            break
        if types := load("anchors")["verbs"].get(scene.words[i].key):
            return i, frozenset(types)
    return -1, frozenset()


def _told(scene: Scene, lead: _Lead, story: Story) -> _Anchor | None:
    """The happening told last that a noun after a lead may mean."""
    if any(word.key in PRONOUNS for word in scene.words[lead.last : lead.last + 1]):
        return _told_last(scene, lead, story)
    end = _noun(scene, lead.last)
    if end < 0 and lead.days == 0:
        return _told_most(scene, lead, story)
    types = _types_of()[scene.words[end].key] if end >= 0 else frozenset()
    meant = (d for d in reversed(story.drafts[-RECENT:]) if _may_be_meant(d, types, lead))
    last = next(meant, None)
    return _Anchor(end + 1, last.when, last.title) if last and last.when else None


def _told_most(scene: Scene, lead: _Lead, story: Story) -> _Anchor | None:
    """What a short clause means: of the happenings that its verb may tell, that told most often."""
    verb, types = _verb(scene, lead.last)
    meant = [d for d in story.drafts[-RECENT:] if _may_be_meant(d, types, lead)]
    days = [draft.days() for draft in meant]
    most = max(meant, key=lambda draft: days.count(draft.days()), default=None)
    return _Anchor(verb + 1, most.when, most.title) if most and most.when else None


def _may_be_meant(draft: Draft, types: frozenset[str], lead: _Lead) -> bool:
    """Whether a happening has a day and a fitting type; the day of a plan is not looked back on."""
    told = draft.when is not None and (draft.stated or draft.landmark is not None)
    return told and draft.type in types and (lead.days != 0 or draft.occurrence == "occurred")


def _told_last(scene: Scene, lead: _Lead, story: Story) -> _Anchor | None:
    """What a pronoun after a lead means: the one date of the sentence before ("a week before it").

    Not where the pronoun only points to a noun after it ("a week before that meeting").
    """
    earlier, after = story.previous, lead.last + 1
    pointing = after < len(scene.words) and scene.words[after].key in _types_of()
    if earlier is None or pointing or earlier.paragraph.number != scene.paragraph.number:
        return None
    only = earlier.dates[0].what if len(earlier.dates) == 1 else None
    return _Anchor(after, only.when, only.text) if only else None


def _landmark(scene: Scene, lead: _Lead, story: Story) -> _Anchor | None:
    """The well-known event that is named right after a lead ("a day after the Murree talks").

    One that was still to come when the article appeared is another of its kind.
    """
    last = story.published.when.latest if story.published else None
    for trigger in find_landmarks(scene):
        landmark = trigger.landmark
        if landmark is None or (last and last < landmark.earliest):
            continue
        if 0 <= trigger.reach[0] - lead.last < PHRASE:
            return _Anchor(trigger.last, canonical(landmark, None), landmark.title)
    return None
