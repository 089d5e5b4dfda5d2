"""What `haat notice` lets an officer do: whatever is with their own office, and nothing of another one's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.test_cli import Haat, anywhere, haat, listed

__all__ = ["anywhere", "haat"]
FORM = "district,title_hi,text_hi,source\n425,पैकेजिंग,पैकेजिंग का काम,पत्र 12\n"
OTHER_OFFICE = "This notice is another office's"


@pytest.fixture
def two_offices(anywhere: Haat) -> Haat:
    """A notice of Sagar's, its officer Meena (1), and Lata (2) of another district."""
    Path("form.csv").write_text(FORM, encoding="utf-8")
    assert anywhere("officer add --name Meena --terminal meena --district 425").code == 0
    assert anywhere("officer add --name Lata --terminal lata --district 482").code == 0
    made = anywhere("import notices form.csv")
    assert made.code == 0, (made.out, made.err)
    return anywhere


@pytest.mark.parametrize(
    "deed",
    ["ready 1 --by 2", "archive 1 --by 2", "attach 1 --without --by 2", "settle 1 fee --as left_out --by 2"],
)
def test_an_officer_of_another_district_changes_nothing_of_a_notice(two_offices: Haat, deed: str) -> None:
    before = listed(two_offices("notice list --json"))
    refused = two_offices(f"notice {deed}")
    assert (refused.code, OTHER_OFFICE in refused.err) == (1, True), (refused.out, refused.err)
    assert listed(two_offices("notice list --json")) == before


def test_its_own_office_releases_and_archives_it(two_offices: Haat) -> None:
    assert two_offices("notice ready 1 --by 1").out == "notice 1 is ready\n"
    assert two_offices("notice archive 1 --by 1").out == "notice 1 is archived\n"
    again = two_offices("notice archive 1 --by 1")
    assert (again.code, "archived already" in again.err) == (1, True)


def test_no_notice_and_no_officer_are_named_as_such(two_offices: Haat) -> None:
    assert "There is no notice 7" in two_offices("notice ready 7 --by 1").err
    assert "there is no officer 9" in two_offices("notice ready 1 --by 9").err
