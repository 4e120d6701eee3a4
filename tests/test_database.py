"""The embedded PostgreSQL: started once, shared, stopped with its last user."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from django.db import connection

from afghanpeace.database import CannotServe, account, cluster
from afghanpeace.database.cluster import Cluster
from afghanpeace.database.sharing import SharedCluster
from tests.commands import new_folder

ROOT = Path(__file__).parents[1]

USER = """
import os, sys
from pathlib import Path
from afghanpeace.database.sharing import SharedCluster
from tests.commands import new_folder
shared = SharedCluster(Path(sys.argv[1]))
shared.join()
pid = (shared.cluster.directory / "postmaster.pid").read_text().split()[0]
print(pid, flush=True)
{then}
sys.stdin.read()
"""


class User:
    """A process that uses the cluster in a data directory until it is told to end, or is killed."""

    def __init__(self, data, then=""):
        command = [sys.executable, "-c", USER.format(then=then), str(data)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def server(self):
        """The server's process id, as soon as this user has it."""
        return int(self.says())

    def says(self):
        """The next line that it prints."""
        assert self.process.stdout
        return self.process.stdout.readline()

    def end(self):
        self.process.communicate()
        assert self.process.returncode == 0

    def kill(self):
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def data():
    """An empty place for a cluster, on a short path."""
    directory = new_folder()
    yield directory / "data"
    shutil.rmtree(directory)


@pytest.fixture(scope="module")
def made():
    """A data directory whose cluster has been made, with nobody using it between tests."""
    directory = new_folder()
    shared = SharedCluster(directory)
    shared.join()
    shared.leave()
    yield directory
    shutil.rmtree(directory)


def running(data):
    return Cluster(data / "postgres").answers()


def stops(data, seconds=10):
    """Whether the server is gone within a while."""
    end = time.monotonic() + seconds
    while running(data) and time.monotonic() < end:
        time.sleep(0.05)
    return not running(data)


def manage(*arguments, **variables):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.django_db
def test_the_tests_run_on_a_real_postgresql():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, upper('ä')")
        version, letter = cursor.fetchone()
    assert version >= 150000
    assert letter == "Ä"


def test_processes_that_start_at_once_share_one_server(data):
    users = [User(data) for _ in range(4)]
    assert len({user.server() for user in users}) == 1
    for user in users:
        user.end()
    assert not running(data)


def test_the_server_stops_with_its_last_user_and_not_before(made):
    first, second = User(made), User(made)
    assert first.server() == second.server()
    first.end()
    assert running(made)
    second.end()
    assert not running(made)


def test_the_server_stops_when_its_only_user_is_killed(made):
    user = User(made)
    user.server()
    user.kill()
    assert stops(made)


def test_a_killed_user_is_not_counted_any_more(made):
    killed, other = User(made), User(made)
    assert killed.server() == other.server()
    killed.kill()
    assert running(made)
    other.end()
    assert not running(made)


def test_a_forked_child_leaves_its_parents_server_alone(made):
    user = User(made, then="if os.fork() == 0: sys.exit()\nos.wait()\nprint(0, flush=True)")
    user.server()
    assert user.says() == "0\n"
    assert running(made)
    user.end()
    assert not running(made)


def test_the_first_user_after_a_killed_server_starts_it_again(made):
    user = User(made)
    os.kill(user.server(), signal.SIGKILL)
    user.kill()
    again = User(made)
    again.server()
    assert running(made)
    again.end()
    assert stops(made)


def test_a_connection_brings_back_a_killed_server(made):
    script = (
        "import os, signal; from django.db import connection as c; c.ensure_connection();"
        "c.close(); pid = (c.shared.cluster.directory / 'postmaster.pid').read_text().split()[0];"
        "os.kill(int(pid), signal.SIGKILL); c.ensure_connection(); print('alive')"
    )
    done = manage("shell", "--no-imports", "-c", script, DATA_DIR=str(made), DATABASE_URL="")
    assert done.stdout == "alive\n"
    assert not running(made)


