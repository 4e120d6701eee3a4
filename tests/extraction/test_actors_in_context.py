"""Who is meant where the words around a name decide."""

import pytest

from tests.extraction.casting import mentions, names, places

HOME = {
    "a council without owner": (
        ["Kabul, Afghanistan. The National Security Council met."],
        "Afghan National Security Council",
    ),
    "a council of another state": (
        ["Kabul, Afghanistan. The US National Security Council met."],
        "US National Security Council",
    ),
    "the mission": (["Afghan towns. The UN mission in Kabul counted them."], "UNAMA"),
    "forces without an article": (
        ["Kabul, Afghanistan. On Monday government forces left."],
        "Afghan security forces",
    ),
    "the negotiators of the Republic": (
        ["Kabul, Afghanistan. The Republic's team left."],
        "Afghan government",
    ),
    "an office": (
        ["Kabul, Afghanistan. The president's office denied it."],
        "Afghan presidential palace",
    ),
    "a parliament that did so twice": (
        ["Kabul, Afghanistan. The parliament has twice rejected it."],
        "Afghan parliament",
    ),
    "who sits in a parliament": (
        ["Kabul, Afghanistan. A member of parliament wept."],
        "Afghan parliament",
    ),
    "a parliament that hears of it": (
        ["Kabul, Afghanistan. There was anger in parliament."],
        "Afghan parliament",
    ),
    "an army that is": (
        ["Kabul, Afghanistan. In Logar the army is tired."],
        "Afghan National Army",
    ),
    "the men of an army": (
        ["Kabul, Afghanistan. Army units pulled out of Sangin."],
        "Afghan National Army",
    ),
    "policemen": (["Afghan policemen took over in Logar."], "Afghan National Police"),
    "the army of the state named last": (
        ["Kabul, Afghanistan. Pakistan said no. The army denied it."],
        "Pakistan Army",
    ),
    "the military of a capital": (
        ["Kabul, Afghanistan. The military in Islamabad had him."],
        "Pakistan Army",
    ),
    "a ministry in a capital": (
        ["Kabul, Afghanistan. The Foreign Ministry in Islamabad said no."],
        "Pakistani Foreign Ministry",
    ),
    "a complaints commission": (
        ["Kabul, Afghanistan. The complaints commission threw votes out."],
        "Electoral Complaints Commission",
    ),
    "the government beside its people": (
        ["Kabul, Afghanistan. He thanked the Government and people."],
        "Afghan government",
    ),
    "the government of now": (
        ["Kabul, Afghanistan. Nobody trusts the present government."],
        "Afghan government",
    ),
    "an embassy of somebody": (["The embassy of the United States shut."], "US Embassy"),
    "a capital in other days": (["Moscow wanted out in 1987."], "Soviet Union"),
    "a capital beside the words of its days": (
        ["The Soviet army was gone, and Moscow wanted peace."],
        "Soviet Union",
    ),
    "a foreign office": (["Pakistan's Foreign Office said no."], "Pakistani Foreign Ministry"),
    "a body named in small letters": (["The loya jirga in Kabul ended."], "Loya Jirga"),
}


@pytest.mark.parametrize(("paragraphs", "expected"), HOME.values(), ids=HOME.keys())
def test_bodies_without_an_owner_are_those_of_the_state_the_text_is_about(paragraphs, expected):
    assert expected in names(*paragraphs)


def test_a_head_noun_alone_is_the_body_named_last():
    text = "The High Peace Council met in Kabul. Later the council sent a letter."
    assert mentions("High Peace Council", text) == ["High Peace Council", "the council"]


def test_who_is_directed_is_a_body():
    text = "Birchwater opened a school. “It is full,” said Ruth Hale, director of Birchwater."
    assert names(text) == ["Birchwater", "Ruth Hale"]


def test_somebody_known_by_surname_alone_is_a_person():
    assert names("Mr. Zemarak, a baker, was there. Mr. Zemarak said no.") == ["Zemarak"]


def test_a_label_in_a_transcript_is_the_spokesman_of_that_name():
    assert names("MR. PRICE: Good afternoon.") == ["Ned Price"]
    assert names("Mr. Price left.") == ["Price"]


@pytest.mark.parametrize(
    "text",
    [
        "He was treated in western Germany for a week.",
        "He was flown to a hospital in Germany.",
        "They marched across Germany.",
    ],
)
def test_states_that_are_but_the_ground_are_places(text):
    assert names(text) == []
    assert names(text, "Germany paid for it.") == ["Germany"]


def test_states_where_somebody_meets_are_named_as_well():
    assert names("The conference in Turkey was put off.") == ["Turkey"]


def test_a_journey_to_a_capital_is_no_dealing_with_its_state():
    assert names("They sent a delegation to Doha.") == []


def test_two_capitals_can_deal_with_each_other():
    assert names("Talks between Kabul and Islamabad failed.") == ["Afghan government", "Pakistan"]


def test_a_name_between_commas_behind_a_post_is_a_person():
    assert names("The district's governor, Torab Amarkhil, left.") == ["Torab Amarkhil"]


def test_officers_go_by_their_rank():
    text = "Prime Minister Nawaz Sharif met General Raheel Sharif. Mr Sharif left first."
    assert mentions("Nawaz Sharif", text) == ["Nawaz Sharif", "Sharif"]


def test_a_vice_president_is_no_president():
    assert "Amrullah Saleh" not in names("The Afghan president spoke.", "Later Ghani left.")
    text = "Amrullah Saleh was in Kabul. The Afghan president was not."
    assert mentions("Amrullah Saleh", text) == ["Amrullah Saleh"]


TOWNS = "Gereshk Panjwai Zhari Khanabad Nawzad Kajaki Bazarak Aybak Nili Torkham Quetta Chabahar"


