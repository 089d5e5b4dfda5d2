"""Is this true: a forwarded claim is compared with what the office has signed; what is not known goes to the office, once."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy.engine import Connection

from handlers import hand_offs, menu
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.language import N_
from handlers.questions import Option, Question, choice, words_of
from handlers.reading import language_of
from handlers.rights import by_officers, for_officers, note
from handlers.step import Step
from storage import audit, inbox, notices, people, rumours
from storage import schemes as catalogue
from storage.notices import Notice
from storage.rumours import Rumour
from storage.schemes import Scheme
from storage.staff import Officer

# ── the same words? ───────────────────────────────────────────────────────────────────────────────────────────────

_EDGES = "*_~`\"'“”‘’«»()[]{}<>!?।॥.,;:|•●▪→➡-–—=+#"
_PASSED_ON = re.compile(
    r"^\W*(?:forwarded(?: as received| message| many times)?|fwd|fw|फॉरवर्ड(?:ेड)?|अग्रेषित|फॉरवर्ड केलेला संदेश)\W*$",
    re.IGNORECASE,
)
_DROPPED = frozenset([0x00AD, 0xFEFF, 0x2060, *range(0x200B, 0x2010), 0xFE0E, 0xFE0F, 0x093C])


def plain_words(text: str) -> list[str]:
    """A message's words in one form: no case, digits of all scripts alike, no marks, pictures and "Forwarded" lines.

    Points, signs and letters inside a word stay: 500 is not 5.00, and a changed letter in a link is another link.
    """
    kept = [line for line in text.splitlines() if not _PASSED_ON.match(line)]
    signs = []
    for sign in unicodedata.normalize("NFKC", "\n".join(kept)):
        for part in unicodedata.normalize("NFD", sign) if "\u0958" <= sign <= "\u095f" else sign:
            if ord(part) in _DROPPED or unicodedata.category(part) in ("So", "Sk", "Cs", "Co", "Cn"):
                continue
            signs.append(str(unicodedata.digit(part)) if unicodedata.category(part) == "Nd" else part.casefold())
    words = (word.strip(_EDGES) for word in "".join(signs).split())
    return [word for word in words if word]


def key_of(text: str) -> str:
    """The fingerprint under which the same claim is known again."""
    return hashlib.sha256(" ".join(plain_words(text)).encode()).hexdigest()


# ── what it says ──────────────────────────────────────────────────────────────────────────────────────────────────

_LINK = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|in|org|net|xyz|info|online|site|top|co|app|link|gov)\b", re.IGNORECASE
)
_UPI = re.compile(r"(?<![\w.])[\w.-]{2,}@(?:[a-z]{2,}(?![\w.]))", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:₹|रु\.?|rs\.?|inr)\s?\d[\d,]*|\d[\d,]*\s?(?:/-|₹|रु\b|रुपये|रुपए|रुपया|rupees?|rupaye|rupay|rs\b)", re.IGNORECASE
)
_FEE = (
    r"फीस|फी(?![\u0900-\u0963\u0970-\u097f])|शुल्क|चार्ज|चार्जेस|टैक्स|कर म्हणून|डिपॉजिट|अनामत|सिक्योरिटी|प्रोसेसिंग|processing|charges?|"
    r"\bfees?\b|deposit|security|token money|टोकन|"
    r"fees|shulk|file charge|फाइल चार्ज|gst charge|registration amount|रजिस्ट्रेशन के|एडवांस|advance|आगाऊ"
)
_PAY = (
    r"भेजें|भेजो|भेजे|जमा कर|जमा करें|पे कर|भुगतान|ट्रांसफर|भरा|भरें|भरना|भरून|पाठवा|द्या|दें|लगेगा|लगेगी|लगेंगे|"
    r"लागेल|लागतील|देना होगा|देनी होगी|द्यावे लागतील|भरावे|"
    r"\bpay\b|paytm|phonepe|phone pe|gpay|google pay|\bupi\b|\bqr\b|scan|transfer|send|bhej|jama|dena hoga|lagega|"
    r"lagegi|lagenge|bharna|bharo|pathva|lagtil|bhara"
)
_FEE_WORD = re.compile(_FEE, re.IGNORECASE)
_PAY_WORD = re.compile(_PAY, re.IGNORECASE)
_NO_FEE = re.compile(
    r"(?:कोई|किसी भी तरह का|कोणतेही|कोणतीही|कसलेही|no|any|koi|kahi)?\s*(?:\S+\s)?(?:फीस|फी|शुल्क|चार्ज|fees?|"
    r"charges?|shulk|पैसे|पैसा|paisa|paise)\s(?:नहीं|नाही|न |nahi|nahin|नको|ली जाती|not)"
    r"|(?:no|without)\s(?:\w+\s)?(?:fees?|charges?)|नि:?ः?शुल्क|मुफ्त|मोफत|विनामूल्य|free of (?:cost|charge)|"
    r"is free|bilkul free|किसी को (?:पैसे|पैसा) न दें|कोणालाही पैसे देऊ नका",
    re.IGNORECASE,
)


_SPEAKS_OF_SCHEME = re.compile(
    r"योजना|योजने|scheme|yojana|yojna|अनुदान|subsid|लोन|(?<![a-z])loan|ऋण|कर्ज|सरकार|sarkar|government|शासन|फॉर्म|form\b|"
    r"किसान|kisan|pmfme|पीएमएफएमई|विश्वकर्मा|vishwakarma|mudra|मुद्रा|udyam|उद्यम|(?<![a-z])pm(?![a-z])|मोदी|modi|लाडली|लाडकी|ladki|किस्त",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"आधार|aadhaa?r|(?<![a-z])otp|ओटीपी|(?<![a-z])pan(?![a-z])|पैन|बैंक (?:डिटेल|खाता)|bank (?:detail|account)|पासबुक",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"(?:\d+\s?(?:लाख|lakh|हजार|हज़ार|hazar)|₹\s?\d{4,}|\d{4,}\s?(?:रुपये|रुपए|rupees?|rs\b|har mah|हर मह|दर मह))[^।\n]{0,60}"
    r"(?:मिल|दे रह|देत|mil|de rah|तुरंत|turant|मिळ|खात|khat)|(?:लिस्ट|list|यादी) (?:में|me|मध्ये) (?:नाम|naam|नाव)|12 (?:घंटे|तास|hours)",
    re.IGNORECASE,
)
_SMALL = r"(?<![\d/.,:-])\d{2,5}(?![\d/.,:%-]|\s?(?:बजे|वाजता|baje|am\b|pm\b|किलो|kilo|kg|तारीख|लाख|lakh|जन|लोग))"
_BARE_AMOUNT = re.compile(
    rf"(?:{_FEE}|charge|registration|रजिस्ट्रेशन|नोंदणी|पंजीयन|sirf|only|फक्त|सिर्फ|केवल|मात्र)\W{{0,3}}(?:\S+\s){{0,2}}{_SMALL}"
    rf"|{_SMALL}\s(?:\S+\s)?(?:{_FEE}|registration|रजिस्ट्रेशन|only|मात्र|फक्त|me\b|में)",
    re.IGNORECASE,
)
"""A small number beside a fee's word: "फी ९९" names no rupees, and means them."""


