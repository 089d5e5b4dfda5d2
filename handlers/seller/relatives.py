"""Somebody of the speaker's house who makes or sells too: "meri biwi bhi bechti hai" is no goods of the speaker's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.folding import fold, folded, tokens
from handlers.language import N_
from handlers.person.given_names import is_given
from handlers.person.naming import ends_like_a_name
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.seller import goods

RELATIVES = {
    "wife": N_("your wife"), "husband": N_("your husband"), "mother": N_("your mother"), "father": N_("your father"),
    "mother_in_law": N_("your mother-in-law"), "father_in_law": N_("your father-in-law"), "sister": N_("your sister"),
    "brother": N_("your brother"), "daughter": N_("your daughter"), "son": N_("your son"),
    "daughter_in_law": N_("your daughter-in-law"), "sister_in_law": N_("your sister-in-law"),
    "brother_in_law": N_("your brother-in-law"), "aunt": N_("your aunt"), "neighbour": N_("your neighbour"),
    "friend": N_("your friend"),
}  # fmt: skip
_OBLIQUE = {
    "wife": "bayko biwi patni बायको पत्नी बीवी", "husband": "navrya pati नवऱ्या पती पति", "mother": "aai आई",
    "father": "vadilan baban papan वडिलां बाबां पप्पां", "mother_in_law": "sasu sasubain सासू सासूबाईं", "father_in_law": "sasryan सासऱ्यां",
    "sister": "bahini tai बहिणी ताई", "brother": "bhava dada भावा दादा", "daughter": "muli leki मुली लेकी", "son": "mula मुला",
    "daughter_in_law": "sune सुने", "sister_in_law": "vahini nande jave वहिनी नणंदे जावे", "brother_in_law": "dira दिरा",
    "aunt": "mavshi kaku atya मावशी काकू आत्या", "neighbour": "shejarni शेजारणी", "friend": "mitra maitrini मित्रा मैत्रिणी",
}  # fmt: skip
"""How relatives are called in Marathi before an ending."""
_ENGLISH = {
    "wife": "wifes", "husband": "husbands", "mother": "mothers moms mums", "father": "fathers dads", "sister": "sisters",
    "brother": "brothers", "daughter": "daughters", "son": "sons", "aunt": "aunts aunties", "neighbour": "neighbours neighbors",
    "friend": "friends", "mother_in_law": "mother_in_laws", "father_in_law": "father_in_laws",
    "daughter_in_law": "daughter_in_laws", "sister_in_law": "sister_in_laws", "brother_in_law": "brother_in_laws",
}  # fmt: skip
_OF_THEM = {
    kind: [f"{stem}{ending}" for stem in stems.split()
           for ending in (("cha", "chi", "che", "chya") if stem.isascii() else ("चा", "ची", "चे", "चं", "च्या"))]
    for kind, stems in _OBLIQUE.items()
}  # fmt: skip
"""What is a relative's, as Marathi says it in one word: "आईचं लोणचं", "bhavache madke"."""
_CALLED = {
    "wife": """
        baykola patnila बायकोला पत्नीला patni biwi bivi biwee gharwali lugai joru bayko baayko misses wife
        पत्नी बीवी बीबी घरवाली लुगाई बायको मिसेस
    """,
    "husband": "navryala patila नवऱ्याला पतीला pati navra nawra navara husband hubby पति नवरा मालक_घरचे",
    "mother": "aaila आईला maa maan mummy mata aai amma mother mom माँ मां माता मम्मी आई अम्मा",
    "father": """
        vadilanna vadilana वडिलांना pita pitaji papa bapu baba vadil father dad पिता पिताजी पापा बापू बाबा
        वडील
    """,
    "mother_in_law": """
        sasula sasubaina sasubainna सासूला सासूबाईंना saas sas sasu sasubai saasu_maa mother_in_law सास सासू
        सासूबाई
    """,
    "father_in_law": "sasryanna सासऱ्यांना sasur sasra sasre father_in_law ससुर सासरे सासरा",
    "sister": """
        bahinila बहिणीला bahan bahen behan behen behn bahin bahne behne bahnein bahini didi tai sister बहन
        बहनें बहने बहिन बहीण बहिणी दीदी ताई
    """,
    "brother": "bhavala भावाला bhai bhaiya bhau brother भाई भैया भाऊ",
    "daughter": "mulila मुलीला beti mulgi lek daughter बेटी मुलगी लेक बिटिया bitiya",
    "son": "mulala मुलाला beta mulga son बेटा मुलगा",
    "daughter_in_law": "sunela सुनेला bahu sun daughter_in_law बहू बहु सून",
    "sister_in_law": """
        vahinila nandela वहिनीला नणंदेला bhabhi vahini nanad nanand devrani jethani jau sister_in_law भाभी
        वहिनी ननद नणंद देवरानी जेठानी जाऊ
    """,
    "brother_in_law": "dirala दिराला devar jeth dir jija brother_in_law देवर जेठ दीर जीजा",
    "aunt": "chachi kaki mausi mavshi mami bua atya aunt aunty चाची काकी काकू मौसी मावशी मामी बुआ आत्या",
    "neighbour": """
        shejarnila शेजारणीला padosan padosi padausan shejarin shejari neighbour neighbor पड़ोसन पड़ोसी
        शेजारीण शेजारी
    """,
    "friend": "maitrinila मैत्रिणीला saheli dost maitrin mitra friend सहेली दोस्त मैत्रीण मित्र",
}  # fmt: skip
_BOOK = WordBook(
    {kind: " ".join([words, _ENGLISH.get(kind, ""), *_OF_THEM.get(kind, ())]) for kind, words in _CALLED.items()},
    COMMON_ENGLISH,
)
_MINE = folded("""
    mera meri mere hamara hamari hamare humara humari apni apna apne maza mazi maze majha majhi majhe majhya mazya
    amcha amchi amche
    aamchi aamcha aamche my our मेरा मेरी मेरे हमारा हमारी हमारे अपनी अपना माझा माझी माझे माझ्या आमचा आमची आमचे आमच्या
""")
_I = folded("main mai mein hum ham mi mee amhi aamhi me i we मैं मै हम मी आम्ही hu hun hoon हूँ हूं हु ourselves khud खुद swatah स्वतः "
            "dono donon दोनों doghe doghi दोघे दोघी")  # fmt: skip
