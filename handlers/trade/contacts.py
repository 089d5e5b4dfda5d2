"""On which number the other side may ring: asked once, said in a tap or in words; in doubt nobody gets a number."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from handlers import number_questions
from handlers.conversation import Conversation
from handlers.enquiry import as_wished
from handlers.folding import fold, folded, normalise, tokens
from handlers.language import N_, say
from handlers.lead import lead_words
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.own_questions import ANSWERS
from handlers.person.countries import could_be_a_number, shown
from handlers.questions import Misread, Option, Question, Reply
from handlers.reading.asking import is_of_office, is_question
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.ready import answers
from handlers.seller import goods
from handlers.trade import offer_words, pack_rates, price_wish, prices
from storage import people

THROUGH_HAAT = "haat"
NO_MORE = "no more"
"""What is answered by who does not want to be introduced after all."""
ASKED = "contact"
"""The name of the question."""
WHICH = "which"
UNSAID = "unsaid"
"""Under which a conversation keeps what was written to the other side before the two could write to each other."""
THIS_ONE = ("yahi number", "haan yahi number", "yahi", "यही", "same number", "this one", "हाच", "हाच नंबर")
"""A bare yes is not among them: it says which of the two as little as "ok" does, and a number goes by its name alone."""
NO_NUMBER = ("haat", "sirf haat", "haat se", "haat ke zariye", "only haat", "फक्त हाट", "फक्त हाटमार्फत", "हाटमधून", "सिर्फ हाट",
             "no", "nahi", "नहीं", "नाही", "नको", "later", "baad me", "बाद में", "नंतर")  # fmt: skip

_BOOK = WordBook(
    {
        "number": """
            number numbers num nambar mob_no phone_no नंबर नम्बर नंबरावर mobile mobail मोबाइल मोबाईल contact
            kontakt संपर्क
            sampark कॉन्टैक्ट
        """,
        "call": "phone fon फोन फ़ोन फोनवर call calls calling ring कॉल कॉलवर",
        "share": "share sharing शेअर शेयर",
        "give": """
            give send show use do de dedo dijiye dena दो दे देना दीजिए दीजिये दें दिजिये द्या dya deu देऊ द्यावा
            bhejo bhej
            bhejna भेजो भेज भेजिए पाठवा pathva batao bata बताओ बता sanga सांगा dikhao दिखाओ dakhva दाखवा
        """,
        "do": """
            karo kar kare karna karein करो कर करें करना कीजिए kijiye kara करा हवा lena le lo लेना ले लो लें
            sakte sakta sakti सकते सकता सकती shakta शकता ghya घ्या bolo बोलो bola बोला baat बात karni करनी
            rakho rakhna rakhiye रखो रखना रखिए theva ठेवा keep talk bolu बोलू bolna बोलणं
        """,
        "not": """
            no not dont don't never mat nahi nahin nai naka nako without bina मत नहीं नही नाही नका नको बिना
            शिवाय shivay avoid
        """,
        "fine": """
            ok okay fine thik theek ठीक chalega चलेगा chalel चालेल sure haan ha haa हाँ हां हा ho हो होय hoy yes
            yeah yep ji जी agreed
            no_problem koi_baat_nahi कोई_बात_नहीं dikkat_nahi दिक्कत_नहीं harkat_nahi हरकत_नाही kahi_harkat_nahi
            pakka पक्का
            bilkul बिल्कुल बिलकुल zarur जरूर ज़रूर nakki नक्की sahi सही barobar बरोबर
        """,
        "haat": "haat hat हाट हाटमधून हाटमार्फत हाटवरून हाटनेच haatmadhun haatmarfat",
        "message": """
            message messages msg msgs chat chatting मैसेज मेसेज संदेश likhkar likh लिखकर लिख लिहून lihun text
            here यहीं yahin इथेच इथे
        """,
        "only": "only sirf fakt phakt bas just keval सिर्फ सिर्फ़ फक्त केवल बस hi ही",
        "through": "through via thru zariye zarie jariye ज़रिए जरिए जरिये madhun marfat मार्फत मधून se से throo",
        "hidden": """
            private hidden hide gupt secret chhupa chupa chhupao lapva lapav प्राइवेट गुप्त छुपा छिपा छुपाओ
            छिपाओ लपवा खाजगी chhipao chhipa hide_karo
            निजी personal privacy
        """,
        "mine": """
            my mine mera mere meri maza majha mazya मेरा मेरे मेरी माझा माझे माझ्या apna अपना hamara हमारा amcha
            आमचा
        """,
        "theirs": """
            unka unki unke uska uske iska inka their theirs his her buyer's seller's buyer seller kharidar
            kharidaar vikreta
            tyancha tyanche tyanchya tyacha उनका उनकी उनके उसका उसके इनका खरीदार विक्रेता त्यांचा त्यांचे
            त्यांच्या त्याचा खरेदीदाराचा
            saamne samne सामने समोरच्याचा
        """,
        "to_me": "mujhe मुझे mala मला me",
        "asks": """
            kya kyu kyun kaun kab kahan kaise kisko kiska क्या क्यों कौन कब कहाँ कैसे किसको kay kadhi kon kuthe
            kasa kashala काय कधी
            कोण कुठे कसा कशाला why who when where how what which
        """,
        "unsure": """
            pata_nahi pata_nahin पता_नहीं malum_nahi मालूम_नहीं mahit_nahi माहित_नाही माहीत_नाही samajh_nahi समझ_नहीं kalat_nahi
            कळत_नाही don't_know dont_know not_sure no_idea
        """,
        "fill": """
            the a it is to on by can you may please plz pls ka ki ke ko la na ना का की के को ला hai है ahe आहे
            hain unko उनको use
            us unhe उन्हें tyanna त्यांना them with his ye yeh यह हे he wahi वही par
            पर var वर wala
            वाला wali वाली too bhi भी pan पण for i aap आप tum तुम tumhi तुम्ही apan आपण hum ham हम amhi आम्ही
            aur और other else dusre दूसरे dusrya दुसऱ्या
            kisi किसी kunala kunalahi कुणाला कुणालाही konala konalahi कोणाला कोणालाही anyone anybody one abhi अभी ata आता
            aur और dusre दूसरे dusrya दुसऱ्या else
        """,
        "this": "this same yahi यही हाच hach",
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST, _LONGEST_HAAT = 10, 7
TOLD = 3
"""From how many words on it is a sentence: said to the other side, and no slip of a button's label."""


