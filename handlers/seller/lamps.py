"""A lamp sounds like "given": where a list of what somebody makes begins a part with it, "diya" names the lamp."""

from __future__ import annotations

import re

from handlers.folding import folded

LAMPS = folded("diya diye diyen दिया दिये दिए")
"""Beside a verb of making these are lamps; elsewhere they are "given"."""
_BEGINS = re.compile(
    r"(^|[,;/\n|]|(?<!\S)(?:aur|और|and|आणि|ani|व)(?!\S))\s*(?:diya|diye|diyen|दिया|दिये|दिए)(?=\s*(?:$|[,;/|])|\s)",
    re.IGNORECASE,
)


def told(text: str) -> str:
    """What is made in words of which each lamp can be read as one: "lota, kalash, diya bhi banata hu"."""
    return _BEGINS.sub(r"\1 mitti ke diye", text)
