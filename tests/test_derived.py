"""What is counted and searched by follows every change, as if it were made anew from the rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from events import derived, vocabulary
from events.editing import CannotUndo, accept, decline, merge_actors, merge_events, split, undo
from events.ingest import ingest
from events.models import (
    Actor,
    ActorMerge,
    Article,
    Bitmap,
    Event,
    Filter,
    Frequency,
    Mention,
    Merge,
    Participation,
    Past,
    Proposal,
    Split,
    Statement,
)
from events.models.bits import BLOCK, SHIFT, SHIFTED
from tests import factories as make
from tests.commands import Ran
from tests.desk import act, page, save
from tests.reports import doha, second_report
from tests.retold import report

# ruff: noqa: S608 (only numbers stand in the statement)

pytestmark = pytest.mark.django_db

OF_DAYS = f"""
    SELECT b.dimension, b.value, p.event_id, p.days
    FROM events_bitmap b JOIN events_past p ON (p.id + {SHIFT}) / {BLOCK} = b.block
    WHERE get_bit(b.bits, (p.id & {BLOCK - 1})::int) = 1
"""
WORDS = """
    SELECT 'event', id, words::text FROM events_event WHERE merged_into_id IS NULL
    UNION ALL SELECT 'statement', id, words::text FROM events_statement
    UNION ALL SELECT 'actor', id, names::text FROM events_actor
    UNION ALL SELECT 'past ' || days, event_id, words::text FROM events_past
"""
Desk = Client
Edit = Callable[[Desk, Random], object]


def rows(sql: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return set(map(repr, cursor.fetchall()))


def stored() -> dict[str, set[Any]]:
    """All that follows from rows, as far as it can be asked for: not of what is gone or merged.

    What was known is named by its event and days, for its own keys are made anew.
    """
    bitmaps = Bitmap.objects.filter(block__lt=SHIFTED, bits__contains="1")
    past = [field.attname for field in Past._meta.concrete_fields if not field.primary_key]
    return {
        "bitmaps": set(bitmaps.values_list("dimension", "value", "block", "bits")),
        "frequencies": set(Frequency.objects.filter(n__gt=0).values_list()),
        "past": set(map(repr, Past.objects.values_list(*past))),
        "bitmaps of days": rows(OF_DAYS),
        "words": rows(WORDS),
    }


def choose(chance: Random, found: Any) -> Any:
    """One of some rows, in an order that does not change."""
    return chance.choice(found.order_by("pk"))


def shown(chance: Random) -> Any:
    return choose(chance, Event.objects.matching(Filter()))


def change_event(desk: Desk, chance: Random) -> None:
    values = {"edtf": chance.choice(("2019", "2020-05", "../2021", "")), "place": "Herat"}
    save(desk, shown(chance), type=chance.choice(("talks", "protest")), **values)


def take_out_an_actor(desk: Desk, chance: Random) -> None:
    event = choose(chance, Participation.objects.filter(dropped=False)).event
    save(desk, event, **{"participations-0-DELETE": "on"})


def change_statement(desk: Desk, chance: Random) -> None:
    speaker = choose(chance, Actor.objects.filter(merged_into=None))
    save(desk, choose(chance, Statement.objects.all()), speaker=speaker.pk, edtf="2018-03")


def change_article(desk: Desk, chance: Random) -> None:
    day = chance.choice(("2020-05-20", "2019", ""))
    save(desk, choose(chance, Article.objects.all()), published_edtf=day)


def name_actor_otherwise(desk: Desk, chance: Random) -> None:
    actor = choose(chance, Actor.objects.filter(participations__isnull=False))
    alias = {"aliases-TOTAL_FORMS": actor.aliases.count() + 1}
    number = actor.aliases.count()
    save(desk, actor, **alias, **{f"aliases-{number}-name": f"The Envoy {chance.random()}"})


def set_status(desk: Desk, chance: Random) -> None:
    rows_ = chance.choice((Event, Statement, Actor, Article)).objects.all()
    act(desk, chance.choice(("mark_verified", "mark_rejected")), choose(chance, rows_))


def return_to_machine(desk: Desk, chance: Random) -> None:
    for model in (Event, Statement, Article):
        act(desk, "machine_again", *model.objects.exclude(status="machine"), model.objects.all()[0])


def merge_two_events(desk: Desk, chance: Random) -> None:
    kept, gone = chance.sample(list(Event.objects.matching(Filter()).order_by("pk")), 2)
    merge_events(kept, [gone], None)


def merge_two_actors(desk: Desk, chance: Random) -> None:
    actors = Actor.objects.filter(merged_into=None, kind="person").order_by("pk")
    kept, gone = chance.sample(list(actors), 2)
    merge_actors(kept, [gone], None)


def split_event(desk: Desk, chance: Random) -> None:
    accounts = Mention.objects.order_by("pk").filter(event__merged_into=None)
    split(next(one for one in accounts if one.event.mentions.count() > 1), None)


def answer_question(desk: Desk, chance: Random) -> None:
    for question in Proposal.objects.filter(state="open").order_by("pk")[:2]:
        chance.choice((accept, decline))(question, None)


def undo_last(desk: Desk, chance: Random) -> None:
    for model in (Split, Merge, ActorMerge):
        for decision in model.objects.order_by("-pk")[:1]:
            with suppress(CannotUndo):
                undo(decision)


def ingest_again(desk: Desk, chance: Random) -> None:
    """The same, less, and something else."""
    ingest(second_report().result())
    told = "In Doha, Zalmay Khalilzad met envoys of the Taliban on Tuesday."
    ingest(doha("The Taliban left Herat on Monday.", met=told).result())
    text = f"A bridge in Faryab was gone, {chance.randrange(10**6)} villagers said."
    report(text, "2020-06-30", "gone", "2020-05", place="Faryab")


def delete(desk: Desk, chance: Random) -> None:
    model = chance.choice((Article, Event, Statement, Actor))
    alone = {"merged": None} if model in (Event, Actor) else {}
    row = choose(chance, model.objects.filter(**alone))
    data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    assert desk.post(page(row).rsplit(str(row.pk), 1)[0], data).status_code == 302


EDITS: list[Edit] = [
    change_event,
    take_out_an_actor,
    change_statement,
    change_article,
    name_actor_otherwise,
    set_status,
    return_to_machine,
    merge_two_events,
    merge_two_actors,
    split_event,
    answer_question,
    undo_last,
    ingest_again,
    delete,
]


@pytest.fixture
def chronicle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows, among which words become common and rare again."""
    monkeypatch.setattr(vocabulary, "RARE", 4)
    for number in range(6):
        envoy = make.actor(f"Envoy {number}", "person")
        reported = make.article(f"Report {number}", published=f"2020-07-0{number + 1}")
        cast = ("Taliban", envoy)
        make.event(f"Talks {number}", f"2020-0{number + 1}", actors=cast, reported=reported)
        make.statement(envoy, "met in Doha", reported)
    ingest(doha().result())
    ingest(second_report().result())
    told = [
        ("2020-05-13", "2", "Balkh"),
        ("2020-05-15", "5", "Samangan"),
        ("2020-06-01", "7", "Balkh"),
    ]
    for day, killed, place in told:
        text = f"A bridge was blown up in {place}; {killed} people were killed."
        toll = f"{killed} people were killed"
        report(text, day, "blown up", "2020-05-12", killed=toll, place=place)
    derived.rebuild()


