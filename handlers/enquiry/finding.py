"""Finding: a buyer looks through the sellers of some goods, page by page, and may have them all asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import waves
from handlers.enquiry.offered_search import OrAmount, wished
from handlers.folding import normalise, tokens
from handlers.hearing import Started
from handlers.language import N_, render, say
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.reasons import reason_in
from handlers.questions import Option
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.seller import home
from handlers.world import World
from storage import exposure, people

A_PAGE = 4
MOST = 20
_LONGEST = 14

_ASKING = WordBook(
    {
        "who": "whod who'd wholl "
        "who whoever kaun kon koun konn कौन कोण कोन kaunse kaunsa kis किस किसके kiske कोणी koni कोणाकडे konakade",
        "anybody": "koi कोई anyone anybody somebody someone kunitari कुणीतरी kunhi कुणी",
        "where": "where kahan kaha kahaan कहाँ कहां kuthe kute कुठे kidhar किधर",
        "makes": """
            make makes making made produce produces sell sells selling deals banata banati banate banaate banatay
            बनाता बनाती बनाते banavta banvta banavte banavato banavtat banavtay बनवतं बनवता बनवते बनवतो बनवतात
            bechta bechti bechte bechata बेचता बेचती बेचते vikta vikte viktat vikto विकतं विकता विकते विकतो विकतात
            karta karte kartat करता करते करतात rakhta rakhte रखता रखते thevta thevtat ठेवतात
        """,
        "had": "milta milti milte milega milegi milenge मिलता मिलती मिलते मिलेगा मिलेगी मिलेंगे milta milte milel "
               "milto miltat मिळतं मिळते मिळतो मिळतात मिळेल get buy available find",
        "show": "show list dikhao dikhaao dikhaiye दिखाओ दिखाइए दिखाएँ dakhva dakhav दाखवा दाखव batao bataiye बताओ बताइए "
                "sanga सांगा",
        "sellers": """
            seller sellers maker makers artisan artisans supplier suppliers karigar karigaro karigaron कारीगर कारीगरों
            कारागीर karagir vikreta vikrete विक्रेता विक्रेते विक्रेत्यांची bechne_wale banane_wale बेचने_वाले बनाने_वाले
            vikanare विकणारे banavnare बनवणारे
        """,
        "takes": """
            lega legi lenge लेगा लेगी लेंगे kharidega kharidegi kharidenge khareedega खरीदेगा खरीदेगी खरीदेंगे ghein ghenar ghenare
            घेईल घेणार घेतील घेणारे घ्यायचं buyer buyers kharidar खरीदार खरेदीदार interested tell bechu bechun bechen bechein बेचूं बेचूँ
            बेचें विकू vikun viku sangu सांगू bataun bataoon बताऊं बताऊँ
        """,
        "fill": """
            hai he hain hoon है हैं ahe aahe ahet आहे आहेत the a an of in near ke ka ki ko का के की को me mein मे में
            pas paas पास javal जवळ jawal yahan यहाँ yethe इथे se से wala wale वाला वाले mujhe मुझे mala मला please
            from around does do can i we ye yeh यह to तो
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip


_SELF = frozenset(
    normalise(word)
    for word in "i we main mai mi hum ham aamhi amhi मैं हम मी आम्ही hu hun hoon हूँ हूं हु my our mera mere hamara मेरे मेरा हमारा माझा माझे "
    "आमचे आमचा".split()
)
"""Words of whoever speaks of themselves, sign for sign: में sounds as मैं and is none."""
_I_MYSELF = frozenset(
    normalise(word) for word in "i we main mai mi hum ham aamhi amhi मैं हम मी आम्ही hu hun hoon हूँ हूं हु".split()
)
"""Of these who makes it: a conference may be ours though somebody else makes the bags."""


def asks_who(text: str, world: World) -> tuple[str, ...]:
    """The goods of which somebody wants to know who makes or sells them, or where they are had; else nothing.

    A number makes it an enquiry: whoever says how much wants to buy and not to look.
    """
    words = tokens(text[:400])
    if not 1 < len(words) <= _LONGEST or any(word.isdigit() for word in words):
        return ()
    found = _ASKING.look_up(words)
    if found.has("makes") and (found.has("takes") or not _SELF.isdisjoint(words)):
        return ()  # who makes it themselves looks for buyers: "banate hain, koi lega?", "who do I tell?"
    looks = (
        (found.has("who") and found.has("makes", "sellers"))
        or (found.has("where") and found.has("had", "sellers"))
        or (found.has("show") and found.has("sellers"))
    )  # fmt: skip
    return _goods_in(text, world.catalogue) if looks else ()