def gives_own(text: str) -> bool:
    """Do a few words give the own number, to whomever ("mera number dedo")? Words about messages are none of these."""
    words = tokens(text)
    found = _BOOK.look_up(words)
    own = found.has("number") and found.has("mine") and all(found.classes)
    return own and not found.has("message", "theirs") and wish_in(text) == "own"


def wish_in(text: str) -> str:
    """What words say of one's own number: "own" may be given, "haat" nobody gets it; "theirs": they ask for the other's.

    Empty for all other words. A number is given only by words that name it and say nothing else; a no is heard beside
    others, too. "which": a yes that names neither.
    """
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST or any(word.isdigit() for word in words):
        return ""
    found = _BOOK.look_up(words)
    if "?" in text or any(classes == {"asks"} for classes in found.classes):
        return ""
    named = found.has("number", "call", "share")
    refuses = any("not" in classes and "fine" not in classes for classes in found.classes)
    if refuses and (named or (found.has("give") and len(words) <= _LONGEST_HAAT // 2)):
        return THROUGH_HAAT
    for_me = found.has("theirs") or (found.has("to_me") and found.has("number"))
    if for_me and named and not found.has("mine", "share"):
        return "theirs"
    if found.has("hidden") or (found.has("message") and found.has("only", "do", "to_me") and not named):
        return THROUGH_HAAT
    if found.has("haat") and len(words) <= _LONGEST_HAAT and not (named and found.has("give")):
        return THROUGH_HAAT
    if refuses or not all(found.classes):
        return ""
    agrees = found.has("give", "fine", "share", "mine", "this") or (found.has("call") and found.has("do", "to_me"))
    if (named and agrees) or (found.has("this") and found.has("fine")):
        return "own"
    return WHICH if found.has("fine") else ""


def keeps_back(text: str) -> bool:
    """Do words said at any moment ask that nobody gets one's own number: "only through Haat", "mera number mat dena"?

    "haat" alone may be the market or Haat itself, and "no calls" may be said to the other side.
    """
    words = tokens(text)
    found = _BOOK.look_up(words)
    if wish_in(text) != THROUGH_HAAT or not all(found.classes):
        return False
    refuses = any("not" in classes and "fine" not in classes for classes in found.classes)
    named = found.has("number", "share") or (found.has("call") and found.has("mine") and found.has("give"))
    whose = found.has("mine", "haat", "share") and found.has("give", "share", "do", "haat", "hidden")
    if named and whose and (refuses or found.has("hidden")):
        return True
    enough = any(word in ("bas", "बस") for word in words)  # "haat bas karo" may be meant as an order to be silent
    return not enough and found.has("haat") and found.has("only", "through") and (refuses or not named)


def contact_shown(contact: str, language: str) -> str:
    """A kept contact in words: the number as its country writes it, or that Haat passes words on."""
    if contact == THROUGH_HAAT:
        return say(language, N_("write here, I pass it on"))
    return shown(contact)


def contact_of(
    c: Conversation, unit: str | None = None, *, is_for_haat: Callable[[str], bool], writes_to: str = "",
    asks: Callable[[str], None] | None = None, gives_up: Callable[[str], bool] | None = None,
) -> str:  # fmt: skip
    """The number this side chose to be called on, E.164, or `haat`: asked once, kept for the next time.

    A rate or days named here, in this unit, are kept for when the price is asked: people say it before they are asked.
    Words of other goods (`is_for_haat`) are a matter of their own. Sentences to the other side (`writes_to`) are kept under
    `UNSAID`; a seller's question is put to the buyer (`asks`), and a seller who wants it no
    more (`gives_up`) answers `NO_MORE`.
    """
    if c.person.contact:
        return str(c.person.contact)
    phone = c.step.address.phone
    options = [Option(phone, N_("This number"), also=THIS_ONE)] if phone else []
    options.append(Option(THROUGH_HAAT, N_("Only through Haat"), also=NO_NUMBER))
    text = (
        N_("Where may the other side ring you?\nYour number here: {phone}")
        if phone
        else N_("Where may the other side ring you?")
    )

    asked = _Asked(c, phone, unit, is_for_haat, writes_to, asks, gives_up)
    question = Question(ASKED, text, tuple(options), takes="choice", ask_contact="" if phone else N_("Share my number"),
                        read=asked.read, in_doubt=THROUGH_HAAT)  # fmt: skip
    contact = str(c.ask(question, phone=phone or ""))
    if contact == NO_MORE:
        return contact
    c.step.know(contact=contact)
    if contact != THROUGH_HAAT:
        people.change_address(c.db, c.step.address.id, phone=contact)
    return contact


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is asked for a number, and where words go that are none: the matter, the other side, or Haat itself."""

    c: Conversation
    phone: str | None
    unit: str | None
    is_for_haat: Callable[[str], bool]
    writes_to: str
    asks: Callable[[str], None] | None
    gives_up: Callable[[str], bool] | None

    def read(self, reply: Reply, language: str) -> str:
        """The number of a reply; whatever else people say here is taken to where it belongs, and the question stays."""
        if chosen := self._chosen(reply):
            return chosen
        if number_questions.wonders(reply.text):
            raise Misread(ANSWERS["number"], noted=True)
        if self.gives_up is not None and self.gives_up(reply.text):
            return NO_MORE
        self._put_price_right(reply.text, language)
        if is_of_office(reply.text):
            raise Misread(elsewhere=True)
        self._note_pack(reply.text, language)
        self._ask_other_side(reply.text)
        if self.is_for_haat(reply.text) and not self._describes(reply.text):
            raise Misread(elsewhere=True)
        self._note_price(reply.text, language)
        self._keep_for_later(reply.text)
        if lead_words.promises(reply.text):
            raise Misread(WHICH_OF_TWO, kept=True)  # "ठीक है दे देंगे": the goods, or the number?
        raise Misread(N_("Please tap one of the buttons; I take only your own number."))

    def _chosen(self, reply: Reply) -> str | None:
        if reply.contact is not None:
            return _of_card(reply)
        wish = wish_in(reply.text)
        if wish == THROUGH_HAAT:
            return THROUGH_HAAT
        if wish == WHICH:
            raise Misread(WHICH_OF_TWO, kept=True)
        if self.phone and (wish == "own" or _digits(reply.text) == _digits(self.phone)):
            return self.phone
        if wish:
            raise Misread(BY_ITS_BUTTON if wish == "own" else THEIRS_LATER, noted=True)
        return None

    def _put_price_right(self, text: str, language: str) -> None:
        """A price that was told before and is now another."""
        anew = offer_words.corrected(text)
        if not anew or "price" not in self.c.kept.get("told", {}) or self.unit is None:
            return
        price = prices.price_in(self.unit)(Reply(anew), language)
        self.c.kept["told"] = self.c.kept["told"] | {"price": price}
        raise Misread(N_("{price} noted. One tap is still needed:"), noted=True, price=prices.said(price, language))

    def _ask_other_side(self, text: str) -> None:
        """A question of some words goes to the buyer, unless its asker only does not know what to tap."""
        unsure = _BOOK.look_up(tokens(text[:400])).has("unsure")
        if self.asks is not None and not unsure and len(text.split()) >= TOLD and is_question(text):
            self.asks(text)
            raise Misread(N_("I have asked the buyer; the answer comes here. First:"), noted=True)

    def _note_pack(self, text: str, language: str) -> None:
        """The rate of a jar or packet: "packet 55 ka" asks nobody anything."""
        pack = offer_words.told(text, self.unit).pack if self.unit else None
        if pack is None:
            return
        told = self.c.kept.get("told", {})
        rate = pack_rates.anew(pack, told.get("pack"))
        self.c.kept["told"] = {name: part for name, part in told.items() if name != "price"} | {"pack": list(rate)}
        noted = pack_rates.said(*rate, language)
        raise Misread(N_("{price} noted. One tap is still needed:"), noted=True, price=noted)

    def _note_price(self, text: str, language: str) -> None:
        """A rate or days, told before they are asked."""
        said = offer_words.told(text, self.unit) if self.unit else offer_words.Told()
        told = said.parts
        if said.bare is not None and self.unit and _OPTIONS < said.bare < _NO_RATE and text.strip().isdecimal():
            told = {"price": prices.price_in(self.unit)(Reply(text), language)}
        if told.keys() & {"price", "days"}:
            self.c.kept["told"] = self.c.kept.get("told", {}) | told
            price = told.get("price")
            noted = prices.said(price, language) if price else answers.days_said(told["days"], language)
            raise Misread(N_("{price} noted. One tap is still needed:"), noted=True, price=noted)

    def _keep_for_later(self, text: str) -> None:
        """A sentence to the other side waits until both are connected; that of a seller goes to the buyer with the yes."""
        if not self.writes_to or not self._is_for_them(text):
            return
        self.c.kept[UNSAID] = [*self.c.kept.get(UNSAID, ()), " ".join(text.split())[:1000]]
        told = WITH_THE_YES if self.asks is not None else N_("I pass that on as soon as you two are connected. First:")
        raise Misread(told, kept=True, name=self.writes_to)

    def _is_for_them(self, text: str) -> bool:
        """Is it said to the other side? Of a seller only what tells of the goods and the trade: "nila ahe", "transport 500 lagega";
        that it comes later, or what is said of numbers, is for Haat."""
        if self.asks is None:
            return len(text.split()) >= TOLD
        of_numbers = _BOOK.look_up(tokens(text[:400])).has("number", "call", "share", "message", "unsure")
        said = {fold(word) for word in tokens(text[:400])}
        nods = read_command(text, "yes_no") in ("yes", "no") and not any(sign.isdigit() for sign in normalise(text))
        if of_numbers or nods or said & _WAITS or price_wish.puts_off(text) or lead_words.says_later(text) is not None:
            return False
        names = self.c.world.catalogue.concepts_in
        counts = any(not one.plain_word for one in numerals(pieces(text))) and not _digits(text)
        of_trade = bool(said & _OF_TRADE) or counts or bool(names(text))
        return self._describes(text) or (len(text.split()) >= TOLD and of_trade)

    def _describes(self, text: str) -> bool:
        """Does a seller tell how the goods are, by their look or their measure?"""
        if self.asks is None or goods.asks_for(text):
            return False
        measured = _MEASURE.search(normalise(text)) is not None
        return measured or bool(as_wished.details(text, (), self.c.world.catalogue.concepts_in))


_OF_TRADE = folded("""
    maal mal माल goods saman saaman सामान delivery डिलीवरी डिलिव्हरी transport ट्रांसपोर्ट vahatuk vahtuk वाहतूक
    bhada भाड़ा भाडे packing पैकिंग
    पॅकिंग quality क्वालिटी taiyar taiyaar तैयार tayar तयार ready bhejna bhejungi bhejunga bhejenge भेजना भेजूँगी भेजूंगी भेजेंगे pathvave
    pathavte pathavto पाठवते पाठवतो पाठवेन courier कूरियर parcel पार्सल advance एडवांस ॲडव्हान्स payment पेमेंट paise पैसे stock स्टॉक order
    ऑर्डर rate रेट bhav भाव dar दर design डिज़ाइन डिझाइन size साइज rang रंग kapda कपड़ा kapad कापड made send stitched cotton
""")
_MEASURE = re.compile(
    r"\d\s*(?:by|x|×|\*|बाय|बाई)\s*\d|\d\s*(?:foot|feet|ft|inch|inches|cm|mm|metre|meter|metres|फुट|फूट|फीट|फुटी|इंच|सेमी|मीटर)(?!\w)"
)
_WAITS = folded("ruko rukiye ruk रुको रुकिए रुक wait thamba thamb थांबा थांब minute minat मिनट मिनिट")


def _digits(text: str) -> str:
    """The ten digits with which a number ends; empty for fewer."""
    found = "".join(sign for sign in normalise(text) if sign.isdigit())
    return found[-10:] if len(found) >= LEAST_DIGITS else ""


LEAST_DIGITS = 10
_OPTIONS, _NO_RATE = 3, 10_000
"""Between these a number alone is neither a button's nor a telephone's: whoever writes "175" here tells the rate."""
WITH_THE_YES = N_("I tell the buyer that with your yes. First:")
WHICH_OF_TWO = N_("Which of the two? Your number goes to nobody before you have chosen it.")
BY_ITS_BUTTON = N_("Gladly. Your app gives me the number only by its button: please tap 'Share my number'.")
THEIRS_LATER = N_("You get the other side's number when both have said yes. First yours:")


def _of_card(reply: Reply) -> str:
    """The number of a contact card, where it is the person's own. Raises Misread."""
    assert reply.contact is not None
    if not reply.contact.own:
        raise Misread(N_("That is somebody else's number. Please share your own."))
    if not could_be_a_number(reply.contact.phone):
        raise Misread(N_("That number looks too short or too long. Please share it once more."))
    return reply.contact.phone
