"""How the goods shall be, in the buyer's own words, as the sellers read them: "थोड़े बड़े वाले", "without onion"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from handlers.folding import fold, folded, tokens, word_set
from handlers.matching.units import unit_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.seller.goods import is_empty

_ALONE = word_set("""
    thick thin tall short long wide round flat oval sweet sour pure matt matte maroon logo लोगो
    भाड़ा भाडा भाड़े भाडे भाडं bhada bhaada bhade बढ़ाई badhai badhaai बधाई मिट्टी mitti कला खाता खाते khata khate khaata khaate खातं
    चौदह choudah chaudah पंद्रह pandrah pandra टिकट छोड़ें पोलीस पुलिस
""")
"""Describing words of English that sound as everyday ones ("thick" as ठीक, "thin" as तीन), and everyday words that sound as
describing ones (freight as बड़ा, mud as मीठी): each is only itself."""
_BOOK = WordBook(
    {
        "colour": """
            red laal lal लाल tambda tambdya तांबडा तांबड्या white safed सफ़ेद
            सफेद pandhra pandhrya पांढरा पांढऱ्या black kala kale kaali काला काले
            काली काळा काळे काळी काळ्या blue neela neele neeli नीला नीले नीली निळा
            निळे निळी निळ्या green hara hare hari हरा हरे हरी हिरवा हिरवे हिरवी
            हिरव्या yellow peela peele peeli पीला पीले पीली पिवळा पिवळे पिवळी
            पिवळ्या pink gulabi गुलाबी brown bhura bhure भूरा भूरे tapkiri तपकिरी
            orange kesari केसरी narangi नारंगी golden sunehra sunehre सुनहरा
            सुनहरे soneri सोनेरी maroon purple jamuni जामुनी jambhla जांभळा
            grey gray slety rangin rangeen rangbirangi रंगीन रंगबिरंगी colourful colorful multicolour multicolor
        """,
        "size": """
            big bigger bada bade badi badey बड़ा बड़े बड़ी मोठा मोठे
            मोठी मोठ्या motha mothe mothi mothya large small smaller chhota chhote chhoti
            chota chote choti छोटा छोटे छोटी lahan laahan लहान medium madhyam मध्यम
            thick thin mota mote moti मोटा मोटे मोटी jad जाड patla patle
            patli पतला पतले पतली patal पातळ barik bareek बारीक long lamba lambe
            lambi लंबा लंबे लंबी लांब short tall uncha unche ऊँचा ऊंचा ऊँचे
            उंच chauda chaude chauda chaude chaudi चौड़ा चौड़े चौड़ी wide round gol गोल
            square chaukor चौकोर chaukoni चौकोनी oval flat heavy halka halke halki हल्का हल्के हल्की
            halki हलके हलका हलकी bhari भारी mini jumbo size saiz
            साइज साईज साइज़ aakar आकार आकाराचे आकाराच्या आकाराची akarachya akarache
        """,
        "taste": """
            spicy teekha teekhe teekhi tikha tikhe tikhi tikhat तीखा तीखे तीखी
            तिखट मीठा मीठे मीठी goad गोड sweet sour khatta
            khatte khatti खट्टा खट्टे खट्टी ambat आंबट salted unsalted namkeen crispy
            kurkure kurkura kurkuri कुरकुरा कुरकुरे कुरकुरी कुरकुरीत soft naram नरम mau मऊ
            roasted bhuna bhune भुना भुने भाजलेले raw kachcha kacche kachche कच्चा कच्चे
            fresh taza taaza taze ताज़ा ताजा ताज़े ताजे ताजी dry sukha sukhe
            sukhi सूखा सूखे सूखी सुके sweetened jain जैन sattvik
            सात्विक homemade gharguti घरगुती gharelu घरेलू khushbudar खुशबूदार sugandhit सुगंधित
        """,
        "make": """
            handmade handcrafted machine_made hath_ka hath_ke हाथ_का हाथ_के
            hatane_banavlele हाताने_बनवलेले plain saada सादा सादे printed
            print chhapa छपा छपाई embroidered kadhai कढ़ाई painted polished polish
            पॉलिश glossy matte matt finish finishing फिनिश फिनिशिंग shiny chamakdar
            चमकदार chakachak design designs डिज़ाइन डिजाइन डिझाइन designer pattern
            border बॉर्डर zari jari ज़री जरी काठाच्या foldable folding waterproof
            double_stitch single_layer layer stitched unstitched stretchable carved
            nakkashi नक्काशी nakshi नक्षी नक्षीदार traditional paramparik पारंपरिक
            पारंपारिक modern antique old_style branded logo लोगो strong majboot
            mazboot majbut मजबूत मज़बूत bharbhakkam lightweight durable tikau टिकाऊ
            premium superior fine asli असली original shuddh शुद्ध
            pure export export_quality quality क्वालिटी kwality achhi_quality best
        """,
        "with_rang": "rang rangat rangache rangachi rangacha रंग रंगात रंगाचे रंगाची रंगाचा रंगांत रंगाच्या colour color colours colors कलर",
        "a_little": """
            thoda thode thodi थोड़ा थोड़े थोड़ी thodya थोड्या थोडे थोडी थोडं bahut bohot
            बहुत very zara jara ज़रा जरा khup khoop खूप ekdam एकदम extra ekdum
            kam कम kami कमी zyada jyada ज्यादा ज़्यादा jast जास्त little bit more
            less ek_jaise एक_जैसे same only sirf सिर्फ dark light gehra gehre गहरा गहरे
            halke_rang gadad गडद phika फिका
        """,
        "of": """
            wala wale wali vala vale vali वाला वाले वाली ka ke ki का के की cha che chi chya चा चे ची च्या in me mein में aur और
            and ani आणि ya या or ek एक size saiz साइज type टाइप types
        """,
    },
    (COMMON_ENGLISH - frozenset("black white red green blue big large small".split())) | _ALONE,
)  # fmt: skip
_MORE_OR_LESS = folded("""
        kam कम kami कमी zyada jyada ज्यादा ज़्यादा jast जास्त less more extra thoda thode thodi थोड़ा थोड़े थोड़ी no
    """)
_NO_PART = folded("""
        rate रेट bhav भाव dar दर price daam दाम budget बजट paise पैसे rupaye रुपये se से din दिन time hurry jaldi जल्दी der देर problem
        chahiye चाहिए pahije पाहिजे maal माल quantity matra मात्रा kilo किलो
    """)
_SAID = folded("hai है ahe आहे ho हो asel असेल please plz bhi भी pan पण in में me")
_NOT_OF_GOODS = folded("""
        order orders ऑर्डर deal lasting term time event party function quantity number amount nahi nahin नहीं नही नाही नको nako
    """)
_MEASURED = folded("inch inches इंच feet foot ft फुट फूट फीट cm mm सेमी")
_DESCRIBES = ("colour", "size", "taste", "make", "with_rang")
_BARE = folded("size saiz साइज rang रंग colour color quality design print export best finish")
"""Words that alone say nothing yet of how the goods shall be."""
_TRIMMED = folded("in me mein में aur और and ani आणि ya या or ek एक ka ke ki का के की")
"""Words of "of" that close no description: "लाल रंग में" keeps its "में" behind a colour alone."""
_CLAUSE = re.compile(r"[,;।\n()]+|\.(?:\s|$)|(?<!\S)(?:lekin|लेकिन|but|par|पर|magar|मगर|पण)(?!\S)", re.IGNORECASE)
_BOTH = r"(?:\s+(?:aur|और|and|ya|या|or|&)\s+\S+)?"
_WALE = r"(?:\s+(?:ke|का|की|के|ka|ki|chya|च्या|wale|wala|वाले|वाला)(?!\S))"
_PHRASE = re.compile(
    rf"(?<!\S)(?:(?:without|w/o|bina|bin|बिना|बिन|विना)\s+\S+{_BOTH}{_WALE}*"
    rf"|\S+{_BOTH}\s+(?:ke\s+bina|के\s+बिना|shivay|शिवाय|vina|विना){_WALE}?"
    r"|\S{3,}(?:शिवाय|shivay)(?!\S)|\S+[- ]free(?!\S)|eco[- ]friendly"
    r"|(?:hath|haath|हाथ)\s+(?:ka|ke|ki|se|का|के|की|से)\s+(?:bana|bane|bani|बना|बने|बनी)"
    r"(?:\s+(?:hua|hue|hui|हुआ|हुए|हुई))?(?!\S)|हाताने\s+(?:बनवलेल|केलेल|विणलेल)\S+)",
    re.IGNORECASE,
)
_NOT_GOODS = folded("bill बिल gst advance एडवांस delay deri देर देरी soche सोचे reason fail नागा naga jaldi cost charge")


def in_all(texts: Iterable[str], named: Collection[str], is_goods: Callable[[str], object]) -> list[str]:
    """What several texts of one buyer say of it, the newest first; of colours those of the newest that names some."""
    found: list[str] = []
    coloured = False
    for text in texts:
        said = details(text, named, is_goods)
        colours = [one for one in said if any("colour" in _classes(word) for word in one.split())]
        found += [one for one in said if not (coloured and one in colours)]
        coloured = coloured or bool(colours)
    return list(dict.fromkeys(found))


def details(text: str, named: Collection[str], is_goods: Callable[[str], object]) -> list[str]:
    """The stretches of a text that say how goods shall be, in its own words and order; words that are `named`, as a part of the
    goods' name or grade, describe nothing more: "लाल मिर्च", "export quality"; nor does one that by itself names goods."""
    found: list[str] = []
    known = {fold(word) for one in named for word in tokens(one)} | {
        fold(word) for word in tokens(text) if is_goods(word)
    }
    for clause in _CLAUSE.split(text):
        rest = clause
        for match in _PHRASE.finditer(clause):
            said = " ".join(match.group().split())
            if not {fold(word) for word in tokens(said)} & _NOT_GOODS:
                found.append(said)
            rest = rest.replace(match.group(), " | ")
        words = rest.split()
        found += _only_more_or_less(words) or _stretches(words, known)
    return list(dict.fromkeys(found))


