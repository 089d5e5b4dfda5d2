"""Everyday words and names of places: they name goods only where a name of goods is written exactly so."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from handlers.folding import close_key, close_keys, fold, folded, normalise, tokens
from handlers.matching.endings import nouns_of
from storage import reference

# One nasal is written two ways before a stop: मण्डला and मंडला, सम्भल and संभल.
_NASAL_BEFORE_STOP = re.compile("[ङञणनम]\u094d(?=[क-भ])(?![ङञणनम])")


_SHORT = {"aa": "a", "ee": "i", "oo": "u"}
_LONG = re.compile("|".join(_SHORT))


def _plain_nasals(word: str) -> str:
    return _NASAL_BEFORE_STOP.sub("\u0902", word)


@cache
def _places() -> frozenset[str]:
    """The names of places of one word, as they are written and with the other sign for a nasal."""
    districts = ((one.name, one.name_hi, one.name_mr, *one.other_names) for one in reference.districts())
    talukas = ((one.name, one.name_hi, one.name_mr) for one in reference.talukas())
    localities = (one.names for one in reference.localities())
    places = (name for names in (*districts, *talukas, *localities) for name in names)
    written = {spoken[0] for name in places if len(spoken := tokens(name)) == 1}
    return frozenset(written | {_plain_nasals(name) for name in written})


@cache
def _goods() -> frozenset[str]:
    """Goods of one word in Roman letters: aamla is amla, though a place is called so too."""
    names = (name for one in reference.product_names() for name in (*one.english, *one.roman) if " " not in name)
    return frozenset(map(normalise, names))


@cache
def _said_literally() -> frozenset[str]:
    """Everyday words and names of places: products only where a product's name is written exactly so."""
    return spoken_words() | _places()


@cache
def spoken_words() -> frozenset[str]:
    return frozenset(normalise(word) for word in reference.everyday_words())


@cache
def verbs() -> frozenset[str]:
    """Forms of everyday verbs, normalised."""
    return frozenset(normalise(word) for word in reference.everyday_verbs())


@cache
def _everyday_keys() -> frozenset[str]:
    return frozenset(close_keys(spoken_words()).values())


# People and the places where they meet: in every case they are no goods, "मुलांसाठी" is for children and no radish.
_PEOPLE = frozenset(
    normalise(word)
    for word in (
        "बाळ बाळा बाळां मूल मुल मुला मुलां मुली मुलीं मुलगा मुलगी आई बाबा भाऊ बहीण नवरा बायको लोकां माणूस माणसां "
        "बायकां पाहुण्यां शाळा शाळे शाळां कारखाना कारखान्या कारखान्यां दुकान दुकाना हॉटेल मंदिर मंदिरा बाजार बाजारा "
        "गाव गावा घर घरा छत छता जत्रा जत्रे बारात वऱ्हाड वऱ्हाडा"
    ).split()
)


@cache
def _first_names() -> tuple[frozenset[str], frozenset[str]]:
    """First names as they are written, and as those sound of which every spelling is one."""
    names, just_so, _ = ({normalise(name) for name in some} for some in reference.first_names())
    return frozenset(names | just_so), frozenset(close_keys(names).values())


@cache
def _goods_and_names() -> frozenset[str]:
    return frozenset(map(normalise, reference.first_names()[2]))


_ADDRESSED = frozenset(
    normalise(word)
    for word in "bai bhai bhaiya didi tai ben behen bahen behan bahan devi kumari kaki kaka mausi mavshi chacha chachi mami "
    "mama aaji dadi nani bhau amma akka vahini bhabhi ji बाई भाई भैया दीदी ताई बेन बहन बहिन देवी कुमारी काकी काका मौसी मावशी चाचा चाची "
    "मामी मामा आजी दादी नानी भाऊ अम्मा वहिनी भाभी जी".split()
)


def is_name_too(words: str) -> bool:
    """Whether this is one word that is goods and a first name: हीरा, tulsi."""
    return normalise(words.strip()) in _goods_and_names()