def seeks_maker(text: str) -> bool:
    """Does somebody look for whoever makes or sells something, with or without an amount: "koi chamde ke joote banata hai kya,
    20 jodi", "who can make 200 jute bags for our conference"?"""
    words = tokens(text[:400])
    found = _ASKING.look_up(words)
    if not found.has("makes") or found.has("takes"):
        return False
    makes = next(place for place, classes in enumerate(found.classes) if "makes" in classes)
    own = set(words[: makes + 2])  # behind the verb "banati hu"; "I'm in Bandra" later on says nothing of who makes it
    return any(classes & {"who", "anybody"} for classes in found.classes[:makes]) and _I_MYSELF.isdisjoint(own)


_FIND = WordBook(
    {
        "sellers": f"{' '.join(_ASKING.entries['sellers'])} bechne_wala bechnewale bechnewala banane_wala विकणारा vikanara",
        "find": """
            dhundo dhundho dhoondo dhundhna dhundna dhundiye dhund ढूँढो ढूंढो ढूँढिए ढूंढना ढूँढ ढूंढ khojo khoj खोजो खोज shodha shodh शोधा
            शोध find search chahiye chahie चाहिए चाहिये pahije pahijet पाहिजे पाहिजेत havet hava हवेत हवा have need want dilao दिलाओ
            milao मिलाओ looking dikhao दिखाओ dakhva दाखवा show dhundte ढूंढते batao बताओ sanga सांगा
        """,
        "fill": """
            koi कोई koni कोणी kuch कुछ mujhe mujhko mala मुझे मुझको मला mere_liye मेरे_लिए mere_lie majhyasathi mazyasathi
            माझ्यासाठी ke के do दो dijiye दीजिए
            de दे dya द्या kar कर karo करो kara करा please plz me i a an some any good acche achhe अच्छे the for to am is hai है
            ahe आहे ek एक
            naye नए नवीन navin aur और ankhi आणखी ajun अजून more yahan यहाँ ithe इथे na ना ji जी sir madam
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_FEW = 7


def seeks_sellers(text: str) -> bool:
    """Does somebody only ask for sellers to be found, of goods not named yet: "bechne wale dhundo", "विक्रेते शोधा"? Who sells
    says so of themselves ("bechne wali hu"), and looks for buyers."""
    words = tokens(text)
    if not 1 < len(words) <= _FEW:
        return False
    found = _FIND.look_up(words)
    return found.has("sellers") and found.has("find") and all(found.classes)


def _goods_in(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The goods among the words that are none of the question's own: "बांधनी" beside कौन बनाता है is no verb."""
    words = tokens(text[:400])
    left = [word for word, classes in zip(words, _ASKING.look_up(words).classes, strict=True) if not classes]
    return catalogue.concepts_in(" ".join(left))[:1]


def started(text: str, world: World) -> Started | None:
    """The talk that answers such a question; None where the words ask for something else."""
    goods = asks_who(text, world)
    return Started("who_makes", goods[0], {"text": text}) if goods else None


def find(
    db: Connection, world: World, *, concept: str, text: str, looker: int, but: Sequence[int] = ()
) -> dict[str, Any]:  # fmt: skip
    """The live sellers of some goods around the place that the words name, else around whoever looks; without the profiles
    that they know already (`but`)."""
    places = home.places_beside_goods(world, text)
    at = places[0].lgd_code if places else None
    near = at or people.person(db, looker).district_lgd
    wish = ParsedEnquiry(concepts=(concept,), place_lgd=at, place_role="source" if at else None)
    wish = wish.with_concept(concept, world.catalogue)
    ranked = waves.best_for(db, world, wish, near=near, not_person=looker)
    live = [one for one in ranked if one.candidate.status == "live" and one.candidate.profile_id not in but][:MOST]
    listed = sum(one.candidate.status == "invited" for one in ranked)
    return {
        "sellers": [
            {"id": one.candidate.profile_id, "name": one.candidate.name,
             "reasons": [reason.to_json() for reason in one.reasons]}
            for one in live
        ],
        "missed": waves.missed(wish, live), "place": at, "known": listed,
    }  # fmt: skip


def who_makes(c: Conversation) -> None:
    """Cards of the sellers, a few at a time; no number stands on them. All of them can be asked with one tap."""
    product = c.world.catalogue.product(c.subject)
    found = c.wait_for("found", "find", concept=c.subject, text=c.opening.get("text", ""), looker=c.person.id,
                       but=c.opening.get("but", []))  # fmt: skip
    sellers = found["sellers"]
    if not sellers:
        nobody = NOBODY
        if c.opening.get("but"):
            nobody = replace(
                nobody, text=N_("{product}: I know no other seller yet. Shall I keep your enquiry and look for one?")
            )
        elif found.get("known"):
            nobody = replace(
                nobody, text=N_("{product}: nobody has joined yet. {known}\nShall I keep your enquiry and ask?")
            )
        answer = c.ask(nobody, product=product, known=_known(c, found))
        if answer != "no":
            _ask_for_them(c, found, answer)
        return c.say(N_("All right, another time."))
    page = 0
    while True:
        shown = sellers[page * A_PAGE : (page + 1) * A_PAGE]
        further = len(sellers) > (page + 1) * A_PAGE
        ids = [one["id"] for one in shown]
        c.once(f"shown{page}", partial(exposure.count_shown, c.db, ids, c.world.now))
        options = [POST, *([FURTHER] if further else []), ENOUGH]
        head = _head(c, found, product) if page == 0 else say(c.language, N_("Further sellers:"))
        cards = "\n".join(f"{page * A_PAGE + place}. {_card(c, one)}" for place, one in enumerate(shown, 1))
        page_of = OrAmount(f"page{page}", N_("{head}\n{cards}"), tuple(options), N_("Shall I ask them for you?"))
        wish = c.ask(page_of, head=head, cards=cards)
        if wish == POST.value or isinstance(wish, dict):
            _ask_for_them(c, found, wish)
        if wish == ENOUGH.value:
            return c.say(N_("All right. Write what you need whenever you like."))
        page += 1


NOBODY = OrAmount(
    "nobody", N_("{product}: I know no seller yet. Shall I keep your enquiry and look for one?"),
    (Option("yes", N_("Yes")), Option("no", N_("No"))), takes="yes_no",
)  # fmt: skip
POST = Option(
    "post", N_("Ask them for me"), also=("ask", "yes", "haan", "ho", "हाँ", "हो", "pucho", "poochho", "पूछो", "विचारा")
)
FURTHER = Option(
    "further", N_("More sellers"), also=("next", "aur", "aur dikhao", "और", "और दिखाओ", "ajun", "अजून", "आणखी")
)
ENOUGH = Option("enough", N_("Enough"), also=("no", "nahi", "नहीं", "नाही", "bas", "बस"))


def _head(c: Conversation, found: Mapping[str, Any], product: Any) -> str:
    """What is shown, and how far the nearest is when none is where they were looked for."""
    name = render(product, c.language)
    missed, known = found["missed"], _known(c, found)
    if "district" in missed:
        district = render(c.world.places.district(missed["district"]), c.language)
        far = say(c.language, N_("{product}: nobody in {district}, the nearest is {km} km away."), product=name,
                  district=district, km=missed["km"])  # fmt: skip
        return f"{far} {known}".strip()
    these = say(c.language, N_("{product}: these sell it."), product=name)
    return f"{these} {known}".strip()


def _known(c: Conversation, found: Mapping[str, Any]) -> str:
    """How many listed sellers, who have not said yes themselves, would fit: never who they are."""
    if not found.get("known"):
        return ""
    return say(c.language, N_("More on the office's list: {count}."), count=found["known"])


def _card(c: Conversation, one: Mapping[str, Any]) -> str:
    """One seller: name, goods, place, terms, badge."""
    reasons = (reason_in(reason, c.world, c.language) for reason in one["reasons"])
    return " · ".join([one["name"], *(reason for reason in reasons if reason)])


def _ask_for_them(c: Conversation, found: Mapping[str, Any], answer: Any) -> None:
    """Go on as an enquiry for these goods from that place, with the amount where one was the answer."""
    goods = render(c.world.catalogue.product(c.subject), c.language)
    place = render(c.world.places.district(found["place"]), c.language) if found["place"] else ""
    c.then("enquiry", text=wished(f"{goods}, {place}" if place else goods, answer), media_ids=[])


CONVERSATIONS = {"who_makes": who_makes}
ERRANDS = {"find": find}
