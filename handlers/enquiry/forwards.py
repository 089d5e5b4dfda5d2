"""A forwarded message becomes an enquiry or an offer: whose it is is asked first, and nobody else's number is kept."""

from __future__ import annotations

from handlers.folding import normalise, tokens
from handlers.hearing import Started
from handlers.language import N_, listing, render, say
from handlers.matching import offers
from handlers.matching.posts import read_post
from handlers.messages import InboundMessage
from handlers.questions import Option
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.hiding import without_phone_numbers
from handlers.reading.sides import of_bare_price, side_of
from handlers.reading.words import WordBook
from handlers.scheme import claims, rumours
from handlers.seller import goods
from handlers.step import Step
from storage import groups, inbox, links, people, profiles, senders

WHAT = (Option("enquiry", N_("Find sellers")), Option("offer", N_("I sell this")), Option("real", N_("Is it true?")))
MINE = Option(
    "mine", N_("It is mine"), also=("mera", "meri", "mera hai", "मेरा", "मेरा है", "maza", "majha", "माझं", "माझं आहे")
)
THEIRS = Option(
    "theirs", N_("Somebody else's"),
    also=("kisi aur ka", "kisi ka", "dusre ka", "किसी और का", "दूसरे का", "dusryacha", "दुसऱ्याचं", "दुसऱ्या कोणाचं"),
)  # fmt: skip
IN_MY_NAME = Option("my_name", N_("Ask in my name"))
BY_LINK = Option("link", N_("A link for them"))
WHOSE, FOR_THEM = "forward_whose", "forward_for"


_WHOSE = WordBook(
    {
        "mine": """
            mera meri mere apna apni hamara hamari मेरा मेरी मेरे अपना अपनी हमारा हमारी maza maze majha majhe majhi mazi माझं माझे
            माझा माझी आमचं आमचा आमची amcha amchi mine my our ours own
        """,
        "theirs": """
            dost doston दोस्त दोस्तों mitra mitracha mitrache मित्र मित्राचं मित्राचा मित्राची मैत्रिणीचं kisi किसी koi kuni konache
            konacha konachi कोणाचं कोणाचा कोणाची dusra dusre dusri dusro दूसरा दूसरे दूसरी दूसरों dusrya dusryacha dusryache दुसऱ्या
            दुसऱ्याचं दुसऱ्याचा दुसऱ्याची दुसऱ्यांचं padosi padosan पड़ोसी पड़ोसन shejari शेजाऱ्याचं rishtedar रिश्तेदार natevaik
            नातेवाईकाचं bhai भाई behen bahan बहन bhavacha भावाचं bahinicha बहिणीचं chacha चाचा saheli सहेली unka unki uska uski उनका
            उनकी उसका उसकी tyancha tyacha tyachi त्यांचं त्याचं तिचं someone somebody else elses other others another friend friends
            neighbour neighbor brother sister cousin relative uncle his her their theirs customer
        """,
        "me": """
            mujhe mujhko mujhi muje mereko मुझे मुझको मुझी mala malach मला मलाच hame hamein humko humein हमें हमको amhala aamhala
            aamhalach आम्हाला आम्हालाच i me we main mai hum ham मैं हम mi mee मी khud khudka खुद swatah swata स्वतः स्वत:
        """,
        "trade": """
            chahiye chahie chaiye चाहिए चाहिये pahije paije पाहिजे hava havi havay have हवा हवी हवं हवे हवंय need want lena leni lene
            लेना लेनी लेने ghyaycha ghyaychay घ्यायचं घ्यायचंय buy bechna bechni bechta bechti बेचना बेचता बेचती vikaycha vikto vikte
            विकायचं विकतो विकते sell lagega lagel लगेगा लागेल mangwana मंगवाना
        """,
        "not": "nahi nahin नहीं नही नाही not isnt na",
    },
    COMMON_ENGLISH,
)
_LONGEST_ANSWER = 7


def meant(question: str, text: str) -> str:
    """Whose a forwarded message is, in plain words: "it is my friend's", "mera nahi hai"; empty where they do not say it."""
    words = tokens(text)
    if (
        question.partition(":")[0] != WHOSE
        or not 0 < len(words) <= _LONGEST_ANSWER
        or any(one.isdigit() for one in words)
    ):
        return ""
    found = _WHOSE.look_up(words)
    if found.has("theirs"):
        return "" if found.has("not") and found.has("mine") else ("mine" if found.has("not") else "theirs")
    if found.has("mine") or (found.has("me") and found.has("trade")):
        return "theirs" if found.has("not") else "mine"
    return ""


def is_asked(question: str) -> bool:
    """Is it one of the questions below a forwarded message?"""
    return question.partition(":")[0] in (WHOSE, FOR_THEM)


NOTICE = Option("notice", N_("Make a notice"))
"""What officers may make of it besides."""


