"""Who takes part in an event: by clause, by words that name nobody, by what went before."""

import pytest

from tests.extraction.telling import names, one, told

AFTER = "2022-02-05"  # a Saturday without well-known events around it


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Envoys of Iran and Russia met Mullah Baradar in Doha on Monday.",
            {"Iran", "Russia", "Abdul Ghani Baradar"},
        ),
        ("Kevin King was kidnapped by the Taliban in Kabul on Monday.", {"Kevin King", "Taliban"}),
        (
            "The release of Mullah Baradar by Pakistan was announced on Monday.",
            {"Abdul Ghani Baradar", "Pakistan"},
        ),
        (
            (
                "Ashraf Ghani and Abdullah Abdullah, who had quarrelled for months, met in Kabul "
                "on Monday."
            ),
            {"Ashraf Ghani", "Abdullah Abdullah"},
        ),
        (
            (
                "Kevin King, 63, and Timothy Weeks, 50, taught at a school and were abducted in "
                "Kabul on Monday."
            ),
            {"Kevin King", "Timothy Weeks"},
        ),
        (
            "Khalilzad flew to Islamabad on Monday and met Imran Khan.",
            {"Zalmay Khalilzad", "Imran Khan"},
        ),
        (
            "Khalilzad flew to Islamabad on Monday, where Imran Khan promised him help.",
            {"Zalmay Khalilzad", "Imran Khan"},
        ),
        (
            "A group of Iran, China and Russia met in Oslo on Monday.",
            {"Iran", "China", "Russia"},
        ),
        (
            "Talks among the United States, Norway and Japan began in Lima on Monday.",
            {"United States", "Norway", "Japan"},
        ),
        (
            "“I met Mullah Baradar in Oslo on Monday,” Zalmay Khalilzad said.",
            {"Zalmay Khalilzad", "Abdul Ghani Baradar"},
        ),
        (
            "Pakistan was asked for help. A pact was signed with Islamabad on Monday.",
            {"Pakistan"},
        ),
    ],
)
def test_subjects_objects_and_those_joined_to_them_take_part(text: str, who: set[str]) -> None:
    assert set.union(*(names(event) for event in told(text, AFTER))) == who


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Insurgents attacked a police post in Kunduz on Monday.", "attack", {"Taliban"}),
        ("The militants walked out of the talks on Monday.", "", {"Taliban"}),
        (
            "American helicopters struck a village in Kunduz on Monday.",
            "military_operation",
            {"United States"},
        ),
        (
            "A first session between American and Taliban envoys opened in Oslo on Monday.",
            "",
            {"United States", "Taliban"},
        ),
        (
            (
                "The Afghan government and the Taliban were far apart.\n\nBoth sides agreed on an "
                "agenda on Monday."
            ),
            "agreement",
            {"Afghan government", "Taliban"},
        ),
        (
            (
                "The Afghan government and the Taliban were far apart.\n\nThe talks were to open "
                "in Oslo on 20 February."
            ),
            "talks",
            {"Afghan government", "Taliban"},
        ),
        (
            "The Taliban rejected the offer. On Monday they attacked a police post in Kunduz.",
            "attack",
            {"Taliban"},
        ),
        (
            (
                "Mourners came under fire in Kunduz on Monday, and police were attacked. "
                "Islamic State said that it was behind the attack."
            ),
            "attack",
            {"Islamic State"},
        ),
        (
            (
                "The Taliban rejected the offer, but Pakistan kept at it. On Monday it released "
                "Mullah Turabi."
            ),
            "prisoner_release",
            {"Pakistan", "Nooruddin Turabi"},
        ),
        (
            (
                "Officials spoke of a lull, but the Taliban ended it. On Monday they stormed a "
                "police post in Farah."
            ),
            "attack",
            {"Taliban"},
        ),
        (
            "Six farmers were shot dead in Farah on Monday when insurgents stormed their village.",
            "attack",
            {"Taliban"},
        ),
        (
            "Gulbuddin Hekmatyar, whose men shelled Kabul on Monday, was not in town.",
            "attack",
            {"Gulbuddin Hekmatyar"},
        ),
        (
            "A bomb killed 12 people in Farah on Monday. Islamic State claimed that one, too.",
            "attack",
            {"Islamic State"},
        ),
    ],
)
def test_words_that_name_nobody_mean_somebody(text: str, kind: str, who: set[str]) -> None:
    assert names(one(text, AFTER, kind)) == who


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        (
            (
                "Hekmatyar received Anas Haqqani, a son of the founder of the Haqqani network, in "
                "Kabul on Monday."
            ),
            "Haqqani network",
        ),
        ("A doctor told Tolo News that gunmen attacked Kunduz on Monday.", "Tolo News"),
        (
            "The Council of Elders recalled that the guns fell silent on Monday.",
            "Council of Elders",
        ),
        ("U.S. diplomat Alice Wells met the Taliban in Doha on Monday.", "United States"),
        ("Afghans will choose Karzai's successor on 20 February.", "Hamid Karzai"),
        (
            "The talks will open in Oslo on 20 February, Mohammad Hanif Atmar said.",
            "Mohammad Hanif Atmar",
        ),
        ("No group claimed the bombing that killed six in Farah on Monday.", "Taliban"),
        ("Germany withdrew its last soldiers from Afghanistan on Monday.", "Afghanistan"),
        (
            "A bomb exploded outside the Afghan Ministry of Defense on Monday.",
            "Afghan Defense Ministry",
        ),
        ("All party leaders except Karzai signed the pact in Kabul on Monday.", "Hamid Karzai"),
        ("Gunmen killed a cousin of Hamid Karzai in Kandahar on Monday.", "Hamid Karzai"),
        ("Karzai's nephew was shot dead in Kandahar on Monday.", "Hamid Karzai"),
        (
            "Khalilzad met Wakil Ahmad Muttawakil, secretary of Mullah Omar, in Oslo on Monday.",
            "Mullah Mohammad Omar",
        ),
    ],
)
def test_who_is_only_mentioned_takes_no_part(text: str, stranger: str) -> None:
    events = told(text, AFTER)
    assert events
    assert all(stranger not in names(event) for event in events)