_IN = folded("main mai mein me मैं मै में मे")
_TO_SELL = folded("""
    bechna bechni bechne vikaycha vikaychi vikayche vikaychay विकायचं विकायचा विकायची विकायचे बेचना बेचनी sell selling
    bech vik बेच विक jodna जोड़ना
""")
_DOES = folded("""
    makes sells stitches weaves knits grows bakes cooks does embroiders produces make cook grow bake stitch weave knit
    banavtat banvtat vikatat viktat kartat karatat ghaltat ghalte ghalto shivtat vintat rangavtat rangvtat
    pikavtat pikvtat ghadavtat
    banaya banaye banayi banayee bunaya bune banavle banavla banavli made बनाया बनाए बनाये बनाई बुना बुने बनवले बनवला बनवली बनवलेत केलंय
    बनवतात विकतात करतात घालतात घालते घालतो शिवतात विणतात रंगवतात पिकवतात घडवतात banavat बनाती_हैं gadhta gadhti
    गढ़ती katti katata pisti pista peesti peesta पीसती पीसता dalte दळते
""")
_OVER = folded(
    "tha thi the था थी थे hota hoti hote होता होती होते hoti_thi used sikhaya sikhai सिखाया taught nahi nahin नहीं नाही not"
)
_WITH = folded("liye liya lie sath saath se sathi sobat kadun kaduna लिए लिये साथ से साठी सोबत कडून for with from")
"""Behind a relative these tell for whom or with whom, and not who does it."""
_DATIVE = folded("ko la ला को wants want")
_GIVEN = folded("""
    baykola patnila navryala patila aaila vadilanna vadilana sasula sasubaina sasubainna sasryanna bahinila
    bhavala mulila mulala sunela
    vahinila nandela dirala shejarnila maitrinila बायकोला पत्नीला नवऱ्याला पतीला आईला वडिलांना सासूला सासूबाईंना
    सासऱ्यांना बहिणीला भावाला
    मुलीला मुलाला सुनेला वहिनीला नणंदेला दिराला शेजारणीला मैत्रिणीला
""")
"""Relatives of Marathi to whom something is given, or who want something."""
_ALSO = folded("bhi भी pan पण suddha sudha sudhha सुद्धा also too")
_VERBS = goods.SOLD | _TO_SELL | _DOES
_OF = folded("ka ki ke ko ne का की के को ने cha chi che चा ची चे")
_LONGEST, _BEHIND_MINE, _SHORT = 24, 3, 5
_MARKS = re.compile(r"[?]+")


@dataclass(frozen=True, slots=True)
class Relative:
    """Who of the house it is, their name where it was said, what was said of them, and what else was said."""

    kind: str
    name: str
    words: str
    rest: str


def told(text: str) -> Relative | None:
    """The person of the house who, as the words say, makes or sells; None where nobody else does, or all do it together."""
    if len(tokens(text[:400])) > _LONGEST:
        return None
    parts = goods.clauses(_with_also(_MARKS.sub(" ", text)))
    if any(_keys(part) <= _I | _ALSO for part in parts):
        return None  # "meri biwi aur main papad banate hai": that is one trade of both
    theirs = _their_clauses(parts)
    if not theirs:
        return None
    rest = [part for part in parts if all(part is not one for one, _ in theirs) and _only_named(part) is None]
    if any(_sells_only(part) for part in rest) or (rest and all(_sells_only(part) for part, _ in theirs)):
        return None  # she makes it and I sell it: the goods of one house
    kind, name = theirs[0][1]
    return Relative(kind, name, ", ".join(part for part, _ in theirs), ", ".join(rest))