def _names_amount(said: str) -> bool:
    return _AMOUNT.search(said) is not None or (
        _SPEAKS_OF_SCHEME.search(said) is not None and _BARE_AMOUNT.search(said) is not None
    )


def asks_money(text: str) -> bool:
    """Does a message demand money: a fee or a payment with an amount or a payment address? "No fee" is none."""
    said = _NO_FEE.sub(" ", unicodedata.normalize("NFKC", text))
    fee, pay, upi = (rule.search(said) is not None for rule in (_FEE_WORD, _PAY_WORD, _UPI))
    amount = _names_amount(said)
    if _SPEAKS_OF_SCHEME.search(said) is not None and _BARE_AMOUNT.search(said) is not None:
        return True
    return (upi and (fee or pay or amount)) or (amount and (fee or pay)) or (fee and pay)


def is_claim(text: str) -> bool:
    """Does a forwarded text claim something of a scheme, a fee or an office, so that it is better checked at once?"""
    if len(text.split()) < 4:
        return False
    said = unicodedata.normalize("NFKC", text)
    if _SPEAKS_OF_SCHEME.search(said) is None:
        return asks_money(text)
    return (
        asks_money(text)
        or _LINK.search(said) is not None
        or _SECRET.search(said) is not None
        or _PROMISES.search(said) is not None
    )


