"""A buyer's words about an enquiry of their own: how it stands, or that it is no longer wanted."""

from __future__ import annotations

from handlers import enquiries, wording
from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.questions import yes_no
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import enquiries as store
from storage.enquiries import Enquiry

LONGEST = 9
_WORDS = WordBook(
    {
        "off": """
            cancel radd रद्द band बंद chahiye_nahi nahi_chahiye नहीं_चाहिए नही_चाहिए चाहिए_नहीं nako नको nakoy नकोय naahi_pahije
            नाही_पाहिजे no_longer not_need dont_need not_needed dont_want zarurat_nahi zaroorat_nahi जरूरत_नहीं ज़रूरत_नहीं
            garaj_nahi गरज_नाही gaya_mil mil_gaya मिल_गया मिल_गई milali मिळालं मिळाली
        """,
        "order": """
            enquiry inquiry इन्क्वायरी इंक्वायरी order ऑर्डर magni मागणी maal माल request seller sellers bechne बेचने vikretya jawab
            जवाब uttar उत्तर reply haan हाँ हां ho हो yes update
        """,
        "how": """
            kaha kahan कहाँ कहां kuthe कुठे where status स्टेटस kya_hua क्या_हुआ kay_jhala काय_झालं kitne kitno कितने कितनों kiti किती
            how_many any update kab कब kadhi कधी when aaya aayi आया आई ala आला alay diya दिया bola बोला mila मिला milala
        """,
        "fill": """
            mera meri mere मेरा मेरी मेरे maza majha mazi majhi माझा माझी माझं my the ki ka ke की का के chi cha che ची चा चे wali wala
            वाली वाला is hai है hua hui हुआ हुई ahe आहे kar karo do कर करो दो kara करा karna करना dijiye दीजिए please plz ab अब
            abhi अभी ata aata आता mujhe मुझे mala मला it that this i ye yeh यह वो any more ne ने kisi किसी kya क्या se से bazaar बाज़ार
            बाजार from me rehne रहने rahu राहू dya द्या de दे te to तो जी ji sir
        """,
    }
)


def spoken_of(step: Step, text: str, *, below_a_question: bool) -> Started | None:
    """What a buyer with open enquiries says of them: one is to be closed, or all are looked at. None for other words.

    Below a question of another matter only words that name the goods of an enquiry and end it are such.
    """
    words = tokens(text)
    if not 1 < len(words) <= LONGEST:
        return None
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    if not open_ones:
        return None
    found = _WORDS.look_up(words)
    named = step.world.catalogue.concepts_in(text)
    rest = [word for word, classes in zip(words, found.classes, strict=True) if not classes]
    if any(not step.world.catalogue.concepts_in(word) for word in rest):
        return None
    if below_a_question and not (named and found.has("off")):
        return None
    if found.has("off"):
        meant = [one for one in open_ones if one.concept in named] if named else open_ones
        if len(meant) == 1:
            return Started("close_one", str(meant[0].id))
        return Started("my_enquiries") if meant else None
    return Started("my_enquiries") if found.has("how") and found.has("order") else None


def close_one(c: Conversation) -> None:
    """A buyer no longer wants something: asked once whether the enquiry shall be closed."""
    posted: Enquiry = store.get(c.db, int(c.subject))
    goods = wording.brief(posted, c.world, c.language)
    if posted.status != "open":
        return c.say(N_("{product} is finished."), product=goods)
    asks = yes_no("close", N_("{product}: shall I close this enquiry?"), N_("Yes, close it"), N_("No, leave it open"))
    if c.ask(asks, product=goods) == "no":
        return c.say(N_("All right, it stays as it is."))
    return enquiries.close_it(c, posted)


CONVERSATIONS = {"close_one": close_one}
