"""Numbers from 0 to 99 as people write them out, so that a phone number in words is still read as one."""

from handlers.matching.number_words import ENGLISH_ONES, HINDI, MARATHI
from handlers.matching.number_words import ENGLISH_TENS as TENS

#: Further spellings, each with its digits.
_OTHERS = """
    उनासी:79 तेहेतीस:33 एकसष्ठ:61 बासष्ठ:62 त्रेसष्ठ:63 चौसष्ठ:64 पासष्ठ:65 सहासष्ठ:66 सदुसष्ठ:67 अडुसष्ठ:68 सत्याऐंशी:87 सत्याण्णव:97 नव्याण्णव:99
    zero:0 ziro:0 jiro:0 jero:0 oh:0 sunya:0 shunya:0 shoonya:0 sifar:0 झिरो:0 जीरो:0 ज़ीरो:0 झीरो:0 वन:1 टू:2 थ्री:3 फोर:4 फाइव:5 फाईव:5 सिक्स:6 सेवन:7 सेव्हन:7 एट:8 एइट:8 नाइन:9 नाईन:9
    ek:1 do:2 dho:2 don:2 doan:2 teen:3 tin:3 char:4 chaar:4 panch:5 paanch:5 pach:5 paach:5 पाँच:5 chah:6 chhah:6 chhe:6 che:6 chhai:6 chhe:6 छः:6 छ:6 छे:6 छै:6 saha:6 sahaa:6 sat:7 saat:7 sath:7 aath:8 ath:8 aat:8 nau:9 nao:9 now:9 nou:9 nav:9 nahu:9 नव:9
    das:10 dus:10 daha:10 gyarah:11 gyara:11 akra:11 baarah:12 barah:12 bara:12 baraa:12 terah:13 tera:13 choudah:14 chaudah:14 chauda:14 pandrah:15 pandhra:15 pandra:15 solah:16 sola:16 satrah:17 satra:17 atharah:18 athara:18 atthara:18 unnis:19 ekonis:19
    bees:20 bis:20 vees:20 vis:20 ikkis:21 ekvis:21 bais:22 baais:22 bavis:22 teis:23 tevis:23 chaubis:24 chovis:24 pachchis:25 pachis:25 panchvis:25 pacchis:25 chhabbis:26 savvis:26 sattais:27 sattavis:27 atthais:28 athais:28 untis:29 tis:30 tees:30 ikattis:31 iktis:31
    battis:32 taintis:33 tentis:33 chauntis:34 chautis:34 paintis:35 pentis:35 pastis:35 chhattis:36 saintis:37 adtis:38 untalis:39 unchalis:39 chalis:40 chaalis:40 iktalis:41 bayalis:42 tetalis:43 taintalis:43 chavalis:44 chauwalis:44 chawalis:44 paintalis:45 pentalis:45 chhiyalis:46 saintalis:47
    adtalis:48 unchas:49 pachas:50 pachaas:50 pannas:50 ikyavan:51 ikyawan:51 bavan:52 bawan:52 tirpan:53 chauvan:54 chauwan:54 chopan:54 pachpan:55 pachavan:55 panchavan:55 chhappan:56 satavan:57 sattavan:57 athavan:58 atthavan:58 unsath:59 saath:60 sath_:60 ikasath:61 iksath:61 basath:62 baasath:62
    tirsath:63 tiresath:63 chausath:64 chaunsath:64 painsath:65 pensath:65 paisath:65 pasashta:65 chhiyasath:66 chiyasath:66 sadsath:67 sarsath:67 adsath:68 arsath:68 unhattar:69 unahattar:69 sattar:70 ikhattar:71 ikahattar:71 bahattar:72 tihattar:73 chauhattar:74 pachhattar:75 pachattar:75 chhihattar:76
    satahattar:77 sathattar:77 athahattar:78 athhattar:78 unasi:79 unyasi:79 assi:80 ikyasi:81 bayasi:82 tirasi:83 chaurasi:84 pachasi:85 chhiyasi:86 satasi:87 sattasi:87 athasi:88 atthasi:88 navasi:89 nawasi:89 nabbe:90 navve:90 navvad:90 ikyanave:91 ikyanve:91 banave:92 baanve:92 tiranave:93 chauranave:94
    pachanave:95 chhiyanave:96 satanave:97 sattanave:97 athanave:98 atthanave:98 ninyanave:99 ninyanbe:99 पासष्ट:65 सहासष्ट:66 सदुसष्ट:67 अडुसष्ट:68 चौसष्ट:64 बासष्ट:62 एकसष्ट:61 त्रेसष्ट:63 पैसठ:65 चौसठ:64 छासठ:66 सरसठ:67 सडसठ:67 छयासठ:66 एकावन:51 एकावन्न:51 तेवीस:23 तेहतीस:33 नऊ:9 एकोणिस:19
    pasashth:65 sahasashth:66 sadusashth:67 adusashth:68 sahasasht:66 sadusasht:67 adusasht:68 chausashta:64 pasasht:65
    tirepan:53 chavvan:54 tresath:63 pichhattar:75 pichattar:75 chhiyattar:76 chhihatar:76 athattar:78 pichasi:85 ikyanbe:91 banbe:92 tiranbe:93 chauranbe:94 pichanve:95 pachanbe:95 chhiyanbe:96 sattanbe:97 atthanbe:98 ninanve:99
    तिरेपन:53 चव्वन:54 तिरेसठ:63 छाछठ:66 पिचहत्तर:75 छियत्तर:76 छयत्तर:76 अठत्तर:78 पिचासी:85 इक्यानबे:91 बानबे:92 तिरानबे:93 चौरानबे:94 पचानबे:95 पंचानवे:95 पंचानबे:95 पिचानवे:95 छियानबे:96 सत्तानबे:97 अट्ठानबे:98 निन्यानबे:99 अडसष्ट:68 अडसष्ठ:68 पंचाहत्तर:75 चौरेचाळीस:44
    aishi:80 ainshi:80 ekyaishi:81 byaishi:82 tryaishi:83 chauryaishi:84 charyaishi:84 panchyaishi:85 shahaishi:86 satyaishi:87 atthyaishi:88 athyaishi:88
    nil:0 wun:1 thri:3 fiv:5 siks:6 sevn:7 nain:9 नील:0 निल:0 टु:2 तीन्:3 फाईव्ह:5 फाइव्ह:5 सिक्श:6 एठ:8 chhay:6 chey:6
    twentyone:21 fourty:40 nine:9 ate:8 fore:4 tree:3 won:1
"""

