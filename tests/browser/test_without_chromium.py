"""Without Chromium the browser tests are skipped and it is said in red, or they fail where a browser is required."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run_one(**environment: str) -> subprocess.CompletedProcess[str]:
    """One browser test, run where no Chromium is found."""
    ours = ("CI", "HAAT_REQUIRE_BROWSER")
    inherited = {name: value for name, value in os.environ.items() if name not in ours and "PYTEST" not in name}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "two_browsers",
         "tests/browser/test_simulator.py"],
        cwd=ROOT, env=inherited | {"HAAT_CHROMIUM": "/nowhere/chromium"} | environment, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def test_they_are_skipped_and_the_run_says_so_at_its_end() -> None:
    done = run_one()
    assert done.returncode == 0, done.stdout
    assert "1 skipped" in done.stdout
    assert "1 browser test NOT run: Chromium not found. `make browser-deps` installs it" in done.stdout


@pytest.mark.parametrize("required", ["CI", "HAAT_REQUIRE_BROWSER"])
def test_they_fail_where_a_browser_is_required(required: str) -> None:
    done = run_one(**{required: "true"})
    assert done.returncode == 1, done.stdout
    assert "Chromium not found, and browser tests must run here: make browser-deps" in done.stdout
