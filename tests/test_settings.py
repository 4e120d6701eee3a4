"""Settings come from the environment, and a wrong value says so."""

import os
import re
import runpy
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from afghanpeace import environment

ROOT = Path(__file__).parents[1]
OURS = """ALLOWED_HOSTS DATABASE_POOL DATABASE_URL DEBUG DJANGO_ALLOW_ASYNC_UNSAFE HTTPS
    PORT SECRET_KEY TRUST_PROXY""".split()


def manage(*arguments, **variables):
    """Run a command with nothing set but `variables`."""
    bare = {name: value for name, value in os.environ.items() if name not in OURS}
    bare["DJANGO_SETTINGS_MODULE"] = "afghanpeace.settings"
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "manage.py", *arguments],
        cwd=ROOT, env=bare | variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_production_settings_pass_djangos_deployment_check(tmp_path):
    done = manage("check", "--deploy", "--fail-level", "WARNING", DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("DEBUG", "maybe", "1 or 0"),
        ("HTTPS", "2", "1 or 0"),
        ("TRUST_PROXY", "y", "1 or 0"),
        ("PORT", "0", "from 1 to 65535"),
        ("PORT", "http", "from 1 to 65535"),
        ("PORT", "65536", "from 1 to 65535"),
        ("ALLOWED_HOSTS", "https://example.org", "without scheme"),
        ("ALLOWED_HOSTS", "example.org:8000", "without scheme or port"),
        ("ALLOWED_HOSTS", "a.org b.org", "separated by commas"),
        ("ALLOWED_HOSTS", ",", "at least one"),
        ("DATA_DIR", __file__, "a directory"),
        ("DATABASE_URL", "sqlite:///db.sqlite3", "postgresql://"),
        ("DATABASE_URL", "mysql://user@host/name", "postgresql://"),
        ("DATABASE_URL", "postgresql://host", "postgresql://"),
        ("DATABASE_URL", "postgresql://host:port/name", "postgresql://"),
        ("SECRET_KEY", "short", "50 characters"),
    ],
)
def test_a_wrong_value_names_its_variable_and_what_it_may_be(monkeypatch, name, value, rule):
    monkeypatch.setenv(name, value)
    reader = {
        "PORT": lambda: environment.port(name, 8000),
        "ALLOWED_HOSTS": lambda: environment.hosts(name, "localhost"),
        "DATA_DIR": lambda: environment.directory(name, ROOT),
        "DATABASE_URL": lambda: environment.database(name, pool=0),
        "SECRET_KEY": lambda: environment.secret(name, ROOT / "unused"),
    }.get(name, lambda: environment.flag(name, default=False))
    with pytest.raises(ImproperlyConfigured, match=f"^{name} must be .*{re.escape(rule)}"):
        reader()


@pytest.mark.parametrize("variables", [{"PORT": "eighty"}, {"DEBUG": "perhaps"}])
def test_a_command_with_a_wrong_value_ends_at_once_without_traceback(variables):
    done = manage("check", **variables)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Wrong settings: {next(iter(variables))} must be ")
    assert "Traceback" not in done.stderr


def test_a_secret_in_a_wrong_database_url_is_not_repeated():
    done = manage("check", DATABASE_URL="mysql://user:hunter2@host/name")
    assert done.returncode == 2
    assert "hunter2" not in done.stderr


@pytest.mark.parametrize("value", ["1", "true", "YES", " on "])
def test_a_switch_can_be_put_on_in_words(monkeypatch, value):
    monkeypatch.setenv("DEBUG", value)
    assert environment.flag("DEBUG", default=False)


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("PORT", "")
    monkeypatch.setenv("DATABASE_URL", "")
    assert environment.port("PORT", 8000) == 8000
    assert environment.database("DATABASE_URL", pool=3) is None


def test_a_database_url_may_carry_escapes_ipv6_and_libpq_parameters(monkeypatch):
    url = "postgresql://us%40er:p%2Fw%25@[::1]:5433/na%20me?sslmode=require&application_name=a"
    monkeypatch.setenv("DATABASE_URL", url)
    found = environment.database("DATABASE_URL", pool=3)
    assert found
    assert {key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "na me", "USER": "us@er", "PASSWORD": "p/w%", "HOST": "::1", "PORT": "5433",
    }  # fmt: skip
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["pool"]["max_size"] == 3


def test_a_database_url_may_name_a_socket_directory(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@%2FUsers%2Fme/name")
    found = environment.database("DATABASE_URL", pool=3)
    assert found
    assert found["HOST"] == "/Users/me"


def test_all_processes_share_one_random_secret_that_only_the_owner_can_read(tmp_path):
    file = tmp_path / "new" / "secret_key"
    with ThreadPoolExecutor(8) as threads:
        secrets = set(threads.map(lambda _: environment.secret("SECRET_KEY", file), range(32)))
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_secret_that_cannot_be_kept_is_an_error_with_a_way_out():
    with pytest.raises(ImproperlyConfigured, match="set SECRET_KEY, or DATA_DIR"):
        environment.secret("SECRET_KEY", Path("/proc/afghanpeace/secret_key"))


def test_any_secret_will_do_where_nobody_is_to_be_kept_out(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "short")
    assert environment.secret("SECRET_KEY", tmp_path / "secret_key", strict=False) == "short"


def test_a_given_secret_is_not_written_down(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    assert environment.secret("SECRET_KEY", tmp_path / "secret_key") == "x" * 50
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, {"DEBUG": False, "SECURE_SSL_REDIRECT": True, "SESSION_COOKIE_SECURE": True}),
        ({}, {"CSRF_COOKIE_SECURE": True, "SECURE_PROXY_SSL_HEADER": None}),
        ({"DEBUG": "1"}, {"DEBUG": True, "SECURE_SSL_REDIRECT": False}),
        ({"DEBUG": "1"}, {"SESSION_COOKIE_SECURE": False}),
        ({"HTTPS": "0"}, {"DEBUG": False, "SECURE_SSL_REDIRECT": False}),
        ({"HTTPS": "0"}, {"SESSION_COOKIE_SECURE": False}),
        ({"TRUST_PROXY": "1"}, {"SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https")}),
    ],
)
def test_production_is_the_default_and_https_goes_with_it(monkeypatch, variables, expected):
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    settings = runpy.run_path(str(ROOT / "afghanpeace" / "settings.py"))
    assert {name: settings[name] for name in expected} == expected


def policy(response):
    """The response's Content-Security-Policy, directive by directive."""
    header = response.headers["Content-Security-Policy"]
    return dict(part.split(" ", 1) for part in header.split("; "))


@pytest.mark.parametrize("path", ["/admin/login/", "/no-such-page/", "/static/none.css"])
@pytest.mark.django_db
def test_every_response_carries_a_strict_policy(path):
    response = Client().get(path)
    directives = policy(response)
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_pages_are_compressed():
    response = Client().get("/admin/login/", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
