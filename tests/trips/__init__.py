"""Whole trips over HTTP: our server, the real client libraries, and strict fakes of both providers."""
