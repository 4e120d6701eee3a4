"""The documentation names everything that can be set, asked for or exported."""

import re
from pathlib import Path

import pytest

from events.export import COLUMNS
from events.extraction.results import EVENT_TYPES
from events.forms import PARAMETERS

ROOT = Path(__file__).resolve().parent.parent


def text(name):
    return (ROOT / name).read_text("utf-8")


def section(document, heading):
    return re.split(r"^## ", document.split(f"\n## {heading}\n", 1)[1], flags=re.MULTILINE)[0]


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_the_readme_names_every_parameter_of_the_timeline(parameter):
    assert f"`{parameter}" in text("README.md")


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_every_event_type_is_documented_with_its_codes(event_type):
    row = EVENT_TYPES[event_type]
    assert f"`{event_type}`" in text("README.md")
    (line,) = re.findall(rf"^\| `{event_type}` \|.*$", text("docs/how-it-works.md"), re.MULTILINE)
    assert row.plover in line
    assert row.mode in line
    assert row.acled in line


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_column_of_an_export_is_documented(kind):
    named = set(re.findall(r"`(\w+)`", section(text("docs/exports.md"), kind)))
    assert set(COLUMNS[kind]) <= named


def test_every_setting_of_the_environment_is_documented():
    read = set(
        re.findall(
            r'environment\.\w+, "([A-Z_]+)"|environment\.\w+\("([A-Z_]+)"',
            text("afghanpeace/settings.py"),
        )
    )
    names = {name for pair in read for name in pair if name}
    assert {"DATABASE_URL", "DATA_DIR", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "PORT"} <= names
    documented = text("docs/operations.md")
    assert [name for name in sorted(names) if f"`{name}`" not in documented] == []


@pytest.mark.parametrize(
    "target",
    re.findall(r"^([a-z]+):.*##", text("Makefile"), re.MULTILINE),
)
def test_the_readme_or_operations_name_every_make_target(target):
    assert f"make {target}" in text("README.md") + text("docs/operations.md")


def test_every_link_between_documents_leads_somewhere():
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(((?!https?:)[^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
