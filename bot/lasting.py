"""What a command reads in at its start lasts as long as it runs: the garbage collector walks it rarely, later not at all."""

from __future__ import annotations

import gc

gc.set_threshold(50_000, 20, 20)
"""Objects made before the collector looks; by default 700, which costs a start a fifth of its time."""


def keep() -> None:
    """All that is there now stays: a look at half a million objects would stop everybody for a quarter of a second."""
    gc.collect()
    gc.freeze()
