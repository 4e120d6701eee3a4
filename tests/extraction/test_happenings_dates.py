"""When happenings were: dates of their own, of others, and of what is well known."""

from tests.extraction.telling import one, told


def test_two_entries_of_a_chronology_keep_their_dates() -> None:
    text = (
        "3 May 2012 – The Taliban attack a guesthouse in Kabul.\n\n"
        "5 June 2012 – The government frees fifty prisoners. Two days later it frees ten prisoners."
    )
    assert [e.when.edtf for e in told(text, "2012-07-01")] == [
        "2012-05-03",
        "2012-06-05",
        "2012-06-07",
    ]


def test_a_told_length_stretches_the_date_back_from_its_end() -> None:
    event = one("Six days of talks with the Taliban ended in Kabul on 26 May.", "2012-07-01")
    assert event.when.edtf == "2012-05-21/2012-05-26"


def test_a_deadline_runs_from_the_day_it_was_set() -> None:
    text = "The Taliban said on Thursday that they will release the captives by 20 May 2012."
    plans = [e for e in told(text, "2012-05-05") if e.type == "prisoner_release"]
    assert [e.when.edtf for e in plans] == ["2012-05-03/2012-05-20"]


def test_a_deadline_that_nobody_is_known_to_have_set_has_an_open_start() -> None:
    event = one("The last foreign engineers will leave Kabul by 20 May 2012.", "2012-05-05")
    assert event.when.edtf == "../2012-05-20"


def test_a_term_is_counted_from_the_agreement_that_sets_it() -> None:
    text = (
        "The United States and the Taliban signed an agreement in Doha on 29 February 2020. "
        "Washington will halve its garrison within 135 days."
    )
    found = {e.when.edtf for e in told(text, "2020-03-02") if e.type == "withdrawal"}
    assert found == {"2020-02-29/2020-07-13"}


def test_what_goes_on_while_the_article_is_written_is_dated_by_its_month() -> None:
    text = "Taliban fighters make rapid progress across the country."
    assert one(text, "2021-08-06").when.edtf == "2021-08"


def test_a_day_that_only_ends_something_long_leaves_its_start_open() -> None:
    text = (
        "Khalilzad went through nine rounds of talks with the Taliban in Doha, the last of which "
        "ended on 1 September 2019."
    )
    found = {e.landmark: e.when.edtf for e in told(text, "2019-09-10")}
    assert found["us-taliban-doha-rounds"] == "../2019-09-01"


def test_a_well_known_event_without_a_date_gets_its_own() -> None:
    event = one("Little was left of the Bonn Agreement.", "2019-02-06")
    assert (event.landmark, event.when.edtf) == ("bonn-agreement-2001", "2001-12-05")
    assert event.when.rule == "landmark"


def test_the_date_that_an_article_gives_a_well_known_event_wins() -> None:
    event = one("Khalilzad was appointed special envoy last September.", "2019-02-06")
    assert (event.landmark, event.when.edtf) == ("khalilzad-appointed-2018", "2018-09")


def test_a_well_known_event_is_not_known_before_it_happened() -> None:
    found = told("All foreign troops are to leave under the deal.", "2020-03-20")
    assert [e.when.edtf for e in found if e.type == "withdrawal"] == ["2020-03-20/.."]


def test_nothing_that_happened_lies_after_publication() -> None:
    event = one("Ghani received a Chinese delegation in Kabul this week.", "2019-02-06")
    assert event.when.edtf == "2019-02-04/2019-02-06"
