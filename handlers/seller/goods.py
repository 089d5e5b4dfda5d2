"""Goods in people's own words: what may be goods though no catalogue names it, what is added, what is bought instead."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from handlers.folding import fold, folded, keys_of, normalise, tokens
from handlers.matching.case_words import is_case_word
from handlers.matching.currencies import is_money_word
from handlers.matching.units import unit_of
from handlers.person.naming import ends_like_a_name, is_polite, names_somebody
from handlers.reading import kind_of
from handlers.seller import lamps
from handlers.seller.empty_words import SAID_ANYWHERE
from handlers.world import World

WANTED = folded("""
    chahiye chahie chaiye chahye चाहिए चाहिये pahije pahijet पाहिजे पाहिजेत hava havi havay हवा हवी
    हवे हवं हवंय हवेत lagel लागेल लागतील kharidna kharidni खरीदना खरीदनी ghyaycha ghyaychi घ्यायचं
    घ्यायची घ्यायचे घ्यायचा घ्यायच्या ghyayche ghyaychya want need wanted required mangwana मंगवाना मँगवाना
""")
SOLD = folded("""
    bnata bnati bnate bnta bnti bnte bnana bechata bechati bechate
    bechta bechti bechte becna bechna bechni बेचता बेचती बेचते बेचना बेचनी bikta bikti bikte बिकता
    बिकती बिकते विकतो विकते vikto vikte vikaycha vikaychi vikaychya vikayche विकायचं विकायची विकायचे विकायचा विकायच्या banata banati
    banate banta banti bante बनाता बनाती बनाते बनता बनती बनते banvto banvte banavto banavte बनवतो
    बनवते sell selling make making banane बनाने bechne बेचने bech बेच विकणे करतो करते karta karti
    करता करती ugata ugati उगाता उगाती supply
    silti silta silte सिलती सिलता सिलते bunti bunta bunte बुनती बुनता बुनते pakati pakata pakate पकाती पकाता पकाते
    ugate उगाते gadhti gadhta gadhte गढ़ती गढ़ता गढ़ते dhalta dhalti ढालता ढालती rangti rangta रंगती रंगता katati कातती
    shivte shivto शिवते शिवतो विणते विणतो vinte vinto रंगवते रंगवतो rangavte rangavto पिकवते पिकवतो pikavte pikavto घडवतो
    घडवते ghadavto ghadavte
""")
_SAYS_ONESELF = folded("hu hun hoon हूँ हूं हु")
_SAYS_OURSELVES = folded("hai hain है हैं")
_REFUSES = folded("mana मना inkar इनकार इन्कार nakar नकार")
_I = folded("main mai hum ham मैं मै हम i we")
_I_DO = folded("""
    vikto vikte विकतो विकते banvto banvte banavto banavte बनवतो बनवते करतो करते shivte shivto शिवते शिवतो विणते विणतो vinte vinto
    रंगवते रंगवतो rangavte rangavto पिकवते पिकवतो pikavte pikavto घडवतो घडवते ghadavto ghadavte
