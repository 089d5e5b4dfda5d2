"""Messages that do not come, and whose: who misses them is told how it stands, who wants those of some goods, which come."""

from __future__ import annotations

from handlers import menu
from handlers.folding import folded, keys_of, tokens
from handlers.language import N_
from handlers.lead.lead_words import says_later
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.seller import goods
from handlers.step import Step
from storage import matches, profiles

_LONGEST = 9
_BOOK = WordBook(
    {
        "message": """
            message messages msg msgs sms massage मैसेज मेसेज मेसेजेस संदेश sandesh notification notifications
            enquiry enquiries inquiry इन्क्वायरी इंक्वायरी मागणी मागण्या magni order orders ऑर्डर lead leads
        """,
        "come": """
            aa aata aati aate aaya aayi aaye aya ayi ata ati ate aana aane आ आता आती आते आया आई आए आये आना आने yet yeta yete
            yetat ala aala ali aali ale aale येत येतात येते येतो आला आली आले आलं मिळत मिळाला मिळाली मिळाले milat milala mil
            mila mile mili milta milte milti मिल मिला मिले मिली मिलता मिलते मिलती coming come comes came getting get got
            receiving receive received reach reached reaching arriving arrive arrived pahunch pahuch पहुँच पहुंच
        """,
        "not": """
            nahi nahin nai nhi नहीं नही नाही नाहीत naahi nahit no not dont don't didnt didn't isnt aren't arent haven't havent
            doesnt doesn't stopped band bandh बंद
        """,
        "fill": """
            raha rahe rahi रहा रहे रही ho gaya gaye हो गया गए hai hain ahe ahet है हैं आहे आहेत tha था koi कोई ek एक bhi भी
            kahi काही mujhe मुझे mere mera meri मेरे मेरा मेरी mala मला majhe maze माझे माझ्याकडे majhyakade pas paas पास ko को
            abhi अभी ab अब ata आता aaj आज kal कल abhi_tak अभी_तक ajun अजून tak तक din दिन divas दिवस se से kab kabse कब कबसे
            kyu kyun kyon kyo क्यों क्यूँ ka का kashala कशाला why kya क्या kay काय haat हाट ke ki के की i am is are the any me
            my to have has been of from for do did does yet still there sir ji जी bhai भाई yahan यहाँ ithe इथे ek_bhi
            so many since days
        """,
    },
    COMMON_ENGLISH,
)


def misses_messages(text: str) -> bool:
    """Does a message say nothing but that no messages come: "message nahi aa raha", "मेसेज येत नाहीत"?"""
    words = tokens(text)
    if not 1 < len(words) <= _LONGEST:
        return False
    found = _BOOK.look_up(words)
    known = all(classes or word.isdigit() for word, classes in zip(words, found.classes, strict=True))
    return known and all(found.has(name) for name in ("message", "come", "not"))


def tell_how_it_stands(step: Step) -> None:
    """Whether messages can come at all, and when they do: it is a question about delivery, and nobody's complaint."""
    mine = profiles.profile_of(step.db, step.person.id)
    if step.address.stopped_at is not None:
        return step.say(N_("You have stopped Haat's messages. To have them again, write 'start'."))
    if mine is not None and mine.status != "live":
        return step.say(
            N_("Buyers do not see you now, so no enquiry comes.\nTo be found again, write 'show me again'.")
        )
    if mine is None:
        return step.say(
            N_("What you write reaches me, and this reaches you.\nAs soon as a seller answers, I write here.")
        )
    if matches.matches_for(step.db, step.person.id, ("asked",), at_most=1):
        return step.offer(
            N_("What you write reaches me, and this reaches you.\nAn enquiry waits for your answer:"), [menu.LEADS],
            question="menu",
        )  # fmt: skip
    return step.say(
        N_("What you write reaches me, and this reaches you.\nNobody asks for your goods just now; when somebody does, I "
           "write at once.")
    )  # fmt: skip


_ONLY = folded("only just sirf bas keval फक्त fakt faqt सिर्फ़ सिर्फ बस केवल")
_MESSAGES = folded("""
    message messages msg msgs मैसेज मेसेज enquiry enquiries inquiry इन्क्वायरी इंक्वायरी मागणी मागण्या magni order orders ऑर्डर
    lead leads
""")
_SEND = folded("""
    send bhejo bhej bhejna bhejiye भेजो भेज भेजना भेजिए pathva pathav पाठवा पाठव chahiye चाहिए pahije havet पाहिजे पाहिजेत हवे
    हवेत हव्या havya want show dikhao दिखाओ dakhva दाखवा
""")
_NOT = folded("mat nahi nahin na मत नहीं नही नाही नको nako no not dont don't band बंद stop")


def wants_only_some(step: Step, text: str) -> list[str]:
    """The goods of whose enquiries alone a seller wants to hear ("sirf haldi ke message bhejo"); empty for other words."""
    said = set(keys_of(text))
    if len(said) > _LONGEST or not (said & _ONLY and said & _MESSAGES and said & _SEND) or said & _NOT:
        return []
    if profiles.profile_of(step.db, step.person.id) is None:
        return []
    return goods.concepts_in(step.world, text)


def tell_whose_come(step: Step) -> None:
    """Enquiries come for a seller's own goods alone, and the list of these is theirs to change."""
    mine = profiles.profile_of(step.db, step.person.id)
    own = profiles.products_of(step.db, mine.id) if mine is not None else []
    step.offer(
        N_("You only get enquiries for your own goods: {goods}.\nThe list of them stands in your profile."), [menu.PROFILE],
        question="menu", goods=[step.world.catalogue.product(one) for one in own] or "–",
    )  # fmt: skip


def puts_off(step: Step, text: str) -> bool:
    """Does a known person only say that they will write later ("2 din baad batata hu"), where nothing waits for it?"""
    return says_later(text) is not None and not step.world.catalogue.concepts_in(text)
