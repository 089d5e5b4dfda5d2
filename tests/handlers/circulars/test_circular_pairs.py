"""Circulars: windows for forms, corrections in pairs, rows of tables, what is not held, and days in lists and spans."""

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
    ("text", "days", "last"),
    [
        (
            "Udyam camps at Town Hall on 18, 19 and 21 January 2027. No camp on 20 January 2027.",
            ["2027-01-18", "2027-01-19", "2027-01-21"],
            None,
        ),
        (
            "Training at Town Hall on 18/01/2027 and 19/01/2027. Training will not be held on 20/01/2027.",
            ["2027-01-18", "2027-01-19"],
            None,
        ),
        (
            "शिविर 18, 19 एवं 21 जनवरी को टाउन हॉल में लगेंगे। 20 जनवरी को शिविर नहीं लगेगा।",
            ["2027-01-18", "2027-01-19", "2027-01-21"],
            None,
        ),
        (
            "शिबिर १८, १९ व २१ जानेवारी रोजी टाऊन हॉल येथे. २० जानेवारीला शिबिर होणार नाही.",
            ["2027-01-18", "2027-01-19", "2027-01-21"],
            None,
        ),
        ("शिबिर १८ व २१ जानेवारी रोजी टाऊन हॉल येथे (२० जानेवारी रोजी शिबिर नाही).", ["2027-01-18", "2027-01-21"], None),
        ("कार्यशाला 21 जनवरी (न कि 20 जनवरी) को टाउन हॉल में होगी।", ["2027-01-21"], None),
        ("Workshop on 21 January (and not on 20 January) at Town Hall, 11 am.", ["2027-01-21"], None),
        ("कार्यशाळा २१ जानेवारीला (२० जानेवारीला नव्हे) टाऊन हॉल येथे होईल.", ["2027-01-21"], None),
    ],
)
def test_a_day_on_which_nothing_is_held_is_no_day_of_it(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        (
            (
                "Applications are invited for stalls. Application window: 15 January 2027 to 25 "
                "January 2027 (till 6 pm). The committee will scrutinise the forms by 5 February."
            ),
            [],
            "2027-01-25",
        ),
        (
            "ऑनलाइन आवेदन : 15 जनवरी से 25 जनवरी 2027\nत्रुटि सुधार : 27 से 29 जनवरी\nस्वरोजगार योजना हेतु आवेदन आमंत्रित हैं।",
            [],
            "2027-01-25",
        ),
        (
            (
                "अर्ज स्वीकृती : दि. १५ जानेवारी ते दि. २५ जानेवारी २०२७ (सुट्टीचे दिवस "
                "वगळून)\nस्वयंरोजगार योजनेसाठी अर्ज मागविण्यात येत आहेत."
            ),
            [],
            "2027-01-25",
        ),
        (
            "Registration: 15–25 January 2027\nSkill training at Town Hall, 1 February 2027, 10 am",
            ["2027-02-01"],
            "2027-01-25",
        ),
        (
            "स्टॉल बुकिंग १५ जानेवारीपासून २५ जानेवारीपर्यंत. सरस महोत्सव १ ते ५ फेब्रुवारी, शिवाजी मैदान.",
            ["2027-02-01", "2027-02-05"],
            "2027-01-25",
        ),
        ("Online nominations open 15 January and close 25 January 2027. Results on 10 February.", [], "2027-01-25"),
        ("प्रपत्र 15 जनवरी से 25 जनवरी तक कार्यालयीन समय में (अवकाश छोड़कर) जमा किए जा सकेंगे।", [], "2027-01-25"),
    ],
)
def test_a_window_for_forms_ends_on_the_last_day(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        (
            "Applications are invited up to 25 January 2027. The department shall publish the list by 5 February 2027.",
            [],
            "2027-01-25",
        ),
        ("आवेदन 25 जनवरी तक दें। विभाग 5 फरवरी तक सूची जारी करेगा।", [], "2027-01-25"),
        ("अर्ज २५ जानेवारीपर्यंत द्यावेत. समिती ५ फेब्रुवारीपर्यंत छाननी करेल.", [], "2027-01-25"),
    ],
)
def test_what_the_office_does_by_a_day_is_nobodys_last_day(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        (
            (
                "शुद्धि-पत्र\nनिविदा प्रस्तुत करने की दिनांक 15-01-2027 के स्थान पर 25-01-2027 "
                "तथा निविदा खोलने की दिनांक 16-01-2027 के स्थान पर 26-01-2027 पढ़ी जावे।"
            ),
            [],
            "2027-01-25",
        ),
        (
            (
                "शुद्धिपत्रक\nदरपत्रक सादर करण्याचा दिनांक १५/०१/२०२७ ऐवजी २५/०१/२०२७ व दरपत्रक "
                "उघडण्याचा दिनांक १६/०१/२०२७ ऐवजी २६/०१/२०२७ असे वाचावे."
            ),
            [],
            "2027-01-25",
        ),
        (
            (
                "CORRIGENDUM\nIn the notice dated 02.01.2027 the last date for submission may be "
                "read as 25.01.2027 instead of 15.01.2027. Opening of bids: 27.01.2027."
            ),
            [],
            "2027-01-25",
        ),
        (
            (
                "Corrigendum: bid submission end date 15/01/2027 is revised to 25/01/2027; bid "
                "opening date 16/01/2027 revised to 26/01/2027."
            ),
            [],
            "2027-01-25",
        ),
        ("अंतिम तिथि 15 जनवरी से बढ़ाकर 25 जनवरी 2027 की गई है। मुख्यमंत्री उद्यम योजना के आवेदन पोर्टल पर भरें।", [], "2027-01-25"),
        (
            (
                "The last date for receipt of applications under PMEGP, which was 15th January, "
                "stands extended up to 25th January 2027."
            ),
            [],
            "2027-01-25",
        ),
        (
            "मुदतवाढ : अर्ज करण्याची मुदत १५ जानेवारी रोजी संपत होती, ती २५ जानेवारी २०२७ पर्यंत वाढविण्यात येत आहे.",
            [],
            "2027-01-25",
        ),
        ("आवेदन की अंतिम तारीख एक सप्ताह बढ़ाई गई, अब 25 जनवरी तक फार्म भरे जाएंगे।", [], "2027-01-25"),
        (
            (
                "संशोधित कार्यक्रम - आजीविका मेले\nकरेली - 22.01.27 के स्थान पर 24.01.27\nगोटेगांव "
                "- 23.01.27 के स्थान पर 26.01.27\nसमय 11 बजे, जनपद परिसर"
            ),
            ["2027-01-24", "2027-01-26"],
            None,
        ),
        (
            (
                "सुधारित कार्यक्रम - महिला मेळावे\nपलूस : २२/०१/२०२७ ऐवजी २४/०१/२०२७\nकडेगाव : "
                "२३/०१/२०२७ ऐवजी २६/०१/२०२७\nवेळ ११ वा., पंचायत समिती सभागृह"
            ),
            ["2027-01-24", "2027-01-26"],
            None,
        ),
        (
            (
                "REVISED SCHEDULE OF CAMPS\nKareli block: 24/01/2027 (instead of "
                "22/01/2027)\nGotegaon block: 26/01/2027 (instead of 23/01/2027)\nTime 11 am, "
                "Janpad hall"
            ),
            ["2027-01-24", "2027-01-26"],
            None,
        ),
    ],
)
def test_each_new_day_of_a_correction_is_what_its_own_pair_says(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        (
            (
                "Ward-wise loan camps\nWard No. 1 to 4 : 18/01/2027 Municipal School No. 5\nWard "
                "No. 5 to 9 : 19/01/2027 Chavan Hall\nWard No. 10 to 14 : 21/01/2027 Town "
                "Hall\nTime 10 am to 5 pm"
            ),
            ["2027-01-18", "2027-01-19", "2027-01-21"],
            None,
        ),
        (
            (
                "पीक कर्ज मेळावे\nतालुका   दिनांक   शाखा\nपाथरी   18-01-2027   एसबीआय\nजिंतूर   "
                "20-01-2027   ग्रामीण बँक\nगंगाखेड   22-01-2027   बँक ऑफ इंडिया"
            ),
            ["2027-01-18", "2027-01-20", "2027-01-22"],
            None,
        ),
        (
            (
                "ऋण वितरण शिविर\nक्र.|विकासखण्ड|दिनांक|स्थान\n1|लटेरी|18.01.2027|जनपद "
                "सभागार\n2|सिरोंज|20.01.2027|जनपद सभागार\n3|कुरवाई|22.01.2027|मंगल भवन"
            ),
            ["2027-01-18", "2027-01-20", "2027-01-22"],
            None,
        ),
        (
            (
                "S.No. Block Date Venue\n1 Lateri 18.01.2027 Janpad hall\n2 Sironj 20.01.2027 "
                "Janpad hall\n3 Kurwai 22.01.2027 Mangal Bhavan\nSchedule of artisan registration "
                "camps, 11 am"
            ),
            ["2027-01-18", "2027-01-20", "2027-01-22"],
            None,
        ),
    ],
)
def test_every_row_of_a_table_is_a_day(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        (
            "शिविर तिथियां : जनवरी - 18, 20, 25, 27 ; समय 11 बजे ; स्थान जनपद सभागार",
            ["2027-01-18", "2027-01-20", "2027-01-25", "2027-01-27"],
            None,
        ),
        (
            "Camp dates: January 18, 20, 25 and 27, 2027. Time 11 am, Town Hall.",
            ["2027-01-18", "2027-01-20", "2027-01-25", "2027-01-27"],
            None,
        ),
        (
            "शिबिरे : जानेवारी २०२७ - १८, २०, २५, २७ तारखांना, सकाळी ११, समाज मंदिर",
            ["2027-01-18", "2027-01-20", "2027-01-25", "2027-01-27"],
            None,
        ),
        (
            (
                "Exposure visit to Baramati. Departure: 20 January 2027, 9 pm. Return: 23 "
                "January. Stay arranged on 21 and 22 January. Names by 15 January."
            ),
            ["2027-01-20", "2027-01-23"],
            "2027-01-15",
        ),
        (
            "अध्ययन भ्रमण : प्रस्थान 20 जनवरी सुबह 6 बजे, वापसी 23 जनवरी। नाम 15 जनवरी तक दें।",
            ["2027-01-20", "2027-01-23"],
            "2027-01-15",
        ),
        (
            "अभ्यास दौरा. प्रस्थान : २० जानेवारी. परत : २३ जानेवारी. नावे १५ जानेवारीपर्यंत.",
            ["2027-01-20", "2027-01-23"],
            "2027-01-15",
        ),
    ],
)
def test_days_behind_their_month_and_a_journeys_way_back_are_read(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        (
            (
                "Saras Fair inauguration on Wednesday the 20th January, 2027 at 5 PM. The fair "
                "shall remain open till 28th January at Dussehra Maidan."
            ),
            ["2027-01-20", "2027-01-28"],
            None,
        ),
        (
            "मेले का शुभारंभ 20 जनवरी को शाम 5 बजे होगा, मेला 28 जनवरी तक दशहरा मैदान में चलेगा।",
            ["2027-01-20", "2027-01-28"],
            None,
        ),
        (
            "प्रदर्शनाचे उद्घाटन २० जानेवारी रोजी सायं. ५ वा. होईल. प्रदर्शन २८ जानेवारीपर्यंत शिवाजी मैदान येथे सुरू राहील.",
            ["2027-01-20", "2027-01-28"],
            None,
        ),
        (
            "प्रारंभ: 20 जनवरी 2027      समापन: 13 फरवरी 2027\nबांस शिल्प प्रशिक्षण, वन विद्यालय",
            ["2027-01-20", "2027-02-13"],
            None,
        ),
        (
            "Bamboo craft training. From: 20.01.2027 To: 13.02.2027. Venue: Forest School",
            ["2027-01-20", "2027-02-13"],
            None,
        ),
        ("दिनांकः- 20.01.2027 से 13.02.2027 (25 दिवस)\nड्रोन दीदी प्रशिक्षण, टाउन हॉल", ["2027-01-20", "2027-02-13"], None),
        ("कालावधी : ०१ महिना (दि. ०३ फेब्रुवारी २०२७ पासून)\nचप्पल डिझाईन प्रशिक्षण, लिडकॉम केंद्र", ["2027-02-03"], None),
        ("अवधि : एक माह (03 फरवरी 2027 से)\nचमड़ा शिल्प प्रशिक्षण, आईटीआई परिसर", ["2027-02-03"], None),
    ],
)
def test_a_fair_that_stays_open_and_a_course_have_their_last_day(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        ("इस विज्ञापन के प्रकाशन से 15 दिवस के भीतर आवेदन करें।", [], None),
        (
            (
                "Applications should reach within 15 days from the date of publication of this "
                "notice i.e. by 27 January 2027."
            ),
            [],
            "2027-01-27",
        ),
        ("जाहिरात प्रसिद्ध झाल्यापासून १५ दिवसांच्या आत म्हणजेच २७ जानेवारी २०२७ पर्यंत अर्ज करावेत.", [], "2027-01-27"),
        (
            (
                "Advt. date: 12.01.2027. Last date: 10 days from the date of advertisement i.e. "
                "22.01.2027. Applications for Young Professionals."
            ),
            [],
            "2027-01-22",
        ),
        ("Claims received in this office after 25.01.2027 will not be entertained.", [], "2027-01-25"),
        (
            (
                "Confirm participation, in any case not later than 20th inst. Buyer seller meet "
                "on 28th January at Town Hall, 10 am."
            ),
            ["2027-01-28"],
            "2027-01-20",
        ),
    ],
)
def test_a_day_that_is_counted_out_beside_its_span_is_the_last_one(
    text: str, days: list[str], last: str | None
) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        (
            (
                "0ne day workshop on packaging\nDate: 2O.O1.2O27  Time: 1O.OO am to 5.OO "
                "pm\nVenue: DIC Hall\nLast date for registration: l5.O1.2O27"
            ),
            ["2027-01-20"],
            "2027-01-15",
        ),
        ("कार्यशाला दिनांक 20.0l.2027 को टाउन हॉल में", ["2027-01-20"], None),
        ("कार्यशाला दिनांक 20 .01. 2027 को टाउन हॉल में", ["2027-01-20"], None),
        ("कार्यशाला दिनांक 20,01,2027 को टाउन हॉल में", ["2027-01-20"], None),
        ("कार्यशाला दिनांक 20-1-'27 को टाउन हॉल में", ["2027-01-20"], None),
        ("Workshop on 20th Jan., 2027 and 21st Jan., 2027 at Town Hall", ["2027-01-20", "2027-01-21"], None),
        ("Workshop on 20 & 21.01.2027 at Town Hall", ["2027-01-20", "2027-01-21"], None),
        ("Workshop 20/21 January 2027 at Town Hall", ["2027-01-20", "2027-01-21"], None),
        ("Workshop on 20.01.2027 / 21.01.2027 at Town Hall", ["2027-01-20", "2027-01-21"], None),
        ("Workshop on 20, 21-01-2027 at Town Hall", ["2027-01-20", "2027-01-21"], None),
        ("दि. २०,२१ व २२/०१/२०२७ रोजी कार्यशाळा, टाऊन हॉल", ["2027-01-20", "2027-01-21", "2027-01-22"], None),
        ("दिनांक 20 से 22-01-2027 तक प्रशिक्षण, टाउन हॉल", ["2027-01-20", "2027-01-22"], None),
        ("प्रशिक्षण दि. २०.०१.२०२७ ते २२.०१.२०२७ टाऊन हॉल", ["2027-01-20", "2027-01-22"], None),
        ("Training 20.01-22.01.2027 at Town Hall", ["2027-01-20", "2027-01-22"], None),
        ("Training 20.01.27-22.01.27 at Town Hall", ["2027-01-20", "2027-01-22"], None),
        ("Training from 28th January to 2nd February at Town Hall", ["2027-01-28", "2027-02-02"], None),
        ("2027-01-20 10:00 training at Town Hall", ["2027-01-20"], None),
        ("Date: Jan 20, 2027 (Wed)\nPapad training, Town Hall", ["2027-01-20"], None),
    ],
)
def test_days_as_typists_and_scanners_write_them(text: str, days: list[str], last: str | None) -> None:
    assert read(text) == (days, last)


@pytest.mark.parametrize(
    "text",
    [
        "Rule 5, 20.01.2027 meeting at Town Hall, 11 am.",
        "वार्ड 5, 20.01.2027 को शिविर, टाउन हॉल",
        "Meeting for batch 9 & 20.01.2027 at Town Hall",
    ],
)
def test_a_number_of_something_counted_before_a_day_is_no_day(text: str) -> None:
    assert read(text)[0] == ["2027-01-20"]


def test_a_day_that_does_not_exist_in_a_list_or_a_span_is_asked() -> None:
    for text in ("Workshop on 30, 31.02.2027 at Town Hall", "कार्यशाला 30 से 31.02.2027 तक टाउन हॉल में"):
        assert read_circular(text, TODAY).event_dates == []
        assert read_circular(text, TODAY).impossible_date
