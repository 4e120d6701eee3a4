"""Well-known events that an article tells twice, once without the name they are known by."""

import pytest

from tests.extraction.telling import told

JIRGA = "The Loya Jirga of 7 to 9 August 2020 freed the last 400 Taliban prisoners."
ONCE = {
    "a gathering within its days": f"{JIRGA} On 8 August 2020 thousands of delegates gathered.",
    "its day and nobody's name": (
        "The Geneva Accords were signed on 14 April 1988. After six years of talks, "
        "they signed an agreement on 14 April 1988."
    ),
    "rockets on a palace in the town": (
        "On 21 August 2018 rockets hit Kabul. Two rockets were fired at the Arg on 21 August 2018."
    ),
}
TWICE = {
    "somebody else meets elsewhere": (
        f"{JIRGA} On 8 August 2020 Pakistani and Chinese officials met in Islamabad."
    ),
    "rockets on another town": (
        "On 21 August 2018 rockets hit Herat. Two rockets were fired at the Arg on 21 August 2018."
    ),
    "a month in which more than that happened": (
        "Bamiyan was handed over to Afghan forces in July 2011. The drawdown began in July 2011."
    ),
    "a deed of the same week by others": (
        "The Geneva Accords were signed on 14 April 1988. "
        "On 15 April 1988 Norway and Iceland signed an agreement in Oslo."
    ),
}


@pytest.mark.parametrize("text", ONCE.values(), ids=ONCE.keys())
def test_what_happened_once_is_told_once(text: str) -> None:
    assert len(told(text, "2020-09-01")) == 1


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE.keys())
def test_what_happened_beside_it_stays_an_event_of_its_own(text: str) -> None:
    assert len(told(text, "2020-09-01")) == 2
