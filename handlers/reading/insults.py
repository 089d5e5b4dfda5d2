"""Insults and threats in a post, also with signs in place of letters."""

import re
from functools import lru_cache

from handlers.folding import fold
from handlers.reading.own_deeds import promises_goods
from handlers.reading.posts import BOOK, Post
from handlers.reading.rule_words import ABUSE_DIRECTED, ABUSE_STRONG, THREATS

_SURE, _SURE_OF_SOMEBODY, _AGREED = 0.4, 0.36, 0.06
"""How sure the weights must be by themselves, where somebody is spoken to or of, and beside hard words near a person."""
_STARRED = re.compile(r"(?<![\w*])(?:f|b|c|g|mc|bc|ch|bh|ma|mad|bhe)\*{2,}[a-z]*")
"""Curses of which little more than the first letter is left."""
_MASKED_WORD = re.compile(r"[a-z\u0900-\u097f]*[a-z\u0900-\u097f][*@$#!.\-_0134]+[a-z\u0900-\u097f*@$#!0134]*")
_LEET = str.maketrans({"@": "a", "$": "s", "0": "o", "1": "i", "3": "e", "4": "a", "!": "i"})
_SPACED = re.compile(r"(?<!\S)[a-z](?:[ .\-*_][a-z]){3,14}(?!\S)")
_REPEATED = re.compile(r"(.)\1{2,}")


