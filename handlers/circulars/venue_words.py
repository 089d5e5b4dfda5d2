"""The words of which places of events are made, and where such words begin and end."""

from __future__ import annotations

import re

from handlers.circulars.page import Page, Span

LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_NOUNS = (
    "भवन|सभागृह|सभागार|सभाकक्ष|सभा कक्ष|हॉल|हाल|ऑडिटोरियम|मैदान|परिसर|प्रांगण|केंद्र|केन्द्र|धर्मशाला|स्टेडियम|"
    "कॉलेज|महाविद्यालय|विद्यालय|स्कूल|विश्वविद्यालय|होटल|हॉटेल|"
    "कार्यालय|पार्क|चौक|मंदिर|आश्रम|गार्डन|पैलेस|रिसॉर्ट|लॉन्स|लॉन|कलेक्ट्रेट|पंचायत|आईटीआई|आयटीआय|संस्थान|संस्था|"
    "बैंक|बंक|हाट|मंडी|क्लब|पॉलिटेक्निक|छात्रावास|विश्रामगृह|विश्राम गृह|सर्किट हाउस|कक्ष|"
    "शाखा|नाट्यगृह|मंगल कार्यालय|पटांगण|शाळा|विद्यापीठ|संकुल|तंत्रनिकेतन|चावडी|वाडा|बाग|स्मारक|क्रीडांगण|दालन|"
    "इमारत|थिएटर|सदन|ग्राउंड|कॉम्प्लेक्स|सेंटर|सेन्टर|प्लाजा|किला|घाट|अकादमी|अकॅडमी|वाचनालय|पुस्तकालय|"
    "गोदाम|बाडा|बाडा|मॉल|टाउन हॉल|टाऊन हॉल|हवेली|गुरुद्वारा|फार्म हाउस|कचहरी|तहसील|अस्पताल|स्टेशन|डिपो|कारखाना|"
    "सभामंडप|मंडप|नर्सरी|चेंबर|चेम्बर|महल|आंगन|अंगणवाडी|आंगनवाड़ी|मार्केट|यार्ड|संग्रहालय|बंगला|रेसिडेंसी|कन्वेंशन|"
    "कैफे|खलिहान|खळे|"
    "थाना|ठाणे|विहार|मठ|दरगाह|चर्च|बस स्टैंड|बस स्टँड|बसस्टैंड|कॉन्फ्रेंस रूम|रूम|हाउस|टाउनहॉल|कृविके|सिएट|रोपवाटिका|"
    "कारखान|फैक्ट्री|पंडाल|स्टूडियो|गृह|कुटीर|धाम|निकेतन|लायब्ररी|ग्रंथालय|सोसायटी|चबूतरा|चबूतरे|आवार|जमातखाना|"
    "पॉलीटेक्निक|कालेज|ऑडीटोरियम|मण्डी|मण्डप|चौपाल|चिकित्सालय|दवाखान|स्थानक|बाजार समिती|देऊळ|देवळ|बैंक्वेट|कलेक्टर कार्यालय|"
    "इज्तेमागाह|बारादरी|वर्कशॉप|पंचायत घर|कलेक्टोरेट"
)
_LATIN_NOUNS = (
    "hall|bhavan|bhawan|bhavana|auditorium|centre|center|grounds?|maidan|college|school|university|hotel|office|"
    "campus|complex|stadium|temple|park|club|institute|polytechnic|kendra|sadan|"
    "room|house|collectorate|palace|resort|lawns?|dharamshala|dharmshala|library|mandi|haat|premises|block|"
    "building|chambers?|residency|nursery|bungalow|yard|market|mahal|museum|mandir|farm|inn|banquet|rooms?|lodge|"
    "court|cafe|stand|polyclinic|samiti|parisar|sabhagar|bhavanam|church|masjid|"
    "building|theatre|chowk|academy|kaksh|sabhagruh|sabhagrah|karyalaya|panchayat|mall|plaza|garden|ashram|"
    "gate|kachehri|kacheri|shed|exchange|godown|khalihan|aangan|platform|railway station|lawn"
)
VENUE = re.compile(rf"(?:{_NOUNS})|(?<![a-z])(?:{_LATIN_NOUNS})(?![a-z])")
APPLIES = re.compile(
    r"जमा|आवेदन|दें|दे सक|देना|(?<![\u0900-\u0963\u0970-\u097f])द्या|सादर|नोंदणी|नोंदव|पंजीयन|पंजीकरण|स्वीकार|"
    r"मिळेल|मिलेगा|मिलेंगे|संपर्क|"
    r"चौकशी|submit|regist|appl|उपलब्ध|भेज|पाठव|सूची|यादी|लावल|लिए जा|देखें|पाहाव|तक्रार|शिकायत|इकाई|करा\.|करें(?!ग)"
)
LONGEST = 100


ONLINE = re.compile(
    r"(?:https?:|www\.|meet\.google|ऑनलाइन|ऑनलाईन|online|zoom|जूम|झूम|google meet|गूगल मीट|webex|गुगल मीट|"
    r"ms teams|यूट्यूब|यू-ट्यूब|youtube|फेसबुक लाइव|facebook live)"
)


_ITS_LABEL = re.compile(r"(?:स्थान|स्थल|स्थळ|ठिकाण|venue)(?:\s?[:–—-]+\s?|\s)(?=\S)")
_MAP = re.compile(r"[\s,]*[(\[]?\s*(?:नकाशा|नक्शा|मैप|मॅप|लोकेशन|(?:google )?map|location)?\s?[:–-]*\s?(?:https?:|www\.)")
"""A link to the map, behind the place."""


def trimmed(page: Page, start: int, end: int) -> Span:
    """A place without marks around it, its own label before it and a map behind it."""
    while start < end and not (page.plain[start].isalnum() or "\u0900" <= page.plain[start] <= "\u097f"):
        start += 1
    if (label := _ITS_LABEL.match(page.plain, start, end)) is not None:
        start = label.end()
    if (shown := _MAP.search(page.plain, start, end)) is not None and shown.start() > start:
        end = shown.start()
    while end > start and page.plain[end - 1] in " ,;:-–—|*_.\n।()\"'“”‘’👍🙏":
        end -= 1
    leading = re.match(r"(?:the|स्थानीय|येथील)\s", page.plain[start:end])
    return Span(start + (leading.end() if leading and leading.group().startswith("the") else 0), end)