""")
"""Verbs of Marathi that say who does it."""
_I_MAKE = folded("stitch stitching weave weaving knit knitting grow growing bake baking craft embroider cook produce")
"""English verbs that only beside "I" and "we" say who makes it: knit caps are wanted, too."""
_BUYS = folded(
    "kharedi khareedi खरेदी kharidi खरीदी kharidta kharidti kharidte खरीदता खरीदती खरीदते purchase purchasing वापर vapar use"
)

_ALSO = folded("bhi भी pan पण also too suddha सुद्धा sudha aur_bhi saath साथ sobat सोबत plus")
_AND = folded("aur और ani आणि and अजून ajun")
_WRONG = folded(
    "galat गलत wrong chuk चूक चुकीचं चुकीचे nahi नहीं नही nahin नाही no not na hatao हटाओ badlo बदलो badal बदल बदला"
)
_LOOK = folded(
    "dekho dekhiye dekhie dekhna dekh dekhe देखो देखिए देखिये देखना देख देखें paha bagha पहा बघा बघ look see seen photo"
)
_EMPTY = SAID_ANYWHERE | WANTED | SOLD | _ALSO | _AND | _WRONG
"""Words of any sentence, which are the name of no goods."""
_CLAUSES = re.compile(r"\s*[,;।\n]\s*")
_BETWEEN_WORDS = re.compile(r"[\s,;।|/]+")
_GARLAND = folded("mala माला kela केला juna जूना aale आले ale")
"""Alone these are goods: a garland, bananas, ginger."""
_SENT_ALONG = folded("photo photos foto fotu फोटो फ़ोटो video व्हिडिओ वीडियो voice pic pics picture")
_CONTAINERS = ("packet", "bag", "box", "bottle")
_MATTERS = ("question", "complaint", "scam", "workshop")


@dataclass(frozen=True, slots=True)
class Halves:
    """One message that sells one thing and asks for another."""

    sold: str
    wanted: str


_BETWEEN = re.compile(r"[,;.।\n!]+|(?<!\S)(?:aur|और|and|but|par|पर|आणि|ani|पण|lekin|लेकिन)(?!\S)", re.IGNORECASE)


def clauses(text: str) -> list[str]:
    """A message in the pieces that commas, full stops, "and" and "but" make of it."""
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


_PURCHASE = folded("kharedi khareedi kharidi खरेदी खरीदी purchase")
_TO_BE_DONE = folded(
    "karaycha karaychi karayche karaychay करायचं करायचा करायची करायचे करायचंय karni karna karne करनी करना करने"
)


def is_wanted(text: str) -> bool:
    """Whether the words ask for goods instead of naming what is sold."""
    keys = set(keys_of(text))
    wants = keys & WANTED or (keys & _PURCHASE and keys & _TO_BE_DONE)
    if not wants or keys & SOLD or is_for_anybody(text):
        return False
    return kind_of(text) in ("enquiry", "offer", "question")


_ANYBODY = re.compile(
    r"(?<!\S)(?:konala|kunala|kunalahi|konalahi|कोणाला|कुणाला|कोणालाही|jyala|ज्याला|kisi ko|kisiko|kisi bhai ko|किसी को|किसीको|"
    r"jisko|jise|जिसको|जिसे|jinko|जिनको|anyone|anybody|any one|someone|somebody|whoever)"
    r"(?:\s+(?!\||have|has|sell|sells|selling|make|makes|paas|पास)\S+){0,3}?\s+"
    r"(?:hava|havi|havay|हवा|हवी|हवे|हवं|pahije|paije|पाहिजे|lagel|लागेल|chahiye|chahie|chaiye|चाहिए|चाहिये|lena|लेना|ghyaycha|"
    r"घ्यायचं|want|wants|need|needs|wanting|needing|interested)(?!\S)",
    re.IGNORECASE,
)


def is_for_anybody(text: str) -> bool:
    """Who says "konala hava asel tar sanga", "kisi ko chahiye to batana" or "if anyone wants" has goods, and wants none."""
    return _ANYBODY.search(re.sub(r"[,.;!?।]", " | ", text)) is not None


_TO_TAKE = folded("lena leni lene लेना लेनी लेने kharid खरीद buy buying")
"""Beside words of selling these tell of the other half: "ghee lena hai"."""


def halves(text: str) -> Halves | None:
    """What is sold and what is wanted in one message; None where it is all the one or the other."""
    keys = set(keys_of(text))
    if not (keys & (WANTED | _TO_TAKE) and keys & SOLD):
        return None
    sold: list[str] = []
    wanted: list[str] = []
    side = ""
    for part in clauses(text):
        said = set(keys_of(part))
        if not said:
            continue
        side = "wanted" if said & (WANTED | _TO_TAKE) else "sold" if said & SOLD else side
        (wanted if side == "wanted" else sold).append(part)
    sells_some = any(set(keys_of(part)) & SOLD for part in sold)
    return Halves(", ".join(sold), ", ".join(wanted)) if wanted and sells_some else None


def asks_for(text: str) -> bool:
    """Do words ask for something, named or only shown: "iska 100 piece chahiye", "यही चाहिए"?"""
    keys = set(keys_of(text))
    return bool(keys & WANTED) and not keys & SOLD and not is_for_anybody(text)


def makes_oneself(text: str) -> bool:
    """Does somebody say that they make or sell something: "main achaar banati hu", "आम्ही पापड करतो", "I stitch kurtis"?"""
    words = keys_of(text)
    if set(words) & (WANTED | _TO_TAKE | _BUYS) or "?" in text:
        return False
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        if word not in SOLD:
            continue
        if after in _SAYS_ONESELF or word in _I_DO or (after in _SAYS_OURSELVES and set(words[:place]) & _I):
            return True
    return bool(set(words[:2]) & _I and set(words[1:3]) & (_I_MAKE | SOLD)) and text.isascii()


def sells(text: str) -> bool:
    """Whether the words speak of selling or making something; who says "mana karta hu" refuses."""
    keys = set(keys_of(text))
    return bool(keys & SOLD) and not keys & _REFUSES


def adds(text: str) -> bool:
    """Whether goods come on top of those already named: भी, पण, also, or a leading और."""
    words = keys_of(text)
    return bool(words) and not set(words) & _WRONG and (bool(set(words) & _ALSO) or words[0] in _AND)


def is_empty(word: str, *, alone: bool) -> bool:
    """Is this one of the words of any sentence, which are the name of no goods? "mala" alone is a garland, "kela" bananas."""
    key = fold(word)
    if is_case_word(normalise(word.strip(" .,!?।"))):
        return not (alone and key in _GARLAND)
    return key in _EMPTY and not (alone and key in _GARLAND)


def corrects(text: str) -> bool:
    """Whether the words say that what was read is wrong."""
    return bool(set(keys_of(text)) & _WRONG)


def concepts_in(world: World, text: str, beside: Collection[str] = ()) -> list[str]:
    """The catalogue's products that some words name, in order; `beside` are goods that the speaker named already."""
    text = lamps.told(text) if sells(text) else text
    found = list(world.catalogue.concepts_in(_WEIGHT.sub(r"\1", text))) if text else []
    return _akin(world, text, found, beside) if len(found) > 1 else found