def test_towns_and_districts_are_places():
    for town in TOWNS.split():
        assert names(f"Fighting reached {town} on Monday.") == []
        assert places(f"Fighting reached {town} on Monday.") == [town]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haji Qadir Wardaki, a delegate to the jirga, shook his head.", "Haji Qadir Wardaki"),
        ("The journalist Malala Panjwai was attacked in Jalalabad.", "Malala Panjwai"),
        ("Mullah Baradar Akhund was silent.", "Abdul Ghani Baradar"),
    ],
)
def test_a_name_that_goes_on_is_that_of_somebody_else(text, expected):
    assert expected in names(text)
    assert "Haji Abdul Qadir" not in names(text)
    assert "Malala Yousafzai" not in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ottawa had protested against the sentence.", ["Canada"]),
        ("Rome and Berlin put up the money.", ["Germany", "Italy"]),
        ("Ankara quietly dropped the idea.", ["Turkey"]),
        ("Islamabad suffered a blackout.", []),
        ("Tokyo was bombed.", []),
        ("He warned the Bush White House in time.", ["George W. Bush administration"]),
    ],
)
def test_capitals_and_residences_do_what_their_masters_do(text, expected):
    assert names(text) == expected


AFGHAN = "Afghan shops in Kabul opened."
ACTING = {
    "police that speak": ("On Monday police said three died.", "Afghan National Police"),
    "the palace that denies": ("The palace denied it.", "Afghan presidential palace"),
    "a source": ("Three died, according to the army.", "Afghan National Army"),
    "a council of the province": (
        "In Ghor the provincial council said no.",
        "Ghor provincial council",
    ),
    "a service": (
        "A school of the intelligence service burnt.",
        "National Directorate of Security",
    ),
    "government troops": ("It took the government troops a week.", "Afghan security forces"),
}


@pytest.mark.parametrize(("text", "expected"), ACTING.values(), ids=ACTING.keys())
def test_bodies_in_small_letters_are_actors_where_they_act(text, expected):
    assert expected in names(AFGHAN, text)


@pytest.mark.parametrize(
    "text",
    [
        "Traffic police said so.",
        "They walked past the palace.",
        "In Pakistan police said three died.",
        "He joined the army.",
    ],
)
def test_bodies_in_small_letters_are_left_alone_elsewhere(text):
    assert not {"Afghan National Police", "Afghan National Army"} & set(names(AFGHAN, text))


OWNED = {
    "Pakistan's spy agency paid.": ["Inter-Services Intelligence", "Pakistan"],
    "The Pakistani army paid.": ["Pakistan Army"],
    "The Afghan intelligence service paid.": ["National Directorate of Security"],
    "The Iranian government paid.": ["Iranian government"],
    "The government of Iran paid.": ["Iranian government"],
    "Iran's government paid.": ["Iran"],
    "The Foreign Office in Islamabad paid.": ["Pakistani Foreign Ministry"],
    "In London the Foreign Office paid.": ["UK Foreign Office"],
    "They met at the German embassy crossing.": [],
}


@pytest.mark.parametrize(("text", "expected"), OWNED.items())
def test_bodies_belong_to_the_state_that_owns_them(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karzai accused Washington of bad faith.", "United States"),
        ("They urged Islamabad to help.", "Pakistan"),
        ("Langley disagreed.", "CIA"),
        ("The Arg rejected it.", "Afghan presidential palace"),
    ],
)
def test_who_is_addressed_at_a_capital_is_its_state(text, expected):
    assert expected in names(text)


def test_clerics_and_teachers_whom_everybody_knows_are_no_strangers():
    assert names("Ustad Sayyaf met Mullah Torak.") == ["Abdul Rasul Sayyaf", "Mullah Torak"]


def test_famous_surnames_alone_yield_to_royal_titles():
    assert names("Abdullah and Ghani signed.") == ["Abdullah Abdullah", "Ashraf Ghani"]
    assert "Abdullah Abdullah" not in names("King Abdullah hosted them.")


@pytest.mark.parametrize(
    "text", ["Abdul Haq Tandar came.", "Mullah Omar Tandar came.", "Haji Qadir Tandar came."]
)
def test_names_that_many_bear_do_not_make_the_famous_one(text):
    assert all(name.endswith("Tandar") for name in names(text))


def test_a_state_at_the_end_of_a_sentence_owns_no_body_of_the_next():
    assert "Qatari government" not in names("Kabul sent men to Qatar.\nGovernment officials flew.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The French put the delegates in a castle.", ["France"]),
        ("Thanks to the Chinese, everybody came.", ["China"]),
        ("The Dutch coffee was cold.", []),
        ("They brought the Japanese two lamps.", []),
    ],
)
def test_peoples_called_as_their_language_mean_their_states(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Moscow format has twelve members.", ["Moscow format"]),
        ("The Kabul Process conference ended at noon.", []),
        ("The Quadrilateral group was asleep.", ["Quadrilateral Coordination Group"]),
    ],
)
def test_forums_are_bodies_and_their_sittings_are_not(text, expected):
    assert names(text) == expected


def test_a_capital_in_our_days_is_its_present_state():
    assert names("Moscow wanted out of the talks of 2019, as in 1987.") == ["Russia"]


def test_towns_of_one_country_are_no_parties():
    assert names("The road between Rawalpindi and Islamabad was shut.") == []
    assert names("The road to Rawalpindi is long. They were called to Islamabad.") == []


def test_an_embassy_where_something_happens_is_but_a_place():
    assert "Norwegian Embassy" not in names("A bomb went off near the embassy of Norway.")


def test_the_parliament_of_another_state_is_not_the_one_at_home():
    assert "Afghan parliament" not in names(
        "Kabul, Afghanistan. In Iran a member of parliament wept over the Iranian vote."
    )
