"""Circulars: what is proposed of the dev set and of our own, scored by the published scorer, and the hard single cases."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from handlers.circulars import Proposal, judged, read_circular
from tests.data.circulars_own import gathered

DATA = Path(__file__).parents[2] / "data"
TODAY = date(2026, 12, 8)


def loaded(path: Path) -> ModuleType:
    """A script of the data folders as a module."""
    spec = importlib.util.spec_from_file_location(f"circulars_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scorer = loaded(DATA / "circulars_dev" / "score.py")
own = loaded(DATA / "circulars_own" / "make.py")


def figures(rows: list[dict[str, Any]], read: dict[str, Proposal]) -> dict[str, Any]:
    """The scorer's report."""
    report, _ = scorer.report(rows, {name: one.to_json() for name, one in read.items()})
    return dict(report)


def assert_goals(report: dict[str, Any]) -> None:
    """Dates and last dates ≥ 0.95, place ≥ 0.85, invented values ≤ 2 %."""
    fields = report["fields"]
    assert fields["event_dates"]["f1"] >= 0.95
    assert fields["last_date"]["f1"] >= 0.95
    assert fields["place"]["f1"] >= 0.85
    assert report["invented"] <= 0.02
    assert report["kind"] >= 0.9


def test_the_texts_of_the_dev_set_reach_the_goals() -> None:
    folder = DATA / "circulars_dev"
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in gold if row["medium"] == "txt"]
    read = {}
    for row in rows:
        _, _, text = (folder / row["file"]).read_text(encoding="utf-8").partition("\n")
        read[row["id"]] = read_circular(text, date.fromisoformat(row["ts"]))
    assert len(rows) == 20
    assert_goals(figures(rows, read))


@pytest.mark.parametrize(
    "part", ["a", "b", "c", "d", "e", "f", "g", "h", "i", "v", "w", "x", "phrasings", "phrasings_apart"]
)
def test_our_own_circulars_reach_the_goals(part: str) -> None:
    """Of "b" and of "phrasings_apart" only this sum is ever looked at."""
    circulars = own.made(part)
    read = {one.id: read_circular(one.text, one.ts) for one in circulars}
    assert_goals(figures([one.gold for one in circulars], read))


@pytest.mark.parametrize("part", ["j", "l", "m", "o", "p", "r", "t"])
def test_hard_circulars_cost_little(part: str) -> None:
    """These were learnt from."""
    circulars = own.made(part)
    report = figures([one.gold for one in circulars], {one.id: read_circular(one.text, one.ts) for one in circulars})
    assert all(report["fields"][name]["f1"] >= 0.95 for name in ("event_dates", "last_date"))
    assert report["fields"]["place"]["f1"] >= 0.9
    assert report["invented"] <= 0.02
    assert report["kind"] >= 0.85


def test_what_nothing_was_learnt_of_costs_little() -> None:
    """Of "k", "n", "q", "s" and "u" only sums are looked at: so much costs a new set by the same hand at first reading."""
    circulars = [one for part in ("k", "n", "q", "s", "u") for one in own.made(part)]
    report = figures([one.gold for one in circulars], {one.id: read_circular(one.text, one.ts) for one in circulars})
    assert all(report["fields"][name]["f1"] >= 0.88 for name in ("event_dates", "last_date", "place"))
    assert report["invented"] <= 0.02
    assert report["kind"] >= 0.85


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("दि.२६/२/२७ रोजी कार्यशाळा", ["2027-02-26"]),
        ("कार्यशाला दिनांक 26-27/02/2027 को", ["2027-02-26", "2027-02-27"]),
        ("5 अप्रेल 2027 को कार्यशाला", ["2027-04-05"]),
        ("कार्यशाला नौ से ग्यारह मार्च 2027 को", ["2027-03-09", "2027-03-11"]),
        ("कार्यशाला मार्च के दूसरे शनिवार को", ["2027-03-13"]),
        ("The workshop is on the second Saturday of March", ["2027-03-13"]),
        ("workshop on 26/Feb/2027", ["2027-02-26"]),
    ],
)
def test_days_as_offices_write_them(said: str, days: list[str]) -> None:
    assert read_circular(said, date(2027, 2, 10)).event_dates == days


