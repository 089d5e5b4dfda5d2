"""Short random words for buttons and links."""

from __future__ import annotations

import secrets

TOKEN_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # noqa: S105 - an alphabet


def new_token() -> str:
    """A short random word for a button or a link."""
    return "".join(secrets.choice(TOKEN_LETTERS) for _ in range(10))
