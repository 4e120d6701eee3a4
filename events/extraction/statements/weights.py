"""Which reading of a cue is likeliest, if it reports anything: a conditional log-linear model.

A reading's score is the sum of the weights of its features, that of "no report" is 0; the exponents
of the scores, divided by their sum, are taken for probabilities. ``benchmarks/train_statements.py``
makes the weights; each can be read in ``lexicon/statement_weights.json``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp

from events.extraction.statements.options import ANY_VERB, Option
from events.extraction.statements.readings import Reading
from events.extraction.statements.units import Unit
from events.extraction.statements.verbs import Call

REPORTED = 0.4  # below this probability, that a cue reports anything, it is left out
FOREIGN = 0.7  # the same where the lexicon does not give the verb such a frame
HIGHEST = 50.0  # a score beyond which the exponent says no more


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; those that are not there weigh nothing."""
    text = (files("events.extraction.lexicon") / "statement_weights.json").read_text("utf-8")
    table: dict[str, float] = json.loads(text)
    return table


def score(option: Option) -> float:
    """How much speaks for a reading."""
    get = weights().get
    return min(HIGHEST, sum([get(feature, 0.0) for feature in option.features]))


def likeliest(_unit: Unit, call: Call, options: Sequence[Option]) -> Reading:
    """The reading with the highest score; an empty one if the cue probably reports nothing."""
    if len(options) == 1 and not options[0].features:
        return options[0].reading
    scores = [score(option) for option in options]
    total = sum(exp(one) for one in scores)
    best = options[scores.index(max(scores))].reading if options else Reading()
    foreign = best.frame in ANY_VERB - call.frames
    return best if total >= (FOREIGN if foreign else REPORTED) * (1 + total) else Reading()
