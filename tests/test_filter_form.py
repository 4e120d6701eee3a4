"""The filter form: a URL's query means one thing, or is refused with a reason."""

from datetime import date

import pytest
from django.http import QueryDict

from events import forms
from events.models import Filter
from events.models.filters import Position
from tests import factories


def parsed(query):
    return forms.parse_query(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("", Filter()),
        ("q=&type=&from=&to=&certain=&sort=", Filter()),
        ("utm_source=letter", Filter()),
        ("q=+peace+deal+", Filter(words="peace deal")),
        ("type=talks&type=attack&type=talks", Filter(types=("talks", "attack"))),
        ("from=2020", Filter(start=date(2020, 1, 1))),
        ("to=2020", Filter(end=date(2020, 12, 31))),
        ("from=2020-02&to=2020-02", Filter(start=date(2020, 2, 1), end=date(2020, 2, 29))),
        ("from=2020-02-29", Filter(start=date(2020, 2, 29))),
        ("certain=1", Filter(certain=True)),
        ("status=verified&status=edited", Filter(statuses=("verified", "edited"))),
        ("occurrence=planned&occurrence=not_held", Filter(occurrences=("planned", "not_held"))),
        ("known=2021-03", Filter(known=date(2021, 3, 31))),
        ("sort=-date", Filter(newest_first=True)),
        ("sort=date", Filter()),
    ],
)
def test_a_query_becomes_a_filter(query, meant):
    assert parsed(query) == meant


@pytest.mark.parametrize(
    ("query", "name", "value", "allowed"),
    [
        ("type=battle", "type", "battle", "ceasefire"),
        ("type=talks&type=battle", "type", "battle", "one of agreement"),
        ("status=true", "status", "true", "machine, edited, verified, rejected"),
        ("occurrence=maybe", "occurrence", "maybe", "occurred, planned, cancelled, not_held"),
        ("certain=yes", "certain", "yes", "1"),
        ("sort=title", "sort", "title", "date or -date"),
        ("from=yesterday", "from", "yesterday", "2020-02-29"),
        ("from=2020-13", "from", "2020-13", "a year, month or day"),
        ("from=2021-02-29", "from", "2021-02-29", "a year, month or day"),
        ("from=2020-22", "from", "2020-22", "a year, month or day"),
        ("from=0000", "from", "0000", "a year, month or day"),
        ("to=2020/2021", "to", "2020/2021", "a year, month or day"),
        ("to=%DB%B1%DB%B3%DB%B9%DB%B8", "to", "۱۳۹۸", "a year, month or day"),
        ("known=20", "known", "20", "a year, month or day"),
        ("from=2021&to=2020", "to", "2020", "no date before “from”, which is 2021"),
        ("q=a%00b", "q", "a�b", "control characters"),
        ("actor=a%00b", "actor", "a�b", "control characters"),
        ("q=" + "a" * 201, "q", "a" * 200, "up to 200 characters"),
    ],
)
def test_a_value_that_means_nothing_is_refused_by_name(query, name, value, allowed):
    with pytest.raises(forms.BadQuery) as refused:
        parsed(query)
    assert (refused.value.name, refused.value.value) == (name, value)
    assert allowed in refused.value.allowed
    assert value in str(refused.value)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["actor=nobody", "article=nothing", "place=Nowhere"])
def test_what_the_database_does_not_know_is_refused(query):
    with pytest.raises(forms.BadQuery):
        parsed(query)


@pytest.mark.django_db
def test_actors_article_and_place_cost_one_query(django_assert_num_queries):
    article = factories.article("On Doha")
    factories.event(actors=("Taliban", "United States"), reported=article, place="Doha")
    query = f"actor=taliban&actor=united-states&place=Doha&article={article.slug}"
    with django_assert_num_queries(1):
        found, names = forms.read(QueryDict(query))
    assert found.actors == ("taliban", "united-states")
    assert names["article", article.slug] == "On Doha"