def colours(text: str) -> list[str]:
    """The words of colours in a text."""
    return [word for word in text.split() if "colour" in _classes(word)]


def describes(word: str) -> bool:
    """Does this word alone say how goods are: "lal", "बड़े", "superfine", or the "thode" before it?"""
    classes = _classes(word)
    return unit_of(word) is None and any(name in classes for name in (*_DESCRIBES, "a_little"))


def tells_a_kind(word: str) -> bool:
    """Does a word beside the name of goods tell which kind of them: the "lal" of "lal mirch"?"""
    return any(name in _classes(word) for name in ("colour", "size", "taste"))


def _only_more_or_less(words: Sequence[str]) -> list[str]:
    """A clause that wants more or less of something in the goods: "kam namak", "tel zyada"."""
    keys = [fold(word.strip(" .!?")) for word in words]
    some = [_MORE_OR_LESS & {key} for key in keys]
    if (
        len(words) not in (2, 3)
        or not any(some)
        or set(keys) & _NO_PART
        or any(sign.isdigit() for sign in "".join(words))
    ):
        return []
    content = [word for word, key in zip(words, keys, strict=True) if key not in _MORE_OR_LESS | _SAID]
    return [" ".join(words).strip(" .!?")] if len(content) == 1 else []


def _stretches(words: Sequence[str], known: Collection[str]) -> Iterable[str]:
    """The runs of describing words with what stands before and behind them."""
    classes = [_classes(word) for word in words]
    place = 0
    while place < len(words):
        if not _describes(words[place], classes[place], known):
            place += 1
            continue
        first, end = place, place + 1
        while end < len(words) and (_describes(words[end], classes[end], known) or _goes_on(classes, words, end)):
            end += 1
        while first and ("a_little" in classes[first - 1] or _is_measure(words, first - 1)):
            first -= 1
        end = _trimmed(words, classes, first, end)
        if _is_of_goods(words, classes, first, end, known) and not _is_only_size_word(
            words[first:end], classes[first:end]
        ):
            yield " ".join(word.strip(" .!?") for word in words[first:end])
        place = max(end, place + 1)


