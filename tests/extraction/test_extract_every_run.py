"""The same text gives the same result in every run, however Python orders its sets in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from events.extraction.articles import from_text
from events.extraction.contract import as_json
from events.extraction.extract import extract

ROOT = Path(__file__).parents[2]
TEXT = """The Afghan government and the Taliban want peace. On 12 September 2020 the intra-Afghan \
talks opened in Doha, and both sides said they would go on."""
PROGRAM = f"""
import json
from events.extraction.articles import from_text
from events.extraction.contract import as_json
from events.extraction.extract import extract
print(json.dumps(as_json(extract(from_text({TEXT!r}, id="a", published="2020-09-20")))))
"""


def printed(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = [sys.executable, "-c", PROGRAM]
    return subprocess.run(
        run, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_two_who_are_meant_by_the_same_words_come_in_the_same_order_in_every_run() -> None:
    here = extract(from_text(TEXT, id="a", published="2020-09-20"))
    first = json.dumps(as_json(here)) + "\n"
    assert '"actors": ["Afghan government", "Taliban"]' in first
    assert [printed(seed) for seed in ("1", "2")] == [first] * 2
