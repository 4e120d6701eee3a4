"""What the lexicon of actors and places promises."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from events.extraction.actors import known_actors, normalise
from events.extraction.actors.known import known_places
from events.extraction.actors.lookup import _keys
from events.extraction.lexicon import days
from tests.extraction.casting import names

ACTORS = known_actors()
ROLES = [(actor.name, role) for actor in ACTORS for role in actor.roles]


def test_enough_actors_of_every_kind_are_known():
    counts = Counter(actor.kind for actor in ACTORS)
    assert counts["person"] > 900
    assert min(counts.values()) > 10


def test_every_name_is_given_once():
    names = [actor.name for actor in ACTORS] + [place.name for place in known_places()]
    assert len(names) == len(set(names))


def test_no_way_of_writing_a_name_means_two_actors():
    claims = defaultdict(set)
    for actor in ACTORS:
        for alias in (actor.name, *actor.aliases):
            words = re.findall(r"(?:[A-Z]\.)+[A-Z]\b\.?|[^\W_]+", alias.replace("\u200c", ""))
            claims[tuple(_keys(word)[0] for word in words)].add(actor.name)
    assert [names for names in claims.values() if len(names) > 1] == []


def test_no_short_form_means_two_persons():
    claims = defaultdict(set)
    for actor in ACTORS:
        for form in actor.short:
            claims[normalise(form)].add(actor.name)
    assert [names for names in claims.values() if len(names) > 1] == []


def test_persons_have_a_gender_and_nobody_else():
    assert [a.name for a in ACTORS if (a.kind == "person") != (a.gender in ("m", "f"))] == []


def test_wikidata_ids_are_well_formed_and_belong_to_one_actor():
    ids = [actor.wikidata for actor in ACTORS if actor.wikidata]
    assert all(re.fullmatch(r"Q[1-9]\d*", qid) for qid in ids)
    assert len(ids) == len(set(ids))


def test_cameo_codes_are_well_formed():
    assert all(re.fullmatch(r"(?:[A-Z]{3}){1,4}", a.cameo) for a in ACTORS if a.cameo)


def test_actors_belong_to_actors_of_the_lexicon():
    names = {actor.name for actor in ACTORS}
    assert [a.name for a in ACTORS if a.of and a.of not in names] == []
    assert [head for a in ACTORS for head in a.heads if head not in names] == []
    assert [p.name for p in known_places() if p.metonym and p.metonym not in names] == []


def test_every_role_names_its_office_and_source():
    assert [name for name, role in ROLES if not (role.title and role.source)] == []


def test_terms_of_office_are_edtf():
    dates = {edtf for _, role in ROLES for edtf in (role.start, role.end) if edtf}
    assert all(days(edtf) for edtf in dates)


def test_no_term_of_office_ends_before_it_begins():
    terms = [(name, role.start, role.end) for name, role in ROLES if role.start and role.end]
    assert [term for term in terms if term[2] < term[1][: len(term[2])]] == []


def test_one_office_is_held_by_one_person_at_a_time():
    single = {
        ("secretary of state", "US State Department"),
        ("secretary general", "NATO"),
        ("secretary general", "United Nations"),
        ("president", "United States"),
        ("defense secretary", "US Department of Defense"),
        ("prime minister", "Pakistan"),
        ("prime minister", "United Kingdom"),
        ("president", "Afghanistan"),
        ("foreign minister", "Afghanistan"),
        ("commander", "ISAF"),
        ("commander", "Resolute Support"),
        ("leader", "Taliban"),
    }
    terms = defaultdict(list)
    for name, role in ROLES:
        if (role.title, role.body) in single:
            terms[role.title, role.body].append((role.start, role.end or "9999", name))
    for held in terms.values():
        held.sort()
        for (_, end, _), (start, _, _) in pairwise(held):
            assert start >= end[: len(start)], held


SAME = [
    ("Baradar", "Biradar"),
    ("Mohammad Hanif Atmar", "Muhammad Hanif Atmar"),
    ("Mohammed", "Muhammad"),
    ("Akhund", "Akhond"),
    ("Stanekzai", "Stanikzai"),
    ("Gulbuddin Hekmatyar", "Golbudin Hikmatyar"),
    ("Yaqoob", "Yaqub"),
    ("al-Qaeda", "Al Qaida"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("the Taliban", "Taliban"),
    ("برادر غني", "برادر غنی"),
    ("كرزي", "کرزی"),
    ("خلیل‌زاد", "خلیلزاد"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_key(one, other):
    assert normalise(one) == normalise(other)


SPELLINGS = """
Baradar Biradar Bradar Beradar
Mohammad Muhammad Mohammed Mohamed Muhammed Mohamad
Akhundzada Akhunzada Akhundzadeh Akhondzada Akhunzadeh
Stanekzai Stanikzai Stanakzai Stanekzay
Haibatullah Hibatullah Hebatullah Haybatullah
Hekmatyar Hikmatyar Hekmatiar
Massoud Masood Masud Masoud
Mansour Mansoor Mansur
Sirajuddin Serajuddin Sirajudin Siraj-ud-Din Sirajoddin
Salahuddin Salahudin Salah-ud-Din Salahoddin
Qadir Qader Kadir
Zabihullah Zabiullah Zabihollah
Gailani Gilani Gaylani
Qanuni Qanooni Kanuni Qanouni
Muttawakil Mutawakil Mutawakkil Motawakel
Muttaqi Mutaqi Motaqi Mottaqi
Yousaf Yusuf Yousef Yosuf
Mawlawi Maulvi Maulawi Moulavi
Mojaddedi Mujaddidi Mojadidi Mujadidi
Mohaqiq Mohaqeq Muhaqiq
Ismail Esmail Ismael
Yaqoob Yaqub Yakub Yacoub Yaghoub
Omar Umar Umer Omer
Fazl Fazel Fazal
Obaidullah Ubaidullah
"""


@pytest.mark.parametrize("spellings", SPELLINGS.strip().splitlines())
def test_transliterations_of_one_name_share_a_key(spellings):
    assert len({normalise(spelling) for spelling in spellings.split()}) == 1


def test_transliterations_of_different_names_keep_theirs():
    keys = [normalise(line.split()[0]) for line in SPELLINGS.strip().splitlines()]
    assert len(set(keys)) == len(keys)


def test_every_name_finds_its_actor():
    forms = [(actor.name, form) for actor in ACTORS for form in (actor.name, *actor.aliases)]
    assert [(form, names(form)) for name, form in forms if names(form) != [name]] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ghani", "Ghana"), ("Price", "Paris"), ("Rabbani", "Rahmani"), ("Karzai", "Kerry")],
)
def test_different_names_keep_different_keys(one, other):
    assert normalise(one) != normalise(other)


def test_a_key_is_its_own_key():
    for actor in ACTORS:
        assert normalise(normalise(actor.name)) == normalise(actor.name)