def _is_measure(words: Sequence[str], place: int) -> bool:
    """ "5 inch" before "chaudi"."""
    is_unit = fold(words[place]) in _MEASURED
    return is_unit or (words[place].isdigit() and place + 1 < len(words) and fold(words[place + 1]) in _MEASURED)


def _is_of_goods(
    words: Sequence[str], classes: Sequence[frozenset[str]], first: int, end: int, known: Collection[str]
) -> bool:
    """Does a run say how the goods are: it stands beside their name, ends in "वाले" or in "size", or has its clause alone?
    "big order" and "लहान मुलांसाठी" say nothing of them."""
    if end < len(words) and fold(words[end].strip(" .!?")) in _NOT_OF_GOODS:
        return False
    tail = classes[end - 1]
    if "of" in tail or "with_rang" in tail or fold(words[end - 1].strip(" .!?")) in _TAILS:
        return True
    beside = [words[at] for at in (first - 1, end, end + 1) if 0 <= at < len(words)]
    if any(fold(word.strip(" .!?")) in known for word in beside):
        return True
    others = [word for word in (*words[:first], *words[end:]) if any(sign.isalpha() for sign in word)]
    return all(is_empty(word, alone=False) or unit_of(word) is not None for word in others)


_TAILS = folded("size saiz साइज साईज quality क्वालिटी design डिज़ाइन finish polish आकार aakar")


def _classes(word: str) -> frozenset[str]:
    said = tokens(word)
    return _BOOK.classes(said[0]) if len(said) == 1 else frozenset()


def _describes(word: str, classes: frozenset[str], known: Collection[str]) -> bool:
    return (
        any(name in classes for name in _DESCRIBES) and fold(word.strip(" .!?")) not in known and unit_of(word) is None
    )


def _goes_on(classes: Sequence[frozenset[str]], words: Sequence[str], place: int) -> bool:
    """A word between two describing ones, or one of "of" behind them."""
    return "of" in classes[place] or "a_little" in classes[place]


def _trimmed(words: Sequence[str], classes: Sequence[frozenset[str]], first: int, end: int) -> int:
    """Where the run ends without the "of" words that lead to something else; behind a colour's "rang" its "में" stays."""
    while end > first + 1 and not any(name in classes[end - 1] for name in _DESCRIBES):
        key = fold(words[end - 1])
        if "of" in classes[end - 1] and key not in _TRIMMED:
            break  # वाले, type
        behind_rang = end - first >= 2 and "with_rang" in classes[end - 2] and key in {fold("में"), fold("me")}
        if behind_rang:
            break
        end -= 1
    return end


def _is_only_size_word(words: Sequence[str], classes: Sequence[frozenset[str]]) -> bool:
    """ "size", "colour" or "quality" alone say nothing yet."""
    content = [word for word, of in zip(words, classes, strict=True) if any(name in of for name in _DESCRIBES)]
    return all(fold(word.strip(" .!?")) in _BARE for word in content)
