"""Another district, or another telephone number: what one tells of either, and what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import latecomers
from handlers.folding import folded, keys_of
from handlers.hearing import Started
from handlers.language import N_
from handlers.questions import Misread, Reply, words_of, yes_no
from handlers.seller import home
from handlers.seller.goods_told import goods_shown
from handlers.seller.home_told import DISTRICT
from handlers.step import Step
from storage import audit, profiles

_DISTRICT = folded("""
    district districts jila jile zila zile jilla jilha jilhyat डिस्ट्रिक्ट जिला जिले ज़िला ज़िले जिल्हा जिल्ह्यात
""")
_CHANGE = folded("""
    change changed update correct wrong badal badalna badalo badlo badla badli badalwana badlaycha badlaycha badlaychay बदल बदलना
    बदलो बदला बदली बदलायचा बदलायचं बदलाय बदलून बदलिए galat गलत chukicha चुकीचा चुकला kar karo kara karna कर करो करा करें कीजिए
    kijiye likho likh liha लिखो लिहा rakho रखो now ab अब aata ata आता naya नया nava नवा नवीन new shifted moved
""")
_NUMBER = folded(
    "number num nambar no नंबर नम्बर नंबरच mobile mobail मोबाइल मोबाईल phone fon फोन फ़ोन sim सिम whatsapp व्हाट्सऐप"
)
_CHANGED = folded("""
    badal badla badli badalna badalgaya badalnaa badlaycha badlaychay बदल बदला बदलला बदलली बदली बदलना बदलायचा बदलायचं change
    changed changing new naya naye nayi नया नए नयी nava navin नवा नवीन
""")
_MINE = folded("my mera meri mere mine hamara मेरा मेरी मेरे माझा माझी माझे माझं maza majha amcha हमारा आमचा")
_FILL = folded("""
    gaya gayi gaye गया गई ho हो hai he है hain ahe aahe आहे ala aala आला zala jhala झाला has is have the i to want it ko को ka ki
    ke का की के cha chi चा ची wala वाला le liya लिया ghetla घेतला haat हाट me mein में मध्ये mujhe मुझे mala मला ab अब ata आता do दो
    kar kara karo karna कर करा करो करना kaise कैसे kasa कसा how ji जी sir number's got taken
""")
_NOT = folded("nahi nahin nai नहीं नही नाही not isn't")
_LONGEST = 10
_NO_ANSWER = folded("kya kaun kaunsa kay which what कौन कौनसा काय कोणता konta kiska dusre other others all sab")


def another_district(step: Step, text: str) -> Started | None:
    """The conversation that writes another district of the speaker, where the words ask for that; None for others."""
    said = keys_of(text)
    words = set(said)
    if step.is_officer or step.person.district_lgd is None or "?" in text or len(said) > _LONGEST:
        return None
    if (there := _lives_elsewhere(step, text)) is not None:
        return Started("moved", opening={"district_lgd": there.district_lgd, "taluka_lgd": there.taluka_lgd})
    told = words & _CHANGE or (words & _NOT and words & _MINE)
    if not words & _DISTRICT or not told or words & _NO_ANSWER or step.world.catalogue.concepts_in(text):
        return None
    found = home.home_in(step, text)
    if found is None and not words & _MINE:
        return None
    code = _one_instead(step, text) or (found.district_lgd if found is not None else None)
    return Started("moved", opening={"district_lgd": code} if code is not None else {})


_LIVES = folded("""
    rehta rehti rehte rahta rahti rahte rahto rahato rahate rahtoy rahtey राहतो राहते राहतोय राहतेय रहता रहती रहते live living
    stay staying
    shift shifted शिफ्ट basa basi बसा बसी
""")
_AROUND_HOME = folded("""
    main mai mein me hum ham mi mee amhi aamhi i am we मैं मै हम मी आम्ही madhe madhye la t in at मे में मध्ये ला ab abhi ata aata now
    अब अभी आता hu
    hun hoon hai hain ahe aahe ahot हूँ हूं है हैं आहे आहोत yahan ithe यहाँ इथे to tar तो तर bhi भी ji जी sir madam gaya gayi gaye गया
    गई गए gelo
    gele geli गेलो गेले गेली ho हो jhale zale झाले झालो to तो log लोग
