"""Articles on another subject, or that come to Afghanistan by the way."""

import pytest

from events.extraction.articles import from_text
from events.extraction.extract import extract


@pytest.mark.parametrize(
    "text",
    [
        """Colombia's government and the rebels signed an agreement on Thursday.

        Talks had begun in Havana in 2012.

        A ceasefire has held since August.

        Diplomats from Afghanistan came to look on in 2015.

        The president was sworn in on 7 August 2010.""",
        """The club released three players on Monday.

        It had won the cup on 3 May.

        The coach resigned on Tuesday.

        Fans protested on Wednesday.""",
        """Afghanistan won the match in Sharjah on Monday.

        The captain, born in Jalalabad, had signed with the club on 3 May.

        The board met in Kabul on Tuesday and released two players.

        Young men marched through Herat with drums on Wednesday.""",
    ],
)
def test_articles_on_another_subject_yield_nothing(text: str) -> None:
    article = from_text(text, id="other", title="Elsewhere", published="2016-11-25")
    assert extract(article).events == ()


def test_of_articles_on_another_subject_the_well_known_events_of_the_war_are_kept() -> None:
    text = """The rebels of the delta freed nine sailors on Monday.

    Their envoys had met in Lagos on 3 May.

    It took less than in Doha, where the Americans and the Taliban signed on 29 February 2020.

    The governor fled on Tuesday, and his palace burnt."""
    article = from_text(text, id="other", title="Elsewhere", published="2020-11-25")
    assert [event.landmark for event in extract(article).events] == ["doha-agreement-2020"]


def test_an_article_that_comes_to_afghanistan_by_the_way_tells_only_what_happened_there() -> None:
    text = """The rebels of the delta and the army opened talks in Lagos on 3 May 2016.

    A ceasefire began on 4 June 2016, and the war was over for a season.

    The minister resigned on 7 June 2016.

    The rebels freed nine soldiers on 8 June 2016.

    In Kabul the Taliban and the elders of Ghor opened talks on 9 June 2016.

    Some Afghan soldiers were freed by the Taliban a day later.

    The rebels of the delta signed an agreement with the army on 12 June 2016.

    The president flew to Lagos on 14 June 2016."""
    article = from_text(text, id="other", title="A lesson for Kabul", published="2016-07-05")
    told = [event.when.edtf for event in extract(article).events]
    assert told == ["2016-06-09", "2016-06-10"]
