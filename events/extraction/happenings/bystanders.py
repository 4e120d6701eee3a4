"""Who is named in a sentence and takes no part: places, asides, those who are left out."""

from __future__ import annotations

import re
from functools import cache

from events.extraction.actors.known import words as roles
from events.extraction.happenings.joining import joined
from events.extraction.happenings.lines import small_words
from events.extraction.happenings.meanings import listed
from events.extraction.happenings.scenes import Here, Named, Scene
from events.extraction.happenings.spoken import listed as titled

TITLE = 4  # words between a state and its officer's name
KIN = 5  # words from "a brother of" to the end of a name's titles
BODIES = frozenset({"organization", "government"})
# ", a son of the founder of the ", ", leader of the ", ", a scholar close to the leader "
DESCRIBING = re.compile(
    r"\s*,\s(?:(?:an?|the|his|its|their)\s[^,.;]*|[a-z]+(?: [a-z]+)?)\s(?:of|to|under|for)\s[a-z ]*"
)


def is_left_out(scene: Scene, here: Here[Named]) -> bool:
    """Whether words before somebody say that he was not there ("everybody except Karzai")."""
    the = here.first > 1 and scene.words[here.first - 1].key == "the"
    before = here.first - 1 - the
    return before >= 0 and scene.words[before].key in listed("aside", "without")


def is_aside(scene: Scene, here: Here[Named]) -> bool:
    """Whether somebody is named only for what he reports, for his kin or to describe another."""
    before = scene.words[here.first - 1].key if here.first else ""
    if is_medium(here.what) or _is_called_medium(scene, here):
        return before in listed("aside", "sources") | listed("aside", "media")
    if is_of_kin(scene, here) or is_of_officer(scene, here) or _is_remembered(scene, here):
        return True
    return any(
        DESCRIBING.fullmatch(scene.text, h.span.end, here.span.start)
        for h in scene.actors
        if h.what.kind == "person" and h.last <= here.first
    )


def is_of_kin(scene: Scene, here: Here[Named]) -> bool:
    """Whether a person is named only as somebody's kin ("a brother of Karzai")."""
    words = [w.key for w in scene.words[max(0, here.first - KIN) : here.first]]
    kin = [i for i, key in enumerate(words) if key in listed("aside", "kin")]
    linked = bool(kin) and words[kin[-1] + 1 : kin[-1] + 2] in (["of"], ["to"])
    after = scene.words[here.last].key if here.last < len(scene.words) else ""
    return here.what.kind == "person" and (linked or after in listed("aside", "kin"))


def _is_remembered(scene: Scene, here: Here[Named]) -> bool:
    """Whether a dead person is named whom others only honour ("a ceremony in memory of X")."""
    before = [w.key for w in scene.words[max(0, here.first - 2) : here.first]]
    return before[-1:] == ["of"] and not listed("aside", "honour").isdisjoint(before)


def _is_called_medium(scene: Scene, here: Here[Named]) -> bool:
    """Whether the word beside a body's name says that it is one ("the channel Zamin")."""
    beside = (*scene.words[here.first - 1 : here.first], *scene.words[here.last : here.last + 1])
    media = any(word.key in listed("aside", "media") for word in beside)
    return here.what.kind == "organization" and media


def is_of_officer(scene: Scene, here: Here[Named]) -> bool:
    """Whether a state or a part of it is named only as that of an officer named after it.

    "U.S. envoy …", "CIA director …".
    """
    if here.what.kind not in {"country", "government"}:
        return False
    persons = (h for h in scene.actors if h.what.kind == "person" and h.first >= here.last)
    person = next((h for h in persons if h.first <= here.last + TITLE), None)
    between = [w.key for w in scene.words[here.last : person.first]] if person else []
    return bool(between) and _offices().issuperset(between)


def is_medium(who: Named) -> bool:
    """Whether somebody is a newspaper or channel."""
    named = small_words()["media"].intersection(who.name.casefold().split())
    return who.kind == "organization" and bool(named)


@cache
def _offices() -> frozenset[str]:
    return titled("honorifics") | roles("titles", "roles") | roles("titles", "honorifics")


def is_where(scene: Scene, here: Here[Named]) -> bool:
    """Whether a state is named as the place of something ("from Afghanistan", "Doha, Qatar").

    So are bodies near which it happens ("outside the Interior Ministry").
    """
    if here.first == 0 or here.what.kind not in BODIES | {"country"}:
        return False
    if here.what.kind in BODIES:
        return _is_beside_body(scene, here)
    if any(p.last == here.first for p in scene.places):
        return True
    before = max(0, here.first - 1 - (scene.words[here.first - 1].key == "the"))
    placed = scene.words[before].key in small_words()["before_places"]
    return placed and not _is_of_somebody(scene, here, before)


def _is_of_somebody(scene: Scene, here: Here[Named], before: int) -> bool:
    """Whether "of" or "from" tells whose somebody is ("leaders of Iran", "envoys from Iran")."""
    key = scene.words[before].key
    whose = scene.words[before - 1].key if before > 0 else ""
    if key == "from":
        return whose in listed("owners", "senders")
    return key == "of" and (whose in listed("owners", "heads") or _is_listed(scene, here))


def _is_beside_body(scene: Scene, here: Here[Named]) -> bool:
    """Whether something happens near a body or in its house ("At the White House, he …")."""
    the = here.first > 1 and scene.words[here.first - 1].key == "the"
    lead = here.first - 1 - the
    key = scene.words[lead].key
    fronted = key == "at" and (lead == 0 or scene.clauses[lead - 1] != scene.clauses[lead])
    inside = fronted or key in listed("aside", "inside")
    return key in listed("aside", "near") or (inside and _is_building(here.what))


def _is_building(body: Named) -> bool:
    """Whether a body's name is also that of its house ("in parliament", "at the White House")."""
    return body.name.split()[-1].casefold() in listed("aside", "buildings")


def _is_listed(scene: Scene, here: Here[Named]) -> bool:
    """Whether a comma or "and" joins another state to one ("a group of Iran, China and …")."""
    return any(
        h.what.kind == "country"
        for h in joined(scene, [h for h in scene.actors if h.first >= here.first])[1:]
    )
