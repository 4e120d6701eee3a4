"""Who may import whom: the core imports nobody, and the shell's parts only what lies below them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHELL = ("django", "psycopg", "afghanpeace", "events.models", "events.ingest")

# What each part of events/ must not import, as it lies above or beside it. A package is one part;
# small helpers, here without a line of their own, stay below all that is named.
TOP = {"admin", "views", "urls", "management"}
PAGES = {"forms", "display", "search", "export"}
ABOVE = {
    "models": TOP | PAGES | {"ingest", "editing", "naming"},
    "naming": TOP | PAGES | {"ingest", "editing"},
    "ingest": TOP | PAGES | {"editing"},
    "editing": TOP | PAGES | {"ingest"},
    "forms": TOP | {"ingest", "editing", "display", "search", "export"},
    "display": TOP | {"ingest", "editing", "search", "export"},
    "search": TOP | {"ingest", "editing", "forms", "export"},
    "export": TOP | {"ingest", "editing", "forms", "display", "search"},
    "admin": {"export", "search", "views", "urls", "management"},
    "views": {"ingest", "editing", "admin", "urls", "management"},
}


def test_the_core_loads_without_django_database_or_network():
    program = (
        "import sys, pkgutil, importlib, events.extraction as core\n"
        "for module in pkgutil.walk_packages(core.__path__, core.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "events.extraction.results" in done.stdout.split()
    assert not {name for name in done.stdout.split() if name.startswith(SHELL)}


def sources(module):
    """The files of a module of events/, be it a file or a package."""
    package = ROOT / "events" / module
    return sorted(package.rglob("*.py")) if package.is_dir() else [package.with_suffix(".py")]


def imports(file):
    """The modules of events/ that a file imports."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"events.{alias.name}" for alias in node.names]
                if node.module == "events"
                else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("events."))


def parts():
    """The names of the files and packages of events/."""
    return {path.stem for path in (ROOT / "events").iterdir() if not path.name.startswith("_")}


def test_the_core_imports_nothing_else_of_the_project():
    assert {name for file in sources("extraction") for name in imports(file)} == {"extraction"}


@pytest.mark.parametrize("module", sorted(ABOVE.keys() & parts()))
def test_a_part_imports_only_what_lies_below_it(module):
    found = {name for file in sources(module) for name in imports(file)}
    assert not found & ABOVE[module]


def test_only_the_addresses_import_the_views():
    importers = {
        file.relative_to(ROOT / "events").parts[0].removesuffix(".py")
        for file in (ROOT / "events").rglob("*.py")
        if "views" in imports(file)
    }
    assert importers <= {"urls", "views"}


def test_models_take_only_the_vocabulary_from_the_core():
    for file in sources("models"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("events.extr"):
                assert node.module == "events.extraction.results"
