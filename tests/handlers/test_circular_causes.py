"""Circulars: one small circular for each cause that the open half of the last set showed, with its counterpart."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.circulars import Proposal, read_circular

TODAY = date(2026, 12, 8)


def read(text: str, today: date = TODAY) -> Proposal:
    """What is read on a day in December."""
    return read_circular(text, today)


# ── what a date is named by ───────────────────────────────────────────────────────────────────────────────────────


def test_two_days_with_a_short_stroke_are_both_read() -> None:
    assert read("Workshop on packing of papad, 16-17 December 2026, Town Hall, 11 am").event_dates == [
        "2026-12-16",
        "2026-12-17",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Study tour for weavers. Depart 28 December evening, back 30 December morning.",
        "विणकरांचा अभ्यास दौरा. निघणे २८ डिसेंबर, सकाळी ६ वाजता, परत ३० डिसेंबर.",
    ],
)
def test_the_way_back_ends_the_journey(text: str) -> None:
    assert read(text).event_dates == ["2026-12-28", "2026-12-30"]


def test_a_number_of_an_office_is_no_saturday() -> None:
    found = read("Ref: notice No. DIC/SAT/ZED/640\nZED awareness workshop on 29.12.2026, 11 am, Town Hall, Sadar")
    assert found.event_dates == ["2026-12-29"]


def test_kal_that_is_denied_is_no_day() -> None:
    found = read("Sabhi didiyan dhyan de. Kal nahi parso Panchayat bhawan me 1 baje meeting hai.")
    assert found.event_dates == ["2026-12-10"]


def test_a_weekday_further_off_that_disagrees_is_a_day_of_its_own() -> None:
    text = (
        "विदिशा, 8 दिसंबर 2026/ कलेक्टर ने सोमवार को बेतवा सभागार में उद्योग विभाग की समीक्षा बैठक ली। बैठक में अधिकारी उपस्थित रहे।"
    )
    assert read(text).event_dates == ["2026-12-07"]


# ── the last day ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("फॅशन अभ्यासक्रमासाठी नावे हवी आहेत. ३१ डिसेंबरनंतर आलेली नावे विचारात घेतली जाणार नाहीत.", "2026-12-31"),
        ("EoI is invited from agencies.\nBid submission end: 04-Jan-2027 17:00\nBid opening: 05-Jan-2027 15:00", "2027-01-04"),
        ("Tally ki free training 28 se 31 December, Vyapar Bhawan. Naam likhwao 26 tak.", "2026-12-26"),
        ("रोजगार मेळावा ७ जानेवारी रोजी टाऊन हॉल येथे. ऑनलाइन नोंदणी ६ तारखेच्या मध्यरात्रीपर्यंत करावी.", "2027-01-06"),
        ("फळ प्रक्रिया प्रशिक्षण १३ जानेवारी रोजी टाऊन हॉल येथे. नावे द्यायची शेवटची तारीख? ९ जानेवारी.", "2027-01-09"),
        ("उद्यमी सम्मेलन 16 जनवरी 2027 को टाउन हॉल में। प्रवेश पत्र 12 जनवरी तक ले लें", "2027-01-12"),
        ("जो न आ सके वह कल तक बता दे। बैठक 20 दिसंबर को 2 बजे टाउन हॉल में है।", "2026-12-09"),
    ],
)  # fmt: skip
def test_by_when_people_are_asked_is_the_last_day(text: str, day: str) -> None:
    assert read(text).last_date == day


@pytest.mark.parametrize(
    "text",
    [
        "मिनी सरस जत्रा तूर्त स्थगित करण्यात आली आहे. ज्या गटांनी स्टॉलचे पैसे भरले आहेत ते ३१ जानेवारीपर्यंत परत केले जातील.",
    ],
)
def test_money_given_back_names_no_last_day(text: str) -> None:
    assert read(text).last_date is None


# ── events and changes ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_lok_adalat_is_something_to_come_to() -> None:
    found = read(
        "राष्ट्रीय लोक अदालत\nवर्ष की अंतिम नेशनल लोक अदालत का आयोजन 26 दिसंबर दिन शनिवार को जिला न्यायालय परिसर में होगा। "
        "इसमें बिजली, बैंक ऋण, चेक बाउंस के प्रकरण निपटेंगे।"
    )
    assert (found.kind, found.event_dates, found.last_date) == ("workshop", ["2026-12-26"], None)


def test_only_the_hall_is_another_so_the_day_stands() -> None:
    found = read(
        "CORRIGENDUM\nIn the notice of the ZED workshop to be held on 29.12.2026, the venue may please be read as "
        '"Kranti Hall, Powai Naka" in place of "Zilla Parishad Hall" and the time as 2.30 p.m. in place of 11.00 a.m.'
    )
    assert (found.event_dates, found.place, found.times) == (["2026-12-29"], "Kranti Hall, Powai Naka", ["14:30"])


def test_a_course_that_was_to_begin_begins_on_the_new_day() -> None:
    found = read(
        "महत्त्वाचा बदल\nकाथ्या प्रशिक्षण जे सोमवार २१ डिसेंबर पासून सुरू होणार होते ते आता सोमवार ४ जानेवारी २०२७ पासून सुरू होईल."
    )
    assert (found.event_dates, found.supersedes) == (["2027-01-04"], True)


def test_a_tenders_envelopes_are_opened_for_those_who_bid() -> None:
    found = read(
        "दर आमंत्रण\nकांच के जार 20,000 नग के लिए दरें दिनांक 02.01.27 अपरान्ह 3.30 तक बंद लिफाफे में बुलाई जाती हैं। "
        "लिफाफे 03.01.27 को 11 बजे खुलेंगे। आपूर्ति 20.01.27 तक करनी होगी।"
    )
    assert (found.kind, found.event_dates, found.last_date) == ("deadline", [], "2027-01-02")


def test_an_interview_beside_the_course_is_not_its_day() -> None:
    found = read("प्रशिक्षण 11.01.2027 से प्रारंभ होगा। साक्षात्कार 07.01.2027 को 11 बजे टाउन हॉल में होगा।")
    assert found.event_dates == ["2027-01-11"]


@pytest.mark.parametrize(
    "text", ["Loan pass ho gaya hai, baithak kal hai.", "e-Tender notice\nLast date of online bid: 28/12/2026"]
)
def test_everyday_words_are_no_districts(text: str) -> None:
    assert read(text).district is None
    assert read(text + "\nDistrict Beed").district == "Beed"


def test_a_threshing_floor_is_a_place() -> None:
    assert (
        read("FPO ki baithak kal rakhi hai dopahar 2 baje, Shivlal patel ke khalihan par.").place
        == "Shivlal patel ke khalihan"
    )
