"""The weights that choose among the readings of a cue, and the program that learns them."""

from __future__ import annotations

from importlib.resources import files
from itertools import islice

from benchmarks.evaluate import annotated
from benchmarks.train_statements import Example, examples, fit, own_articles
from events.extraction.statements.options import Option
from events.extraction.statements.readings import Reading
from events.extraction.statements.weights import score, weights
from tests.extraction.test_statements import article

TEXT = "Nuri said the road was closed, which nobody in the whole valley had known before. He left."


def test_the_file_of_weights_is_small_and_readable() -> None:
    stored = files("events.extraction.lexicon") / "statement_weights.json"
    assert len(stored.read_bytes()) < 1_000_000
    assert all(feature.isprintable() for feature in weights())
    assert all(abs(weight) < 20 for weight in weights().values())


def test_what_the_rules_read_weighs_in_favour() -> None:
    assert score(Option(Reading(), ("ruled",))) > score(Option(Reading(), ())) == 0


def test_what_an_annotated_article_teaches_are_the_readings_that_agree_with_it() -> None:
    closed = TEXT.index("the road"), TEXT.index(",")
    said = TEXT.index("said"), TEXT.index("said") + 4
    (taught,) = examples(article(TEXT), [{"cue": [said], "content": [closed]}])
    assert 0 < len(taught.right) < len(taught.readings)


def test_an_unsure_annotation_teaches_nothing() -> None:
    said = TEXT.index("said"), TEXT.index("said") + 4
    attribution = {"cue": [said], "content": [(10, 30)], "speech": False}
    assert not examples(article(TEXT), [attribution])


def test_the_projects_own_articles_teach_but_for_those_annotated_apart() -> None:
    seen = (gold for gold in annotated([]) if gold["split"] == "seen")
    for gold, (lesson, attributions) in islice(zip(seen, own_articles(), strict=True), 3):
        spans = [span for one in attributions for span in one["cue"]]
        cues = {" ".join(lesson.text[slice(*span)].split()) for span in spans}
        assert cues
        assert cues <= {statement["cue"] for statement in gold["statements"]}


def test_features_of_right_readings_gain_weight_and_the_same_corpus_gives_the_same() -> None:
    good = Example([["verb say", "ends"], ["verb say", "goes on"]], frozenset([0]))
    bad = Example([["verb go", "ends"], ["verb go", "goes on"]], frozenset())
    learnt = fit([good, bad] * 20)
    assert learnt["verb say"] > 0 > learnt["verb go"]
    assert learnt["ends"] > learnt["goes on"]
    assert learnt == fit([good, bad] * 20)
