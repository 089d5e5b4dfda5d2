"""Which one of a list words mean by its place: "दूसरा वाला", "the second one", "2 wala", "नंबर दो", "शेवटचा"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_ORDINALS = (
    "first 1st pehla pehle pehli pahla pahle pahli pahila pahili pahile pahilya पहला पहले पहली पहिला पहिली पहिले पहिलं पहिल्या",
    """second 2nd dusra dusre dusri doosra doosre doosri dusrya दूसरा दूसरे दूसरी दुसरा दुसरी दुसरे दुसरं दुसऱ्या""",
    """third 3rd tisra tisre tisri teesra teesre teesri tisrya तीसरा तीसरे तीसरी तिसरा तिसरी तिसरे तिसरं तिसऱ्या""",
    "fourth 4th chautha chauthe chauthi chotha chauthya चौथा चौथे चौथी चौथं चौथ्या",
    "fifth 5th panchva panchve panchvi paanchva pachva पाँचवा पांचवा पाँचवाँ पांचवां पाँचवें पांचवें पाँचवी पांचवी पाचवा पाचवी पाचवं पाचव्या",
    "sixth 6th chhatha chatha chhathi sahava छठा छठे छठी छठवाँ सहावा सहावी सहावं सहाव्या",
    "seventh 7th satva saatva satvi सातवाँ सातवां सातवा सातवें सातवी सातवं सातव्या",
    "eighth 8th aathva athva आठवाँ आठवां आठवा आठवें आठवी आठवं आठव्या",
    "ninth 9th nauva navva नौवाँ नौवां नौवा नौवें नववा नववी नववं नवव्या",
)
_CARDINALS = (
    "1 one ek एक", "2 two do don दो दोन", "3 three teen tin तीन", "4 four char chaar चार", "5 five paanch panch pach पाँच पांच पाच",
    "6 six chhah chhe saha छह छः सहा", "7 seven saat सात", "8 eight aath आठ", "9 nine nau nav नौ नऊ",
)  # fmt: skip
_BOOK = WordBook(
    {
        **{f"place:{place}": words for place, words in enumerate(_ORDINALS)},
        **{f"count:{place}": words for place, words in enumerate(_CARDINALS)},
        "last": "last aakhri akhri aakhiri आखिरी आख़िरी शेवटचा शेवटची शेवटचे शेवटचं shevatcha shevatchi",
        "which": """
            wala wali wale vala vali vale walla वाला वाली वाले one number no num nambar नंबर नम्बर क्रमांक kramank card कार्ड option
        """,
        "fill": """
            the it that this please pls ji जी wo woh vo वो वह ye yeh यह ये te to ती तो ते तं hi ही ka ki ke का की के cha chi che चा ची चे
            ko को la ला par पर var वर open show kholo khol do kholiye खोलो खोल दो खोलिए खोलें dikhao dikha dikhaiye दिखाओ दिखा दिखाइए
            ughda ughad उघडा उघड dakhva dakhav दाखवा दाखव chahiye चाहिए pahije पाहिजे hava havi हवा हवी हवं dekhna देखना baghaycha
            बघायचा बघायचं i want me mujhe मुझे mala मला haan ha हाँ हां ho हो yes karo करो kara करा
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST = 6


def place_named(text: str, count: int) -> int | None:
    """The place, from nought, that words name in a numbered list of so many; None where they say anything besides."""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST or "?" in text:
        return None
    found = _BOOK.look_up(words)
    if not all(found.classes):
        return None
    ordinals = _places(found.classes, "place")
    counts = _places([one for one in found.classes if not one & {"which", "fill"}], "count")
    if not counts and sum("which" in one for one in found.classes) > found.words.count("one"):
        counts = _places(found.classes, "count")  # "do number", "number one": beside the noun they count
    if found.has("last") and not ordinals:
        return count - 1
    chosen = ordinals or (counts if found.has("which") else [])
    return chosen[0] if len(chosen) == 1 and chosen[0] < count else None


def _places(classes: Sequence[frozenset[str]], kind: str) -> list[int]:
    """The places that words of a kind name, each once."""
    named = [int(name.partition(":")[2]) for one in classes for name in one if name.startswith(f"{kind}:")]
    return list(dict.fromkeys(named))
