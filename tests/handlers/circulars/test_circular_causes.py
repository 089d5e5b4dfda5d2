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
    "text",
    ["Loan pass ho gaya hai, baithak kal hai.", "e-Tender notice\nLast date of online bid: 28/12/2026",
     "प्रवेश - समय सारणी\nआवेदन की अंतिम तिथि | 25.01.2027", "भिंडी बीज वितरण 20 जनवरी को होगा।",
     "बीड़ी श्रमिकों के लिए कार्ड शिविर 20 जनवरी को।", "बनारसी साड़ी बुनकरों के लिए प्रशिक्षण 20 जनवरी से।",
     "Delhi haat jane walo ka naam 2 March tak lenge.", "दिल्ली हाट जाने वालों के नाम 2 मार्च तक लिए जाएँगे।",
     "मलिन बस्ती में स्वास्थ्य शिविर 20 जनवरी को।", "आनंद सभागार के सामने बैठक 20 जनवरी को।",
     "Agar aana hai to naam 20 January tak likhwao."],
)  # fmt: skip
def test_everyday_words_are_no_districts(text: str) -> None:
    assert read(text).district is None
    assert read(text + "\nDistrict Beed").district == "Beed"


def test_a_threshing_floor_is_a_place() -> None:
    assert (
        read("FPO ki baithak kal rakhi hai dopahar 2 baje, Shivlal patel ke khalihan par.").place
        == "Shivlal patel ke khalihan"
    )


# ── corrections, months, and numbers that are no days ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("संकुल की बैठक इस बार शुक्रवार को नहीं, शनिवार को होगी। समय 11 बजे, संकुल भवन में।", ["2026-12-12"]),
        ("प्रशिक्षण गुरुवार को होगा, बुधवार को नहीं। स्थान - सामुदायिक भवन।", ["2026-12-10"]),
        ("प्रशिक्षण शुक्रवारी नाही तर शनिवारी होईल. ठिकाण वन विभाग सभागृह.", ["2026-12-12"]),
        ("महिला मेळावा १२ जानेवारी ऐवजी १४ जानेवारी रोजी पंचायत समिती सभागृह येथे आहे.", ["2027-01-14"]),
        ("Please note the workshop is on Saturday 19 December, not Friday 18 December. MSME Hall, 10.30 am.", ["2026-12-19"]),
        ("Meeting of the cluster will be held on 17th January instead of 16th January at Udyog Bhavan.", ["2027-01-17"]),
        ("मीटिंग कल की जगह परसों होगी। पंचायत भवन, दोपहर 2 बजे। बैठक में सब आएं।", ["2026-12-10"]),
        ("उद्यम शिविर\nपोस्टर में छपी तारीख 15 जनवरी गलत है, सही तारीख 16 जनवरी है।\nनगर परिषद प्रांगण", ["2027-01-16"]),
    ],
)  # fmt: skip
def test_the_day_that_is_denied_is_not_proposed(text: str, days: list[str]) -> None:
    assert read(text).event_dates == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("आवेदन की अंतिम तिथि 15 से बढ़ाकर 22 जनवरी की गई है।", "2027-01-22"),
        ("स्टॉल पंजीयन की अंतिम तिथि 15 से बढ़ाकर 22 की गई है।", "2026-12-22"),
        ("PMFME form ki last date 15 se badhakar 30 December ho gayi hai.", "2026-12-30"),
        ("मुदतवाढ\nअर्ज करण्याची मुदत २० डिसेंबर होती. ती आता १० जानेवारी करण्यात आली आहे.", "2027-01-10"),
        ("ऑनलाइन आवेदन की अंतिम तिथि : 25.12.2026\nहार्ड कॉपी जमा करने की अंतिम तिथि : 31.12.2026", "2026-12-25"),
        ("Online applications close on 28 December; print-outs must reach this office by 5 January.", "2026-12-28"),
        ("Proposals for new clusters can be sent till June.", "2027-06-30"),
        ("सिलाई मशीन हेतु आवेदन अप्रैल माह के अंत तक जमा करें।", "2027-04-30"),
        ("विणकरांनी ओळखपत्रासाठी अर्ज एप्रिल अखेरपर्यंत द्यावेत.", "2027-04-30"),
        ("Artisan card ka form is mahine ke end tak bhar do.", "2026-12-31"),
        ("ट्रेड लाइसेंस का नवीनीकरण मार्च तक करा लें, फॉर्म वार्ड कार्यालय में भरें।", "2027-03-31"),
        ("सर्व गटांनी आपली यादी उद्यापर्यंत तालुका कक्षाकडे पाठवावी.", "2026-12-09"),
        ("सभी सचिव शिल्पियों की सूची कल शाम तक जनपद में जमा करें।", "2026-12-09"),
        ("निर्यात कार्यशाळा १८ डिसेंबर रोजी टाऊन हॉल येथे. नोंदणी मंगळवारपर्यंत.", "2026-12-15"),
        ("मुद्रा शिविर 27/12 को बैंक शाखा में। कागज़ 25/12 तक शाखा में दे दें।", "2026-12-25"),
    ],
)  # fmt: skip
def test_until_when_in_everyday_words(text: str, day: str) -> None:
    assert read(text).last_date == day


