"""``make run`` in both its forms: from an empty data directory to a page, and a clean end."""

import gzip
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from afghanpeace.database.cluster import DATABASE, ROLE, Cluster
from afghanpeace.database.sharing import SharedCluster
from tests.commands import new_folder

ROOT = Path(__file__).parents[1]
STARTED_WITHIN_SECONDS = 60


@pytest.fixture(scope="module")
def data():
    """One data directory for both forms: the second start finds what the first has made."""
    directory = new_folder()
    yield directory
    shutil.rmtree(directory)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def serve(data, port, **variables):
    bare = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"DATA_DIR": str(data), "PORT": str(port), "SECRET_KEY": "", "HTTPS": "0"}
    settings["DJANGO_SETTINGS_MODULE"] = "afghanpeace.settings"
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT, env=bare | settings | variables, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def get(port, path, **headers):
    """Status, headers and text of one page."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers={"Host": "localhost", **headers})
        response = connection.getresponse()
        body = response.read()
    packed = response.headers.get("Content-Encoding") == "gzip"
    return response.status, response.headers, (gzip.decompress(body) if packed else body).decode()


@contextmanager
def served(data, **variables) -> Iterator[int]:
    """The port of a running site, which ends by SIGTERM and takes its database with it."""
    port = free_port()
    process = serve(data, port, **variables)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert not stays(data)


def wait_for(port, process):
    end = time.monotonic() + STARTED_WITHIN_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            return get(port, "/healthz")
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the site did not start:\n{process.communicate()[0] if process.poll() else ''}")


def stays(data):
    """Whether the database server outlives its site by more than a moment."""
    end = time.monotonic() + 10
    while Cluster(data / "postgres").answers():
        if time.monotonic() > end:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("debug", ["1", "0"])
def test_the_site_comes_up_from_nothing_and_goes_down_cleanly(data, debug):
    with served(data, DEBUG=debug) as port:
        assert get(port, "/healthz")[0] == 200
        status, headers, page = get(port, "/", **{"Accept-Encoding": "gzip"})
        assert status == 200
        assert headers["Content-Encoding"] == "gzip"
        assert "Set-Cookie" not in headers
        style = re.search(r'href="(/static/[^"]+\.css)"', page)
        assert style
        status, headers, _ = get(port, style[1], **{"Accept-Encoding": "gzip"})
        assert status == 200
        if debug == "0":
            assert "immutable" in headers["Cache-Control"]
            assert headers["Content-Encoding"] == "gzip"


@pytest.fixture(scope="module")
def behind_https(data, tmp_path_factory):
    """Port and data directory of a site behind HTTPS, on a database server of somebody else."""
    given = SharedCluster(data)
    given.join()
    url = f"postgresql:///{DATABASE}?host={given.cluster.socket_directory}&user={ROLE}"
    own = tmp_path_factory.mktemp("own")
    with served(own, DEBUG="0", HTTPS="1", DATABASE_URL=url) as port:
        yield port, own
    given.leave()


def test_a_site_behind_https_sends_plain_requests_on_and_answers_the_health_check(behind_https):
    port, _ = behind_https
    status, headers, _ = get(port, "/")
    assert (status, headers["Location"]) == (301, "https://localhost/")
    # Nobody said that a proxy is to be trusted.
    assert get(port, "/", **{"X-Forwarded-Proto": "https"})[0] == 301
    assert get(port, "/healthz")[0] == 200


def test_a_site_on_a_given_server_pools_its_connections_and_starts_none(behind_https):
    port, own = behind_https
    assert [get(port, "/healthz")[0] for _ in range(20)] == [200] * 20
    assert not (own / "postgres").exists()


def test_a_port_in_use_is_a_message_and_changes_nothing(tmp_path):
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = serve(tmp_path / "data", port)
        said, _ = process.communicate()
    assert process.returncode == 1
    assert f"Port {port} cannot be used" in said
    assert "Traceback" not in said
    assert not (tmp_path / "data").exists()