def test_he_who_said_it_is_the_one_named_last() -> None:
    text = (
        "Karzai handed the list to Mohammad Hanif Atmar, who said he would fly to Doha on "
        "10 February."
    )
    assert "Mohammad Hanif Atmar" in names(told(text, AFTER)[-1])


def test_their_fighters_are_those_of_the_sentence_before() -> None:
    text = "Islamic State held the valley. In January their fighters stormed Achin."
    assert names(told(text, AFTER)[-1]) == {"Islamic State"}


def test_a_well_known_event_brings_its_parties_where_the_text_names_hardly_any() -> None:
    text = "The United States wants out.\n\nLittle is left of the Doha agreement."
    assert names(one(text, "2021-05-05", "agreement")) >= {"United States", "Taliban"}


def test_a_state_that_the_name_of_a_well_known_event_leaves_out_is_not_added_from_afar() -> None:
    far = "\n\nPakistan built a road."
    text = f"A first round of peace talks was held in Murree on 7 July 2015.{far}"
    assert "Pakistan" not in names(one(text, "2015-09-05", "talks"))
    text = f"Mullah Baradar was released from prison on 24 October 2018.{far}"
    assert names(one(text, "2018-12-05", "prisoner_release")) == {"Abdul Ghani Baradar", "Pakistan"}


def test_a_state_for_which_its_envoy_stands_is_not_added_to_a_well_known_event() -> None:
    text = "The United States wants out.\n\nKhalilzad was appointed special envoy in 2018."
    assert names(one(text, "2021-05-05", "appointment")) == {"Zalmay Khalilzad"}


@pytest.mark.parametrize(("filler", "takes_part"), [(0, True), (12, False)])
def test_persons_known_to_take_part_do_so_where_the_article_opens_with_the_event(
    filler: int, takes_part: bool
) -> None:
    lead = "The Doha agreement was signed on 29 February 2020."
    text = "\n\n".join([lead, *["Kabul waits."] * filler, "Zalmay Khalilzad smiled."])
    event = one(text, "2021-05-05", "agreement")
    assert ("Zalmay Khalilzad" in names(event)) is takes_part