def _split_table(table: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries = [entry.replace("\u093c", "") for entry in table.split()]
    single = frozenset(entry for entry in entries if "_" not in entry)
    phrases = tuple(
        f" {entry.strip('_').replace('_', ' ')} " for entry in entries if "_" in entry and not entry.endswith("_")
    )
    return single, phrases


_STRONG, _STRONG_PHRASES = _split_table(ABUSE_STRONG)
_DIRECTED = _split_table(ABUSE_DIRECTED)[0]
_THREAT_PHRASES = _split_table(THREATS)[1]
_TWO_WAYS = frozenset(
    f" {phrase} "
    for phrase in (
        "dekh lunga",
        "देख लूंगा",
        "देख लूँगा",
        "utha lunga",
        "उठा लूंगा",
        "kaat dunga",
        "काट दूंगा",
        "thok dunga",
        "tod dunga",
        "fod dunga",
        "फोड़ दूंगा",
        "फोड दूंगा",
    )
)
"""A threat to somebody, and what is done with goods: "lakdi kaat dunga", "subah utha lunga"."""
_BRANDED = frozenset("chhap chap छाप marka मार्का mark brand ब्रांड ब्रँड toy toys खिलौने खिलौना khilone खेळणी khelni".split())
"""A dog on a matchbox, or to play with, is no insult."""
_MASKABLE = tuple(word for word in _STRONG | frozenset("kutta kutte saala chor".split()) if len(word) >= 4)


_PROMISE = frozenset(
    """
    kal parso aaj somvar mangalvar budhvar guruvar shukravar shanivar ravivar subah sham tak ko sab poora pura maal saman pakka
    jaldi main mai hum aapko bhej bana dikha bata de dunga doonga dungi doongi denge deta deti kar
    कल परसों परसो आज सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार सुबह शाम तक को सब पूरा माल सामान पक्का जल्दी मैं हम आपको भेज बना
    i will shall send sending courier deliver bring give tomorrow today tonight soon monday tuesday wednesday thursday friday
    saturday sunday morning evening by the it goods parcel you your we can in days
    दिखा बता दे दूंगा दूँगा दूंगी दूँगी देंगे देता देती कर
    """.split()
)
"""Words of "kal bhej dunga": of threats they have the verb, but nobody whom to threaten and nothing to threaten with."""

_PLAIN = _PROMISE | frozenset(
    """
    log logon lok people लोग लोगों लोक
    tum tu tumhi aap aapan ham bhi pan hi to toh na ji haan
    ha wahin wahi wahan vahan yahin yahan kahan kaha kidhar kuthe tithe ithe kab
    kadhi kya kay kaise kasa kashi kaun kon kitne kitna kitni ho hai hain
    he ahe aahe ahes aahes ahat aana aao aa ja jao jana jaana ye ya
    yeshil yenar rahna raho rehna milna milo milenge miloge bhetu bhet baje
    station bazaar bajar ghar ghari par me mein se la theek thik
    तुम तू तुम्ही आप आपण हम भी पण ही तो ना जी हाँ हां वहीं वही
    वहाँ वहां यहीं यहाँ यहां कहाँ कहां किधर कुठे तिथे इथे कब कधी क्या काय कैसे
    कसा कशी कौन कोण कितने कितना कितनी हो है हैं आहे आहेस आहात आना
    आओ आ जा जाओ जाना ये या येशील येणार रहना रहो मिलना मिलो मिलेंगे मिलोगे
    भेटू भेट बजे स्टेशन बाज़ार बाजार घर घरी पर में से ला ठीक
    """.split()
)
"""Words of coming, being and meeting, of which alone no insult is made: "तुम भी वहीं आना", "tum kahan ho"."""


def abuses(post: Post, chance: float) -> bool:
    """Whether somebody is insulted or threatened; `chance`: what the weights make of the post."""
    if _PLAIN.issuperset(post.words.words):
        return False
    promises = promises_goods(post)
    if not promises and chance > (_SURE_OF_SOMEBODY if post.words.has("pointer") else _SURE):
        return True
    words = [_REPEATED.sub(r"\1", word) for word in post.words.words]
    if any(_is_strong(word) for word in words):
        return True
    line = f" {' '.join(words)} "
    if any(phrase in line for phrase in (*_STRONG_PHRASES, *_THREAT_PHRASES) if not (promises and phrase in _TWO_WAYS)):
        return True
    if _STARRED.search(post.text):
        return True
    if any(_unmask(found.group()) for found in _MASKED_WORD.finditer(post.text)):
        return True
    if any(re.sub(r"[^a-z]", "", found.group()) in _STRONG for found in _SPACED.finditer(post.text)):
        return True
    return chance > _AGREED and _insults_somebody(words, post)


@lru_cache(maxsize=8192)
def _is_strong(word: str) -> bool:
    return word in _STRONG or (len(word) >= 6 and word.isascii() and fold(word) in _strong_keys())


@lru_cache(maxsize=1)
def _strong_keys() -> frozenset[str]:
    return frozenset(fold(word) for word in _STRONG if len(word) >= 6 and word.isascii()) - {fold("chhota")}  # (small)


@lru_cache(maxsize=4096)
def _unmask(word: str) -> bool:
    """Whether a word with signs in place of letters ("ch*tiya", "b@stard") is an insult."""
    stripped = word.strip(".-_!#")
    if not re.search(r"[*@$#!013.\-_]", stripped) or ("@" in stripped and re.search(r"@[a-z]{2,}\.[a-z]", stripped)):
        return False
    read = stripped.translate(_LEET)
    if read in _STRONG or re.sub(r"[^a-z]", "", read) in _STRONG:
        return True
    letters = sum(sign.isalpha() for sign in stripped)
    if ("*" not in read and "#" not in read) or letters < 2 or read[0] in "*#":
        return False
    pattern = re.compile("".join("." if sign in "*#" else re.escape(sign) for sign in read))
    loose = re.compile(re.sub(r"(?:\\?\.|\.)+", ".{1,6}", pattern.pattern))
    return any(loose.fullmatch(bad) for bad in _MASKABLE)


def _insults_somebody(words: list[str], post: Post) -> bool:
    """Whether an animal or a hard word is said to or of a person: two of them together, or beside "you"."""
    hard = [place for place, word in enumerate(words) if word in _DIRECTED]
    if not hard or re.search(r"\d", post.text) or not _BRANDED.isdisjoint(words):
        return False
    if len(hard) > 1:
        return True
    place = hard[0]
    near = words[max(0, place - 3) : place] + words[place + 1 : place + 4]
    pointed = any("pointer" in BOOK.classes(word) for word in near)
    return pointed and not post.warns()
