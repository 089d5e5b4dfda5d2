"""Circulars: the last day to apply, by the ways in which offices tell it, and the days beside it that are none."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.circulars import read_circular

TODAY = date(2027, 1, 12)
"""A Tuesday."""


def read(text: str) -> tuple[list[str], str | None]:
    """The days and the last day that are read on that day."""
    found = read_circular(text, TODAY)
    return found.event_dates, found.last_date


@pytest.mark.parametrize(
    "text",
    [
        "Applications for stalls must reach this office by 5 pm of 25 January 2027.",
        "Applications should be submitted by 17:00 hours on 25.01.2027.",
        "Quotations must reach the undersigned before the close of office hours on 25th January, 2027.",
        "Send the list of closed units by COB on Monday, 25 January.",
        "Names should be sent by 12 noon, 25 January.",
        "Applications will be received latest by 4 pm, 25/01/2027.",
        "Entries are to be deposited on 25 January 2027 before 5.30 p.m. at the counter.",
        "Registration for the yarn bank closes at 6 pm on 25 Jan 2027.",
        "Applications are accepted up to and including 25 January 2027.",
        "Licences must be renewed by the end of working hours on 25 January 2027, apply at the counter.",
        "आवेदन 25 जनवरी 2027 दिन सोमवार को सायं 5 बजे तक जमा होंगे।",
        "आवेदन 25 जनवरी (सोमवार, अवकाश नहीं) तक जमा करें।",
        "अर्ज दि. २५.०१.२०२७ रोज सोमवार पर्यंत सादर करावेत.",
        "Apna naam 25 January sham 6 baje tak likhwa do.",
    ],
)
def test_an_hour_or_a_weekday_stands_between_until_and_the_day(text: str) -> None:
    assert read(text) == ([], "2027-01-25")


@pytest.mark.parametrize(
    "text",
    [
        "टूलकिट फॉर्म की लास्ट डेट 25 जनवरी है।",
        "टूलकिट फॉर्म भरने की लास्ट 25 जनवरी है।",
        "आवेदन की अन्तिम तिथि : 25/01/2027",
        "प्रवेश के लिए 25 जनवरी की आखरी तारीख है।",
        "नवीनीकरण फॉर्म की डेडलाइन 25 जनवरी है।",
        "स्टॉल पंजीयन हेतु कट-ऑफ तिथि 25.01.2027",
        "Form bharne ki last 25 January hai.",
        "Naam dene ki aakhri tarikh 25 hai.",
        "25 January 2027 is the deadline for the form.",
        "Cut-off for stall requests: 25 January. Send the form.",
        "अर्ज करण्याचा शेवटचा दिवस २५ जानेवारी २०२७ आहे.",
        "नावे २५ तारखेच्या आत द्यावीत.",
        "नाम 25 तारीख के अंदर भेजें।",
        "25 जनवरी तक प्राप्त आवेदन ही मान्य होंगे।",
    ],
)
def test_a_day_is_called_the_last_in_any_spelling(text: str) -> None:
    assert read(text)[1] == "2027-01-25"


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        ("The handloom expo at Town Hall runs from 20 January and will remain open till 9 pm on 25 January 2027.",
         ["2027-01-20", "2027-01-25"], None),
        ("Craft fair, 20 to 25 January 2027, Town Hall. Registrations for the fair are open till 18 January.",
         ["2027-01-20", "2027-01-25"], "2027-01-18"),
        ("Udyam camp at Town Hall from 10 am till 5 pm on 20 January 2027.", ["2027-01-20"], None),
        ("शिल्प मेला 20 से 25 जनवरी तक टाउन हॉल में लगेगा। मेले का आखिरी दिन 25 जनवरी सबसे बड़ा रहेगा।",
         ["2027-01-20", "2027-01-25"], None),
        ("आवेदन 18 जनवरी तक करें, 20 से 22 जनवरी तक प्रशिक्षण टाउन हॉल में होगा।", ["2027-01-20", "2027-01-22"], "2027-01-18"),
        ("अर्ज १८ जानेवारीपर्यंत करावेत, २० ते २२ जानेवारी दरम्यान प्रशिक्षण टाऊन हॉल येथे होईल.",
         ["2027-01-20", "2027-01-22"], "2027-01-18"),
        ("Workshop on 20 January (last date to register 18 January) at Town Hall.", ["2027-01-20"], "2027-01-18"),
    ],
)  # fmt: skip
def test_the_end_of_an_event_is_no_day_to_apply_by(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        ("प्रवेश - समय सारणी\nआवेदन प्रारंभ | 14.01.2027\nआवेदन की अंतिम तिथि | 25.01.2027\nसूची प्रकाशन | 29.01.2027", [], "2027-01-25"),
        (
            "Admission\nStart of application | 14/01/2027\nLast date for receipt of forms | 25/01/2027\nList shown | 29/01/2027",
            [],
            "2027-01-25",
        ),
        ("क्र. | प्रशिक्षण | दिनांक | आवेदन की अंतिम तिथि\n1 | अगरबत्ती निर्माण | 08.02.2027 | 25.01.2027\nस्थान: आरसेटी भवन",
         ["2027-02-08"], "2027-01-25"),
        ("Batch | Dates | Apply by\nPottery training | 08.02.2027 to 12.02.2027 | 25.01.2027\nVenue: Shilpgram",
         ["2027-02-08", "2027-02-12"], "2027-01-25"),
        ("Sl.\tTraining\tDate\tLast date to register\n1\tSoap making\t08.02.2027\t25.01.2027", ["2027-02-08"], "2027-01-25"),
        ("ऑनलाइन आवेदन\nप्रारंभ तिथि : 14.01.2027\nसमाप्ति तिथि : 25.01.2027", [], "2027-01-25"),
        ("ऑनलाईन अर्ज नोंदणी\nसुरुवात : १४/०१/२०२७\nसमाप्ती : २५/०१/२०२७", [], "2027-01-25"),
    ],
)  # fmt: skip
def test_a_table_says_it_in_the_head_of_a_column_or_a_row(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("दिनांक 10.01.2027\nदुकान आवंटन हेतु आवेदन इस सूचना के जारी होने की तिथि से 15 दिवस के भीतर जमा करें।", "2027-01-25"),
        ("No. 61/2027      Dt. 10.01.2027\nObjections may be filed within fifteen (15) days of the date of issue of this notice.",
         "2027-01-25"),
        ("दि. १०/०१/२०२७\nहरकती या सूचनेच्या दिनांकापासून १५ दिवसांच्या आत लेखी द्याव्यात.", "2027-01-25"),
        ("अर्ज दि. १५/०१/२०२७ पासून १० दिवसांच्या आत सादर करावेत.", "2027-01-25"),
        ("Applications should be sent within two weeks of 11 January 2027.", "2027-01-25"),
        ("Dated 10.01.2027\nApplications are invited within 15 days of receipt of this letter.", None),
        ("Dated 10.01.2027\nApplications are invited within 15 working days from the date of this notice.", None),
        ("दिनांक 10.01.2027\nआवेदन इस सूचना के समाचार पत्र में प्रकाशन के 10 दिन के भीतर दें।", None),
        ("Dated 10.01.2027\nPayment will be made within 15 days of the date of this letter.", None),
    ],
)  # fmt: skip
def test_days_are_counted_from_the_letter_and_from_nothing_that_nobody_knows(text: str, last: str | None) -> None:
    assert read(text) == ([], last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        ("Last date to register for raw material supply: 15 January 2027 25 January 2027 (extended)", [], "2027-01-25"),
        ("कार्यशाला 14 जनवरी के स्थान पर अब 20 जनवरी को टाउन हॉल में होगी, नाम देने की तारीख भी 13 जनवरी से बढ़कर 18 जनवरी हुई है।",
         ["2027-01-20"], "2027-01-18"),
        ("निविदा प्रस्तुत करने की अंतिम तिथि 15.01.2027 दस दिवस बढ़ाकर 25.01.2027 की जाती है।", [], "2027-01-25"),
        ("Proposals shall be uploaded between 14 January 2027 and 25 January 2027.", [], "2027-01-25"),
        ("आवेदन 14 जनवरी से 25 जनवरी 2027 (दोनों दिवस सम्मिलित) तक लिए जायेंगे।", [], "2027-01-25"),
        ("स्टॉल प्रस्ताव 25 जनवरी तक, शुल्क 29 जनवरी तक जमा होगा।", [], "2027-01-25"),
        ("परवाना नूतनीकरणाचे अर्ज विनाविलंब शुल्क २५ जानेवारी पर्यंत, विलंब शुल्कासह ३१ जानेवारी पर्यंत घेतले जातील.", [], "2027-01-25"),
        ("Send the form by 25 January. Cards made earlier stay valid till 31 March 2027.", [], "2027-01-25"),
    ],
)  # fmt: skip
def test_of_two_days_the_one_for_applying_is_taken(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


def test_the_hour_of_the_last_day_is_no_hour_of_the_event() -> None:
    found = read_circular(
        "Workshop on 20 January at Town Hall, 11 am. Register for the workshop by 5 pm on 18 January.", TODAY
    )
    assert (found.times, found.last_date) == (["11:00"], "2027-01-18")


@pytest.mark.parametrize(
    "text",
    [
        "Your old cards stay valid till 31 March 2027.",
        "यह योजना 31 मार्च 2027 तक प्रभावी रहेगी।",
        "Licences expiring on 31 March 2027 are listed below.",
    ],
)
def test_what_only_runs_out_is_neither_an_event_nor_a_day_to_apply_by(text: str) -> None:
    assert read(text) == ([], None)
