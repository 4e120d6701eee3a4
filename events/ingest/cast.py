"""Actors of an article: finding or making their rows, with aliases and roles of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Q

from events import datewords
from events.extraction.actors import KnownActor, known_actors
from events.extraction.results import FoundActor, Result
from events.ingest.changes import Changes
from events.ingest.findings import replace_rows
from events.ingest.quotes import QUOTE
from events.ingest.stories import Story, seen_before
from events.models import Actor, ActorMention, Alias, Origin, Role, Status
from events.models.actors import alias_key, followed
from events.models.base import save_changed
from events.naming.actors import index_names
from events.rows import insert
from events.wording import free_slugs, shortened

Columns = dict[str, Any]
Belongings = dict[str, list[Columns]]


class Profile(NamedTuple):
    """What extraction and lexicon say of an actor; ``belongings`` are its aliases and roles."""

    values: Columns
    belongings: Belongings
    known: bool


class Cast:
    """The actors of one article by the canonical name under which extraction found them."""

    def __init__(self, found: dict[str, Actor]) -> None:
        self.found = found
        self.kept = followed(found)

    def get(self, name: str | None) -> Actor | None:
        """The actor of a canonical name, or the one into which editors merged it."""
        return self.kept.get(shortened(name, 200)) if name else None

    def original(self, name: str) -> Actor | None:
        """The actor of a canonical name, merged or not."""
        return self.found.get(shortened(name, 200))


@cache
def lexicon() -> dict[str, KnownActor]:
    """The known actors by name."""
    return {actor.name: actor for actor in known_actors()}


def gather(results: Iterable[Result], changes: Changes) -> Cast:
    """The rows of all actors that articles name, or whose part in an event they tell."""
    profiles = {p.values["name"]: p for result in results for p in _profiles(result)}
    stored = _stored(profiles)
    made = {name: Actor() for name in profiles if name not in stored}
    slugs = free_slugs(Actor, *made, fallback="actor")
    for row, slug in zip(made.values(), slugs, strict=True):
        row.slug = slug
    added: list[tuple[Actor, Belongings]] = []
    changed = {
        row.pk: row
        for name, row in (stored | made).items()
        if _update(row, name, profiles[name], added) and row.pk
    }
    insert(made.values())
    save_changed(list(changed.values()), "found_as", "known")
    _add(added)
    index_names(row.pk for row in made.values())
    _count(changes, made, stored, changed)
    return Cast(stored | made)


def store_mentions(stories: Iterable[Story], cast: Cast) -> set[int]:
    """Store where current texts name their actors; the keys of those whose places changed."""
    wanted = [
        (actor.pk, *piece.values())
        for story in stories
        for named in story.found.actors
        if (actor := cast.get(named.name))
        for piece in story.text.pieces(*named.mentions)
    ]
    stored = ActorMention.objects.filter(paragraph__revision__article__in=seen_before(stories))
    return {key for key, *_ in replace_rows(stored, ("actor_id", *QUOTE), wanted)}


def remove_unnamed(keys: Iterable[int]) -> None:
    """Delete actors whom no article names any more and no editor ever had to do with."""
    links = ("mentions", "participations", "statements", "evidence", "annotations")
    merges = ("merged_into", "merged", "merges", "merged_by")
    unnamed = Actor.objects.filter(**dict.fromkeys((*links, *merges)), pk__in=keys)
    by_editor = Q(aliases__origin=Origin.EDITOR) | Q(roles__origin=Origin.EDITOR)
    untouched = unnamed.filter(status=Status.MACHINE).exclude(machine={}).exclude(by_editor)
    Actor.objects.filter(pk__in=untouched.order_by().values("pk")).delete()


def _count(
    changes: Changes, made: Mapping[str, Actor], stored: Mapping[str, Actor], changed: Iterable[int]
) -> None:
    updated = set(changed)
    changes.actors |= updated
    changes.count("actors", "new", len(made))
    changes.count("actors", "updated", len(updated))
    changes.count("actors", "unchanged", len({row.pk for row in stored.values()} - updated))


def _profiles(result: Result) -> Iterable[Profile]:
    found = {actor.name: actor for actor in result.actors}
    parties = {party.name for event in result.events for party in event.actors}
    for name in sorted(found.keys() | (parties & lexicon().keys())):
        known = lexicon().get(name)
        yield _known(known) if known else _unknown(found[name])


def _unknown(found: FoundActor) -> Profile:
    values = {"name": shortened(found.name, 200), "kind": found.kind, "cameo": ""}
    return Profile(values | {"wikidata": found.wikidata or ""}, {}, known=False)


def _known(actor: KnownActor) -> Profile:
    values = {"name": actor.name, "kind": actor.kind}
    values |= {"wikidata": actor.wikidata or "", "cameo": actor.cameo or ""}
    roles = [
        {
            "title": role.title,
            "body": role.body or "",
            "start_edtf": role.start or "",
            "end_edtf": role.end or "",
            "source": role.source or "",
        }
        for role in actor.roles
    ]
    aliases = [{"name": name} for name in dict.fromkeys(actor.aliases)]
    return Profile(values, {"aliases": aliases, "roles": roles}, known=True)


def _stored(names: Mapping[str, object]) -> dict[str, Actor]:
    """Rows found under these names before, else bearing them, else having them as an alias.

    Only editors' aliases count, and only where they are one actor's alone: those of the lexicon
    were followed by extraction already.
    """
    rows = Actor.objects.select_for_update().filter(Q(found_as__in=names) | Q(name__in=names))
    found = {row.name: row for row in rows} | {row.found_as: row for row in rows if row.found_as}
    missing = {alias_key(name): name for name in names if name not in found}
    aliases = Alias.objects.filter(origin=Origin.EDITOR, key__in=missing).select_related("actor")
    owners: dict[str, dict[int, Actor]] = {}
    for alias in aliases:
        owners.setdefault(missing[alias.key], {})[alias.actor_id] = alias.actor
    single = {name: next(iter(who.values())) for name, who in owners.items() if len(who) == 1}
    return {name: row for name, row in (found | single).items() if name in names}


def _update(row: Actor, name: str, profile: Profile, added: list[tuple[Actor, Belongings]]) -> bool:
    """Take over what extraction says of an actor, unless an editor's alias led to him.

    An alias or role that the lexicon had before and an editor changed or deleted stays as he left
    it: only what the lexicon did not have the last time is added, to ``added`` for now.
    """
    if row.pk and name not in (row.found_as, row.name):
        return False
    changed = bool(row.propose(profile.values))
    if (row.found_as or name, profile.known) != (row.found_as, row.known):
        row.found_as, row.known, changed = row.found_as or name, profile.known, True
    new: Belongings = {}
    for kind, said in profile.belongings.items():
        last = row.machine.get(kind, [])
        if said == last:
            continue
        new[kind] = [columns for columns in said if columns not in last]
        _remove(row, kind, [columns for columns in last if columns not in said])
        row.machine[kind] = said
    if new:
        added.append((row, new))
    return changed or bool(new)


def _remove(row: Actor, kind: str, gone: list[Columns]) -> None:
    for columns in gone:
        getattr(row, kind).filter(origin=Origin.MACHINE, **columns).delete()


def _add(added: list[tuple[Actor, Belongings]]) -> None:
    aliases = [
        Alias(actor=row, origin=Origin.MACHINE, key=alias_key(columns["name"]), **columns)
        for row, new in added
        for columns in new.get("aliases", ())
    ]
    roles = [
        Role(actor=row, origin=Origin.MACHINE, **columns, **_term(columns))
        for row, new in added
        for columns in new.get("roles", ())
    ]
    Alias.objects.bulk_create(aliases, ignore_conflicts=True)
    insert(roles)


def _term(columns: Columns) -> Columns:
    """First and last day of a role, None while open."""
    start, end = columns["start_edtf"], columns["end_edtf"]
    return {
        "start": datewords.bounds(start)[0] if start else None,
        "end": datewords.bounds(end)[1] if end else None,
    }
