"""`make` says in one line what is missing before anything is set up, and begins with the first Python that will do."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def make(place: Path, pythons: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`make` sets up an environment in a new place, where only these Pythons are found: {name: shell script}."""
    tools = place / "bin"
    tools.mkdir()
    for tool in ("make", "sh", "cat", "rm", "sed", "awk", "ls"):
        (tools / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is missing"))
    for name, script in pythons.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    shutil.copy(ROOT / "Makefile", place)
    return subprocess.run(
        [tools / "make", ".venv/.made"], cwd=place, env={"PATH": str(tools), "HOME": str(place)}, capture_output=True,
        text=True, timeout=60, check=False,
    )  # fmt: skip


NEW = 'case "$2" in *version_info*) exit 0;; esac'
NO_VENV = 'case "$2" in *"import venv"*) exit 1;; esac'


def test_without_venv_it_says_so_in_one_line(tmp_path: Path) -> None:
    done = make(tmp_path, {"python3": f"{NEW}\n{NO_VENV}\nexit 0"})
    assert done.returncode
    assert done.stdout.splitlines() == [
        "Python's venv module is missing: on Debian/Ubuntu run: sudo apt install python3-venv"
    ]
    assert not (tmp_path / ".venv" / ".made").exists()


def test_without_a_new_python_it_says_so_in_one_line(tmp_path: Path) -> None:
    done = make(tmp_path, {"python3": 'case "$2" in *version_info*) exit 1;; esac'})
    assert done.returncode
    (line,) = done.stdout.splitlines()
    assert line.startswith("Haat needs Python 3.11 or newer")


def test_a_python_that_is_too_old_or_a_stub_is_passed_over(tmp_path: Path) -> None:
    makes = 'if [ "$2" = venv ]; then mkdir -p .venv; exit 0; fi'
    old, stub = 'case "$2" in *version_info*) exit 1;; esac', "exit 127"
    pythons = {"python3.13": stub, "python3.12": old, "python3": f"{NEW}\n{makes}\nexit 0"}
    (tmp_path / ".venv").mkdir()
    done = make(tmp_path, pythons)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / ".venv" / ".made").read_text().strip() == str(tmp_path)