def _their_clauses(parts: list[str]) -> list[tuple[str, tuple[str, str]]]:
    """The clauses that tell of another one, each with whom it tells of: also "… , unka maal bechna hai" and "mere bhai kumhar hain,
    matke banate hain", where the one clause only goes on for the other."""
    theirs: list[tuple[str, tuple[str, str]]] = []
    named: tuple[str, str] | None = None
    for place, part in enumerate(parts):
        goes_on = place > 0 and bool(_keys(parts[place - 1]) & goods.SOLD)
        found = _of_clause(part, goes_on=goes_on)
        if found is None and named is not None and _goes_on_of_them(part, told=bool(theirs)):
            found = named
        if found is not None:
            theirs.append((part, found))
        named = found or _only_named(part) or named
    return theirs


def _goes_on_of_them(part: str, *, told: bool) -> bool:
    """Does a clause go on of the one named before it: by "their", or, where nothing was told yet, with nobody else in it?"""
    words = tokens(part)
    of_them = bool(words) and fold(words[0]) in _THEY
    said = _keys(" ".join(words[1:]) if of_them else part)  # ती is "she" here, and no थी
    if said & _THEIRS and said & _VERBS:
        return not (_needs(said) or said & _OVER)
    nobody = not said & (_I | _MINE | goods.WANTED | _OVER | _TO_SELL) and (of_them or not goods.makes_oneself(part))
    return not told and nobody and bool(said & _VERBS)


def _only_named(part: str) -> tuple[str, str] | None:
    """ "mere bhai kumhar hain", "मेरे पति सागर में रहते हैं", "meri beti pooja 20 saal ki hai": who it is, and nothing of what they
    make yet."""
    words = tokens(_AGE.sub(" ", part))
    keys, said = [fold(word) for word in words], _keys(part)
    kind, place = _whom(words)
    mine = any(key in _MINE for key in keys[max(0, place - _BEHIND_MINE) : place])
    if not kind or not mine or len(words) > _SHORT + 1 or said & (_I | _VERBS | goods.WANTED | _OVER):
        return None
    after = set(keys[place + 1 : place + 2])
    return (
        None
        if after & (_OF | _WITH | _DATIVE) or fold(words[place]) in _GENITIVE
        else (kind, _name_behind(words, place))
    )


_AGE = re.compile(r"\b\d{2}\s*(?:saal|sal|varsh\w*|years?(?: old)?|साल|वर्ष\S*)(?:\s+(?:ki|ka|ke|की|का|के))?(?=\s|$)")


def _with_also(text: str) -> str:
    """The "पण" of Marathi behind a relative is "too"; elsewhere it is "but", and begins another clause."""
    words = text.split()
    behind = (
        place for place in range(1, len(words))
        if fold(words[place]) == _TOO and any(kind in RELATIVES for kind in _BOOK.classes("".join(tokens(words[place - 1]))))
    )  # fmt: skip
    for place in behind:
        words[place] = "भी"
    return " ".join(words)


_TOO = fold("पण")


def _keys(part: str) -> set[str]:
    """What is said, in keys; "my" is no "mi", and beside it "the" is no "थे". "Sagar me", "गाँव में" say where, and nobody: the words
    for I that sound so count at the beginning of a clause only."""
    words = tokens(part)
    little = {"my", "the"} if {"my", "our"} & set(words) else {"my"}
    return {fold(word) for place, word in enumerate(words) if word not in little and not (place and fold(word) in _IN)}


def _needs(said: set[str]) -> bool:
    """Are goods wanted? Who wants to sell wants none."""
    return bool(said & goods.WANTED - (_WISH if said & _TO_SELL else frozenset()))


_WISH = folded("want wants")


def _of_clause(part: str, *, goes_on: bool) -> tuple[str, str] | None:
    """Of whom a clause says that they make or sell, and their name; `goes_on`: the verb of the clause before holds here too."""
    words = tokens(part)
    keys, said = [fold(word) for word in words], _keys(part)
    if _needs(said) or said & _OVER or not (said & _VERBS or (goes_on and _is_short(keys))):
        return None
    kind, place = _whom(words)
    if not kind or (said & _I and not _sells_theirs(words, keys, place)):
        return None
    mine = any(key in _MINE for key in keys[max(0, place - _BEHIND_MINE) : place])
    if not (mine or (place == 0 and said & _ALSO)) or _WITH & set(keys[place + 1 : place + 4]):
        return None
    if _only_to_them(keys, place):
        return None
    return kind, _name_behind(words, place)