def _akin(world: World, text: str, found: list[str], beside: Collection[str]) -> list[str]:
    """Of an ambiguous name the reading most akin to the other goods: beside beds a wooden almirah, beside brass a brass lota."""
    tags = world.catalogue.tag(text)
    sure = {*beside, *(tag.slug for tag in tags if len(tag.concepts) == 1)}
    kin = sure | {up for slug in sure for up in world.catalogue.general_of(slug)}
    off: set[str] = set()
    for tag in tags:
        shared = {slug: len(kin & {slug, *world.catalogue.general_of(slug)}) for slug in tag.concepts}
        near = [slug for slug, many in shared.items() if many and many == max(shared.values())]
        if len(tag.concepts) > 1 and len(near) == 1:
            off |= set(tag.concepts) - set(near) - sure
    return [slug for slug in found if slug not in off]


_WEIGHT = re.compile(r"(?<!\S)(\d+(?:[.,]\d+)?\s*)(?:grams?|gms?|ग्राम|ग्रॅम)(?!\S)", re.IGNORECASE)
"""A weight in grams names no chickpeas: "500 gram shahad"."""


def unknown_in(world: World, text: str) -> str:
    """The words that may name goods in a text of which the catalogue knows none; empty when there are none.

    Orders, yes and no, greetings, questions, names, places and numbers are no goods.
    """
    text = _without_names(text)
    words = tokens(text)
    if is_polite(text) or (_greets(words) and kind_of(text) == "greeting" and not sells(text)):
        return ""
    if (names_somebody(text) or ends_like_a_name(words)) and not sells(text):
        return ""
    if len(words) > 2 and kind_of(text) in _MATTERS and not sells(text):
        return ""
    words_left = [
        word for word in _BETWEEN_WORDS.split(text)
        if _may_name(world, word, alone=len(words) == 1) or (sells(text) and fold(word.strip(" .,!?।")) in lamps.LAMPS)
    ]  # fmt: skip
    if any(sign.isdigit() for sign in text):
        words_left = [word for word in words_left if not is_money_word(normalise(word.strip(" .,!?।")))]
    # A packet is a measure beside a number or other goods; alone it is a wallet.
    left = [word for word in words_left if unit_of(word) is None] or [
        word for word in words_left if not any(sign.isdigit() for sign in text) and unit_of(word) in _CONTAINERS
    ]
    if len(words) > 1 and all(fold(word.strip(" .,!?।")) in _SENT_ALONG for word in left):
        return ""  # "photo bhejti hu" names no goods, a photo frame is some
    return " ".join(left[:8]).strip(" .!:-")