# ── the verdict ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Verdict:
    """ours (a notice of ours, word by word), not_ours (a signed-off form is free, or an officer said so), true, unknown, ask."""

    word: str
    notice: Notice | None = None
    scheme: Scheme | None = None
    rumour: Rumour | None = None


def judge(db: Connection, text: str) -> Verdict:
    """What can be said of a claim from what the office has signed; `ask` where only the office can tell."""
    words = plain_words(text)
    if words and (ours := _ours(db, words)) is not None:
        return Verdict("ours", notice=ours)
    known = rumours.by_key(db, key_of(text))
    if known is not None and known.verdict is not None:
        return Verdict({"true": "true", "false": "not_ours"}.get(known.verdict, "unknown"), rumour=known)
    if asks_money(text) and (free := _free_scheme(db, text)) is not None:
        return Verdict("not_ours", scheme=free)
    if (alike := _like_a_false_one(db, words)) is not None:
        return Verdict("not_ours", rumour=alike)
    return Verdict("ask")


def _ours(db: Connection, words: Sequence[str]) -> Notice | None:
    """A notice that an officer let go, with exactly these words in one of its languages; the newest of several."""
    for one in notices.listed(db, at_most=500):
        if one.ready_at is None or any(fact.unsettled for fact in one.facts):
            continue
        for language, text in one.texts.items():
            title = one.titles.get(language, "")
            if words in (plain_words(text), plain_words(f"{title}\n{text}")):
                return one
    return None


def _free_scheme(db: Connection, text: str) -> Scheme | None:
    """The scheme that a demand names, where an officer has signed off that applying is free."""
    said = {fold(word) for word in tokens(text)}
    plain = " ".join(plain_words(text))
    for one in catalogue.all_schemes(db):
        if one.free and one.signed_at is not None and _names(one, said, plain):
            return one
    return None


def _names(one: Scheme, said: set[str], plain: str) -> bool:
    """Is the scheme named: by its whole name or by a word that means it alone?"""
    for name in (*one.names.values(), *one.fits.get("called", [])):
        keys = [fold(word) for word in tokens(name)]
        if len(keys) == 1 and len(keys[0]) > 1 and keys[0] in said:
            return True
        if len(keys) > 1 and (" ".join(plain_words(name)) in plain or all(key in said for key in keys if len(key) > 1)):
            return True
    return False


_ALIKE = 93


def _like_a_false_one(db: Connection, words: Sequence[str]) -> Rumour | None:
    """A claim that an officer called false, changed in a few signs only; "true" never goes over to other words."""
    said = " ".join(words)
    if len(words) < 6:
        return None
    for one in rumours.answered(db, "false"):
        other = plain_words(one.words)
        if abs(len(other) - len(words)) <= 3 and fuzz.ratio(said, " ".join(other)) >= _ALIKE:
            return one
    return None


# ── the answer ────────────────────────────────────────────────────────────────────────────────────────────────────

RECENT = timedelta(hours=1)
"""How long "is that true?" may mean the message forwarded before."""


def answer(step: Step, text: str) -> None:
    """Say what is known of a forwarded claim; what is not known goes to the office, once for all who ask."""
    verdict = judge(step.db, text)
    if verdict.word == "ours" and verdict.notice is not None:
        return _say_ours(step, verdict.notice)
    office = step.office
    words: dict[str, Any] = {"office": office or "", "landline": office.landline if office else ""}
    if verdict.word == "not_ours" and verdict.scheme is not None:
        return step.say(
            N_("This is not ours: do not pay. Applying for {scheme} is free ({source}, {day}).\n"
               "Paid already? Ring 1930 at once. Office: {landline}."),
            scheme=verdict.scheme.name_in(step.language), source=verdict.scheme.signed_source or "",
            day=_day(step, verdict.scheme.signed_at), **words,
        )  # fmt: skip
    if verdict.rumour is not None and verdict.word != "ask":
        return _say_answered(step, verdict.rumour, words)
    return _ask_office(step, text)


