"""What the dates of a sentence are of that no happening has taken by the usual rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.happenings import timing
from events.extraction.happenings.deeds import find_deeds
from events.extraction.happenings.drafts import Draft, Story
from events.extraction.happenings.ellipsis import ECHO
from events.extraction.happenings.lines import may_be_verb
from events.extraction.happenings.scenes import Here, Scene
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.tying import cost
from events.extraction.results import FoundDate

FAR = 24  # the dearest road from a noun to a date that nothing else claims
GATHERINGS = frozenset({"talks", "meeting", "diplomacy", "election", "protest"})  # what a day is of


def left_over(
    scene: Scene, plain: Sequence[Trigger], story: Story
) -> Iterator[tuple[Trigger, Here[FoundDate]]]:
    """Happenings for dates without one: a noun further off, else the deed that the clause tells."""
    told = [draft for draft in story.sentence if draft.stated]
    free = [dated for dated in scene.dates if _is_free(scene, dated, told)]
    if len(scene.dates) == 1 and free and not told:
        # Such as "Another bomb, another mosque: Kunduz, Friday."
        bare = not any(map(may_be_verb, scene.words))
        named = [t for t in plain if not t.verb and t.type != ECHO]
        nouns = [t for t in named if bare or t.type in GATHERINGS]
        priced = sorted((cost(scene, noun, free[0]), noun.first, noun) for noun in nouns)
        if priced and priced[0][0] <= FAR:
            yield priced[0][2], free[0]
            return
    if free:
        yield from find_deeds(scene, free, [draft.trigger for draft in told])


def _is_free(scene: Scene, dated: Here[FoundDate], told: Sequence[Draft]) -> bool:
    """Whether a date is a day or month, no limit, in the reporter's voice, and of nothing told."""
    if timing.width(dated.what.when) > timing.MOST_DAYS or timing.is_limit(scene, dated):
        return False
    if any(draft.when and draft.when.phrase == dated.what.when.phrase for draft in told):
        return False
    said = scene.utterance(dated.first)
    return not dated.what.limit and (said < 0 or scene.is_all_said())