def named_in(world: World, text: str) -> str:
    """The words below a photo where they may name goods; empty for a caption that only shows: "ye dekho pichla kaam"."""
    if len(tokens(text)) > 1 and set(keys_of(text)) <= _EMPTY:  # "हे मी केलं" shows no bananas
        return ""
    return text if concepts_in(world, text) or unknown_in(world, text) else ""


def only_shows(text: str) -> bool:
    """Do the words only point at something that is shown along with them?"""
    keys = set(keys_of(text))
    return bool(keys & _LOOK) and keys <= _EMPTY


def _without_names(text: str) -> str:
    """The text without a person's name that stands between commas: "राधा कुशवाहा, टमाटर बेचते हैं, राहतगढ़"."""
    parts = _CLAUSES.split(text)
    return ", ".join(part for part in parts if not ends_like_a_name(tokens(part))) if len(parts) > 1 else text


def _greets(words: list[str]) -> bool:
    return len(words) > 1 and fold(words[0]) in _EMPTY


def _may_name(world: World, word: str, *, alone: bool) -> bool:
    if sum(sign.isalpha() for sign in word) < 2 or is_empty(word, alone=alone):
        return False
    return not world.places.is_place_word(word)


def own_words(world: World, text: str) -> list[str]:
    """The goods in a list of several that the catalogue does not know, in the seller's own words."""
    parts = [part for part in _ITEMS.split(lamps.told(text)) if part.strip()]
    unknown = [one for one in parts if not world.catalogue.concepts_in(one)]
    if len(parts) < 2 or len(unknown) == len(parts):
        return []
    return [said for part in unknown if len(part.split()) <= 3 and (said := unknown_in(world, part))]


_ITEMS = re.compile(r"[,;/\n|]+|(?<!\S)(?:aur|और|and|आणि|ani|व)(?!\S)")
_PARTS = re.compile(r"\s*[,;/\n|]+\s*|\s+(?:aur|और|and|आणि|ani|व|va)\s+")


def are_among(said: str, text: str) -> bool:
    """Does one of these words stand in a seller's own words of their goods?"""
    return any(_alike(one, other) for one in set(keys_of(said)) for other in set(keys_of(text)))


def _alike(one: str, other: str) -> bool:
    """One word, or its plural: belts, belt."""
    return one == other or (
        min(len(one), len(other)) > _SHORT_STEM and (one.startswith(other) or other.startswith(one))
    )


_SHORT_STEM = 3


def without_one(world: World, text: str, said: str, concept: str) -> str | None:
    """A seller's words without one of several names for goods of one kind: pots and surahis without the surahi.

    None where the words name goods of this kind only once, or not by this name.
    """
    parts = [part for part in _PARTS.split(text) if part.strip()]
    alike = [part for part in parts if concept in world.catalogue.concepts_in(part)]
    meant = [part for part in alike if are_among(said, part)]
    if len(alike) < 2 or len(meant) != 1:
        return None
    return ", ".join(part for part in parts if part != meant[0])


def without_cues(text: str) -> str:
    """A correction or addition without the words that only say that it is one: "galat, mirchi" is mirchi."""
    kept = [word for word in text.split() if fold(word.strip(" ,.!")) not in _WRONG | _ALSO | folded("hai है आहे ahe")]
    while kept and fold(kept[0].strip(" ,.")) in _AND:
        kept = kept[1:]
    return " ".join(kept).strip(" ,.!")
