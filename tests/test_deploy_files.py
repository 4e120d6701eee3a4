"""Container files, pins and CI, read by parsers: no container engine is needed."""

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from afghanpeace import healthcheck

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]


def dockerfile():
    """The Dockerfile's instructions as (name, argument), continuation lines joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    lines = text.replace("\\\n", "").splitlines()
    return [tuple(line.split(None, 1)) for line in lines if line.strip()]


def arguments(instruction):
    return [argument for name, argument in dockerfile() if name == instruction]


def test_the_image_installs_hashed_pins_before_the_code_comes_in():
    steps = [argument for name, argument in dockerfile() if name in {"COPY", "RUN"}]
    assert shlex.split(steps[0])[0] == "requirements.txt"
    assert "--require-hashes" in steps[1]
    assert shlex.split(steps[2]) == [".", "./"]


def test_the_image_starts_a_slim_python_that_the_project_supports():
    (image,) = arguments("FROM")
    version = re.fullmatch(r"python:3\.(\d+)-slim", image)
    assert version
    assert int(version[1]) >= 11


def test_the_image_runs_gunicorn_as_somebody_other_than_root():
    assert arguments("USER") == ["afghanpeace"]
    names = [name for name, _ in dockerfile()]
    assert names.index("USER") > max(i for i, name in enumerate(names) if name == "RUN")
    (command,) = arguments("CMD")
    assert json.loads(command)[:2] == ["gunicorn", "afghanpeace.wsgi"]


def test_the_image_collects_static_files_and_keeps_data_in_a_volume():
    assert any("collectstatic" in step for step in arguments("RUN"))
    assert arguments("VOLUME") == ["/data"]
    assert "DATA_DIR=/data" in " ".join(arguments("ENV"))


def test_the_images_health_check_is_the_projects_own():
    check = arguments("HEALTHCHECK")[0]
    command = json.loads(check[check.index("[") :])
    assert find_spec(command[command.index("-m") + 1])


@pytest.mark.parametrize("hosts", ["localhost", ".localhost, example.org", "*"])
def test_the_health_check_asks_a_running_site(live_server, monkeypatch, hosts):
    monkeypatch.setenv("PORT", live_server.url.rsplit(":", 1)[1])
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)
    healthcheck.main()


def test_the_health_check_fails_where_nothing_is_served(monkeypatch):
    monkeypatch.setenv("PORT", "1")
    with pytest.raises(SystemExit, match="/healthz: "):
        healthcheck.main()


def test_nothing_but_the_site_goes_into_the_image():
    first, *kept = (ROOT / ".dockerignore").read_text().split()
    assert first == "*"
    for name in ("manage.py", "gunicorn.conf.py", "afghanpeace", "events", "templates", "static"):
        assert f"!{name}" in kept
    assert not {"!.git", "!.data", "!.env", "!tests"} & set(kept)


def test_the_database_is_postgresql_18_on_a_volume_with_a_health_check():
    db = SERVICES["db"]
    assert db["image"] == "postgres:18"
    volumes = dict(volume.split(":") for volume in db["volumes"])
    assert volumes == {"database": "/var/lib/postgresql"}
    assert set(volumes) <= set(COMPOSE["volumes"])
    # Asked by its socket, it would be well while its cluster is still being set up.
    assert db["healthcheck"]["test"][:3] == ["CMD", "pg_isready", "--host=127.0.0.1"]
    assert "ports" not in db


def test_the_site_waits_for_a_healthy_database_that_is_set_up():
    conditions = {name: value["condition"] for name, value in SERVICES["web"]["depends_on"].items()}
    assert conditions == {"db": "service_healthy", "setup": "service_completed_successfully"}
    assert SERVICES["setup"]["depends_on"]["db"]["condition"] == "service_healthy"


def test_site_and_database_agree_on_name_and_password():
    db = SERVICES["db"]["environment"]
    user, name, password = (db[f"POSTGRES_{key}"] for key in ("USER", "DB", "PASSWORD"))
    assert SERVICES["web"]["environment"]["DATABASE_URL"] == (
        f"postgresql://{user}:{password}@db:5432/{name}"
    )


def test_no_secret_is_written_down_and_a_missing_password_is_refused():
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name or "SECRET" in name:
                assert re.fullmatch(r"\$\{\w+:[?-].*\}", value)
    assert SERVICES["db"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")


def test_the_site_is_reached_on_this_machine_only():
    assert SERVICES["web"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_is_exact_and_hashed_and_names_no_index(name):
    text = (ROOT / name).read_text()
    pins = re.findall(
        r"^([\w.-]+)==[\w.!+]+((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", text, re.MULTILINE
    )
    requirements = re.findall(r"^[\w.\[\]-]+ *[=<>~@].*$", text, re.MULTILINE)
    assert len(pins) == len(requirements) > 10
    assert not re.search(r"https?:|file:|--index|--find-links|WARNING", text)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_asked_for_is_pinned(name):
    asked = re.findall(r"^(\w[\w-]*)", (ROOT / f"{name}.in").read_text(), re.MULTILINE)
    pinned = re.findall(r"^([\w-]+)==", (ROOT / f"{name}.txt").read_text(), re.MULTILINE)
    assert set(asked) <= set(pinned)


def test_ci_runs_make_test_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines[-1] == "exec make test"
    assert "set -euo pipefail" in lines
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def make(*arguments, **variables):
    # As from a shell, not as a part of the make that runs the tests.
    variables |= {"MAKEFLAGS": "", "MAKELEVEL": ""}
    return subprocess.run(
        ["/usr/bin/env", "make", *arguments],
        cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_make_alone_says_what_can_be_made():
    said = make().stdout
    for target in ("install", "run", "test", "lint", "evaluate", "bench"):
        assert re.search(rf"^make {target} +[A-Z]", said, re.MULTILINE)


@pytest.fixture
def environment(tmp_path):
    """An installed environment whose Python only says what it is called with."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text('#!/bin/sh\necho "DEBUG=$DEBUG" "$@"\n')
    python.chmod(0o755)
    (tmp_path / "installed").touch()
    return tmp_path


@pytest.mark.parametrize(("installed", "installs"), [(0, True), (2**31, False)])
def test_the_environment_is_refreshed_only_when_the_pins_are_newer(
    environment, installed, installs
):
    os.utime(environment / "installed", (installed, installed))
    planned = make("--dry-run", "install", f"VENV={environment}").stdout
    assert ("--require-hashes" in planned) is installs


@pytest.mark.parametrize(("given", "then"), [("", "1"), ("0", "0"), ("1", "1")])
def test_make_run_serves_with_debug_unless_told_otherwise(environment, given, then):
    said = make("run", f"VENV={environment}", DEBUG=given).stdout
    assert said == f"DEBUG={then} manage.py serve\n"


def test_make_without_a_python_that_is_new_enough_says_so(tmp_path):
    done = make("install", f"VENV={tmp_path}", "PYTHON=")
    assert done.returncode == 2
    assert "Python 3.11 or newer is needed" in done.stderr


def test_gunicorn_accepts_its_settings():
    done = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--check-config", "afghanpeace.wsgi"],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
