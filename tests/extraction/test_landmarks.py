"""The lexicon of well-known events, and their recognition in sentences of our own."""

import re
from collections import Counter

import pytest

from events.extraction.happenings.landmarks import FRESH, all_landmarks, landmark_hits
from events.extraction.happenings.words import split_words
from events.extraction.lexicon import days, load
from events.extraction.results import EVENT_TYPES
from tests.extraction.telling import told

ROWS = load("landmarks")["landmark"]
FIELDS = {"key", "title", "type", "edtf", "place", "actors", "source"}


def recognised(sentence: str) -> dict[str, str]:
    """The landmarks that a sentence names in any year, with the words that do."""
    words = split_words(sentence, 0, len(sentence))
    found = {}
    for hit in landmark_hits(words):
        if not hit.key.endswith(FRESH) and not all_landmarks()[hit.key].narrow:
            first, last = hit.spans[0]
            found[hit.key] = sentence[words[first].start : words[last - 1].end]
    return found


def test_keys_are_unique() -> None:
    counts = Counter(row["key"] for row in ROWS)
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_rows_are_complete_and_valid(row: dict[str, object]) -> None:
    assert set(row) >= FIELDS
    more = {"window", "outcome", "fresh", "lesser", "mention", "town", "venue"}
    assert set(row) - FIELDS <= more
    assert row["type"] in EVENT_TYPES
    assert days(str(row.get("window", row["edtf"])))
    earliest, latest = days(str(row["edtf"]))
    assert earliest <= latest
    title = str(row["title"])
    assert len(title) <= 80
    assert not title.endswith(".")
    assert row["source"]
    assert row.get("mention") or row.get("town")


