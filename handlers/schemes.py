"""Government schemes people can ask about: found by words, by what may fit them, told with source and date, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz

from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.matching.catalogue import Catalogue
from handlers.questions import OWN_WORDS, Misread, Option, Question, Reply, choice, words_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.rights import by_officers, for_officers, note
from handlers.step import Step
from storage import audit, profiles, schemes
from storage.schemes import Interest, Scheme
from storage.staff import Officer

# ── asking for them ───────────────────────────────────────────────────────────────────────────────────────────────

MENU = Option(
    "schemes", N_("Government schemes"),
    also=("schemes", "scheme", "yojana", "yojna", "sarkari yojana", "सरकारी योजना", "योजना", "योजनाएँ", "योजनाएं",
    "शासकीय योजना",
          "सरकारी योजनाएँ", "शासनाच्या योजना"),
)  # fmt: skip
_BOOK = WordBook(
    {
        "scheme": """
            yojana yojna yojnaye yojnayen yojane yojanechi yojanechya योजना योजनाएं योजनाएँ योजनाओं योजनेची योजनेचा
            योजनेत
            योजनांची योजनेबद्दल योजनेविषयी scheme schemes skeem skim स्कीम sarkari_yojana
        """,
        "money": """
            loan loans lone लोन लोण ऋण rin karj karja karz कर्ज कर्जा कर्जाची subsidy subsidi सब्सिडी anudan अनुदान
            anudaan sahayata sahayta सहायता madad_sarkari mudra मुद्रा pmegp cmegp
        """,
        "want": """
            chahiye chahie chaiye चाहिए चाहिये pahije pahijet पाहिजे हवे हवं हवी hawa have need want milega milegi
            milegaa
            मिलेगा मिलेगी मिलेंगे milel milal मिळेल मिळतील मिळणार hai kya है क्या ahe aahe ahet आहे आहेत ka का get
            how kaise
            कैसे kase कसे कशी batao बताओ bataiye बताइए बताइये sanga सांगा jankari jaankari जानकारी mahiti माहिती
            lena लेना ghyayche घ्यायचे
            konti konte kontya कोणती कोणत्या कोणते kaun kaunsi कौन कौनसी कौन-सी list लिस्ट suchi सूची labh लाभ
            fayda फायदा फ़ायदा
        """,
        "filler": """
            koi kahi kahitari कोई काही sarkar sarkari सरकार सरकारी shasan शासन शासकीय government mere mera meri
            mala majhya मेरे मेरा
            मेरी मला माझ्यासाठी mujhe मुझे hame हमें amhala आम्हाला liye लिए sathi साठी ke ki ko ka के की को का
            mein me में मध्ये
            business udyog उद्योग dhandha धंधा धंदा karobar कारोबार vyavsay व्यवसाय vyapar व्यापार small chhota
            छोटा naya नया new navin नवीन
            for any is there a the do you have about of in on my i we please ji जी bhai भाई sir madam aur और ani
            आणि karigar कारीगर mahila महिला
            women artisan se से par पर ye yeh यह he ही ha हा kuch कुछ kay काय
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST = 18


def asked_in(text: str, catalogue: Catalogue) -> bool:
    """Does a message ask for schemes or a loan ("कोई योजना है क्या", "loan chahiye")? Not where it is about goods or a fraud."""
    words = tokens(text[:400])
    if not 0 < len(words) <= _LONGEST:
        return False
    if _asks_plainly({fold(word) for word in words}):
        return True
    found = _BOOK.look_up(words)
    if found.has("scheme") and (found.has("want", "filler") or len(words) <= 3):
        return True
    return found.has("money") and (found.has("want") or len(words) <= 2) and not catalogue.tag(text)


