"""Well-known events in a sentence: which are meant, and what the article says of their date."""

from __future__ import annotations

from datetime import date, timedelta

from events.extraction.happenings import timing
from events.extraction.happenings.drafts import Draft, Story, lies_ahead, make_draft, told_date
from events.extraction.happenings.landmarks import Landmark
from events.extraction.happenings.occurrence import signs_of
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.terms import term
from events.extraction.happenings.triggers import Trigger, find_landmarks
from events.extraction.happenings.tying import Dating
from events.extraction.results import FoundDate, Published, When

NEWS = 60  # days for which an event is news
DEADLINES = frozenset({"by", "before", "until"})
TERMED = frozenset({"withdrawal", "prisoner_release"})
LATER = "later"  # the rule of days that are counted from another happening
ANNIVERSARIES = frozenset({"anniversary", "anniversaries"})
BESIDE = 12  # the dearest road to a date that says that another event is meant
# Types of what others may only speak about beforehand.
ARRANGED = frozenset("diplomacy prisoner_release withdrawal sanction_or_aid statement".split())
WIDE = 31  # days; a longer landmark is a stretch of time of which an article may date a part


def _may_be_meant(landmark: Landmark | None, published: Published | None) -> bool:
    """Whether an article of this date can mean a well-known event by these words."""
    if landmark is None or published is None:
        return landmark is not None and not landmark.narrow
    first, last = landmark.window
    return (published.when.latest or date.max) >= first and (
        published.when.earliest or date.min
    ) <= last


def named_landmarks(scene: Scene, story: Story) -> list[Trigger]:
    """Well-known events that a sentence names, by words that can mean them at publication."""
    return [
        trigger
        for trigger in find_landmarks(scene)
        if trigger.landmark
        and _may_stand_for(scene, trigger, trigger.landmark, story.published)
        and not _is_of_namesake(scene, trigger, trigger.landmark)
    ]


def _is_of_namesake(scene: Scene, trigger: Trigger, landmark: Landmark) -> bool:
    """Whether words name somebody of the same family name as who took part, and not him."""
    first, last = trigger.reach
    named = {h.what.name for h in scene.actors if h.what.kind == "person"}
    near = {h.what.name for h in scene.actors if h.first < last and first < h.last} & named
    return any(
        _is_namesake(name, known) and known not in named
        for name in near - {*landmark.actors}
        for known in landmark.actors
    )


def _is_namesake(name: str, known: str) -> bool:
    """Whether two full names share the family name and nothing else."""
    (*given, family), (*other, same) = name.split(), known.split()
    return bool(given and other) and family == same and set(given).isdisjoint(other)


def _may_stand_for(
    scene: Scene, trigger: Trigger, landmark: Landmark, published: Published | None
) -> bool:
    """Whether words can mean an event at publication, or by a date of its own beside them."""
    named = [
        timing.width(d.what.when)
        for d in scene.dates
        if timing.touches(d.what.when, landmark.earliest, landmark.latest)
    ]
    if trigger.fresh:
        return _is_news(landmark, published) or any(days <= WIDE for days in named)
    return _may_be_meant(landmark, published) or bool(named)


def known_draft(scene: Scene, trigger: Trigger, dating: Dating, story: Story) -> Draft | None:
    """The well-known event that a trigger names, unless its date says that another is meant."""
    landmark = trigger.landmark
    if landmark is None:
        return None
    offered = dating.of(trigger)
    fitting = [d for _, d in offered if _fits(d, landmark, story)]
    meant = _may_be_meant(landmark, story.published)
    if not fitting and (not meant or _contradicts(scene, trigger, offered, landmark)):
        return None
    heading = story.headings.get(scene.paragraph.number)
    if (
        not fitting
        and heading
        and timing.touches(heading.what.when, landmark.earliest, landmark.latest)
    ):
        fitting = [heading]
    if not meant and not (fitting and lies_ahead(fitting[0], story)):
        return None
    signs = signs_of(scene, trigger)
    if "agenda" in signs and landmark.type in ARRANGED:
        return None
    if not _is_past(landmark, story) and "hypothetical" in signs:
        return None
    fitting = [d for d in fitting if d is heading or not _says_less(scene, trigger, d, landmark)]
    fitting.sort(key=lambda d: not trigger.reach[0] <= d.first < trigger.reach[1])
    when = (
        told_date(scene, trigger, fitting[0], story)
        if fitting
        else _termed(scene, trigger, story) or _supplied(scene, trigger, story)
    )
    return make_draft(scene, trigger, story, when, stated=bool(fitting))


def _says_less(scene: Scene, trigger: Trigger, dated: Here[FoundDate], landmark: Landmark) -> bool:
    """Whether a date of another clause only has the well-known day somewhere in it.

    So does 2001 in "in 2001, after the September 11 attacks".
    """
    apart = scene.clauses[dated.first] != scene.clauses[trigger.first]
    when = dated.what.when
    low, high = when.earliest or date.min, when.latest or date.max
    wider = low <= landmark.earliest and landmark.latest <= high
    return apart and wider and timing.width(when) > WIDE