#: Words that double or triple the digit after them.
REPEATS = {
    "double": 2, "dabal": 2, "dubble": 2, "dabble": 2, "डबल": 2, "दुहेरी": 2, "दोनदा": 2,
    "triple": 3, "tripal": 3, "tripple": 3, "ट्रिपल": 3, "तिहेरी": 3, "tipal": 3,
}  # fmt: skip
#: Words after which a number is an amount, not digits to dial.
MULTIPLIERS = frozenset(
    "hundred hundreds thousand thousands lakh lakhs lac crore sau so hazar hajar hazaar hajaar shambhar she shekda सौ हजार हज़ार लाख करोड़ कोटी शंभर शे से सौ".split()
)
ENGLISH_TENS = {word: str(value // 10) for word, value in TENS.items()}


def _spelt_numbers() -> dict[str, str]:
    numbers: dict[str, str] = {}
    for words in (HINDI, MARATHI):
        for value, word in enumerate(words):
            numbers.setdefault(word.replace("\u093c", ""), str(value))
    numbers.update((word, str(value)) for value, word in enumerate(ENGLISH_ONES))
    numbers.update((word, digit + "0") for word, digit in ENGLISH_TENS.items())
    for entry in _OTHERS.split():
        word, digits = entry.split(":")
        numbers[word.replace("\u093c", "")] = digits
    return numbers


SPELT = _spelt_numbers()
#: What a careless typist may run together: "sixfivezero".
RUN_TOGETHER = tuple(
    sorted(
        (word for word, value in SPELT.items() if len(value) == 1 and word.isascii() and len(word) > 1),
        key=len,
        reverse=True,
    )
)