@pytest.mark.django_db
def test_an_actor_who_was_merged_means_the_one_he_was_merged_into():
    names = ("Joe Biden", "Joseph Biden", "J. Biden", "Taliban")
    kept, middle, oldest, _ = (factories.actor(name) for name in names)
    middle.merged_into, oldest.merged_into = kept, middle
    middle.save()
    oldest.save()
    query, found = forms.read(QueryDict("actor=j-biden&actor=taliban&actor=joe-biden"))
    assert query.actors == ("joe-biden", "taliban")
    assert forms.in_words(query, found) == "Events with Joe Biden or Taliban"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "All events"),
        ("sort=-date", "All events"),
        ("type=talks&type=agreement", "Talks and agreements"),
        ("type=attack&type=prisoner_release", "Attacks and prisoner releases"),
        ("type=talks&type=sanction_or_aid&type=other", "Talks, sanctions or aid and other events"),
        ("q=peace+deal", "Events mentioning “peace deal”"),
        ("from=2020&to=2020", "Events, 2020"),
        ("from=2020-02&to=2020-02-29", "Events, February 2020"),
        ("from=2020-02&to=2020-05", "Events, February to May 2020"),
        ("from=2019&to=2020", "Events, 2019 to 2020"),
        ("from=2020-02-03&to=2021", "Events, 3 February 2020 to 31 December 2021"),
        ("from=2020", "Events, from 2020 on"),
        ("to=2020-02-12", "Events, up to 12 February 2020"),
        ("from=2020&to=2020&certain=1", "Events, surely within 2020"),
        ("status=verified&status=edited", "Events, verified or edited"),
        ("type=talks&occurrence=planned&occurrence=not_held", "Talks, planned or not held"),
        ("known=2020-03-01", "Events, as known on 1 March 2020"),
    ],
)  # fmt: skip
def test_a_filter_is_said_in_words(query, words):
    assert forms.in_words(parsed(query)) == words


@pytest.mark.django_db
def test_a_filter_by_name_is_said_with_the_names():
    article = factories.article("Talks resume")
    factories.event(actors=("Taliban", "Ashraf Ghani"), reported=article, place="Doha")
    query = parsed(
        f"type=talks&actor=taliban&actor=ashraf-ghani&place=Doha&article={article.slug}&from=2020"
    )
    assert forms.in_words(query) == (
        "Talks with Taliban or Ashraf Ghani in Doha reported in “Talks resume”, from 2020 on"
    )
    assert forms.in_words(query, subject="statements") == (
        "Statements beside talks by Taliban or Ashraf Ghani in Doha "
        "reported in “Talks resume”, from 2020 on"
    )


@pytest.mark.django_db
def test_company_and_topics_are_said_of_events_and_of_statements():
    factories.event(actors=("Taliban", "Ashraf Ghani", "Qatar"))
    query = parsed("actor=taliban&with=ashraf-ghani&with=qatar")
    assert forms.in_words(query) == "Events with Taliban together with Ashraf Ghani and Qatar"
    assert forms.in_words(parsed("with=qatar")) == "Events with Qatar"
    data = QueryDict("actor=taliban&with=ashraf-ghani&topic=prisoners&topic=ceasefire")
    query, names = forms.read(data, topical=True)
    assert forms.in_words(query, names, "statements") == (
        "Statements on prisoners or ceasefire beside events with Ashraf Ghani by Taliban"
    )


@pytest.mark.parametrize("page", ["/", "/lanes/", "/events.csv", "/events.json", "/search/"])
@pytest.mark.django_db
def test_topics_are_chosen_of_statements_alone(client, page):
    refused = client.get(f"{page}?topic=ceasefire")
    assert refused.status_code == 400
    assert "statements" in refused.content.decode()
    for known in ("/statements/", "/statements.csv"):
        assert client.get(f"{known}?topic=ceasefire").status_code == 200
        assert client.get(f"{known}?topic=weather").status_code == 400


@pytest.mark.django_db
def test_somebody_merged_stands_for_the_one_he_is_in_company_too():
    kept = factories.actor("Qatar")
    factories.actor("State of Qatar", merged_into=kept)
    assert parsed("with=state-of-qatar&with=qatar").company == ("qatar",)
    with pytest.raises(forms.BadQuery) as refused:
        parsed("with=atlantis")
    assert refused.value.name == "with"


def test_links_repeat_the_query_without_the_place_in_the_list():
    data = QueryDict("type=talks&type=attack&q=&after=2020-01-01.7&other=1&from=2020")
    assert forms.cleaned(data) == "type=talks&type=attack&from=2020"
    assert forms.cleaned(data, sort="-date") == "type=talks&type=attack&from=2020&sort=-date"
    assert forms.cleaned(data, type="") == "from=2020"


@pytest.mark.parametrize("value", ["2020-02-29.17", "0001-01-01.1"])
def test_a_cursor_says_day_and_row(value):
    day, _, key = value.partition(".")
    position = forms.parse_position(QueryDict(f"after={value}"))
    assert position == Position(date.fromisoformat(day), int(key))


@pytest.mark.parametrize(
    "value", ["x", "17", "2020-02-29", "2020-02-30.17", "2020-02-29.", "2020-02-29.1e3", ".1",
              "2020-02-29.9999999999999999999", "2020-02-29.-1"],
)  # fmt: skip
def test_a_broken_cursor_is_refused(value):
    with pytest.raises(forms.BadQuery) as refused:
        forms.parse_position(QueryDict(f"after={value}"))
    assert refused.value.name == "after"
