"""Titles of statements: the occasion where it is told, else what somebody said."""

from __future__ import annotations

import re
from functools import cache

from events.extraction.happenings.scenes import DATELINE, Named, Scene
from events.extraction.happenings.spoken import EDGES, bare, cut, listed, short
from events.extraction.happenings.triggers import Trigger
from events.extraction.happenings.verbs import past_forms, present_forms
from events.extraction.happenings.words import Matcher
from events.extraction.lexicon import load
from events.extraction.results import FoundStatement, Span
from events.extraction.statements.cues import cue_forms, third_person

OBJECTS = frozenset("it them him".split())  # pronouns with which no clause begins but by "it"
FINITE = frozenset("has have had will would can could may might must should did does do".split())
RELATIVES = frozenset("who whom whose which that where".split())
LEAD = 4  # characters before a date with which a content begins ("on ")
BETWEEN = 6  # words between a cue and an infinitive ("urged both sides to …")
_DOUBLE = str.maketrans("", "", "“”")
_FORUM = re.compile(r"(?:[A-Z][\w’-]+ ){1,4}(?:Forum|Conference|Summit|Dialogue|Assembly)\b")


@cache
def _occasions() -> Matcher:
    return Matcher({row["title"]: row["words"] for row in load("triggers")["occasion"]})


def saying_title(scene: Scene, statement: FoundStatement, speaker: Named, cue: Trigger) -> str:
    """How "Price briefs reporters" where the occasion is told, else what the speaker said."""
    name = short(speaker.name, person=speaker.kind == "person")
    plural = name.casefold() in listed("plural")
    if occasion := _occasion(scene):
        verb, rest = occasion.split(maxsplit=1)
        return f"{name} {present_forms().get(verb, verb) if plural else verb} {rest}"
    words = _content(scene, statement)
    if statement.kind == "direct":
        return f"{name}: “{cut(words, 76 - len(name))}”"
    between = _between(scene, statement, cue)
    if between or statement.cue in load("triggers")["titles"]["quoting"] or _is_thing(words):
        return _closed(cut(f"{name} {_cue(scene, cue, plural=plural)} {between}{words}"))
    said = cut(f"{name} {'say' if plural else 'says'} {words}")
    if len(said) < len(words) and not _is_clause(said[len(name) + 5 :]):
        said = f"{name} {'speak' if plural else 'speaks'} of {_phrase(words)}"
    return _closed(cut(said))


def _is_clause(words: str) -> bool:
    """Whether what is left of a long content has a verb of its own before any relative clause."""
    parts = [bare(word) for word in words.split()]
    end = next((i for i, word in enumerate(parts) if word in RELATIVES), len(parts))
    return any(i and _may_be_verb(word) for i, word in enumerate(parts[:end]))


def _may_be_verb(word: str) -> bool:
    verbs = word in listed("be") or word in FINITE or word in present_forms()
    return verbs or word in past_forms() or word.endswith("ed")


def _phrase(words: str) -> str:
    """The noun phrase with which a content begins, without what describes it."""
    parts = words.split()
    ends = RELATIVES | listed("be") | FINITE | {""}
    end = next((i for i, word in enumerate(parts) if i and bare(word) in ends), len(parts))
    return " ".join(parts[:end]).rstrip(" ,;:")


def _closed(title: str) -> str:
    """A title without quotation marks that open and do not close."""
    if title.count('"') % 2:
        title = title.replace('"', "")
    return title if title.count("“") == title.count("”") else title.translate(_DOUBLE)


def _is_thing(words: str) -> bool:
    """Whether what is said is a deed or a thing, not a clause ("to go", "it as a rumour")."""
    first, *others = [*words.split(), ""]
    if first == "to":
        return True
    verbs = listed("be") | FINITE
    whom = bare(first) in OBJECTS and bare(others[0]) in {"as", "for"}
    return whom or (
        bare(first) in listed("determiners") and not any(bare(w) in verbs for w in others)
    )


def _occasion(scene: Scene) -> str:
    """The occasion on which something is said, as a title puts it, or ""."""
    for hit in _occasions().find(scene.words):
        if not all(scene.said_by_somebody(i) for i in range(*hit.spans[0])):
            named = _FORUM.search(scene.text, scene.span.start, scene.span.end)
            return f"speaks at {named[0]}" if named and hit.key.endswith("conference") else hit.key
    return ""


def _content(scene: Scene, statement: FoundStatement) -> str:
    """What is said, without the dateline, the date or the "that" with which it may begin."""
    if not statement.content:
        return ""
    span = statement.content[0]
    words = " ".join(scene.text[_begin(scene, span) : span.end].split()).strip(EDGES)
    words = DATELINE.sub("", words).removeprefix("that ")
    first = words.split(maxsplit=1)[0] if words else ""
    small = listed("determiners") | listed("weak") | listed("pronouns")
    lower = statement.kind != "direct" and bare(first) in small and not first.isupper()
    return words[:1].lower() + words[1:] if lower else words


def _begin(scene: Scene, content: Span) -> int:
    """Where a content begins after the date of its cue ("said on Friday that …")."""
    for dated in scene.dates:
        after = scene.text[dated.span.end : content.end]
        near = 0 <= dated.span.start - content.start <= LEAD
        if near and after.lstrip().startswith(("that ", "to ")):
            return dated.span.end
    return content.start


def _between(scene: Scene, statement: FoundStatement, cue: Trigger) -> str:
    """What stands between a cue and its content ("urged both sides", "called for"), but "that"."""
    if not statement.content:
        return ""
    begin, end = scene.words[cue.last - 1].end, statement.content[0].start
    words = scene.text[begin:end].split()
    dated = any(begin <= d.span.start < end for d in scene.dates)
    plain = all(w.replace("-", "").isalpha() for w in words) and "that" not in words
    return f"{' '.join(words)} " if plain and not dated and len(words) <= BETWEEN and words else ""


def _cue(scene: Scene, cue: Trigger, *, plural: bool) -> str:
    """The cue in the present where its verb is known ("promises to …"), else as it stands."""
    word = scene.words[cue.last - 1]
    known = cue_forms().get(word.key)
    if known is None:
        return scene.text[word.start : word.end]
    return known.lemma if plural else third_person(known.lemma)
