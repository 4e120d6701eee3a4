"""What happened: words that say so, tied by clause to dates, actors and places.

The terms are those of PLOVER (see results.EVENT_TYPES). The road of a sentence, which ``finder``
leads article by article and ``reading`` sentence by sentence:

1. ``scenes`` cuts it into ``clauses`` (off its ``lines``) and puts on its words what the other
   finders know of it; ``wording`` gives those words, with plain ones behind odd ones (``spun``).
   ``topic`` asks whether the article is about Afghanistan at all, ``entries`` which lines of dates
   head what.
2. ``anchors`` adds the days that other happenings set ("two days after the signing").
3. ``triggers`` finds what says that something happened, in patterns (``words``, ``verbs``);
   ``landmarks`` and ``known`` find well-known events, ``almanac`` those told by their days
   (``landmark_days``) and what stands beside them (``evidence``), and ``years`` the years that
   these give to days printed without one.
4. ``tying`` deals out the sentence's dates; ``timing``, ``terms`` and ``offsets`` say what days a
   date means (``counts``: how many). Dates that nobody has taken go to ``leftovers``, ``deeds`` and
   ``ellipsis``.
5. ``participants`` reads who took part off the clause (``joining``), its neighbours (``borrowed``)
   and words that name nobody (``cast``, ``meanings``), without ``bystanders``; ``parley`` makes an
   encounter talks, a meeting or a visit by who they are.
6. ``occurrence`` says whether it took place; ``titles`` words it, by way of ``subjects``,
   ``predicates``, ``doerless`` and ``spoken``. All that is a draft (``drafts``), unless it is no
   event (``hiding``).
7. Over the whole article, ``identity`` names the well-known events that only date and actors tell,
   ``claims`` adds who owned up, ``retelling`` joins drafts of one happening, ``parties`` completes
   who takes part, and ``speeches`` (of ``utterances``; titles: ``sayings``) adds public statements.
8. ``tolls`` reads victims; ``likeness`` compares the accounts that two articles give.

The vocabulary is in triggers.toml, landmarks.toml, deeds.toml, parties.toml, anchors.toml,
tolls.toml, numbers.toml, identity.toml and spun.toml of the lexicon.

Imported here is only what tells whether two accounts are of one event, which the site asks without
reading any article; ``finder.find_events`` and ``tolls.with_tolls`` read one.
"""

from events.extraction.happenings.likeness import (
    Account,
    Likeness,
    common,
    likeness,
    places,
    same_event,
)
from events.extraction.happenings.triggers import near_types

__all__ = [
    "Account",
    "Likeness",
    "common",
    "likeness",
    "near_types",
    "places",
    "same_event",
]
