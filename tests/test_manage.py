"""Commands started by whatever Python is at hand."""

import subprocess
import sys
from pathlib import Path

import pytest

import manage

ROOT = Path(__file__).resolve().parent.parent
BARE = Path(sys.base_prefix) / "bin" / "python3"


def without_packages():
    look = "from importlib.util import find_spec; import sys; sys.exit(bool(find_spec('django')))"
    return BARE.exists() and subprocess.run([BARE, "-c", look], check=False).returncode == 0


@pytest.mark.skipif(not without_packages(), reason="this Python has the packages itself")
class TestAPythonWithoutThePackages:
    @pytest.mark.skipif(not (ROOT / ".venv").exists(), reason="the packages are elsewhere")
    def test_goes_on_with_the_environment_that_make_set_up(self):
        command = [str(BARE), str(ROOT / "manage.py"), "extract", str(ROOT / "seeds")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert len(done.stdout.splitlines()) == 2

    def test_says_how_to_install_them_where_there_is_no_environment(self, tmp_path):
        copy = tmp_path / "manage.py"
        copy.write_text((ROOT / "manage.py").read_text())
        done = subprocess.run([BARE, copy], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "make install" in done.stderr


@pytest.mark.parametrize(
    ("line", "ahead"),
    [
        ("ingest seeds --workers 2", True),
        ("ingest --workers=10 seeds", True),
        ("ingest seeds --workers 1", False),
        ("ingest seeds", False),
        ("extract seeds", False),
    ],
)
def test_workers_are_made_ready_first_of_all_where_there_are_to_be_several(line, ahead):
    assert bool(manage.SEVERAL_WORKERS.match(line)) == ahead