def is_somebody(words: Sequence[str], place: int) -> bool:
    """Whether a word that is goods and a first name is somebody's here: "kesar bai ki beti", "तुलसी दीदी"."""
    return words[place] in _goods_and_names() and place + 1 < len(words) and words[place + 1] in _ADDRESSED


def _is_first_name(word: str) -> bool:
    """Whether a word is somebody's first name, in whatever case: Surekha, सुरेखाला."""
    written, sounds = _first_names()
    return any(noun in written or close_key(noun) in sounds for noun, _ in nouns_of(word))


@lru_cache(maxsize=32768)
def is_talk(word: str) -> bool:
    """Whether a word is one of daily talk, or sounds like one."""
    return close_key(word) in _everyday_keys()


# Beside these words a name stays one: they say what goods are like, or for what something is wanted.
_SAID_OF_GOODS = folded("""
    liye lie लिए लिये vaste वास्ते sathi साठी bada bade badi badhiya chhota chhote chhoti chota chote choti accha acche acchi achha
    achhe achhi sukha sukhe sukhi pila pile pili hara hare hari lal kala kale kali safed safaid paka pake paki kaccha kacche kacchi
    kachcha kachche kachchi naya naye nayi purana purane purani mitha mithe mithi meetha meethe meethi khatta khatte khatti taza
    taaza taze tazi tazaa mota mote moti patla patle patli sasta saste sasti mahanga mahange lamba lambe lambi gol desi asli pura
    bahut thoda thode thodi sab sabhi
    बड़ा बड़े बड़ी बढ़िया छोटा छोटे छोटी अच्छा अच्छे अच्छी सूखा सूखे सूखी पीला पीले पीली हरा हरे हरी लाल काला काले काली सफेद
    पका पके पकी कच्चा कच्चे कच्ची नया नये नए नई पुराना पुराने पुरानी मीठा मीठे मीठी खट्टा खट्टे ताजा ताजे ताजी मोटा मोटे मोटी
    पतला पतले पतली सस्ता सस्ते सस्ती महंगा लंबा लंबे लंबी गोल देसी असली पूरा थोड़ा थोड़े सब सभी
    motha mothe mothi chhan lahan changla changle changli navin nave navi juna june juni suka suke suki pivla pivle pivli hirva
    hirve hirvi pandhra pandhre pandhri pikle piklele god goad tambda tambde svasta
    मोठा मोठे मोठी मोठ्या लहान चांगला चांगले चांगली नवीन नवे नवी जुना जुने जुनी सुका सुके सुकी पिवळा पिवळे पिवळी हिरवा हिरवे हिरवी
    पांढरा पांढरे पांढरी पिकलेले गोड तांबडा तांबडे स्वस्त सगळे
    big small good best fresh old new large little sweet dry dried ripe raw green red yellow white black cheap nice more all some
    any many few only first second quality processing process product products business udyog kheti farming packing making
    प्रोसेसिंग प्रसंस्करण उद्योग व्यापार खेती शेती पैकिंग पॅकिंग
""")


def is_said_of_goods(word: str) -> bool:
    """Whether a word of daily talk says something of the goods beside it, "bade kele", "rakhi ke liye", and makes no sentence
    of them: "paise aale", "mat dalo"."""
    return fold(word) in _SAID_OF_GOODS


@lru_cache(maxsize=32768)
def is_guarded(word: str) -> bool:
    """Whether a word is one of daily talk, or sounds like one: it names goods only where a name is written so."""
    return is_talk(word) or word in _said_literally() or _is_else_said(word) or _is_first_name(word)


def _is_else_said(word: str) -> bool:
    """Whether a word is one of people in another case, or a place with the other sign for its nasal or with its vowels
    written long: मण्डला for मंडला, saagar."""
    if word.isascii():  # saagar, neemuch and naagpur are places too
        short = _LONG.sub(lambda found: _SHORT[found[0]], word)
        return short != word and short in _places() and short not in _goods()
    plain = _plain_nasals(word)
    return (plain != word and plain in _said_literally()) or any(noun in _PEOPLE for noun, _ in nouns_of(word))