def test_a_body_in_the_clause_of_a_well_known_event_takes_part() -> None:
    text = "Burhanuddin Rabbani of the High Peace Council was assassinated on 20 September 2011."
    assert names(one(text, "2012-01-05", "attack")) >= {"Burhanuddin Rabbani", "High Peace Council"}


def test_another_round_is_of_those_who_met_before() -> None:
    text = (
        "The Taliban met American envoys in Oslo on 3 January. A second round followed on Monday."
    )
    assert names(told(text, AFTER)[-1]) == {"Taliban", "United States"}


@pytest.mark.parametrize(
    "text",
    [
        "Hamid Karzai confirmed on Monday that Norway was talking to the insurgents.",
        "Karzai said on Monday he would help. He said on Monday that the Taliban had to stop.",
    ],
)
def test_the_group_that_a_statement_speaks_of_is_among_its_actors(text: str) -> None:
    assert {"Hamid Karzai", "Taliban"} <= names(one(text, AFTER))


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            (
                "The Taliban and the Afghan government talked in Oslo for days. On 20 January they "
                "came back and met twice."
            ),
            "talks",
            {"Taliban", "Afghan government"},
        ),
        (
            (
                "Nobody had asked the Taliban. On Monday the governor's negotiators met the other "
                "side."
            ),
            "talks",
            {"Taliban"},
        ),
        (
            "Kabul was asked. Zalmay Khalilzad talked with Taliban negotiators in Oslo on Monday.",
            "talks",
            {"Zalmay Khalilzad", "Taliban"},
        ),
        (
            "Imran Khan of that party met Narendra Modi on Monday.",
            "meeting",
            {"Imran Khan", "Narendra Modi"},
        ),
        (
            "On Monday the members of that group of Iran and China met in Oslo.",
            "meeting",
            {"Iran", "China"},
        ),
        ("Defence ministers will look at it when they meet on Monday.", "meeting", set()),
        (
            "Norway met Japan in the second week of December 2021.",
            "meeting",
            {"Norway", "Japan"},
        ),
        (
            ("Ashraf Ghani sacked General Yasin Zia on Monday and put Wali Ahmadzai in place."),
            "appointment",
            {"Ashraf Ghani", "Yasin Zia", "Wali Ahmadzai"},
        ),
        (
            "On Monday the Northern Alliance, having promised Norway to wait, drove into Kunduz.",
            "military_operation",
            {"Northern Alliance"},
        ),
        (
            (
                "Five guards died on Monday when militants stormed a hospital in Jalalabad. The "
                "Islamic State claimed the attack."
            ),
            "attack",
            {"Islamic State"},
        ),
    ],
)
def test_the_subject_the_other_side_and_who_owns_up_take_part(
    text: str, kind: str, who: set[str]
) -> None:
    event = one(text, AFTER)
    assert (event.type, names(event)) == (kind, who)


def test_a_ministry_named_with_a_well_known_event_takes_part_and_a_distant_body_does_not() -> None:
    text = (
        "The United Nations sent blankets.\n\nWinter came early.\n\nRoads were closed.\n\n"
        "US forces left Bagram air base to the Afghan Ministry of Defense on 2 July 2021."
    )
    event = one(text, "2021-07-06", "withdrawal")
    assert names(event) == {"United States", "Afghan Defense Ministry"}


def test_another_meeting_is_not_of_those_who_met_before_where_others_meet() -> None:
    text = (
        "Norway met Japan in Oslo on 3 January. American officials met Hekmatyar again on Monday."
    )
    assert names(told(text, AFTER)[-1]) == {"United States", "Gulbuddin Hekmatyar"}


def test_a_brother_of_the_victim_takes_no_part_in_a_well_known_event() -> None:
    text = "Ahmad Wali Karzai, a half-brother of Hamid Karzai, was shot dead on 12 July 2011."
    assert names(one(text, "2012-01-05", "attack")) == {"Ahmad Wali Karzai"}