def heard(step: Step, text: str) -> None:
    """A forwarded text is not the sender's own word: a claim is checked, of a trade it is asked whose it is."""
    if claims.is_claim(text):
        return rumours.answer(step, text)
    kind, named = _trade_in(step, text)
    if not kind:
        what = (NOTICE, *WHAT) if step.is_officer else WHAT
        return step.offer(N_("You forwarded this. What shall I do with it?"), what, question="forward_what")
    asks = (
        N_("You forwarded: somebody wants {goods}.\nIs it yours, or somebody else's?")
        if kind == "enquiry"
        else N_("You forwarded: somebody offers {goods}.\nIs it yours, or somebody else's?")
    )
    return step.offer(asks, (MINE, THEIRS, WHAT[2]), question=f"{WHOSE}:{step.inbox_id}", goods=named)


def _trade_in(step: Step, text: str) -> tuple[str, str]:
    """What a forwarded text trades in, and its goods as the reader calls them; empty where it trades in nothing."""
    home = step.world.state_of(step.person.district_lgd) or ""
    post = read_post(text, step.world.today, step.world.catalogue, step.world.places, side_of, home_state=home,
                     language=step.person.language or "")  # fmt: skip
    kind, concepts = post.kind, post.concepts
    if kind == "enquiry" and not goods.is_wanted(text):
        if not any(sign.isdigit() for sign in text):
            return "", ""  # talk about goods, of which nobody says that they need any
        if _has_price(step, text):
            kind, concepts = of_bare_price(text) or kind, concepts or step.world.catalogue.concepts_in(text)
    if kind not in ("enquiry", "offer") or not concepts:
        return "", ""
    names = [render(step.world.catalogue.product(one), step.language) for one in concepts[:3]]
    return kind, listing(names, step.language)


def _has_price(step: Step, text: str) -> bool:
    read = offers.read_offer(text, step.world.today, step.world.catalogue, step.world.places)
    return read.price_paise is not None


def answer(step: Step, question: str, value: str) -> Started | None:
    """A tap below a forwarded message."""
    _, _, held = question.partition(":")
    kept = inbox.kept(step.db, int(held))
    if kept is None:
        step.say(N_("That matter is finished."))
        return None
    text = InboundMessage.from_json(kept).text
    if value == "real":
        rumours.answer(step, text)
        return None
    kind, _ = _trade_in(step, text)
    if value == "mine":
        return draft(step, kind, without_others_numbers(step, text))
    if value == "theirs" and kind == "enquiry":
        step.offer(N_("Shall I ask in your name, or will you send them a link?"), (IN_MY_NAME, BY_LINK),
                   question=f"{FOR_THEM}:{held}")  # fmt: skip
        return None
    if value == "my_name":
        return draft(step, kind, without_phone_numbers(text))
    _give_link(step, kind, int(held))
    return None


def without_others_numbers(step: Step, text: str) -> str:
    """The words without any number that is not the speaker's own."""
    mine = [one.phone or one.external_id for one in people.addresses_of(step.db, step.person.id)]
    return without_phone_numbers(text, own={_national(one) for one in mine if one} - {""})


def _national(number: str) -> str:
    digits = "".join(sign for sign in normalise(number) if sign.isdigit())
    return digits[-10:] if 10 <= len(digits) <= 13 else ""


def draft(step: Step, kind: str, text: str) -> Started:
    """The enquiry or offer that words become, read back before anybody sees it; an offer in a group of its goods."""
    opening = {"text": text, "media_ids": []}
    seller = profiles.profile_of(step.db, step.person.id)
    if kind == "enquiry":
        return Started("enquiry", opening=opening)
    mine = [group for group, place in groups.of_person(step.db, step.person.id) if place.role == "seller"]
    concepts = step.world.catalogue.concepts_in(text)
    kinds = {kind for one in concepts for kind in (one, *step.world.catalogue.general_of(one))}
    fits = [group for group in mine if group.concept in kinds] or [group for group in mine if not group.concept]
    if seller is not None and fits:
        return Started("offer", str(fits[0].id), opening)
    if seller is not None:
        return Started("profile", opening=opening | {"field": "products"})
    return Started("onboarding", opening=opening)


def _give_link(step: Step, kind: str, inbox_id: int) -> None:
    """Whose message it is says yes themselves: a link with the draft behind it, made to be forwarded."""
    token = step.world.new_token()
    links.add_link(step.db, token, step.world.now, district_lgd=step.person.district_lgd, language=None,
                    role="buyer" if kind == "enquiry" else "seller", note=f"draft:{inbox_id}")  # fmt: skip
    number = senders.whatsapp_number(step.db, step.person.district_lgd)
    way = f"https://wa.me/{number}?text=HAAT%20{token}" if number else f"HAAT {token}"
    step.say(N_("Please forward the next message to them. They say yes themselves; I keep no number of theirs."))
    text = N_("Sellers answer what you need, free:") if kind == "enquiry" else N_("Buyers find what you sell, free:")
    step.say("{text}\n{way}", text=say(step.language, text), way=way)


def by_link(step: Step, inbox_id: int, role: str | None) -> Started | None:
    """Whose message was forwarded came by the link: their draft, without any number."""
    kept = inbox.kept(step.db, inbox_id)
    if kept is None:
        return None
    text = without_phone_numbers(InboundMessage.from_json(kept).text)
    return draft(step, "enquiry" if role == "buyer" else "offer", text)
