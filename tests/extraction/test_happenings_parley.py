"""Which type an encounter or a fight is: by who takes part and by its form."""

import pytest

from tests.extraction.telling import one

AFTER = "2022-02-05"  # a Saturday without well-known events around it


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The envoy of Norway met the Taliban in Oslo on Monday.", "talks"),
        ("Mullah Baradar sat down with a group of villagers from Herat on Monday.", "talks"),
        ("Imran Khan flew to Doha on Monday and met Mullah Baradar.", "talks"),
        ("Norway hosted a conference with the Taliban in Oslo on Monday.", "talks"),
        ("Lakhdar Brahimi flew to Kandahar on Monday and sat with Mullah Omar.", "talks"),
        ("Imran Khan met Narendra Modi in Lahore on Monday.", "meeting"),
        ("Norway hosted a conference with Japan in Oslo on Monday.", "meeting"),
        ("Mullah Baradar flew to Kandahar on Monday.", "diplomacy"),
        ("Imran Khan flew to Kabul on Monday.", "diplomacy"),
        ("Imran Khan telephoned Narendra Modi on Monday.", "diplomacy"),
        ("The Taliban launched an assault on the city of Kunduz on Monday.", "military_operation"),
        ("Gunmen fought inside a ministry in Kabul on Monday.", "attack"),
        ("Hamid Karzai opened a jirga in Herat on the Taliban on Monday.", "meeting"),
    ],
)
def test_who_takes_part_and_the_form_tell_the_type(text: str, kind: str) -> None:
    assert one(text, AFTER).type == kind
