"""The article's own date where nothing states it; invented texts, true facts."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction.actors import find_actors
from events.extraction.articles import from_text
from events.extraction.dateline import find_published
from events.extraction.dates import find_phrases

BODY = "The two sides met for the first time in months, an official said after the talks had ended."


def _published(article):
    actors, _ = find_actors(article)
    return find_published(article, find_phrases(article), actors)


def _of(text: str, **header: str):
    return _published(from_text(text, id="x", **header))


UNDATED = {
    date(2019, 8, 19): """Kabul mourns dead of wedding bombing

Families buried their dead on Sunday after a suicide bomber blew himself up at a wedding in
Kabul on Saturday night, killing 63 people. The Islamic State claimed the attack.

The bombing came days after the eighth round of talks between the United States and the Taliban
ended in Doha. President Trump said he was looking at the negotiations very closely.""",
    date(2020, 8, 10): """Afghan assembly backs release of last Taliban prisoners

A loya jirga in Kabul approved the release of 400 Taliban prisoners on Sunday, clearing the way
for peace talks. President Ashraf Ghani said he would sign the order at once.

Secretary of State Mike Pompeo had urged the delegates to agree. The talks had been due in
March, after the agreement between the United States and the Taliban signed in Doha on February
29.""",
    date(2021, 4, 16): """Allies to leave Afghanistan together with Americans

President Biden announced on Wednesday that all American troops would leave Afghanistan by
September 11, and NATO said it would follow. Secretary of State Antony Blinken flew to Kabul on
Thursday to meet President Ashraf Ghani.

The Taliban said they would not attend the conference in Istanbul until all foreign forces were
gone.""",
    date(2021, 7, 22): """Rockets land near palace as Ghani prays

Rockets landed near the presidential palace in Kabul on Tuesday during prayers for Eid, just
before President Ashraf Ghani spoke. No one was hurt, the Interior Ministry said.

The talks in Doha between Abdullah Abdullah and the Taliban had ended on Sunday without a truce.""",
    date(2011, 9, 22): """Afghans bury peace envoy

Burhanuddin Rabbani, the chairman of the High Peace Council, was killed on Tuesday by a man with
a bomb in his turban. President Hamid Karzai cut short a visit to New York.

President Barack Obama, who met Mr. Karzai on Tuesday, said the killing would not stop the
process.""",
    date(2020, 3, 11): """Two presidents sworn in

Ashraf Ghani and Abdullah Abdullah were both sworn in as president in rival ceremonies on
Monday. Talks with the Taliban were to begin on Tuesday under the deal that the United States
signed in Doha on February 29.

President Donald Trump said last week that he had spoken to Mullah Baradar by telephone.""",
}

# What fits more than one time: the answer is wide, or none.
OPEN = {
    date(2019, 1, 29): """US envoy says framework for deal with Taliban agreed in draft

KABUL – The US special envoy Zalmay Khalilzad said on Monday that American and Taliban officials
had agreed in principle on a draft framework for a deal after six days of talks in Doha.
President Ashraf Ghani urged the Taliban on the same day to talk to his government.

Defence officials said President Donald Trump had ordered plans for the withdrawal of half of
the 14,000 troops in December.""",
    date(2018, 6, 19): """Taliban go back to war after truce

The Taliban ended their three-day Eid ceasefire on Sunday and refused to extend it, although
President Ashraf Ghani had prolonged his own. Fighters had taken selfies with soldiers in the
cities.

US Secretary of State Mike Pompeo said on Monday that the United States was ready to take part
in talks.""",
}


@pytest.mark.parametrize("true", UNDATED)
def test_a_news_report_without_a_date_is_placed_within_the_week(true):
    published = _of(UNDATED[true])
    assert published.inferred
    assert published.when.earliest <= true <= published.when.latest
    assert (published.when.latest - published.when.earliest).days < 14
    middle = published.when.earliest + (published.when.latest - published.when.earliest) / 2
    assert abs((true - middle).days) <= 5


def test_on_a_sunday_last_week_may_be_the_week_that_just_ended():
    text = """President Donald Trump said on Saturday he had called off a secret meeting with the
Taliban at Camp David after a car bomb killed an American soldier in Kabul last week. The office of
President Ashraf Ghani said on Sunday that a truce had to come first."""
    when = _of(text).when
    assert when.earliest <= date(2019, 9, 8) <= when.latest


def test_an_envoy_is_one_by_many_titles():
    text = """The US envoy Zalmay Khalilzad met the Taliban in Doha again. President Ashraf
Ghani was told of it on Tuesday. President Donald Trump wants all troops home."""
    when = _of(text).when
    assert when.earliest >= date(2018, 1, 1)
    assert when.latest <= date(2021, 12, 31)


def test_what_was_meant_to_be_has_not_yet_come_to_pass():
    text = """President Joe Biden announced that all troops would leave by 11 September 2021.