def _day(step: Step, moment: Any) -> date | str:
    return moment.astimezone(step.world.zone).date() if moment else ""


def _say_ours(step: Step, one: Notice) -> None:
    office = step.office_of(one.district_lgd)
    over = one.expires_on is not None and one.expires_on < step.world.today
    said = N_("Yes, this is ours, dated {day}: {title}.\nFrom: {office}.")
    if over or one.status == "archived":
        said = N_("This was ours, dated {day}: {title}. It is over now.\nFrom: {office}.")
    step.say(said, day=one.as_of or _day(step, one.ready_at), title=one.title_in(step.language), office=office or "")


def _say_answered(step: Step, one: Rumour, words: dict[str, Any]) -> None:
    said = {
        "true": N_("{office} says of it: it is true ({source}, {day})."),
        "false": N_(
            "{office} says of it: it is not true. Pay nobody.\nPaid already? Ring 1930 at once. Office: {landline}."
        ),
    }.get(one.verdict or "", N_("{office} could not confirm it. Do not pay and do not pass it on. Office: {landline}."))
    step.say(said, source=one.source or "", day=_day(step, one.settled_at), **words)
    if one.answer:
        step.say("{words}", words=one.answer)


def _ask_office(step: Step, text: str) -> None:
    district = step.served(step.person.district_lgd or step.near)
    language = language_of(text, step.language) or step.language
    one = rumours.keep(step.db, key_of(text), text, language, district, step.person.id, step.world.now)
    told = step.officers_for(district)
    for officer in step.officers_at_once(district):
        step.begin(officer.person_id, "rumour_asked", str(one.id), purpose="office")
    if not told and step.is_officer:
        return menu.nobody_else(step)
    step.say(N_("I have sent it to the office; the answer comes here. Do not pay anybody before that."))
    return None


def forwarded_before(step: Step) -> str:
    """The text that this person forwarded within the last hour, which "is that true?" is about; else empty."""
    return inbox.last_forward(step.db, step.address.lane, since=step.world.now - RECENT) or ""


# ── the office's word ─────────────────────────────────────────────────────────────────────────────────────────────

TRUE = Option("true", N_("True, it is ours"), also=("sach hai", "सच है", "खरं आहे", "true"))
FALSE = Option("false", N_("Not true"), also=("jhooth hai", "झूठ है", "galat", "गलत", "खोटं आहे", "false", "fake"))
UNKNOWN = Option("unknown", N_("I cannot tell"), also=("pata nahi", "पता नहीं", "माहीत नाही"))
SHOWN = 300
MOST_TOLD = 150
"""How many askers are told in one step; the rest in the next."""


