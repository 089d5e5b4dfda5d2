"""Lets a Python process of the tests reach this machine alone: any other host raises AssertionError.

tests/conftest.py imports this file for the test process and puts its folder first on PYTHONPATH, where every Python
that a test starts finds it under the name the interpreter looks for. An audit hook is used because it also sees what
libraries do below the socket module and cannot be taken off again. Three doors are not Python's and have their own
lock or none: uvloop (its loop is wrapped below), Chromium (started with resolver rules in tests/conftest.py), and
libpq (connects where the test's database URL says).
"""

import functools
import importlib.abc
import importlib.machinery
import ipaddress
import os
import socket
import sys
from pathlib import Path

LOG = "HAAT_TEST_LOOPBACK_LOG"
"""Names the file in which attempts are noted: code that swallows the error still fails its test by that file."""


def is_here(host, *, listening=False):
    """Whether a host name or address is this machine; the addresses that listen everywhere count only for listening."""
    if host is None:
        return True
    if isinstance(host, bytes | bytearray):
        host = bytes(host).decode("ascii", "replace")
    name = str(host).split("%")[0].strip("[]").rstrip(".").lower()
    if name in ("", "localhost", socket.gethostname().lower()):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or (listening and address.is_unspecified)


def refuse(host):
    """Notes the attempt and raises AssertionError."""
    sentence = f"A test may reach loopback only, and this one tried {host!r}."
    if log := os.environ.get(LOG):
        with Path(log).open("a", encoding="utf-8") as notes:
            notes.write(sentence + "\n")
    raise AssertionError(sentence)


def watch(event, args):
    """The audit hook: looks at each name that is resolved and each address that is written to."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        kind, address = args[0].family, args[1]
        # A message on a connected socket names no address: its connection was looked at.
        if kind in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple) and not is_here(address[0]):
            refuse(address[0])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr") and not is_here(
        args[0], listening=True
    ):
        refuse(args[0])


class UvloopWatched(importlib.abc.MetaPathFinder):
    """Wraps uvloop's loop when it is imported: it opens sockets through libuv, where no audit hook looks."""

    def find_spec(self, name, path=None, target=None):
        """Answers for uvloop alone, with the real loader and one step after it."""
        if name != "uvloop":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return spec
        run_module = spec.loader.exec_module

        def run_and_wrap(module):
            run_module(module)
            for verb, place in (("create_connection", 1), ("getaddrinfo", 0)):
                setattr(module.Loop, verb, self.checked(getattr(module.Loop, verb), place))

        spec.loader.exec_module = run_and_wrap
        return spec

    @staticmethod
    def checked(method, place):
        """The method, refusing a host that is not here; the host is its argument number `place` or named `host`."""

        @functools.wraps(method)
        def guarded(loop, *args, **named):
            host = args[place] if len(args) > place else named.get("host")
            if not is_here(host, listening=place == 0):
                refuse(host)
            return method(loop, *args, **named)

        return guarded


sys.meta_path.insert(0, UvloopWatched())
sys.addaudithook(watch)
