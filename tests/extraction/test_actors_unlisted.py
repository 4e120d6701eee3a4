"""Persons, papers and bodies that no list has."""

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract
from tests.extraction.casting import mentions, names

PEOPLE = {
    "a relative": ("Her youngest, Torgul, fled.", ["Torgul"]),
    "somebody named so": ("A widow named Zarbibi fled.", ["Zarbibi"]),
    "somebody who gives his name": ("A boy who calls himself Torgul fled.", ["Torgul"]),
    "who of a trade": ("Rahmatullah, a dyer who lost his shop, said no.", ["Rahmatullah"]),
    "a national abroad": ("It hurt Anju Prakash, an American working there.", ["Anju Prakash"]),
    "an age behind one name": ("Zarbibi, 28, a weaver, fled.", ["Zarbibi"]),
    "an age in years": ("“No,” said Torgul, a 34-year-old driver.", ["Torgul"]),
    "one name that speaks and is described": ("Torgul, a driver, said no.", ["Torgul"]),
    "a distance is no age": ("They met near Torgul, 28 miles away.", []),
    "a place with its people's trades": ("He came from Torgul, a village of weavers.", []),
    "a home": ("Orwin Tasker, of Springfield, lost a leg.", ["Orwin Tasker"]),
    "a list": (
        "Quillon Tarbeck, Oriel Zemp and Mirwais Tandar signed.",
        ["Mirwais Tandar", "Oriel Zemp", "Quillon Tarbeck"],
    ),
    "a signature": ("“We are tired.” — Oriel Zemp", ["Oriel Zemp"]),
    "a surname that comes back": ("Oriel Zemp loves it. Ms. Zemp went.", ["Oriel Zemp"]),
    "initials": ("“Bad,” said Rep. Q.T. Zemp.", ["Q.T. Zemp"]),
    "a numeral": ("“Bad,” said Oriel Zemp III.", ["Oriel Zemp III"]),
    "a family name by its ending": ("They freed Torgul Tandarzai.", ["Torgul Tandarzai"]),
    "one of several": ("“No,” said one of them, Quorla Tandar.", ["Quorla Tandar"]),
    "the third of them": ("They buried a third, Quillon Tarbeck.", ["Quillon Tarbeck"]),
    "who is arrested": ("Soldiers arrested Quorla Tandar at dawn.", ["Quorla Tandar"]),
    "a delegate in minutes": ("QUORLA TANDAR (Fiji) agreed.", ["Fiji", "Quorla Tandar"]),
    "several particles": ("Quillon de la Zemp, who led it, left.", ["Quillon de la Zemp"]),
    "a second name": ("He met Quorla Zemp, alias Torgul.", ["Quorla Zemp"]),
    "a relative without a comma": ("The baker's nephew Torgul was there.", ["Torgul"]),
    "his relative": ("She saw his brother Torgul. Torgul wept.", ["Torgul"]),
    "a kinship that names nobody": ("His son Monday morning left.", []),
    "a word of faith inside a name": ("“No,” said Gul Islam Tandar.", ["Gul Islam Tandar"]),
    "a name that continues a known one": (
        "Ahmad Behzad Tandari believes it.",
        ["Ahmad Behzad Tandari"],
    ),
    "an adverb before a name": ("Afterwards Rahim Zemp wept.", ["Rahim Zemp"]),
    "a given name by its ending": ("They freed Karamatullah Tandar.", ["Karamatullah Tandar"]),
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_persons_are_proved_by_what_stands_around_them(text, expected):
    assert names(text) == expected


def test_one_name_means_its_bearer_wherever_it_stands():
    text = "Zarbibi, 28, a weaver, fled. Later Zarbibi came back."
    assert mentions("Zarbibi", text) == ["Zarbibi", "Zarbibi"]


def test_a_given_name_alone_is_the_person_named_with_it():
    text = "Oriel Zemp, a teacher, came. “No,” Oriel said."
    assert "Oriel" not in names(text)
    text = "Melanie Zemp, a teacher, came. “No,” Melanie said."
    assert mentions("Melanie Zemp", text) == ["Melanie Zemp", "Melanie"]


PRESS = {
    "told": ("A tailor told Zamin-e-Nau it was over.", ["Zamin-e-Nau"]),
    "told the": ("A tailor told the Steppe Lantern it was over.", ["Steppe Lantern"]),
    "an interview": ("In an interview with Zamin he said no.", ["Zamin"]),
    "a capital article": ("She is a writer for The Lantern.", ["Lantern"]),
    "a person": ("A tailor told Melanie it was over.", ["Melanie"]),
    "radio and television": ("He works for Zamin Radio and TV.", ["Zamin Radio and TV"]),
    "an agency before the news": ("HERAT (Lantern News) - Shops opened.", []),
}


@pytest.mark.parametrize(("text", "expected"), PRESS.values(), ids=PRESS.keys())
def test_papers_are_found_by_the_words_that_lead_to_them(text, expected):
    assert names(text) == expected


def test_labels_of_turns_mean_the_same_person_all_along():
    turns = ["FATIMA GAILANI: Yes.", "EDITOR: And Ahmad Gailani?", "GAILANI: He was my father."]
    assert mentions("Fatima Gailani", *turns) == ["FATIMA GAILANI"]
    turns[0] = "Fatima Gailani was there. GAILANI went."
    turns.insert(1, "GAILANI: Yes.")
    assert mentions("Fatima Gailani", *turns)[-1] == "GAILANI"
    assert mentions("Ahmad Gailani", *turns) == ["Ahmad Gailani"]


def test_numbered_questions_are_headed_by_who_asks_them():
    minutes = ("Q7 Tomke Vray: Was it a success?", "Q8 Tomke Vray: Nothing else?")
    assert mentions("Tomke Vray", *minutes) == ["Tomke Vray", "Tomke Vray"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We had read Professor Vrayling on it.", ["Vrayling"]),
        ("Ms. VRAYLING. Why was it not signed?", ["Vrayling"]),
        ("In 2011 Mrs Clinton spoke of it.", ["Hillary Clinton"]),
    ],
)
def test_a_courtesy_makes_a_surname_a_person(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("label", "other", "line"),
    [
        ("VRAYLING", "MOOR", "In the studio: Tomke Vrayling (host)."),
        ("TV", "Q", "Tomke Vrayling spent ten years in hotels."),
    ],
)
def test_labels_mean_those_whom_the_lines_above_introduce(label, other, line):
    turns = [f"{other}: Was it hard in Kabul?", f"{label}: Very hard, and cold."] * 3
    text = "\n\n".join(["The long talk", line, *turns])
    actors = {a.name: a for a in extract(from_text(text, id="talk", title="The long talk")).actors}
    assert len(actors["Tomke Vrayling"].mentions) >= 3