@for_officers
def asked(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer hears of a claim that nobody has answered yet, and answers it for all who ask."""
    one = rumours.rumour(c.db, int(c.subject))
    if one is not None and one.district_lgd is not None and one.district_lgd not in mine:
        return c.say(N_("This is for officers of the district office only."))
    if one is None or one.verdict is not None:
        return None if c.talk.asked is None else c.say(N_("Another officer has done that already."))
    if c.talk.asked is None and hand_offs.is_busy(c):
        return c.say(N_("Somebody asks whether a forwarded message is true. Write 'claims' to see it."))
    return _decide(c, officer, one)


@for_officers
def claims(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The claims that wait, the oldest first."""
    waiting = rumours.waiting(c.db, mine)
    if not waiting:
        return c.say(N_("No forwarded message waits for your word."))
    options = [Option(str(one.id), "{words}", {"words": " ".join(one.words.split())[:60]}) for one in waiting]
    return c.then("rumour_asked", str(c.ask(choice("which", N_("Which message?"), options))))


def _decide(c: Conversation, officer: Officer, one: Rumour) -> None:
    asks = choice(
        "verdict",
        N_("Somebody asks whether this is true:\n“{words}”"),
        (TRUE, FALSE, UNKNOWN),
        shorter=N_("Is it true?"),
    )
    verdict = str(c.ask(asks, words=one.words[:SHOWN]))
    source = None
    if verdict == "true":
        source = str(
            c.ask(
                Question(
                    "source", N_("Who says so? Letter and date, or the official page."), takes="text", read=words_of
                )
            )
        )
    settled = rumours.settle(c.db, one.id, verdict, c.world.now, officer_id=officer.id, answer=None, source=source)
    if not settled:
        return c.say(N_("Another officer has done that already."))
    note(
        c,
        "rumour",
        f"rumour:{one.id}",
        before={"verdict": None},
        after={"verdict": verdict, "source": source},
        reverse="rumour_again",
    )
    many = tell_askers(c.step, one.id)
    return c.step.say_count("Noted. {count} person who asked is told; later ones too.",
                            "Noted. {count} people who asked are told; later ones too.", count=many)  # fmt: skip


def tell_askers(step: Step, rumour_id: int) -> int:
    """Give the answer to those who asked and have none; how many. What is left over is told in a step of its own."""
    one = rumours.rumour(step.db, rumour_id)
    if one is None or one.verdict is None:
        return 0
    waiting = rumours.untold(step.db, rumour_id, at_most=MOST_TOLD + 1)
    now = waiting[:MOST_TOLD]
    for person_id in now:
        _tell_one(step, person_id, one)
    rumours.told(step.db, rumour_id, now, step.world.now)
    if len(waiting) > MOST_TOLD:
        step.begin(step.person.id, "rumour_tell", str(rumour_id), purpose="office", once=str(now[-1]))
    return len(now)


def _tell_one(step: Step, person_id: int, one: Rumour) -> None:
    reader = people.person(step.db, person_id)
    office = step.office_of(reader.district_lgd)
    said = {
        "true": N_("You asked about “{words}…”: {office} says it is true ({source})."),
        "false": N_("You asked about “{words}…”: {office} says it is not true. Pay nobody; helpline 1930."),
    }.get(one.verdict or "", N_("You asked about “{words}…”: {office} could not confirm it. Do not pay."))
    step.tell(
        person_id,
        said,
        purpose="office",
        words=_gist(one.words),
        office=office or "",
        source=one.source or "",
    )


def _gist(words: str) -> str:
    """The first words of a claim, none of them cut."""
    return " ".join(words.split())[:40].rsplit(" ", 1)[0]


@for_officers
def go_on_telling(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The next askers are told; nothing is said to the officer."""
    tell_askers(c.step, int(c.subject))


def _again(step: Step, deed: Any) -> bool:
    """The claim waits again; whoever was told gets the next answer too."""
    return rumours.unsettle(step.db, audit.number_of(deed))


def question_about(text: str) -> str:
    """What is left of "is this true? <the message>" without the question: the message; empty where nothing is left."""
    rest = _ASKED.sub(" ", text)
    return rest.strip() if rest != text and len(rest.split()) >= 5 else ""


_ASKED = re.compile(
    r"(?:क्या )?(?:यह|ये|हे|ही|yeh|ye|kya ye|kya yeh|is this|is it)?\s*(?:message|मैसेज|संदेश|मेसेज|msg)?\s*(?:सच|"
    r"सही|असली|खरं|खरे|खरा|sach|sahi|asli|khara|khare|true|real|genuine|fake|फर्जी)\s*(?:है|hai|आहे|"
    r"ahe)?\s*(?:क्या|kya|का|ka)?\s*[?？:।-]+",
    re.IGNORECASE,
)


CONVERSATIONS = {"rumour_asked": asked, "rumours": claims, "rumour_tell": go_on_telling}
REVERSES = {"rumour_again": by_officers(_again)}