def _keys(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_STATE = _keys("""
    sarkar sarkari sarkaar sarkarkadun sarkarcha सरकार सरकारी सरकारकडून सरकारची सरकारचे shasan shasanachi shasanachya शासन शासनाची
    शासनाकडून शासकीय government govt gov govenment
""")
_LOAN = _keys("""
    loan loans लोन karj karja karz karjaa कर्ज कर्जा कर्जे subsidy subsidi सब्सिडी anudan anudaan अनुदान udhar udhaar उधार toolkit
    टूलकिट mudra मुद्रा pmegp cmegp pmfme पीएमएफएमई
""")
_AID = _keys("""
    paisa paise paisaa pese पैसा पैसे madad madat मदद मदत sahayata sahayta sahay सहायता सहाय्य help support kuch कुछ काही kahi labh लाभ
    fayda फायदा punji poonji पूंजी bhandval bhandwal भांडवल fund funds money grant
""")
_MONEY = _keys(
    "paisa paise paisaa पैसा पैसे punji poonji पूंजी bhandval bhandwal भांडवल fund funds money grant madad madat मदद मदत sahayata"
)
_TRADE = _keys("""
    business dhandha dhanda धंधा धंदा धंद्यासाठी dukan dukaan दुकान दुकानासाठी udyog उद्योग उद्योगासाठी vyavsay व्यवसाय व्यवसायासाठी machine
    मशीन मशिन kaam kam काम karigar karigaro कारीगर कारीगरों कारागीर karobar कारोबार vyapar व्यापार unit shed
""")
_WISH = _keys("""
    milta milti milte milega milegi milenge mil mile मिलता मिलती मिलते मिलेगा मिलेगी मिलेंगे मिले मिल milel milate milto मिळेल मिळते मिळतो
    मिळतं मिळणार मिळतात deti deta dete degi dega देती देता देते देगी देगा det deते देते देतं chahiye chahie chaiye chahiy चाहिए चाहिये pahije
    पाहिजे havay hava hawa हवं हवे हवा हवी want need get lena लेना ghyaycha घ्यायचं घ्यायचे kaise kese कैसे kasa kase kasं कसं कसे कसा kya
    क्या ka का kay काय kaha kahan कहां कहाँ kuthe कुठे any there have how where batao बताओ sanga सांगा dilao दिलाओ
""")
_OF_TRADE = _keys(
    "kab कब kadhi कधी nahi nahin नहीं नाही doge दोगे dogi wapas वापस परत mera meri मेरा मेरी majhe माझे kilo किलो kg rate भाव"
)
"""Words by which money is a buyer's or a seller's, and no scheme's."""


def _asks_plainly(said: set[str]) -> bool:
    """ "Does the government give money", "money for my shop", "how do I get a loan": asked in everyday words."""
    if not said & _WISH or said & _OF_TRADE:
        return False
    return (
        bool(said & _LOAN)
        or bool(said & _STATE and said & _AID)
        or bool(said & _AID and said & _TRADE and said & _MONEY)
    )


def named_in(step: Step, text: str) -> Started | None:
    """The scheme that a short message names and nothing else: "gi tag", "विश्वकर्मा योजना"."""
    said = " ".join(fold(word) for word in tokens(text[:80]) if fold(word) not in _NOT_SAID)
    if not said:
        return None
    for one in schemes.all_schemes(step.db, state_of(step)):
        if said in {
            " ".join(fold(word) for word in tokens(name)) for name in (*one.names.values(), *one.fits.get("called", []))
        }:
            return Started("scheme", str(one.id))
    return None


def state_of(step: Step) -> str | None:
    """Whose schemes a person is shown beside the country's: of their own place, else of the office Haat speaks for to them."""
    home = step.person.district_lgd or step.near
    office = step.office_of(home)
    return step.world.state_of(home) or (
        "Maharashtra" if step.language == "mr" else step.world.state_of(office.district_lgd) if office else None
    )


def any_known(step: Step) -> bool:
    """Does the catalogue hold any scheme?"""
    return schemes.there_are(step.db)


def begin(step: Step, text: str) -> Started | None:
    """The conversation about schemes, where the catalogue holds any."""
    return Started("schemes", opening={"text": text}) if any_known(step) else None


# ── finding ───────────────────────────────────────────────────────────────────────────────────────────────────────

_SAME = {
    fold(word): key
    for key, words in {
        "loan": "loan lone लोन ऋण rin karj karja karz कर्ज कर्जा udhar उधार",
        "subsidy": "subsidy subsidi सब्सिडी अनुदान anudan anudaan margin",
        "export": "export niryat निर्यात एक्सपोर्ट nirayat videsh विदेश परदेश",
        "food": "food khadya खाद्य अन्न anna",
        "training": "training प्रशिक्षण prashikshan",
        "toolkit": "toolkit टूलकिट kit किट auzar औजार hatyar हत्यारे",
        "artisan": "karigar कारीगर artisan shilpkar शिल्पकार shilpi शिल्पी",
        "bank": "bank बैंक बँक",
    }.items()
    for word in words.split()
}
_NOT_SAID = frozenset(
    fold(word)
    for word in "yojana yojna योजना योजनेची scheme schemes sarkari सरकारी chahiye चाहिए पाहिजे pahije hai है kya "
    "क्या ahe आहे ka का ki की ke के koi "
    "कोई काही kahi mere मेरे liye लिए sathi साठी mujhe मुझे mala मला batao बताओ sanga सांगा for the a an any is "
    "there me my mein में please "
    "ji जी jankari जानकारी mahiti माहिती milegi मिलेगी milel मिळेल business udyog उद्योग government शासकीय शासन ko "
    "को aur और ani आणि".split()
)
"""Words of asking, by which no scheme is told from another."""
_CLOSE = 88


def _key(word: str) -> str:
    folded = fold(word)
    return _SAME.get(folded, folded)


def words_of_scheme(one: Scheme) -> frozenset[str]:
    """The keys by which a scheme is found, of its names in all languages and what people call it."""
    return frozenset(
        _key(word) for text in (*one.names.values(), *one.words, one.ref.replace("_", " ")) for word in tokens(text)
    )


def search(found: Sequence[Scheme], text: str) -> list[Scheme]:
    """The schemes that these words name, the surest first; empty where the words tell none from another."""
    asked = list(dict.fromkeys(_key(word) for word in tokens(text) if fold(word) not in _NOT_SAID and len(word) > 1))
    if not asked:
        return []
    scored = [(_score(asked, words_of_scheme(one)), -place, one) for place, one in enumerate(found)]
    best = max(score for score, _, _ in scored) if scored else 0.0
    return [
        one
        for score, _, one in sorted(scored, key=lambda entry: entry[:2], reverse=True)
        if score > 0 and score >= best * 0.6
    ]


def _score(asked: Sequence[str], known: frozenset[str]) -> float:
    return sum(1.0 if word in known else 0.8 if _nearly(word, known) else 0.0 for word in asked) / len(asked)


def _nearly(word: str, known: frozenset[str]) -> bool:
    return len(word) > 4 and any(len(one) > 4 and fuzz.ratio(word, one) >= _CLOSE for one in known)


def may_fit(step: Step, found: Sequence[Scheme]) -> list[Scheme]:
    """Schemes that may fit what is known of a person: place, role, goods, papers. The office decides, not Haat."""
    profile = profiles.profile_of(step.db, step.person.id)
    roles = {"seller"} if profile is not None else {"buyer", "seller"}
    goods = _sectors(step, profile)
    papers = _papers(step, profile)
    fitting = []
    for one in found:
        if not set(one.fits.get("roles", [])) & roles:
            continue
        wanted = set(one.fits.get("goods", []))
        if "any" not in wanted and goods and not wanted & goods:
            continue
        needs = set(one.fits.get("needs", []))
        fitting.append((bool(needs - papers), "any" in wanted, one))
    return [one for _, _, one in sorted(fitting, key=lambda entry: entry[:2])]


_SECTORS = {
    "food": (
        "food_processing",
        "spices",
        "pickle",
        "grain",
        "fruit",
        "vegetable",
        "dairy",
        "pulses",
        "honey",
        "sweets",
    ),
    "craft": ("handicraft", "handloom", "textile", "pottery", "wood", "bamboo", "brass", "metal", "stone", "jewellery"),
    "leather": ("leather",),
}


def _sectors(step: Step, profile: Any) -> set[str]:
    """food, craft or leather, by the files in which a seller's goods stand; empty where nothing is known."""
    if profile is None:
        return set()
    concepts = profiles.products_of(step.db, profile.id)
    return {sector for concept in concepts for sector in sectors_of(step.world.catalogue, concept)}


def sectors_of(catalogue: Catalogue, concept: str) -> set[str]:
    """The sectors of a product, by its own general kinds."""
    above = {concept, *catalogue.general_of(concept)}
    return {sector for sector, roots in _SECTORS.items() if any(root in name for name in above for root in roots)}


def _papers(step: Step, profile: Any) -> set[str]:
    if profile is None:
        return set()
    return {row.kind for row in profiles.identifiers_of(step.db, profile.id) if row.status != "refused"}


# ── the talk ──────────────────────────────────────────────────────────────────────────────────────────────────────

FIT = Option("fit", N_("What may fit me"), also=("mere liye", "मेरे लिए", "माझ्यासाठी", "majhyasathi", "for me"))
ALL = Option("all", N_("All schemes"), also=("sab", "sabhi", "सब", "सभी", "सगळ्या", "sagle", "all"))
INTERESTED = Option(
    "interested",
    N_("I am interested"),
    also=("interested", "ruchi hai", "chahiye", "चाहिए", "mujhe chahiye", "हवी आहे", "पाहिजे"),
)
SIGN = Option("sign", N_("Confirm it"), also=("confirm", "पुष्टि", "खात्री"))
OTHERS = Option("others", N_("Other schemes"), also=("aur", "और", "इतर", "dusri", "दूसरी"))


def ask_for(c: Conversation) -> None:
    """Which scheme? By words, by what may fit, or from all."""
    known = schemes.all_schemes(c.db, state_of(c.step))
    if not known:
        return c.say(N_("I have no list of schemes yet. Please ask the office."))
    found = search(known, str(c.opening.get("text") or ""))
    if not found:
        asks = Question(
            "wish", N_("Which scheme? Write a word, for example loan, export, toolkit."), (FIT, ALL), takes="text",
            read=words_of, shorter=N_("Write one word, or tap."),
        )  # fmt: skip
        wish = c.ask(asks)
        found = may_fit(c.step, known) if wish == "fit" else known if wish == "all" else search(known, wish)
        if not found:
            c.say(N_("I found no scheme for that word."))
            found = known
    if len(found) == 1:
        return c.then("scheme", str(found[0].id))
    options = tuple(Option(str(one.id), one.name_in(c.language)) for one in found)
    asks_which = Question(
        "which", N_("These may be what you mean. Whether one fits, the office decides."), options, shorter=N_("Which one?"),
        read=lambda reply, language: _other_word(reply, language, known),
    )  # fmt: skip
    which = str(c.ask(asks_which))
    if not which.isdigit():
        return c.then("schemes", text=which)
    return c.then("scheme", which)


def _other_word(reply: Reply, language: str, known: Sequence[Scheme]) -> str:
    """Another word below the list looks for another scheme. Raises Misread where it finds none."""
    words = words_of(reply, language)
    if words.isdigit() or not search(known, words):
        raise Misread(elsewhere=len(words.split()) >= OWN_WORDS)
    return words


def tell(c: Conversation) -> None:
    """One scheme: what is open with its source and date; of what nobody confirmed only the name and the office to ask."""
    one = schemes.scheme(c.db, int(c.subject))
    if one is None or one.status == "ended":
        return c.say(N_("That scheme is over."))
    c.once("asked", lambda: schemes.asked_about(c.db, one.id, c.person.id, c.world.now))
    known = schemes.all_schemes(c.db, state_of(c.step))
    asks = Question(
        "next", "{card}", (SIGN if c.step.is_officer else INTERESTED, OTHERS), shorter=N_("Shall the office tell you more?"),
        read=lambda reply, language: _other_word(reply, language, known),
    )  # fmt: skip
    wish = str(c.ask(asks, card=card(c.step, one)))
    if wish == "interested":
        return _note_interest(c, one)
    if wish == "sign":
        return c.then("scheme_sign", str(one.id))
    return c.then("schemes") if wish == "others" else c.then("schemes", text=wish)


def card(step: Step, one: Scheme) -> str:
    """What a person is shown of a scheme."""
    language, office = step.language, step.office
    words = {
        "name": one.name_in(language),
        "office": office.name_in(language) if office else "",
        "landline": office.landline if office else "",
    }
    if not one.tells:
        return say(
            language, N_("{name}\nAmounts and rules are not confirmed here. Please ask {office}, {landline}."), **words
        )
    facts = {name: _text(getattr(one, name), language) for name in ("who", "benefit", "apply")}
    if not all(facts.values()):
        return say(
            language, N_("{name}\nDetails are not in your language yet. Please ask {office}, {landline}."), **words
        )
    told = N_(
        "{name}\nFor: {who}. Gives: {benefit}. Where: {apply}.\n"
        "Source: {source}, as of {as_of}. Whether it fits you, {office} decides."
    )
    return say(language, told, source=one.signed_source or one.source, as_of=one.as_of, **facts, **words)


def _text(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or ("" if language in ("hi", "mr") else texts.get("en", ""))


def _note_interest(c: Conversation, one: Scheme) -> None:
    office = c.step.office
    said = {"name": one.name_in(c.language), "office": office or "", "landline": office.landline if office else ""}
    if not schemes.interested(c.db, one.id, c.person.id, c.world.now):
        return c.say(
            N_("You are on the list for {name} already. {office} will get in touch, or ring {landline}."), **said
        )
    audit.note(
        c.db,
        c.person.id,
        "interest",
        f"scheme:{one.id}",
        c.world.now,
        before=None,
        after={"wants_help": True},
        reverse="no_interest",
    )
    return c.say(N_("Noted: {name}. {office} will get in touch. Applying through Haat costs nothing."), **said)


def _no_interest(step: Step, deed: Any) -> bool:
    return schemes.no_longer_interested(step.db, audit.number_of(deed), step.person.id)


# ── the officers' list ────────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def interested(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Who is interested in which scheme, the longest first; each is ticked off when spoken to."""
    waiting = schemes.waiting(c.db, mine)
    if not waiting:
        return c.say(N_("Nobody waits because of a scheme."))
    options = [Option(str(one.id), N_("{who}: {scheme}"), _words(c, one)) for one in waiting]
    which = next(
        one
        for one in waiting
        if str(one.id) == c.ask(choice("which", N_("Who is interested, the longest first:"), options))
    )
    deeds = (Option("done", N_("Spoken to")), Option("later", N_("Later")))
    phone = which.phone or say(c.language, N_("no number known"))
    asks = choice("deed", N_("{who}, {phone}\n{scheme}"), deeds)
    if c.ask(asks, phone=phone, **_words(c, which)) == "later":
        return c.say(N_("All right, it stays on the list."))
    if not schemes.settle(c.db, which.id, officer.id, c.world.now):
        return c.say(N_("Another officer has done that already."))
    note(
        c,
        "scheme_told",
        f"interest:{which.id}",
        before={"settled": False},
        after={"settled": True},
        reverse="scheme_untold",
    )
    return c.say(N_("Noted, thank you."))


def _words(c: Conversation, one: Interest) -> dict[str, str]:
    found = schemes.scheme(c.db, one.scheme_id)
    return {"who": one.who or say(c.language, N_("Somebody")), "scheme": found.name_in(c.language) if found else "?"}


def _untold(step: Step, deed: Any) -> bool:
    return schemes.unsettle(step.db, audit.number_of(deed))


CONVERSATIONS = {"schemes": ask_for, "scheme": tell, "scheme_interest": interested}
REVERSES = {"no_interest": _no_interest, "scheme_untold": by_officers(_untold)}