def test_the_weights_were_learnt_from_the_circulars_beside_them() -> None:
    assert judged.digest() == gathered.digest(), "learn again: python -m tests.data.circulars_own.learn"


def test_what_is_called_off_and_when_an_office_is_open_are_no_days_to_come() -> None:
    cancelled = read("15/12/2026 को जिला पंचायत सभागार में, कलेक्टर की अध्यक्षता में, प्रस्तावित कार्यशाला निरस्त समझी जावे।")
    assert cancelled.event_dates == []
    assert cancelled.place is None
    hours = read("योजना की जानकारी कार्यालय में सोमवार से शुक्रवार 11 से 5 बजे तक मिलेगी। हर मंगलवार शिविर कक्ष खुला रहेगा।")
    assert hours.event_dates == []


def test_the_old_place_is_not_proposed() -> None:
    found = read(
        "CHANGE OF VENUE\nWorkshop on 14 December 2026, 11 am\nOld venue: Rotary Hall, Station Road\nNew venue: Town Hall, Sadar"
    )
    assert found.place == "Town Hall, Sadar"


def test_what_comes_too_late_names_the_last_day() -> None:
    assert read("Nominations received after 20 December 2026 shall not be entertained.").last_date == "2026-12-20"
    assert read("20 दिसंबर 2026 के बाद प्राप्त आवेदन मान्य नहीं होंगे।").last_date == "2026-12-20"


def test_there_are_enough_circulars_of_our_own_and_no_text_of_one_part_is_in_the_other() -> None:
    a, b = own.made("a"), own.made("b")
    assert len(a) + len(b) >= 150
    assert not {one.text for one in a} & {one.text for one in b}


# ── single cases ──────────────────────────────────────────────────────────────────────────────────────────────────


def read(text: str, today: date = TODAY) -> Proposal:
    """What is read on a day in December."""
    return read_circular(text, today)


def test_a_day_that_does_not_exist_is_left_empty_and_told() -> None:
    found = read("पैकेजिंग कार्यशाला 31 फरवरी 2027 को सुबह 11 बजे टाउन हॉल में होगी।")
    assert (found.event_dates, found.impossible_date, found.kind) == ([], True, "workshop")


@pytest.mark.parametrize(
    "text",
    ["", "   \n ", "🙏🙏🙏", "ok", "\x00\x00", "12", "कार्यशाला", "। । ।", "a" * 30000, "31/31/2027 " * 500],
)
def test_nothing_is_made_of_nothing(text: str) -> None:
    found = read(text)
    assert (found.event_dates, found.last_date, found.place, found.times, found.links) == ([], None, None, [], [])


def test_the_letters_own_date_is_not_the_days_of_the_event() -> None:
    found = read("क्रमांक 12 दिनांक 06.12.2026\nविषय: कार्यशाला\nकार्यशाला 20.12.2026 को टाउन हॉल में होगी।")
    assert found.event_dates == ["2026-12-20"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Workshop on 3rd January at Town Hall", ["2027-01-03"]),
        ("कार्यशाला कल सुबह 10 बजे टाउन हॉल में है", ["2026-12-09"]),
        ("कार्यशाळा येत्या शुक्रवारी टाऊन हॉल येथे होईल", ["2026-12-11"]),
        ("प्रशिक्षण 28 दिसंबर से 2 जनवरी 2027 तक टाउन हॉल में होगा", ["2026-12-28", "2027-01-02"]),
        ("कार्यशाळा दि. २०/१२/२६ रोजी टाऊन हॉल येथे होईल", ["2026-12-20"]),
    ],
)
def test_days_in_many_wordings(text: str, days: list[str]) -> None:
    assert read(text).event_dates == days


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("कार्यशाला 20 दिसंबर को सुबह साढ़े दस बजे टाउन हॉल में होगी", ["10:30"]),
        ("कार्यशाळा २० डिसेंबर रोजी सकाळी १० ते सायंकाळी ५.३० टाऊन हॉल येथे होईल", ["10:00", "17:30"]),
        ("Workshop on 20 December, 2.30 pm to 5 pm at Town Hall", ["14:30", "17:00"]),
        ("कार्यशाला 20 दिसंबर को टाउन हॉल में होगी। कार्यालय समय 10 से 6 बजे।", []),
    ],
)
def test_clock_times_of_the_event_only(text: str, times: list[str]) -> None:
    assert read(text).times == times


