"""Rates of exchange in the office's own file: the newest counts, a broken or missing file gives none."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.files.exchange import FILE, Rates, read_rates

HEAD = "currency,rupees,on,source\n"


def test_the_newest_rate_of_a_currency_counts() -> None:
    found = read_rates(HEAD + "USD,88.2,2026-11-20,RBI\nusd,87.9,2026-11-01,RBI\nAED,24.01,2026-11-20,RBI\n")
    assert {code: (one.rupees, one.on) for code, one in found.items()} == {
        "USD": (Decimal("88.2"), date(2026, 11, 20)), "AED": (Decimal("24.01"), date(2026, 11, 20)),
    }  # fmt: skip


@pytest.mark.parametrize(
    "line", ["USD,,2026-11-20,RBI", "USD,-1,2026-11-20,RBI", "USD,88,yesterday,RBI", "USD,88,2026-11-20,", "$,88,2026-11-20,RBI",
             "USD,nan,2026-11-20,RBI", "USD,88"],
)  # fmt: skip
def test_a_line_without_rate_day_or_source_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_rates(HEAD + line)


def test_the_file_is_read_again_when_it_has_changed_and_a_broken_one_gives_no_estimate(tmp_path: Path) -> None:
    rates, file = Rates(tmp_path), tmp_path / FILE
    assert rates.known() == {}
    file.write_text(HEAD + "USD,88.2,2026-11-20,RBI\n")
    assert rates.known()["USD"].rupees == Decimal("88.2")
    file.write_text(HEAD + "USD,90,2026-11-25,RBI\n")
    os.utime(file, ns=(1, 1))
    assert rates.known()["USD"].rupees == Decimal(90)
    file.write_text("nothing of the kind\nat all\n")
    os.utime(file, ns=(2, 2))
    assert rates.known() == {}
    file.unlink()
    assert rates.known() == {}
