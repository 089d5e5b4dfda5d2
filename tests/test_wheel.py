"""The wheel is whole: installed without a network in a clean place, it migrates its store and answers in Hindi."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WHEELHOUSE = ROOT / ".wheelhouse"
PACKAGES = ("bot", "handlers", "storage", "locales")


def run(*command: str | Path, cwd: Path, home: Path, words: str = "") -> str:
    """What a command prints, run with a new HOME, no settings, no pip configuration and the lock on other hosts."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "HAAT_DATA_"))}
    environment |= {
        "HOME": str(home),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PYTHONPATH": str(ROOT / "tests" / "loopback"),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        input=words,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout with the backend that is installed here."""
    place = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT, cwd=place, home=place)
    (built,) = place.glob("haat-*.whl")
    return built


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def haat(wheel: Path, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `haat` command of a clean environment that was filled from the wheel and the collected ones alone."""
    assert WHEELHOUSE.is_dir(), "`make test` collects the wheels that this test installs from"
    place = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", "--without-pip", place / "venv", cwd=place, home=home)
    python = place / "venv" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-compile", "--find-links", WHEELHOUSE, wheel, cwd=place, home=home)
    return python.with_name("haat")


def test_every_file_of_the_packages_and_every_compiled_catalogue_is_in_the_wheel(wheel: Path) -> None:
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    wanted = {path.relative_to(ROOT).as_posix() for path in files if not {"__pycache__"} & set(path.parts)}
    wanted |= {name.removesuffix(".po") + ".mo" for name in wanted if name.endswith(".po")}
    contents = set(zipfile.ZipFile(wheel).namelist())
    assert {"locales/hi/LC_MESSAGES/haat.mo", "locales/mr/LC_MESSAGES/haat.mo"} <= contents
    assert any(name.startswith("storage/reference/") and not name.endswith(".py") for name in contents)
    assert not {name for name in wanted - contents if not name.endswith((".pyc", ".mo.part"))}


def test_nothing_but_the_packages_is_in_the_wheel(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not re.fullmatch(r"haat-.*\.dist-info", top)} == set(PACKAGES)


def test_an_installed_haat_migrates_its_store_and_answers_in_hindi(haat: Path, home: Path, tmp_path: Path) -> None:
    run(haat, "db", "upgrade", cwd=tmp_path, home=home)
    assert list((home / ".local" / "share" / "haat").iterdir()), "the store is where the manual says"

    said = run(haat, "talk", "--lang", "hi", cwd=tmp_path, home=home, words="नमस्ते\n")
    replies = [line for line in said.splitlines() if line.startswith("< ")]
    assert replies, said
    assert re.search(r"[\u0904-\u0939]{2}", " ".join(replies)), "the catalogue of the wheel was not used"