def _whom(words: list[str]) -> tuple[str, int]:
    """The first relative among some words, and where; of "mother in law" the whole."""
    for place, classes in enumerate(_BOOK.look_up(words).classes):
        kinds = [kind for kind in (*_IN_LAW, *RELATIVES) if kind in classes]
        if kinds:
            return kinds[0], place
    return "", -1


_IN_LAW = ("mother_in_law", "father_in_law", "daughter_in_law", "sister_in_law", "brother_in_law")
_GENITIVE = frozenset(fold(word) for words in _OF_THEM.values() for word in words) | folded(" ".join(_ENGLISH.values()))


def _sells_theirs(words: list[str], keys: list[str], place: int) -> bool:
    """Does the speaker sell what is a relative's: "main apne bhai ke matke bechna chahta hu", "I sell my mother's pickles"? Who
    makes it themselves, or sells in the father's shop, sells goods of their own."""
    after = keys[place + 1 : place + 3]
    theirs = words[place] in _PLURAL_OR_THEIRS or keys[place] in _GENITIVE or bool(after and after[0] in _OF - _BY)
    if not theirs or not set(keys) & _SELLING or set(keys) & _WITH:
        return False
    return not set(after) & _NO_GOODS


_PLURAL_OR_THEIRS = frozenset(" ".join(_ENGLISH.values()).split())
_BY = folded("ne ने ko को")


def _is_short(keys: list[str]) -> bool:
    """ "… aur meri bahu achar": whose, and what, and nothing else."""
    return len(keys) <= _SHORT and not set(keys) & (_SMALL | _WITH | _OF)


def _only_to_them(keys: list[str], place: int) -> bool:
    """Are they given something, and do not sell: "biwi ko deta hu"? Who "wants to sell" sells."""
    given = keys[place] in _GIVEN or bool(_DATIVE & set(keys[place + 1 : place + 3]))
    return given and not _TO_SELL & set(keys[place + 1 :])


def _name_behind(words: list[str], place: int) -> str:
    """ "meri saas kamla bai papad banati hai": her name."""
    after = [word for word in words[place + 1 : place + 4] if fold(word) not in _ALSO]
    if not after or not is_given(after[0]):
        return ""
    name = after[:2] if len(after) > 1 and ends_like_a_name(after[:2]) else after[:1]
    return " ".join(word.title() if word.isascii() else word for word in name)


def _sells_only(part: str) -> bool:
    """Does the speaker sell, without other goods: "main bechta hu", "mi vikte"?"""
    left = [
        word for word in tokens(part)
        if fold(word) not in _I | _MINE | _VERBS | _ALSO | _SMALL and not any(kind in RELATIVES for kind in _BOOK.classes(word))
    ]  # fmt: skip
    return not left and bool(_keys(part) & _VERBS)


_THEIRS = folded("""
    unka unki unke uska uski uske inka inki inke iska iski iske tyancha tyanchi tyanche tyacha tyachi tyache ticha tichi tiche
    his her their उनका उनकी उनके उसका उसकी उसके इनका इनकी इनके इसका इसकी इसके त्यांचा त्यांची त्यांचे त्यांचं त्याचा त्याची त्याचे त्याचं तिचा
    तिची तिचे
    तिचं unko usko unhe उनको उसको उन्हें tyanna tila tyala त्यांना तिला त्याला unhone usne उन्होंने उसने tyanni tine tyane त्यांनी तिने त्याने
""")
"""In a clause behind that of the other one: "unka maal bechna hai", "I sell her pickles"."""
_THEY = folded("wo woh vo vah ve ti tya वो वह वे ती तो त्या she he they")
"""Who begins a clause so speaks of the one before; "बनवते" alone may be "I make" in Marathi."""
_SELLING = _TO_SELL | folded("""
    bechta bechti bechte bechata bechati बेचता बेचती बेचते vikto vikte विकतो विकते vikaycha vikaychi vikaychya vikayche विकायच्या becho
    bechu bechun बेचूँ बेचूं sells
""")
_NO_GOODS = folded("""
    dukan dukaan दुकान दुकानात shop store khet kheti sheti shetat खेत खेती शेत शेती शेतात farm factory karkhana कारखाना recipe vidhi
    विधि tarika tarike तरीका naam nam nav नाम नाव name business dhandha dhanda धंधा धंदा vyavsay व्यवसाय company ghar ghari घर घरी
    jagah paisa paise पैसे shaadi shadi lagna शादी लग्न number phone mobile
""")
"""What of a relative's is no goods: whoever sells in the father's shop sells goods of their own."""
_SMALL = folded("hai hain he है हैं ahe aahe आहे to तो usko use उसको उसे ते te it them bazar bajar बाजार बाज़ार mein me में la ला it"
                " jakar jaakar जाकर haat हाट")  # fmt: skip
