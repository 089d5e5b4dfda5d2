"""`haat catalogue report` says on paper and as JSON how far the catalogue has come."""

import json

from typer.testing import CliRunner

from bot.commands.catalogue import app


def test_the_report_counts_names_per_language_and_names_that_wait_for_review() -> None:
    told = CliRunner().invoke(app, ["catalogue", "report", "--json"])
    assert told.exit_code == 0
    counted = json.loads(told.stdout)
    for language in ("en", "hi", "mr", "roman"):
        row = counted["languages"][language]
        assert row["unreviewed"] == row["names"] > 4 * counted["concepts"]
        assert row["below"] == 0
    assert counted["listed"] == 664
    assert set(counted["sources"]) <= {"own", "odop", "gi", "glossary", "learnt"}


def test_the_report_on_paper_names_ambiguous_names() -> None:
    told = CliRunner().invoke(app, ["catalogue", "report", "--gaps"])
    assert told.exit_code == 0
    assert "names await review" in told.stdout
    assert "चिकन: chicken or chikankari" in told.stdout
    assert "1590 districts and tehsils" in told.stdout


def test_no_place_is_shown_in_latin_letters_and_own_names_await_review() -> None:
    told = CliRunner().invoke(app, ["catalogue", "report", "--json"])
    places = json.loads(told.stdout)["places"]
    assert places["known"] == 787 + 803
    assert places["latin"] == {"hi": [], "mr": []}
    assert places["unreviewed"] > 1800