The agreement with the Taliban of February 2020 says that they were to leave in May 2021. President
Ashraf Ghani said that he respected it."""
    when = _of(text).when
    assert when.earliest <= date(2021, 4, 16) <= when.latest


def test_days_told_and_days_set_without_a_year_leave_the_time_between():
    text = """The grand assembly opened on August 7, and its chairman Abdullah Abdullah said on
August 8 that most of its committees were for the release. President Ashraf Ghani will speak to the
loya jirga on August 9. The last 400 Taliban prisoners are all that holds up the talks."""
    when = _of(text).when
    assert when.earliest <= date(2020, 8, 8) <= when.latest
    assert (when.latest - when.earliest).days <= 7


def test_what_nobody_foresaw_is_the_news_of_the_weekday_at_the_beginning():
    text = """Gunmen opened fire on a car in Kabul on Tuesday, the police said, and fled on foot.

Hours later came word that Burhanuddin Rabbani had been assassinated. President Hamid Karzai cut his
journey short."""
    when = _of(text).when
    assert when.earliest <= date(2011, 9, 20) <= when.latest
    assert (when.latest - when.earliest).days < 14


@pytest.mark.parametrize(
    "words",
    [
        "She received us in Kabul on 4 March 2019",
        "On 4 March 2019 we met in a garden in Kabul",
        "She sat down with this magazine on 4 March 2019",
        "The interview was recorded on 4 March 2019",
    ],
)
def test_an_interview_comes_out_soon_after_the_day_on_which_it_was_given(words):
    text = f"""Fawzia Koofi knows both sides. {words}, and spoke for two hours.

Q: When did you first see them? A: In 1996, when the Taliban took Kabul. President Ashraf Ghani was
not even in the country."""
    when = _of(text).when
    assert when.earliest == date(2019, 3, 4)
    assert when.latest <= date(2019, 4, 5)


def test_the_evidence_is_told_in_words():
    evidence = _of(UNDATED[date(2021, 7, 22)]).evidence
    assert (
        "“on Tuesday” fits “Rockets land near the presidential palace in Kabul” (20 July 2021)"
        in evidence
    )


def test_a_dateline_without_a_year_is_completed_from_what_is_told():
    text = "DOHA, Sept 12 (Agency) - Talks between the Afghan government and the Taliban opened"
    published = _of(
        f"{text} on Saturday. Secretary of State Mike Pompeo urged them to seize the chance."
    )
    assert published.inferred
    assert (
        published.when.earliest <= date(2020, 9, 12) <= published.when.latest <= date(2020, 9, 14)
    )
    assert "the dateline says “Sept 12”" in published.evidence


@pytest.mark.parametrize(
    "text",
    [
        "The cat sat on the mat, and the dog sat beside it until the rain was over.",
        "Shares fell on Monday as traders waited for figures from the central bank, dealers said.",
        "The Soviet Union invaded Afghanistan and left it ten years later, a historian said.",
        "President Hamid Karzai likes pomegranates, said a cook who has known him for a long time.",
    ],
)
def test_where_little_is_told_no_date_is_pretended(text):
    published = _of(text)
    assert published is None or (published.when.latest - published.when.earliest).days > 180


def test_hindsight_does_not_take_an_article_back_into_the_past():
    text = """President Biden said on Monday that he stood by the pullout. It was President Donald
Trump who had signed the agreement with the Taliban in February 2020, and President Barack Obama
who had announced the surge in 2009. Kabul fell to the Taliban on Sunday, and Ashraf Ghani fled."""
    published = _of(text)
    assert published.when.earliest >= date(2021, 8, 15)
    assert published.when.earliest <= date(2021, 8, 16) <= published.when.latest


def test_what_is_planned_lies_ahead():
    text = """The agreement that the United States and Taliban signed in Doha on February 29 says
that all foreign troops will leave by April 2021. President Donald Trump wants them home before the
November election, his advisers say."""
    published = _of(text)
    assert date(2020, 2, 29) <= published.when.earliest
    assert published.when.latest <= date(2021, 5, 1)


def test_a_dateline_is_a_day_at_most_after_the_weekdays_named_most():
    published = _of("""KABUL, June 1 (Agency) - A soldier was handed over on Saturday, and five men
came to Doha on Sunday. President Barack Obama had spoken on Saturday in Washington. Defense
Secretary Chuck Hagel came to Bagram on Sunday. On Tuesday Mr. Obama had said how the war would end.
The talks with the Taliban had broken down in March 2012.""")
    assert (published.when.earliest, published.middle) == (date(2014, 6, 1), date(2014, 6, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (  # nobody is elected to an office that he holds
            """President-elect Joe Biden has not told the Taliban whether he will keep the envoy
Zalmay Khalilzad. President Ashraf Ghani congratulated him by telephone.""",
            date(2020, 11, 1),
            date(2021, 1, 20),
        ),
        (  # days without a year: the last told and the first set leave little between them
            """Gunmen wounded the negotiator Fawzia Koofi near Kabul on August 14. The talks opened