def test_a_stale_pid_file_naming_a_stranger_does_not_keep_the_server_from_starting(made):
    file = made / "postgres" / "postmaster.pid"
    file.write_text(f"{os.getpid()}\n{file.parent}\n1\n5432\n{file.parent}\n\n0 0\nready\n")
    user = User(made)
    assert psutil.Process(user.server()).cwd() == str(file.parent)
    user.end()
    assert not running(made)


def test_a_polite_end_stops_the_server(made):
    script = (
        "import time; from django.db import connection; connection.ensure_connection();"
        "print('in', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", script],
        cwd=ROOT, env=os.environ | {"DATA_DIR": str(made), "DATABASE_URL": ""},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "in\n"
    process.terminate()
    process.communicate()
    assert process.returncode == 128 + signal.SIGTERM
    assert not running(made)


@pytest.mark.parametrize("name", ["with spaces and 'quotes'", "نام", "long/" + "x" * 200])
def test_any_path_will_do(data, name):
    user = User(data / name)
    assert psutil.Process(user.server()).cwd() == str(data / name / "postgres")
    user.end()
    assert not running(data / name)
    shutil.rmtree(Cluster(data / name / "postgres").socket_directory)


def test_a_socket_directory_of_somebody_else_is_not_used(data):
    data = data / "with spaces"
    socket = Cluster(data / "postgres").socket_directory
    socket.symlink_to("/etc")
    try:
        with pytest.raises(CannotServe, match="not ours"):
            SharedCluster(data).join()
    finally:
        socket.unlink()


def test_an_interrupted_first_start_is_made_good(data):
    (data / "postgres.draft" / "base").mkdir(parents=True)
    (data / "postgres.draft" / "PG_VERSION").write_text("18\n")
    user = User(data)
    user.server()
    user.end()
    assert [path.name for path in data.glob("postgres*")].count("postgres.draft") == 0


def test_deleted_files_are_not_brought_back_by_the_last_user(data):
    user = User(data)
    server = psutil.Process(user.server())
    shutil.rmtree(data)
    user.end()
    assert not data.exists()
    server.terminate()


@pytest.mark.parametrize("command", [["check"], ["collectstatic", "--no-input", "--dry-run"]])
def test_commands_that_need_no_database_start_none(data, command):
    assert manage(*command, DATA_DIR=str(data), DATABASE_URL="").returncode == 0
    assert not data.exists()


def complaint(*command, **variables):
    """What a command that fails for want of a database says: a message, no traceback, exit 1."""
    done = manage(*command, **variables)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_cluster_of_another_version_is_refused_with_a_way_out(data):
    (data / "postgres").mkdir(parents=True)
    (data / "postgres" / "PG_VERSION").write_text("16\n")
    said = complaint("migrate", DATA_DIR=str(data), DATABASE_URL="")
    assert "made by version 16" in said
    assert "DATABASE_URL" in said


def test_a_full_disk_is_named_and_leaves_no_half_made_cluster(data):
    # No file may grow beyond 1 MB: to PostgreSQL, that is a disk without room.
    limit = f"ulimit -f 1024; exec {sys.executable} manage.py migrate"
    done = subprocess.run(
        ["/bin/sh", "-c", limit],
        cwd=ROOT, env=os.environ | {"DATA_DIR": str(data), "DATABASE_URL": ""},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "File too large" in done.stderr
    assert "DATA_DIR" in done.stderr
    assert not (data / "postgres").exists()


def test_a_directory_that_cannot_be_written_is_named():
    said = complaint("migrate", DATA_DIR="/proc/afghanpeace", DATABASE_URL="")
    assert "/proc/afghanpeace" in said
    assert "DATA_DIR" in said


def test_a_platform_without_the_wheel_is_told_so(monkeypatch):
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(CannotServe, match="is not installed"):
        cluster.programs()


def test_a_system_that_cannot_add_an_account_for_root_is_told_so(monkeypatch, tmp_path):
    monkeypatch.setattr(account, "NAME", "afghanpeace-test-no-such-account")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotServe, match="could not be added"):
        account.for_cluster(Path("/etc/none"))


def test_a_server_that_is_not_there_is_a_message():
    said = complaint("migrate", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert "127.0.0.1" in said