def test_a_second_name_means_its_bearer_wherever_it_stands():
    text = "They freed Quorla Zemp, also known as Torgul. Torgul said no."
    assert mentions("Quorla Zemp", text) == ["Quorla Zemp", "Torgul", "Torgul"]


def test_a_first_name_in_a_known_family_is_its_member():
    assert "Salahuddin Rabbani" in names("Burhanuddin Rabbani died. His son Salahuddin followed.")


def test_a_paper_ends_with_its_sentence():
    assert names("He told Zamin-e-Nau. The rest is known.") == ["Zamin-e-Nau"]
    assert names("He told Drivers to wait.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "“Harder than we thought,” said former ambassador Torvil Mohmand.",
        "The analyst Torvil Mohmand was there.",
        "Tormod Brekke carried letters to the front.",
        "Belqis Tawana unrolled her banner.",
        "Iftikhar Chandio had no answer.",
    ],
)
def test_a_family_called_after_a_place_and_given_names_of_many_countries(sentence: str) -> None:
    assert any(" " in name for name in names(sentence))


def test_who_wrote_an_article_is_nobody_in_it() -> None:
    text = """An empty hall

By Jane Moor

The Taliban came late to the hall, and nobody knew why they had come at all.

Hamid Karzai waited an hour for them. He had brought a book about gardens.

The talks began at four, when the tea was cold and most of the guests had left.

{}"""
    note = "Jane Moor is writing a life of a gardener."
    found = {a.name for a in extract(from_text(text.format(note), id="own", title="")).actors}
    assert found == {"Taliban", "Hamid Karzai"}
    inside = text.format("Jane Moor poured the tea.").replace("He had", "Jane Moor said he had")
    found = {a.name for a in extract(from_text(inside, id="own", title="")).actors}
    assert "Jane Moor" in found


def test_a_month_behind_in_is_nobodys_given_name():
    assert names("In April Biden met April Brown.") == ["April Brown", "Joe Biden"]