on September 12 in Doha, and on October 7 the delegates sat down for the last time. The Taliban want
the rules to be settled by the end of November, their spokesman had said on September 30.""",
            date(2020, 9, 1),
            date(2021, 1, 31),
        ),
        (  # counted from a well-known event
            """Three months after Donald Trump called off the talks at Camp David, his envoy Zalmay
Khalilzad has met the Taliban again. President Ashraf Ghani had asked for a truce on Tuesday.""",
            date(2019, 9, 7),
            date(2020, 1, 31),
        ),
        (  # "last month" beside a well-known event
            """The High Peace Council, which was inaugurated last month, has said nothing about the
shopkeeper, and President Hamid Karzai denied on Tuesday that he had met him. The foreign troops
are to hand over to the Afghan army by the end of 2014.""",
            date(2008, 10, 7),
            date(2012, 1, 31),
        ),
        (  # the event that opens a report is the news
            """More than a thousand delegates of the National Consultative Peace Jirga called upon
President Hamid Karzai to talk to the Taliban when they went home on Friday.""",
            date(2010, 6, 2),
            date(2010, 8, 31),
        ),
    ],
)
def test_a_careful_reader_finds_the_time_of_an_article(text, first, last):
    when = _of(text).when
    assert first <= when.earliest
    assert when.latest <= last


def test_a_former_holder_has_left_the_office_and_an_apposition_names_one():
    text = """Former Afghan president Hamid Karzai met the Taliban in a hotel. The US secretary of
state, Rex Tillerson, said on Monday that he welcomed it. President Ashraf Ghani did not."""
    when = _of(text).when
    assert date(2016, 12, 1) <= when.earliest
    assert when.latest <= date(2019, 12, 31)


def test_an_anniversary_does_not_make_an_article_as_old_as_what_it_recalls():
    text = """The Afghan government and the Taliban opened their talks on Saturday, a day after the
anniversary of the September 11 attacks. Secretary of State Mike Pompeo urged them to succeed."""
    published = _of(text)
    assert published is None or published.when.latest > date(2018, 4, 26)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        (  # the exchange is offered, the end of the mission is due
            """The Taliban are ready to hand over Sergeant Bowe Bergdahl in exchange for five men, a
spokesman said on Thursday. President Hamid Karzai broke off talks with the Americans on Wednesday.
NATO's combat mission ends at the end of 2014. Secretary of State John Kerry telephoned him.""",
            date(2013, 6, 20),
        ),
        (  # chosen for an office that is taken on a day still to come
            """Hamid Karzai, who was chosen to head the interim authority, spoke by telephone on
Thursday. He takes the oath with his ministers, who are to meet in Kabul on 22 December. Defence
Secretary Donald Rumsfeld refused a bargain over Mullah Omar. The envoy Lakhdar Brahimi smiled.""",
            date(2001, 12, 7),
        ),
        (  # another assembly of that name
            """The former king Zahir Shah has told of the emergency Loya Jirga in November 1999, at
which his followers met. Francesc Vendrell called the letters of the Taliban a beginning.""",
            date(2000, 11, 6),
        ),
        (  # not yet signed
            """President Ashraf Ghani is expected to sign a peace agreement with the Hezb-e-Islami
of Gulbuddin Hekmatyar today, an aide said yesterday. It would be the first of the 15-year war. The
Obama administration said that it welcomed the talks.""",
            date(2016, 5, 15),
        ),
    ],
)
def test_what_is_planned_or_otherwise_dated_has_not_happened(text, true):
    published = _of(text)
    assert published is None or published.when.earliest <= true <= published.when.latest


def test_who_looks_back_may_write_years_after_what_he_tells():
    text = """In August 1998 they came back to Mazar-i-Sharif and took revenge. Bill Richardson
had been in Kabul in April 1998, and Burhanuddin Rabbani's ministers had fled in September 1996. My
landlord buried his television in May 1997. I left in the autumn, and I never heard of him again."""
    published = _of(text)
    assert published is None or published.when.latest > date(2003, 3, 3)


def test_a_war_tells_its_age():
    text = "Nobody knows how the {} war in Afghanistan will end, President Ashraf Ghani said."
    for words, true in (("17-year", date(2018, 8, 1)), ("19-year-old", date(2020, 11, 1))):
        when = _of(text.format(words)).when
        assert when.earliest <= true <= when.latest
        assert (when.latest - when.earliest).days < 1500


def test_a_day_above_the_headline_is_the_articles_where_the_clues_agree():
    (day, text), *_ = UNDATED.items()
    assert _of(f"19 August 2019\n\n{text}").when.edtf == "2019-08-19"
    later = _of(f"5 May 2023\n\n{text}").when
    assert later.earliest <= day <= later.latest < date(2023, 5, 5)


def test_months_of_events_years_apart_belong_to_the_tale():
    text = """The diary tells of the Accords, signed in Geneva on 14 April. Massoud was murdered
on 9 September, it says, and on 20 September a guest with a bomb in his turban killed Rabbani.
President Hamid Karzai wept."""
    published = _of(text)
    assert published is None or published.when.latest > date(2012, 9, 30)
