"""Whether a place in a text is where goods come from or where they go, by the words beside it."""

from collections.abc import Callable, Sequence
from typing import Literal

from handlers.folding import normalise
from handlers.matching.pieces import Piece

Role = Literal["source", "delivery"]
FROM = frozenset(normalise(w) for w in "from se से side wala wale wali वाला वाले वाली made origin "
    "येथील येथून मधून हून madhun hun "
                  "येथे ka ki ke का की के area तरफ taraf".split())  # fmt: skip
FROM_ENDINGS = frozenset(normalise(w) for w in "जवळून जवळच्या जवळ javalun हून तून मधून येथून येथील चा ची चे चं च्या मध्ये "
    "मधे त hun hoon tun madhun cha chi che chya "
                          "madhye madhe कडून kadun".split())  # fmt: skip
TO_ENDINGS = frozenset(normalise(w) for w in "ला साठी च्यासाठी पर्यंत la sathi paryant कडे".split())
IN = frozenset(normalise(w) for w in "me mein mai में मे मध्ये in".split())
DISTRICT_WORDS = frozenset(normalise(w) for w in "district dist jila zila jile जिला जिले जिल्हा "
    "जिल्ह्यातून जिल्ह्यात taluka tehsil तहसील तालुका "
                            "शहर city market mandi मंडी".split())  # fmt: skip
DELIVER = frozenset(normalise(w) for w in "deliver delivered delivery ship shipped shipping send "
    "dispatch bhejni bhejne bhijwani pahunchani pahunchane pahuchani pathvaychi pathvayche pathvaycha pochvaychi "
    "भेजनी भेजने भिजवानी पहुंचानी पहुंचाने पहुँचाना पहुँचानी पहुँचाने पहुँच पहुँचा पाठवायची पाठवायचे पाठवायचा पाठवायचं पाठवायच्या पोहोचवायची "
    "bhejna bhejo bhej bhejdo bhijwana "
                     "भेजना भेजो भेज भेजें भिजवाना pahuncha pahunchana pahuchana pahunch पहुंचाना "
                     "पहुंच पहुंचा pochava pohoch पोहोच पोहोचवा "
                     "पोच पोचवा pathva पाठवा पाठव पाठवणे डिलीवरी डिलिव्हरी mangwana मंगवाना chahiye "
                     "चाहिए चाहिये हवे हवी हवा पाहिजे pahije".split())  # fmt: skip
DELIVER_THERE = frozenset({"deliver", "delivery", "ship", "send", "dispatch"})
TO = frozenset({"to", "into", "for", "near", "at"})
_AFTER_DELIVERY = frozenset(normalise(w) for w in "shop store hotel restaurant godown warehouse "
    "address office dukan दुकान hostel school market".split())  # fmt: skip


_MOTION_FROM = frozenset(normalise(w) for w in "हून hun hoon मधून madhun तून tun".split())
_OURS = frozenset(
    normalise(w)
    for w in "ham hum main mai mein hamari hamara hamare meri mera mere our my we i हम मैं हमारी हमारा हमारे मेरी मेरा मेरे आमची "
    "आमचे आमचा आमच्या माझी माझे माझा आम्ही मी amchi amche amcha majhi majhe amhi mi".split()
)
_IS = frozenset(normalise(w) for w in "hai he hain hu hun hoon है हैं हूं हूँ ahe aahe ahet आहे आहेत आहोत ahot".split())
_SENDING = tuple(normalise(w) for w in "bhej bhij pahunch pahuch pathva pathav भेज भिजवा पहुंच पहुँच पाठव पोहोच".split())
_OF_ITS = frozenset({"ke", "के"})
_LIYE = frozenset(normalise(w) for w in "liye lie लिए लिये".split())
_SPEAKING = tuple(normalise(w) for w in ("bol", "बोल", "baat kar", "likh"))


def _is_own(parts: Sequence[Piece], first: int, end: int, ending: str) -> bool:
    """Whether a place is only where the buyer is: "hamari dukan Nashik me hai", "main Patna se bol raha hu"."""
    after = [part.text for part in parts[end : end + 2]]
    glued = ending in FROM_ENDINGS
    said = after[0] if glued and after else after[1] if len(after) == 2 and after[0] in IN | {"se", "से"} else ""
    if not said:
        return False
    if said.startswith(_SPEAKING):
        return True
    return said in _IS and not _OURS.isdisjoint(part.text for part in parts[max(0, first - 4) : first])


def role_of(
    parts: Sequence[Piece], first: int, end: int, ending: str, is_place: Callable[[str], bool]
) -> tuple[Role, bool]:
    """Whether a place in these pieces is where goods come from or where they go, and whether the words say so."""
    before = [part.text for part in parts[max(0, first - 3) : first]]
    after = [part.text for part in parts[end : end + 4]]
    nearest = before[-1] if before else ""
    following = after[0] if after else ""
    if following in DISTRICT_WORDS:
        after = after[1:]
        following = after[0] if after else ""
    if nearest == "from":
        return "source", True  # "from Idukki delivered to Mumbai"
    if len(after) > 1 and following in _OF_ITS and after[1] in _LIYE:
        return "delivery", True
    if nearest == "near" and before[-2:-1] == ["from"]:
        return "source", True
    if ending in TO_ENDINGS or following in ("ला", "la", "साठी", "sathi", "tak", "तक", "पर्यंत", "paryant", "ko", "को"):
        return "delivery", True
    if _is_own(parts, first, end, ending):
        return "delivery", True
    if ending in _MOTION_FROM:
        return "source", True  # "सांगलीहून, कोलकाता पाठवा": the verb speaks of the next place
    if following in DELIVER_THERE and len(after) > 1 and (after[1] in TO or is_place(after[1])):
        return "source", True  # "makhana darbhanga, deliver Indore": the verb speaks of the next place
    if following in DELIVER or following in _AFTER_DELIVERY:
        return "delivery", True
    if any(word in DELIVER for word in after[:2]) and (following in IN or ending):
        return "delivery", True
    if nearest in _IS and len(before) > 1 and before[-2].startswith(_SENDING):
        return "delivery", True  # "ek gaadi bhejni hai Siliguri"
    if nearest in TO and "made" not in before:
        return "delivery", True
    if nearest == "in" and len(before) > 1 and before[-2] in _AFTER_DELIVERY:
        return "delivery", True
    if nearest in IN and any(word in DELIVER for word in before):
        return "delivery", True
    if any(word in ("ship", "deliver", "delivery", "delivered", "dispatch") for word in before):
        return "delivery", True
    if nearest == "from" or "made" in before or following in FROM or ending in FROM_ENDINGS or following in IN:
        return "source", True
    return "source", False