def test_a_place_told_later_is_asked() -> None:
    assert read("कार्यशाला 20 दिसंबर को होगी। स्थान बाद में बताया जाएगा। आवेदन जिला पंचायत कार्यालय में दें।").place is None


def test_a_place_for_each_day_of_a_table_is_kept() -> None:
    found = read("शिविरों का कार्यक्रम\n1 | सौंसर | 16.12.2026 | मंगल भवन सौंसर\n2 | पांढुर्णा | 18.12.2026 | कृषि मंडी पांढुर्णा")
    assert found.event_dates == ["2026-12-16", "2026-12-18"]
    assert found.to_json()["place"] == ["मंगल भवन सौंसर", "कृषि मंडी पांढुर्णा"]


def test_what_is_to_be_read_instead_goes_where_the_old_word_stood() -> None:
    found = read("शुद्धिपत्रक\nजाहिरातीत अंतिम दिनांक १२/१२/२०२६ असा होता. त्याऐवजी १९/१२/२०२६ असे वाचावे.")
    assert (found.last_date, found.event_dates) == ("2026-12-19", [])


def test_the_meeting_before_is_no_day_of_this_one() -> None:
    found = read("मासिक बैठक 20 दिसंबर को जनपद कार्यालय में है। पिछली बैठक 12 नवंबर का हिसाब भी रखेंगे।")
    assert (found.kind, found.event_dates) == ("workshop", ["2026-12-20"])


def test_fee_and_contact_are_only_what_is_written() -> None:
    found = read("कार्यशाला 20 दिसंबर को टाउन हॉल में होगी। पंजीयन शुल्क 100 रुपये। संपर्क 00000-24567")
    assert found.fee is not None
    assert "100" in found.fee
    assert found.contact == "00000-24567"
    assert read("कार्यशाला 20 दिसंबर को होगी").fee is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Office of the Collector, Pune\nSub: Buyer seller meet for\nWarli painting\nand bamboo producers\nRef: 1\nSir",
            "Buyer seller meet for Warli painting and bamboo producers",
        ),
        (
            "विषय: मधमाशी पालन प्रशिक्षण\nकार्यक्रम\nसंदर्भ: पत्र दि. १.१०.२०२६\nदि. १२ डिसेंबर २०२६ रोजी प्रशिक्षण होईल.",
            "मधमाशी पालन प्रशिक्षण कार्यक्रम",
        ),
        (
            "कार्यालय महाप्रबंधक\nदूरभाष 07682-000000 ईमेल dic@example.in\nफर्नीचर निर्माताओं की बैठक\n11 दिसंबर को बैठक रखी गई है।",
            "फर्नीचर निर्माताओं की बैठक",
        ),
        (
            "सूचना: 14 दिसंबर को होने वाली पैकेजिंग कार्यशाला रद्द की जाती है। नई तारीख बाद में बताई जाएगी।",
            "14 दिसंबर को होने वाली पैकेजिंग कार्यशाला रद्द की जाती है",
        ),
        (
            "शुद्धिपत्र: पैकेजिंग कार्यशाला अब 14 की जगह 16 दिसंबर को होगी।",
            "शुद्धिपत्र: पैकेजिंग कार्यशाला अब 14 की जगह 16 दिसंबर को होगी",
        ),
    ],
)
def test_a_title_is_the_whole_subject_and_no_letterhead(text: str, title: str) -> None:
    assert read_circular(text, date(2026, 11, 25)).title == title


@pytest.mark.parametrize(
    "text",
    [
        "विषय: GeM प्रशिक्षण\nदिनांक: 9 दिसंबर 2026, समय: शाम 4 बजे\nस्थान: https://meet.google.com/abc-defg-hij",
        "Sub: Session on GI. Date: 9 December 2026 Time: 4 pm Venue: Zoom (Meeting ID 834 1234 5678, passcode 482913)",
    ],
)
def test_a_meeting_on_line_has_no_place_and_its_number_is_no_telephone(text: str) -> None:
    found = read_circular(text, date(2026, 11, 25))
    assert (found.place, found.contact, found.event_dates) == (None, None, ["2026-12-09"])