@pytest.mark.parametrize("seed", range(2))
def test_after_any_change_all_is_as_if_made_anew(admin_client, chronicle, seed):
    chance = Random(seed)  # noqa: S311
    assert Past.objects.exists()
    assert {"event.word", "statement.word"} <= {one.dimension for one in Frequency.objects.all()}
    for edit in [*chance.sample(EDITS, len(EDITS)), *chance.sample(EDITS, len(EDITS))]:
        edit(admin_client, chance)
        kept = stored()
        derived.rebuild()
        assert kept == stored(), edit.__name__


def test_a_command_makes_all_of_it_anew(chronicle):
    right = stored()
    for model in (Bitmap, Frequency, Past):
        model.objects.all().delete()
    Event.objects.update(words=None)
    Statement.objects.update(words=None)
    Actor.objects.update(names=None)
    done = Ran("rebuild")
    assert stored() == right
    assert (done.code, f"{Event.objects.count()} events" in done.out) == (0, True)


@pytest.mark.parametrize(
    ("plan", "anew"), [([], False), ([("events", False)], True), ([("auth", False)], False)]
)
def test_migrations_of_its_tables_make_all_of_it_anew(chronicle, plan, anew):
    Bitmap.objects.all().delete()
    config = apps.get_app_config("events")
    steps = [(type("Migration", (), {"app_label": label}), backwards) for label, backwards in plan]
    derived.after_migrations(config, steps)
    assert Bitmap.objects.exists() == anew