def test_the_lexicon_covers_the_process_from_geneva_to_the_fall_of_kabul() -> None:
    keys = set(all_landmarks())
    assert len(keys) >= 80
    assert {"geneva-accords-1988", "doha-agreement-2020", "fall-of-kabul-2021"} <= keys


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("The Geneva Accords were never fully kept.", "geneva-accords-1988"),
        ("He was nine when the last Soviet soldiers left.", "soviet-withdrawal-complete-1989"),
        ("Since the attacks of 11 September 2001 much has changed.", "sept-11-attacks-2001"),
        ("The U.S.-led invasion came a month later.", "us-invasion-2001"),
        ("The Bonn Agreement made him chairman.", "bonn-agreement-2001"),
        ("Delegates to the Peace Jirga sat under tents.", "peace-jirga-2010"),
        ("A man with a turban full of explosives murdered Rabbani.", "rabbani-assassination-2011"),
        (
            "The group opened an office in Doha; the Taliban flew a flag.",
            "taliban-doha-office-2013",
        ),
        ("After the Murree talks nothing was the same.", "murree-talks-2015"),
        ("An American drone found Mullah Mansour in a taxi.", "mansour-killed-2016"),
        (
            "Hekmatyar made peace with the government, a deal of many pages.",
            "hekmatyar-agreement-2016",
        ),
        ("At the second Kabul Process meeting he was bolder.", "kabul-process-offer-2018"),
        ("Zalmay Khalilzad was named special envoy.", "khalilzad-appointed-2018"),
        ("Two professors were swapped for Anas Haqqani.", "prisoner-swap-2019-11"),
        ("The rival inaugurations embarrassed everybody.", "rival-inaugurations-2020"),
        ("Gunmen had killed mothers in a maternity ward.", "maternity-ward-attack-2020"),
        ("The girls' school in Kabul was bombed twice that day.", "sayed-ul-shuhada-bombing-2021"),
        ("Wang Yi received the Taliban in Tianjin.", "taliban-tianjin-2021"),
        ("The overthrow of the hardline Islamist regime took weeks.", "taliban-fall-2001"),
        ("The High Peace Council came into being that autumn.", "high-peace-council-2010"),
        ("Tomahawk missiles struck the camps near Khost that summer.", "us-missiles-khost-1998"),
        ("Resolution 1267 put the movement on a list.", "unsc-1267-1999"),
        ("Nobody could forget how the Buddhas of Bamiyan were dynamited.", "bamiyan-buddhas-2001"),
        ("In Peshawar the parties settled on a rotating presidency.", "peshawar-accord-1992"),
        ("NATO took over the command of ISAF.", "nato-takes-over-isaf-2003"),
        ("The Afghanistan Compact was full of targets.", "london-compact-2006"),
        ("At Chantilly they ate together for the first time.", "chantilly-talks-2012"),
        (
            "Kerry had all the ballots audited; the candidates agreed to a deal.",
            "kerry-audit-deal-2014",
        ),
        ("A pupil of the Army Public School told his story.", "peshawar-school-2014"),
        (
            "The fifth round of the quadrilateral group in Islamabad failed.",
            "qcg-fifth-meeting-2016",
        ),
        ("The so-called mother of all bombs shook Achin.", "moab-2017"),
        (
            "Ghani and Abdullah formed a unity government that Kerry had brokered.",
            "national-unity-government-2014",
        ),
        ("A list of 250 delegates ruined the meeting.", "doha-dialogue-called-off-2019"),
        ("Two women judges were gunned down on their way to work.", "women-judges-shot-2021"),
        ("He quoted Resolution 1076 by heart.", "unsc-1076-1996"),
        ("Bush had given the Taliban an ultimatum.", "bush-ultimatum-2001"),
        ("Riyadh broke off relations with the Taliban in 2001.", "saudi-breaks-with-taliban-2001"),
        ("Operation Medusa emptied the vineyards.", "medusa-2006"),
        ("Gates fired McKiernan over a dinner.", "mckiernan-dismissed-2009"),
        ("Atmar and Saleh both resigned.", "atmar-saleh-resign-2010"),
        ("The impostor had fooled the Taliban's enemies.", "impostor-2010"),
        ("Marc Grossman was named successor of Holbrooke.", "grossman-appointed-2011"),
        ("The April memorandum on night raids was two pages long.", "night-raids-2012"),
        ("Kerry sat between Karzai and Kayani.", "brussels-trilateral-2013"),
        ("In Almaty the Heart of Asia beat slowly.", "heart-of-asia-2013"),
        ("Beijing hosted the Heart of Asia ministers.", "heart-of-asia-2014"),
        ("The Heart of Asia went to Baku next.", "heart-of-asia-2017"),
        ("Tayyab Agha resigned without a word of thanks.", "agha-resigns-2015"),
        ("From Pakistan, Ghani said, came messages of war.", "ghani-blames-pakistan-2015"),
        ("Obama would keep 8,400 troops there.", "obama-8400-2016"),
        ("A truck rammed the German consulate.", "german-consulate-2016"),
        ("The quadrilateral group tried again in Muscat.", "qcg-muscat-2017"),
        ("Ghani sacked Noor as governor of Balkh.", "atta-noor-dismissed-2017"),
        ("Scholars from three countries prayed in Bogor.", "bogor-ulema-2018"),
        ("Talks in Moscow on 4 September never took place.", "moscow-2018-09"),
        ("Samiul Haq was stabbed in his bed.", "samiul-haq-killed-2018"),
        ("Hekmatyar came to Bhurban as well.", "bhurban-2019"),
        ("Farooqi was captured in the south.", "farooqi-arrested-2020"),
        ("Bounties from Russia for Taliban gunmen, wrote the paper.", "russian-bounties-2020"),
        ("Baradar signed an open letter.", "taliban-letter-2021"),
        ("Guterres named Arnault as his envoy.", "arnault-appointed-2021"),
        ("The crossing at Sher Khan Bandar changed hands.", "sher-khan-bandar-2021"),
        ("In Tashkent they spoke of connectivity.", "tashkent-connectivity-2021"),
        ("A comedian from Kandahar was shot.", "khasha-zwan-2021"),
    ],
)
def test_sentences_name_their_landmark(sentence: str, key: str) -> None:
    assert key in recognised(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks went on and nobody was pleased.",
        "The commission on the attacks published its report.",
        "He met the Taliban and went home.",
        "Geneva is pleasant in spring.",
        "The boxer from Kabul lost in the eighth round.",
        "The High Peace Council is being criticised again.",
        "The removal of the Soviet-backed regime took years.",
        "Murree is a hill resort with a view.",
        "In 2014 India held an election.",
        "A truce in Yemen was kept in 2018.",
        "Kerry won the vote of his home state.",
        "Obama spoke of 800 hospitals.",
        "The last train from Termez was late.",
        "In 1992 she kept a shop in Peshawar.",
        "Alice Wells praised the harvest.",
        "General McChrystal took command of the soldiers who had lost the road.",
        "Rebels burned all books but the holy ones.",
        "The king freed a thief two weeks later.",
        "The two presidents, Ghani and Rahmon, drank tea in Kabul.",
        "Last week the president signed a decree on Taliban property.",
        "Turkey put five bridges in the plan after talks with the Taliban in Ankara.",
        "A bus fell into the gorge at Mahipar.",
        "Fazl Khalid, a clerk, saw the attack on the intelligence office.",
        "Biden said that 11 soldiers had the flu.",
        "The head of the provincial peace council was killed on the road.",
        "Twenty years later the Taliban gave the men bread.",
        "The minister announced that Panjwai had lost three bridges in a night.",
        "The Taliban said nothing of Russia.",
        "Karzai and Obama met again.",
        "The council elected a treasurer.",
        "Baradar wrote to his brother.",
        "Ghani went to Tashkent for a wedding.",
        "The general was killed by a fever.",
    ],
)
def test_general_words_name_no_landmark(sentence: str) -> None:
    assert recognised(sentence) == {}