def _fits(dated: Here[FoundDate], landmark: Landmark, story: Story) -> bool:
    """Whether a date may be a well-known event's; what took long may end later than planned."""
    when, latest = dated.what.when, landmark.latest
    if timing.is_other_weekday(when, landmark):
        return False
    if timing.touches(when, landmark.earliest, latest):
        return True
    long = (latest - landmark.earliest).days > WIDE
    delayed = when.latest is not None and when.latest <= latest + timedelta(WIDE)
    limit = dated.what.limit in DEADLINES
    return long and delayed and (limit or lies_ahead(dated, story))


def _is_news(landmark: Landmark, published: Published | None) -> bool:
    """Whether an article appeared in the two months from the day of an event."""
    if published is None or published.when.earliest is None or published.when.latest is None:
        return False
    first, last = landmark.earliest, landmark.latest + timedelta(NEWS)
    return first <= published.when.latest and published.when.earliest <= last


def _is_past(landmark: Landmark, story: Story) -> bool:
    published = story.published.when.latest if story.published else None
    return published is None or published >= landmark.earliest


def _contradicts(
    scene: Scene,
    trigger: Trigger,
    offered: list[tuple[int, Here[FoundDate]]],
    landmark: Landmark,
) -> bool:
    """Whether the trigger's own clause dates it otherwise, so that another event is meant."""
    own = scene.clauses[trigger.first]
    beside = [d for cost, d in offered if cost <= BESIDE and scene.clauses[d.first] == own]
    near = [
        d
        for d in beside
        if d.what.when.rule != LATER
        and not _is_others(scene, d, landmark)
        and not _is_anniversarys(scene, trigger, d)
    ]
    if any(_is_of_resumed(scene, trigger, d) for _, d in offered):
        return True
    if not near or (timing.width(timing.canonical(landmark, None)) > WIDE and not landmark.narrow):
        return False
    return not any(trigger.reach[0] <= d.first < trigger.reach[1] for d in near)


def _is_of_resumed(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> bool:
    """Whether a day stands where a clause goes on after an aside ("a pact, which …, was made")."""
    number = scene.clauses[dated.first]
    back = number > 0 and scene.breaks[number - 1] == "back"
    resumed = back and scene.clause_before(number) == scene.clauses[trigger.first]
    return resumed and timing.width(dated.what.when) == 1


def _is_anniversarys(scene: Scene, trigger: Trigger, dated: Here[FoundDate]) -> bool:
    """Whether a date is that of an event's anniversary ("Monday is the anniversary of …")."""
    first, last = sorted((trigger.first, dated.first))
    return any(w.key in ANNIVERSARIES for w in scene.words[first : last + 1])


def _is_others(scene: Scene, dated: Here[FoundDate], landmark: Landmark) -> bool:
    """Whether the date beside an announcement is that of what was announced."""
    others = (t.landmark for t in find_landmarks(scene) if t.landmark is not landmark)
    return landmark.type == "statement" and any(
        other
        and other.type != "statement"
        and (other.latest - other.earliest).days <= WIDE
        and timing.touches(dated.what.when, other.earliest, other.latest)
        for other in others
    )


def _termed(scene: Scene, trigger: Trigger, story: Story) -> When | None:
    """The term that a sentence sets for what is to be done ("a 14-month timetable")."""
    own = trigger.landmark is not None and trigger.landmark.type in TERMED
    return term(scene, trigger, story.set_on(scene, trigger)) if own else None


def _supplied(scene: Scene, trigger: Trigger, story: Story) -> When:
    """The date of a well-known event that the sentence leaves undated."""
    landmark, published = trigger.landmark, story.published
    assert landmark is not None  # noqa: S101 - callers come from a landmark
    phrase = scene.at(trigger.first, trigger.last)
    signs = signs_of(scene, trigger)
    if published and _is_coming(landmark, published) and "planned" not in signs:
        return timing.under_way(published, phrase)
    if published and not _is_past(landmark, story):
        return timing.ahead_of(published, phrase)
    if landmark.earliest != landmark.latest and _clause_opens(scene, trigger, "after"):
        past = [d.what.when for d in scene.dates if d.what.when.latest]
        if past and timing.touches(past[0], landmark.earliest, landmark.latest):
            return timing.before(past[0], phrase, "what followed")
    if spent := timing.spent(scene, trigger, landmark):
        return spent
    if published and landmark.narrow and landmark.window[1] <= landmark.latest:
        return timing.under_way(published, phrase)  # its words mean it only while it lasts
    return timing.canonical(landmark, phrase)


def _is_coming(landmark: Landmark, published: Published) -> bool:
    """Whether an event came about, or may have, in the month after publication.

    What is spoken of so shortly before, and not as a plan, is under way.
    """
    first = published.when.earliest
    return first is not None and first < landmark.earliest <= first + timedelta(WIDE)


def _clause_opens(scene: Scene, trigger: Trigger, word: str) -> bool:
    begin, _ = scene.clause_range(scene.clauses[trigger.first])
    return scene.words[begin].key == word
