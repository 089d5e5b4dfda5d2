"""Circulars: the many ways in which days, hours, last days and places are written, and numbers that are none of these."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.circulars import Proposal, read_circular

TODAY = date(2027, 1, 12)
"""A Tuesday."""


def read(text: str, today: date = TODAY) -> Proposal:
    """What is read on that day."""
    return read_circular(text, today)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Workshop on 4.2.27 and 5.2.27 for batch A and on 18.2.27 and 19.2.27 for batch B, at Town Hall.",
         ["2027-02-04", "2027-02-05", "2027-02-18", "2027-02-19"]),
        ("Training on 18/01, 20/01 & 22/01 at Town Hall, 11 am.", ["2027-01-18", "2027-01-20", "2027-01-22"]),
        ("प्रशिक्षण दि. 18/1, 19/1 व 21/1 को टाउन हॉल में।", ["2027-01-18", "2027-01-19", "2027-01-21"]),
        ("प्रदर्शनी 29 से 31 तारीख तक टाउन हॉल में लगेगी।", ["2027-01-29", "2027-01-31"]),
        ("प्रशिक्षण २५ ते २७ तारखेला टाऊन हॉल येथे आहे.", ["2027-01-25", "2027-01-27"]),
        ("Papad prashikshan shukravari 15 tarkhela aahe, gram panchayat sabhagruha.", ["2027-01-15"]),
        ("Training 18 se hai townhall me, subah 10 baje.", ["2027-01-18"]),
        ("Sab didi 20 ko 10 baje block office me meeting ke liye aana.", ["2027-01-20"]),
        ("The meeting is on the third Wednesday of this month, i.e. 20th inst., in the Committee Room.", ["2027-01-20"]),
        ("Branding workshop Fri 22 & Sat 23 Jan, Town Hall.", ["2027-01-22", "2027-01-23"]),
        ("Camp on Wed, 3rd prox., at the Lead Bank Office.", ["2027-02-03"]),
        ("बैठक इस माह के तीसरे बुधवार को टाउन हॉल में होगी।", ["2027-01-20"]),
        ("पुढील महिन्याच्या दुसऱ्या शनिवारी टाऊन हॉल येथे कार्यशाळा आहे.", ["2027-02-13"]),
        ("गणतंत्र दिवस पर पुलिस लाइन मैदान में उत्पादों की प्रदर्शनी लगेगी।", ["2027-01-26"]),
        ("महिला दिनी टाऊन हॉल येथे बचत गटांचा मेळावा होईल.", ["2027-03-08"]),
        ("A workshop will be held on Republic Day at Town Hall.", ["2027-01-26"]),
    ],
)  # fmt: skip
def test_days_as_they_are_said_together(text: str, days: list[str]) -> None:
    assert read(text).event_dates == days


@pytest.mark.parametrize(
    "text",
    [
        "प्रत्येक महिन्याच्या ५ तारखेला बैठक असते.",
        "प्रतिमाह 5 तारीख को मासिक बैठक होती है।",
        "The meeting is held on the first Monday of every month.",
        "कार्यशाला गणतंत्र दिवस के बाद होगी।",
        "गणतंत्र दिवस की हार्दिक शुभकामनाएं।",
        "ग्राम सभा मकर संक्रांति के अगले दिन पंचायत भवन में होगी।",
    ],
)
def test_what_comes_every_month_and_a_feast_that_is_no_day_of_it_are_asked(text: str) -> None:
    assert read(text).event_dates == []


def test_the_day_a_feast_is_on_stands_beside_it_once() -> None:
    found = read(
        "गणतंत्र दिवस पर पुलिस लाइन मैदान में प्रदर्शनी लगेगी। जिन्हें स्टॉल चाहिए वे 20 तारीख तक नाम लिखवा दें। "
        "26 जनवरी को सुबह 8 बजे तक स्टॉल लग जाना चाहिए।"
    )
    assert (found.event_dates, found.last_date) == (["2027-01-26"], "2027-01-20")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("पीएम स्वनिधि शिविर\nवार्ड 1 से 5 - 18 जनवरी - मोती नगर सामुदायिक भवन\nवार्ड 6 से 12 - 19 जनवरी - रविदास मंदिर परिसर",
         ["2027-01-18", "2027-01-19"]),
        ("उद्यम नोंदणी शिबिरे\nप्रभाग १-३ : २१/१, शाळा क्र. १०/१२\nप्रभाग ४-६ : २२/१, मराठी शाळा, बुधवार पेठ",
         ["2027-01-21", "2027-01-22"]),
        ("उद्यम शिविर\nबैच 2 - 21 जनवरी, टाउन हॉल\nबैच 3 - 22 जनवरी, टाउन हॉल", ["2027-01-21", "2027-01-22"]),
    ],
)  # fmt: skip
def test_a_wards_number_before_the_day_is_no_day(text: str, days: list[str]) -> None:
    assert read(text).event_dates == days


@pytest.mark.parametrize(
    ("text", "days", "last", "times"),
    [
        (("EXPORT WORKSHOP\nDate: O9-O2-2O27 (Tuesday)\nVenue : Conference Hall, DIC Campus\nTime : 11 :00 A M\n"
         "Last date for registration: O5-O2-2O27"), ["2027-02-09"], "2027-02-05", ["11:00"]),
        (("जैविक कार्यशाला\nदिनांक : 1 0 . 0 2 . 2 0 2 7\nसमय : 1 1 . 0 0 बजे\nस्थान : मंडी सभागार\n"
         "पंजीयन की अंतिम तिथि : 0 8 . 0 2 . 2 0 2 7"), ["2027-02-10"], "2027-02-08", ["11:00"]),
        ("Workshop on l9/O1/2O27 at Town Hall, 1O.3O am", ["2027-01-19"], None, ["10:30"]),
    ],
)  # fmt: skip
def test_what_scanning_makes_of_digits_is_read_as_digits(
    text: str, days: list[str], last: str | None, times: list[str]
) -> None:
    found = read(text)
    assert (found.event_dates, found.last_date, found.times) == (days, last, times)


def test_letters_that_are_no_digits_stay_letters() -> None:
    found = read("Workshop at Hall O of the OIL depot, 1l of oil each. Phone 00000-24511. H2O testing on 18/01/2027.")
    assert found.event_dates == ["2027-01-18"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("अर्ज दि. १५/०१/२०२७ ते २५/०१/२०२७ या कालावधीत स्वीकारले जातील.", "2027-01-25"),
        ("Applications for stalls open on 15 January and close on 25 January.", "2027-01-25"),
        ("अर्ज २५ जानेवारी पावेतो स्वीकारले जातील.", "2027-01-25"),
        ("Arj 25 January paryant bharun dyave.", "2027-01-25"),
        ("Nave udya sandhyakal paryant dyavi, prashikshan 18 Januaryla aahe.", "2027-01-13"),
        ("Naam 14 se pehle de dena, training 18 se hai townhall me.", "2027-01-14"),
        ("आवेदन की तिथि 15 जनवरी से बढ़कर 25 जनवरी हुई।", "2027-01-25"),
        ("प्रशिक्षण 18 जनवरी को टाउन हॉल में है, पंजीयन 15 जनवरी को शाम 5 बजे बंद हो जाएगा।", "2027-01-15"),
        ("Workshop on 18 January at Town Hall. RSVP by 15th.", "2027-01-15"),
        ("PMEGP ke liye online avedan chalu hai, 31 January aakhri din.", "2027-01-31"),
        ("कॉन्क्लेव 22 जनवरी को टाउन हॉल में होगा। पंजीयन के लिए आज अंतिम दिन है।", "2027-01-12"),
        ("हरकती व सूचना ५ फेब्रुवारीपर्यंत लेखी स्वरूपात सादर कराव्यात.", "2027-02-05"),
        ("वाटप दि. २० जानेवारीला, टोकन १८ जानेवारीपर्यंत घ्यावेत, स्थळ समाज कल्याण भवन.", "2027-01-18"),
        ("मंडी लाइसेंस का नवीनीकरण शुल्क 15 मार्च तक बिना विलंब शुल्क, तथा 31 मार्च तक विलंब शुल्क के साथ जमा होगा।", "2027-03-15"),
        ("ऑनलाइन अर्ज : अंतिम मुदत : २५ जाने. प्रशिक्षण : ५ फेब्रु. पासून, स्थळ : टाऊन हॉल", "2027-01-25"),
    ],
)  # fmt: skip
def test_by_when_in_other_words(text: str, last: str) -> None:
    assert read(text).last_date == last


@pytest.mark.parametrize(
    "text",
    [
        "आवेदन इस विज्ञापन के प्रकाशन के 15 दिवस के भीतर जमा करें। आयु 01.01.2027 को 45 वर्ष से अधिक न हो।",
        "Applications are invited within 15 days from the date of publication of this advertisement.",
        "वांछित जानकारी आज दिनांक तक अप्राप्त है। जानकारी पत्र प्राप्ति के तीन दिवस में भेजें। पूर्व पत्र दिनांक 03/12/2026 देखें।",
    ],
)
def test_so_many_days_from_a_day_nobody_names_are_asked(text: str) -> None:
    found = read(text)
    assert (found.last_date, found.event_dates) == (None, [])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("सूचना\nदि. १५ जानेवारी रोजी होणारी बैठक दि. १९ जानेवारी रोजी होईल.", ["2027-01-19"]),
        ("The camp fixed for 15th instant will now be held on 19th instant at Panchayat Bhavan.", ["2027-01-19"]),
        ("गत वर्ष की भांति इस वर्ष भी 20 से 24 जनवरी तक किला मैदान में हस्तशिल्प मेला लगाया जा रहा है।",
         ["2027-01-20", "2027-01-24"]),
        ("बैंक 23, 24 और 26 जनवरी को बंद रहेंगे। ऋण शिविर 28 जनवरी को टाउन हॉल में।", ["2027-01-28"]),
        ("Walk-in interview for Cluster Executive: 20.01.2027 from 10.30 am at DIC office. Bring originals.", ["2027-01-20"]),
    ],
)  # fmt: skip
def test_which_of_several_days_it_is(text: str, days: list[str]) -> None:
    assert read(text).event_dates == days


@pytest.mark.parametrize(
    "text",
    [
        "सावधान! 28 फरवरी तक आधार लिंक न करने पर योजना बंद होने वाला संदेश फर्जी है। किसी को शुल्क न दें।",
        "सावध राहा : २८ फेब्रुवारीपर्यंत मोफत शिलाई यंत्रासाठी अर्ज असा संदेश फिरत आहे. तो खोटा आहे.",
        "FAKE message: apply for free machines by 28 February. No such scheme.",
        "१३ जानेवारी चा मेळावा रद्द करण्यात येत आहे. ज्यांनी ५ तारखेपर्यंत नोंदणी केली त्यांची नोंदणी कायम राहील.",
        "Those who registered by 20 January need not apply again.",
    ],
)
def test_what_is_false_or_done_already_names_no_last_day(text: str) -> None:
    found = read(text)
    assert (found.last_date, found.event_dates) == (None, [])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("शिविर 20, 21 एवं 23 जनवरी को टाउन हॉल में लगेगा (22 जनवरी अवकाश)।", ["2027-01-20", "2027-01-21", "2027-01-23"]),
        ("The camp on 19 January is moved to 21 January owing to the local holiday, Town Hall.", ["2027-01-21"]),
        ("प्रशिक्षण सोमवार १८ जानेवारी ला नव्हे, सुट्टी असल्याने मंगळवार १९ जानेवारी रोजी टाऊन हॉल येथे होईल.", ["2027-01-19"]),
    ],
)  # fmt: skip
def test_a_holiday_is_no_day_of_it(text: str, days: list[str]) -> None:
    assert read(text).event_dates == days


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Camp with bankers on 3 February from 1100 to 1330 hrs at the Lead Bank Office.", ["11:00", "13:30"]),
        ("आमसभा 22.2.2027 सोमवार को दोप. 12.00 बजे समिति कार्यालय प्रांगण में होगी।", ["12:00"]),
        ("गुरुवार २५ जानेवारी २०२८ रोजी स.९ वा. हनुमान मंदिरासमोर ग्रामसभा होईल.", ["09:00"]),
        ("Budhwar ko training hai, janpad hall. 11 baje aa jana.", ["11:00"]),
        ("Shivir 20/1/27 ko 11 bje se gram panchayat bhavan me.", ["11:00"]),
    ],
)
def test_hours_in_other_spellings(text: str, times: list[str]) -> None:
    assert read(text).times == times


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("संकुल की बैठक शनिवार को होगी। समय सुबह 11 बजे, जगह संकुल भवन, देवरी।", "संकुल भवन"),
        ("Free training starting Monday the 18th. Bring two photographs. RSETI campus, Sevagram Road.", None),
        ("Free training starting Monday the 18th of January. RSETI campus, Sevagram Road.", "RSETI campus, Sevagram Road"),
        ("वाटप दि. २० जानेवारीला, टोकन १८ जानेवारीपर्यंत घ्यावेत, स्थळ समाज कल्याण भवन.", "समाज कल्याण भवन"),
    ],
)  # fmt: skip
def test_a_place_that_no_word_announces(text: str, place: str | None) -> None:
    found = read(text).place
    assert found is None if place is None else found is not None and place in found


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("नगर पालिक निगम\nस्वनिधि शिविर 20 जनवरी को मोती नगर में।", None),
        ("Exposure visit: departure 8 March 2027 (Mon) 6.00 am.", None),
        ("द्राक्ष उत्पादकांचा अभ्यास दौरा १० मार्चला आहे. ठिकाण तालुका कृषी कार्यालय, दिंडोरी येथे.", None),
        ("डिंडोरी जिले में कार्यशाला 20 जनवरी को होगी।", "Dindori"),
    ],
)
def test_names_that_are_no_district(text: str, district: str | None) -> None:
    assert read(text).district == district


def test_a_fee_is_not_the_day_by_which_it_is_paid() -> None:
    assert read("Workshop on 11 February called off. Fees paid will be refunded by 20 February.").fee is None
    assert read("नवीनीकरण शुल्क 15 मार्च तक जमा करें, शुल्क 200 रु.").fee is not None