def test_numbers_of_two_words_stand_in_lines_of_their_own() -> None:
    # "7 000|half" would be a 7 before "000" or "half", as alternatives are of one word.
    lines = [line for row in ROWS for line in row.get("mention", ())]
    assert not [line for line in lines if re.search(r"\b\d{1,3} 000\|", line)]


def test_words_that_mean_an_event_only_in_some_years_wait_for_the_date() -> None:
    sentence = "Foreign troops are to leave."
    assert recognised(sentence) == {}


def test_the_span_of_a_mention_is_its_words() -> None:
    text = "Nobody forgot the Geneva Accords of that spring."
    assert list(recognised(text).values()) == ["Geneva Accords"]


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("By then Herat was already gone.", "herat"),
        ("On the day Kandahar went we packed the papers.", "kandahar"),
        ("Taloqan had been lost before breakfast.", "taloqan"),
        ("After Zaranj was taken nobody slept.", "zaranj"),
        ("We ate while Spin Boldak was already theirs.", "spin-boldak"),
        ("The loss of Farah was told in one line.", "farah"),
        ("Then the militants entered Ghazni.", "ghazni"),
    ],
)
def test_towns_fall_in_many_words(sentence: str, town: str) -> None:
    words = split_words(sentence, 0, len(sentence))
    assert f"{town}-falls-2021" in {hit.key for hit in landmark_hits(words)}


@pytest.mark.parametrize("sentence", ["Herat went to the polls.", "In 2015 Kunduz fell for weeks."])
def test_not_all_that_is_said_of_a_town_is_its_fall(sentence: str) -> None:
    words = split_words(sentence, 0, len(sentence))
    assert not any("falls-2021" in hit.key for hit in landmark_hits(words))


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("A summit in Istanbul on peace was put on ice by the Turkish hosts.", "turkey-postpones"),
        ("The negotiators broke up for three weeks in December.", "doha-recess"),
        ("Obama cancelled his plan and kept 9,800 men for most of 2016.", "obama-halts-withdrawal"),
        (
            "The intelligence service told the world that Omar was dead.",
            "mullah-omar-death-announced",
        ),
        ("A villa in Doha had a ribbon and a banner of the Emirate.", "taliban-doha-office"),
        (
            "The fighters hugged soldiers for the three days of the feast in June.",
            "eid-ceasefire-2018",
        ),
        ("The Alliance, whose combat mission expired in winter, stayed on.", "isaf-ends"),
        ("The United Front drove into the capital unasked.", "kabul-falls-to-northern-alliance"),
    ],
)
def test_well_known_events_are_named_in_other_words(sentence: str, key: str) -> None:
    words = split_words(sentence, 0, len(sentence))
    assert any(hit.key.startswith(key) for hit in landmark_hits(words))


def test_a_namesake_took_no_part() -> None:
    said = "Espen Barth Eide, the minister, held secret talks with the Taliban in Oslo, he said."
    meant = "The Taliban held secret talks with Kai Eide of the United Nations in Dubai."
    assert "eide-dubai-2010" not in {event.landmark for event in told(said, "2013-06-18")}
    assert "eide-dubai-2010" in {event.landmark for event in told(meant, "2010-03-18")}
