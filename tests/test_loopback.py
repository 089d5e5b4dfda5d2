"""No test reaches another host: refused in this process, in those it starts, and by the browser."""

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import psycopg
import pytest
import uvloop
from sqlalchemy import create_engine, text

# Reserved for documentation (RFC 5737, RFC 2606): nobody lives there.
ADDRESS, NAME = "192.0.2.1", "provider.example"


@pytest.fixture
def refused(loopback_only: Path):
    """Asserts at the end that the attempt was also noted, and clears the note."""
    yield
    assert "may reach loopback only" in loopback_only.read_text()
    loopback_only.write_text("")


@pytest.mark.usefixtures("refused")
@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection((ADDRESS, 80), timeout=1),
        lambda: socket.getaddrinfo(NAME, 443),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", (ADDRESS, 53)),
        lambda: httpx.get(f"http://{NAME}/", timeout=1),
        lambda: asyncio.run(asyncio.open_connection(ADDRESS, 80)),
        lambda: uvloop.run(asyncio.open_connection(ADDRESS, 80)),
        lambda: uvloop.run(asyncio.open_connection(NAME, 80)),
    ],
    ids=["connect", "resolve", "datagram", "httpx", "asyncio", "uvloop-address", "uvloop-name"],
)
def test_another_host_is_refused_in_this_process(attempt):
    with pytest.raises(AssertionError, match="loopback only"):
        attempt()


@pytest.mark.usefixtures("refused")
def test_another_host_is_refused_in_a_python_that_a_test_starts(tmp_path):
    code = f"import urllib.request; urllib.request.urlopen('http://{ADDRESS}/', timeout=1)"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "may reach loopback only" in run.stderr


def test_loopback_itself_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=5):
        pass


def test_both_stores_answer(any_store_url):
    engine = create_engine(any_store_url)
    with engine.begin() as connection:
        assert connection.execute(text("select 'हाट'")).scalar_one() == "हाट"
    engine.dispose()


def test_each_test_has_a_postgres_database_of_its_own_and_may_copy_one(postgres, postgres_url):
    with psycopg.connect(postgres_url) as connection:
        connection.execute("create table stall (name text)")
    copy = postgres.fresh(template=postgres_url.split("/")[-1].split("?")[0])
    with psycopg.connect(copy) as connection:
        assert connection.execute("select count(*) from stall").fetchone() == (0,)
    postgres.drop(copy)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(copy)


@pytest.mark.browser
def test_the_browser_resolves_no_other_host(browser):
    context = browser.new_context()
    page = context.new_page()
    for host in (NAME, ADDRESS):
        with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
            page.goto(f"http://{host}/", timeout=5_000)
    context.close()