""")


_HOUSE = folded("ghar makan makaan pata patta address house home gaon घर मकान पता पत्ता गाँव गांव गाव")
_COME = folded("aa आ aake aakar chale chali chala aale aalo ale alo चले चली चला आले आलो")
_GONE = folded(
    "gaya gayi gaye gya gyi gaye गया गई गए gelo gele geli गेलो गेले गेली aaya aayi aaye आया आई आए aale aalo आले आलो"
)


_FROM = folded("se से hun हून")


def _lives_elsewhere(step: Step, text: str) -> home.Home | None:
    """Another district in which somebody says to live, or to have come to live, and says nothing else: "borivali la rahte", "ghar
    badal gaya hai ab damoh me hu", "sagar se damoh aa gayi"."""
    keys = keys_of(text)
    said = set(keys)
    if not (said & _LIVES or (said & _HOUSE and said & _CHANGED) or (said & _COME and said & _GONE)):
        return None
    named = step.world.places.find(text)
    taken = {place for one in named for place in range(one.first, one.end)}
    around = _LIVES | _AROUND_HOME | _HOUSE | _CHANGED | _COME | _GONE | _FROM
    if not named or any(key not in around for place, key in enumerate(keys) if place not in taken):
        return None
    if (instead := _one_instead(step, text)) is not None:
        return home.Home(instead)
    found = home.home_in(step, text)
    other = found is not None and found.district_lgd not in (None, step.person.district_lgd)
    return found if other else None


def _one_instead(step: Step, text: str) -> int | None:
    """Of two places the one that is not the speaker's district until now: "माझा जिल्हा सातारा नाही पुणे आहे" is Pune."""
    named = {one.lgd_code for one in step.world.places.find(text) if not one.others}
    other = named - {step.person.district_lgd}
    return other.pop() if len(named) > 1 and len(other) == 1 else None


def another_number(text: str) -> bool:
    """Does somebody say that their telephone number is another one now, and say nothing else?"""
    said = keys_of(text)
    words = set(said)
    if not 1 < len(said) <= _LONGEST or not words <= _NUMBER | _CHANGED | _MINE | _FILL:
        return False
    return bool(words & _NUMBER and words & _CHANGED and (words & _MINE or len(said) > 2))


def number_changed(c: Conversation) -> None:
    """A number cannot be written anew from here: the new one says by a code that it is the same person's."""
    c.say(N_("Here you are known by the number you write from.\nOn the new number write to Haat what comes now."))
    c.then("link")


def moved(c: Conversation) -> None:
    """Another district of a buyer or a seller, read back before it counts; the deed can be undone."""
    before = c.person.district_lgd
    code = int(c.opening.get("district_lgd") or c.ask(replace(DISTRICT, read=_reads_district(c))))
    places = c.world.places
    if code == before:
        return c.say(N_("{district}: so it is written already."), district=places.district(code))
    asks = yes_no("moved", N_("So far your district is {before}. Shall I write {district}?"))
    words = {"before": places.district(before) if before else "–", "district": places.district(code)}
    if c.ask(asks, **words) == "no":
        return c.say(N_("All right, it stays as it is."))
    mine = profiles.profile_of(c.db, c.person.id)
    taluka = mine.taluka_lgd if mine is not None else None
    live_there(c.step, code, c.opening.get("taluka_lgd"))
    audit.note(c.db, c.person.id, "change_district", f"person:{c.person.id}", c.world.now,
               before={"district_lgd": before, "taluka_lgd": taluka}, after={"district_lgd": code},
               reverse="restore_district")  # fmt: skip
    if mine is None:
        return c.say(N_("Noted. Your district: {district}."), district=places.district(code))
    latecomers.meet(c.step, mine.id)
    sold = {"concepts": profiles.products_of(c.db, mine.id), "new": [], "text": mine.products_text or ""}
    return c.say(N_("Noted. Buyers find you now with: {goods}, {district}."), goods=goods_shown(c.world, sold),
                 district=places.district(code))  # fmt: skip


def live_there(step: Step, district_lgd: int, taluka_lgd: int | None) -> None:
    """Person, profile and goods are of this district from now on."""
    step.know(district_lgd=district_lgd)
    mine = profiles.profile_of(step.db, step.person.id)
    if mine is None:
        return
    state = step.world.places.district(district_lgd).state
    profiles.change_profile(
        step.db, mine.id, step.world.now, district_lgd=district_lgd, state=state, taluka_lgd=taluka_lgd
    )
    profiles.tag_products(step.db, mine.id, profiles.tags_of(step.db, mine.id), state=state, district_lgd=district_lgd)


def _reads_district(c: Conversation) -> Any:
    def read(reply: Reply, language: str) -> str:
        if reply.location is not None and (near := c.world.places.near_point(*reply.location)):
            return str(near[0])  # it is read back with the one that was written before
        found = home.home_in(c.step, words_of(reply, language), alone=True)
        if found is None or found.district_lgd is None:
            raise Misread(N_("I do not know that place yet."))
        return str(found.district_lgd)

    return read


def _restore(step: Step, deed: Any) -> bool:
    if step.person.district_lgd != deed.after["district_lgd"] or deed.before["district_lgd"] is None:
        return False
    live_there(step, deed.before["district_lgd"], deed.before["taluka_lgd"])
    return True


CONVERSATIONS = {"moved": moved, "number_changed": number_changed}
REVERSES = {"restore_district": _restore}