@pytest.mark.parametrize(
    "text",
    [
        "योजना : बांबू लागवड अनुदान. कालावधी : मार्च २०२८ पर्यंत. प्रति रोप १७५ रु.",
        "कार्य पूर्ण हो जाने तक कार्यालय बंद रहेगा। जन-जन तक जानकारी पहुंचाएं।",
    ],
)
def test_in_force_until_a_month_is_no_last_day(text: str) -> None:
    found = read(text)
    assert (found.last_date, found.event_dates) == (None, [])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Handloom exhibition, 30 Jan-6 Feb 2027, Ravindra Bhavan ground, 11 am to 9 pm.", ["2027-01-30", "2027-02-06"]),
        ("आंबा महोत्सव\nदि. २९/०१/२०२७ ते ०२/०२/२०२७\nगांधी मैदान", ["2027-01-29", "2027-02-02"]),
        ("कार्यशाला 27/12 को टाउन हॉल में है।", ["2026-12-27"]),
        ("रोजगार मेळावा ६ ऑग. २०२७ रोजी महाविद्यालयात होईल.", ["2027-08-06"]),
        ("Workshop 15 janvari ko Udyog bhavan me hai, 11 baje.", ["2027-01-15"]),
        ("Dairy wali training mangal ko hai subah 11 baje, pashu aspatal me.", ["2026-12-15"]),
        ("कार्यशाला जनवरी की 23 तारीख को टाउन हॉल में होगी।", ["2027-01-23"]),
        ("उद्याच्या कार्यशाळेला सर्वांनी यावे, टाऊन हॉल, सकाळी ११ वाजता.", ["2026-12-09"]),
    ],
)  # fmt: skip
def test_days_in_other_spellings(text: str, days: list[str]) -> None:
    assert read(text).event_dates == days


@pytest.mark.parametrize(
    ("text", "days", "last"),
    [
        ("शासन निर्णय क्र. सान्यावि-२०२६/प्र.क्र.१२/१२/२६/महामंडळे अन्वये कर्जासाठी अर्ज ३० डिसेंबर पर्यंत द्यावेत.", [], "2026-12-30"),
        ("परिपत्र संख्या 18/12/26 पोर्टल पर है। क्लस्टर के प्रस्ताव 26 दिसंबर तक भेजें।", [], "2026-12-26"),
        ("विषय: जीएसटी\n20 दिसंबर 2026 को चैंबर भवन में जीएसटी कार्यशाला होगी, सभी आमंत्रित हैं।\nदिनांक: 8 दिसंबर 2026\nआयुक्त\nप्रति: संघ\nपटल",
         ["2026-12-20"], None),
    ],
)  # fmt: skip
def test_numbers_of_letters_and_their_own_day_are_no_days_of_the_matter(
    text: str, days: list[str], last: str | None
) -> None:
    found = read(text)
    assert (found.event_dates, found.last_date) == (days, last)


# ── titles ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("कृषि विज्ञान केन्द्र, मुरैना\nमधुमक्खी पालन प्रशिक्षण दिनांक 28 दिसंबर को केन्द्र के हॉल में होगा।", "मधुमक्खी"),
        ("Directorate of Industries\nExport Awards 2026\nApplications are to be sent by 10.01.2027.", "Export Awards"),
        ("QUOTATION NOTICE No. 14 / 2026-27\nSealed quotations are invited for hiring of one vehicle by 04/01/2027.", "vehicle"),
        ("सूचना पटल हेतु\nआरसेटी में ड्रोन मरम्मत प्रशिक्षण 20 जनवरी से। फॉर्म 15 जनवरी तक।", "ड्रोन"),
        ("CHANGE OF VENUE\nPackaging workshop - 14th Jan, 11 am\nNew venue: Chamber of Commerce Building", "CHANGE OF VENUE"),
        ("ग्रामपंचायत कार्यालय\nविशेष ग्रामसभा मंगळवार दि. २९ डिसेंबर रोजी चावडी समोर होईल. विषय: सूक्ष्म उद्योग.", "ग्रामसभा"),
        ("सूचना\nसभी शिल्पियों को सूचित किया जाता है कि पहचान कार्ड शिविर 21 दिसंबर को हस्तशिल्प भवन में लगेगा।", "सूचना: पहचान कार्ड शिविर"),
    ],
)  # fmt: skip
def test_a_title_says_what_it_is_about_and_not_whose_paper_it_is(text: str, says: str) -> None:
    assert says in read(text).title
