"""The house stands: arrows point down only, time and environment have their own doors, every file says what it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STOREYS = ("bot", "handlers", "storage", "locales")
ABOVE = {"bot": set(), "handlers": {"bot"}, "storage": {"bot", "handlers", "locales"}, "locales": set(STOREYS[:3])}
NETWORK = {"telegram", "twilio", "apscheduler", "fastapi", "starlette", "uvicorn", "aiohttp", "httpx", "asyncio"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services", "misc"}
# Outside storage a connection is handed through and errors are told apart; no statement is made or run.
SQL_ELSEWHERE = {"Connection", "Engine", "URL", "make_url"}

OURS = [path for storey in STOREYS for path in sorted((ROOT / storey).rglob("*.py"))]
ALL = [*OURS, *(path for folder in ("tests", "bench") for path in sorted((ROOT / folder).rglob("*.py")))]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Every (module, name) that a file imports; the name is empty for `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: imports name their storey in full"
            yield from ((node.module or "", alias.name) for alias in node.names)


def attributes(tree: ast.AST) -> set[tuple[str, str]]:
    """Every (owner, attribute) pair that a file writes, such as ("os", "environ") for os.environ."""
    return {
        (getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    }


@pytest.mark.parametrize("path", OURS, ids=shown)
def test_arrows_point_down_only(path: Path) -> None:
    storey, tree = shown(path).split("/")[0], ast.parse(path.read_text("utf-8"))
    tops = {module.split(".")[0] for module, _ in imports(tree)}
    assert not tops & ABOVE[storey], "imports a storey above or beside"
    assert not tops & {"tests", "bench"}, "imports what is not in the wheel"
    if storey != "bot":
        assert not tops & (NETWORK | {"socket", "requests"}), "reaches for the network"
        assert not attributes(tree) & CLOCKS, "reads the clock: time is handed in"
        assert not any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree)), "async lives in bot"


@pytest.mark.parametrize("path", OURS, ids=shown)
def test_the_environment_is_read_in_settings_only(path: Path) -> None:
    if shown(path) != "bot/settings.py":
        tree = ast.parse(path.read_text("utf-8"))
        assert not attributes(tree) & {("os", "environ"), ("os", "getenv")}
        assert not {name for module, name in imports(tree) if module == "os"} & {"environ", "getenv"}


@pytest.mark.parametrize("path", [path for path in OURS if not shown(path).startswith("storage/")], ids=shown)
def test_sql_is_spoken_in_storage_only(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for module, name in imports(tree):
        if module.split(".")[0] in ("sqlalchemy", "sqlite3", "psycopg"):
            assert module == "sqlalchemy.exc" or name in SQL_ELSEWHERE, f"{module}.{name}"
    assert not {attribute for _, attribute in attributes(tree)} & {"execute", "exec_driver_sql", "scalars"}


@pytest.mark.parametrize("path", [path for path in OURS if "bot" not in path.parts], ids=shown)
def test_waiting_and_stopwatches_are_for_the_edge(path: Path) -> None:
    """Only the store itself waits for a lock that another process holds."""
    modules = {module for module, _ in imports(ast.parse(path.read_text("utf-8")))}
    assert shown(path) == "storage/database.py" or not modules & {"time", "threading", "sched", "subprocess", "secrets"}


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "channels").glob("*.py")), ids=shown)
def test_channels_translate_and_do_nothing_else(path: Path) -> None:
    """They know messages and limits, and neither conversations nor anything that Haat remembers."""
    known = {
        module
        for module, _ in imports(ast.parse(path.read_text("utf-8")))
        if module.startswith(("handlers", "storage"))
    }
    assert known <= {"handlers.messages", "handlers.language", "handlers.outbound.twins", "storage.database"}
    named = {name for module, name in imports(ast.parse(path.read_text("utf-8"))) if module == "storage.database"}
    assert named <= {"Record"}, "what a row is"


@pytest.mark.parametrize("path", OURS, ids=shown)
def test_only_the_edge_commits(path: Path) -> None:
    """A store commits when its writer is done, and a row of a long job within it; no handler and no statement does."""
    if shown(path) in ("storage/database.py", "storage/parts.py", "bot/writing.py"):
        return
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & {"commit", "rollback", "begin_nested", "begin_twophase"}


@pytest.mark.parametrize("path", ALL, ids=shown)
def test_a_file_opens_with_one_sentence_and_has_a_telling_name(path: Path) -> None:
    opening = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")[0]
    assert re.fullmatch(r"[^\n].*[.?!]", opening, re.DOTALL), "no sentence at the top"
    assert not re.search(r"[.?!]\s+[A-Z]", opening), "more than one sentence before the first blank line"
    assert not SAYS_NOTHING & set(re.split(r"[_/]", shown(path).removesuffix(".py"))), "the name says nothing"


def test_requirements_name_versions_and_hashes_and_no_place() -> None:
    for listing in sorted((ROOT / "requirements").glob("*.txt")):
        lines = listing.read_text().replace("\\\n", " ").splitlines()
        assert lines
        for line in lines:
            assert re.fullmatch(r"[a-z0-9-]+==[\w.]+ ( ?; [^:/]+?)?( *--hash=sha256:[0-9a-f]{64} *)+", line), line


@pytest.mark.parametrize("path", sorted((ROOT / "bench").glob("*.py")), ids=shown)
def test_a_bench_that_has_a_main_begins_it_when_it_is_run(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    has_main = any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree.body)
    begins = isinstance(tree.body[-1], ast.If) and "__main__" in ast.unparse(tree.body[-1].test)
    assert begins or not has_main, "a bench that prints nothing measures nothing"
