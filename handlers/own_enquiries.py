"""A buyer's own enquiries: how each stands, another amount, its end, and what a buyer says of them in free words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers import bargains, buyers, corrections, goods, introduce_words, waves, wording
from handlers.closing_reasons import CLOSED_FOR, why
from handlers.conversation import Conversation
from handlers.enquiries import HOW_MUCH
from handlers.folding import tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.numbers import decimal_text_or_none, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_of
from handlers.questions import Option, choice, yes_no
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.ready import putting
from handlers.ready.pair import pair_of
from handlers.step import Step
from storage import audit, conversations, matches, people, profiles, safety
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match

WHICH_ONE = "which_one"
"""The question of the list of one's own enquiries."""
NOBODY_YET = N_("Nobody has said yes yet; you hear from me at once.\nNumbers are exchanged when both sides said yes.")
LONGEST = 9
"""Words: what is longer is no short word about an enquiry."""
_INSTEAD = re.compile(r"(?<!\S)(?:ki jagah|ke badle|की जगह|के बदले|ऐवजी|aivaji)(?!\S)", re.IGNORECASE)
_REFUSED = re.compile(r"(?<!\S)(?:nahi|nahin|नहीं|नही|नाही|नको|nako|not)(?=[\s,]|$)[\s,]*", re.IGNORECASE)
"""What stands before these counts no longer: "20 kilo ki jagah 10 kilo", "100 नहीं 150"."""
_LEADS = WordBook(
    {
        "whose": """
            kharidar kharidaar kharedidar खरीदार ख़रीदार खरीददार खरेदीदार gahak grahak ग्राहक
            गिऱ्हाईक buyer buyers order orders ऑर्डर enquiry enquiries inquiry
            lead leads magni मागणी मांग mang इन्क्वायरी
        """,
        "came": """
            mila mile mili मिला मिले मिली milala milali मिळाला मिळाली मिळालं aaya aayi aaye आया आई
            आए aala aali alay आला आली आले keli केली any new for है_क्या
            hai_kya ahe_ka आहे_का kab कब kadhi कधी kitne कितने kiti किती show dikhao दिखाओ dakhva दाखवा
        """,
        "fill": """
            kya क्या koi कोई koni कोणी kay काय ka का mujhe मुझे mala मला me my mere mera meri मेरे
            मेरा मेरी maza majhi माझा माझी liye लिए sathi साठी hai है
            ahe आहे ki ke की के na ना abhi अभी ab अब ata आता tak तक naya nayi नया नई navin नवीन is
            are there got i have today aaj आज ko को se से
        """,
    }
)
_WORDS = WordBook(
    {
        "off": """
            cancel close close_it close_this radd रद्द band बंद chahiye_nahi nahi_chahiye नहीं_चाहिए
            नही_चाहिए चाहिए_नहीं
            nako नको nakoy नकोय naahi_pahije not_interested no_interest
            नाही_पाहिजे no_longer not_need dont_need not_needed dont_want zarurat_nahi
            zaroorat_nahi जरूरत_नहीं ज़रूरत_नहीं
            mat_poocho mat_puchho mat_puchna mat_poochna mat_pucho मत_पूछो मत_पूछना मत_पूछिए vicharu_naka vicharu_nako विचारू_नका
            dont_ask stop_asking mat_bhejna_ab
            garaj_nahi गरज_नाही gaya_mil mil_gaya mil_gayi mil_gaye mil_gai मिल_गया मिल_गई मिल_गए मिल_गयी milali मिळालं मिळाली
            elsewhere somewhere_else some_where_else kahin_aur kahi_aur कहीं_और dusri_jagah दूसरी_जगह dusrikade दुसरीकडे
            दुसऱ्याकडून dusryakadun kisi_aur_se किसी_और_से
        """,
        "order": """
            enquiry inquiry इन्क्वायरी इंक्वायरी order ऑर्डर magni मागणी maal माल request seller
            sellers bechne बेचने vikretya jawab
            जवाब uttar उत्तर reply haan हाँ हां ho हो yes update
        """,
        "how": """
            kaha kahan कहाँ कहां kuthe कुठे where status स्टेटस kya_hua क्या_हुआ kay_jhala काय_झालं
            kitne kitno कितने कितनों kiti किती
            how_many any update kab कब kadhi कधी when aaya aayi आया आई ala आला alay diya दिया bola
            बोला mila मिला milala
        """,
        "change": """
            quantity qty matra मात्रा badal badlo badaliye बदल बदलो बदलिए badla बदला change karo
            करो kar_do kardo kar_dijiye
            कर_दो करदो कर_दीजिए kara करा kar_dya karun_dya करून_द्या badha badhao बढ़ा बढ़ाओ vadhva
            वाढवा ghata ghatao घटा
            घटाओ make actually asal_me asal_mein असल_में khartar kharatar khara_tar खरंतर खरं_तर instead increase
            reduce ab_chahiye अब_चाहिए chahiye_ab चाहिए_अब ata_pahije
            आता_पाहिजे pahije_ata
            पाहिजे_आता need_now now_need
        """,
        "stand": """
            status स्टेटस kya_hua क्या_हुआ kay_jhala kay_zala काय_झालं काय_झाले kya_chal क्या_चल
            kay_chalu काय_चालू kab_tak कब_तक kadhi_paryant कधीपर्यंत
            kitni_der कितनी_देर kitna_time कितना_टाइम कितना_समय kitna_samay kitne_din कितने_दिन
            kiti_vel किती_वेळ kiti_divas किती_दिवस how_long how_much_time
            any_reply any_response any_news any_answer who_said kisne_haan किसने_हाँ किसने_हां
            kisne_bola कोणी_हो koi_nahi_mila कोई_नहीं_मिला koni_nahi_milala
            कोणी_नाही_मिळालं कोणी_मिळालं kuch_pata कुछ_पता koi_jawab कोई_जवाब koi_khabar कोई_ख़बर
            कोई_खबर other_seller other_sellers another_seller more_sellers
            aur_seller और_सेलर और_कोई aur_koi अजून_कोणी dusra_seller दूसरा_विक्रेता दुसरा_विक्रेता
        """,
        "goods_matter": """
            baat बात matter enquiry inquiry इन्क्वायरी इंक्वायरी order ऑर्डर ऑर्डरचं ऑर्डरची
            ऑर्डरचे orders magni मागणी मागणीचं request reply jawab जवाब उत्तर
            seller sellers vikreta विक्रेता विक्रेते
        """,
        "day": "date dates tarikh tareekh तारीख taarikh din दिन divas दिवस",
        "place": """
            place jagah जगह ठिकाण thikan delivery डिलीवरी डिलिव्हरी address पता patta पत्ता
            location लोकेशन
        """,
        "fill": """
            chahiye चाहिए pahije पाहिजे need hava हवा हवे ki_jagah की_जगह aivaji ऐवजी not nahi नहीं
            asal असल में mein khara खरं tar तर price too high costly expensive mehnga mehenga महंगा महँगा
            mahag महाग zyada ज्यादा jast जास्त
            mera meri mere मेरा मेरी मेरे maza majha mazi majhi माझा माझी माझं my the ki ka ke की
            का के chi cha che ची चा चे wali wala
            वाली वाला is hai है hua hui हुआ हुई ahe आहे kar karo do कर करो दो kara करा karna करना
            dijiye दीजिए please plz ab अब
            abhi अभी ata aata आता mujhe मुझे mala मला what whats s who said for any other remaining
            baki बाकी बाक़ी उरलेले will take take lagega lagenge लगेगा लगेंगे lagel लागेल लागतील
            chal चल
            raha rahi rahe रहा रही रहे chalu चालू koi कोई koni कोणी pata पता majhya maझ्या माझ्या
            aayega ayega आएगा आयेगा आएगी yeil येईल milega मिलेगा milel मिळेल
            tak तक paryant पर्यंत par पर var वर to in on by it that this i im am ye yeh यह वो any more anymore
            interested now ne
            no nahin gayi gai gaye गयी गए deal deals sauda सौदा व्यवहार got
            found bought liya liye ले लिया लिए ghetla ghetle घेतला घेतलं घेतले wale वाले
            milala milale मिळाला मिळाले से_मिल did have already
            ने kisi किसी kya क्या se से bazaar बाज़ार
            बाजार bas बस ho gaya हो गया anyone else aur और kisi किसी konala कोणाला ajun अजून ko को
            from me and aur और ani आणि rehne रहने rahu राहू dya द्या de दे te to तो जी ji sir
        """,
    }
)


def spoken_of(step: Step, text: str, *, below_a_question: bool) -> Started | None:
    """What a buyer with open enquiries says of them: one is to be closed, or all are looked at. None for other words.

    Below a question of another matter only words that name the goods of an enquiry and end it are such.
    """
    words = tokens(text)
    if not 1 < len(words) <= LONGEST and not _is_status(words):
        return None
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    if not open_ones:
        return None
    if not below_a_question and (introduce_words.asks_for_number(text) or introduce_words.asks(text)):
        if not any(matches.matches_of(step.db, one.id, matches.ANSWERED_YES) for one in open_ones):
            step.say(NOBODY_YET)
        return Started("my_enquiries")
    found = _WORDS.look_up(words)
    named = step.world.catalogue.concepts_in(text)
    if not below_a_question and (changed := _changed(step, open_ones, text, found)) is not None:
        return changed
    if not below_a_question and (bargained := _bargained(open_ones, named, text)) is not None:
        return bargained
    rest = [word for word, classes in zip(words, found.classes, strict=True) if not classes and not word.isdigit()]
    if any(not set(step.world.catalogue.concepts_in(word)) & {one.concept for one in open_ones} for word in rest):
        return None
    if below_a_question and not (named and found.has("off")):
        return None
    if found.has("stand"):
        return Started("my_enquiries")
    if found.has("off"):
        meant = [one for one in open_ones if one.concept in named] if named else open_ones
        if len(meant) == 1:
            return Started("close_one", str(meant[0].id))
        return Started("my_enquiries") if meant else None
    return Started("my_enquiries") if found.has("how") and found.has("order") else None


def meant_in(step: Step, text: str) -> Started | None:
    """What of a buyer's own is open, where words that are no offer of goods can only be about it: the card that waits for an
    answer, else the enquiries; None for words about other goods, or of somebody who wants nothing."""
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    concepts = {one.concept for one in open_ones}
    named = set(step.world.catalogue.concepts_in(text))
    about = {known for one in open_ones for known in (one.concept, *step.world.catalogue.general_of(one.concept or ""))}
    if not open_ones or (named and not named & (concepts | about)):
        return None
    cards = [talk for talk in conversations.open_of(step.db, step.person.id) if talk.name in ("said_yes", "quoted")]
    step.say(N_("Sorry, I did not get that."))
    return (
        Started(cards[0].name, cards[0].subject, cards[0].opening, goes_on=True) if cards else Started("my_enquiries")
    )


def open_ones(step: Step) -> Started | None:
    """The list of a buyer's enquiries, where one is open."""
    has = any(one.status == "open" for one in store.of_buyer(step.db, step.person.id))
    return Started("my_enquiries") if has else None


def asks_for_leads(step: Step, text: str) -> Started | None:
    """What a seller asks about orders for them: "kya koi kharidar mila?", "any orders for me?"."""
    words = tokens(text)
    if not 1 < len(words) <= LONGEST or profiles.profile_of(step.db, step.person.id) is None:
        return None
    found = _LEADS.look_up(words)
    if not (found.has("whose") and found.has("came")) or not all(found.classes) or goods.is_wanted(text):
        return None
    return Started("my_leads")


_ANOTHER = WordBook(
    {
        "other": "other another more else aur और dusra dusre दूसरा दूसरे दुसरा दुसरे ajun अजून ankhi आणखी baki बाकी",
        "seller": "seller sellers vikreta vikrete विक्रेता विक्रेते bechne_wala bechne_wale बेचने_वाला बेचने_वाले supplier suppliers",
        "any": "any koi कोई koni कोणी konta कोणता is are kya क्या hai है ahe आहे milega मिलेगा milel मिळेल",
    },
    COMMON_ENGLISH,
)


def asks_for_another_seller(step: Step, text: str) -> Started | None:
    """What only Haat can answer, though it is written in the room of a deal: "any other seller for 20 kg?"."""
    found = _ANOTHER.look_up(tokens(text))
    if len(found.words) > LONGEST or not (found.has("other") and found.has("seller") and found.has("any")):
        return None
    return open_ones(step)


def asks_how_it_stands(text: str) -> bool:
    """Do words only ask how a matter stands ("kab tak jawab aayega?", "किती वेळ लागेल", "any reply?")?"""
    words = tokens(text)
    found = _WORDS.look_up(words)
    enough = 1 < len(words) <= LONGEST or _is_status(words)
    return enough and found.has("stand") and all(found.classes) and not found.has("change", "off")


def _is_status(words: Sequence[str]) -> bool:
    """The one word that asks this by itself."""
    return len(words) == 1 and words[0] in ("status", "स्टेटस")


def _changed(step: Step, open_ones: Sequence[Enquiry], text: str, found: Words) -> Started | None:
    """Another day, place or amount of an open enquiry: "तारीख बदल दो", "change place to Bhopal", "haldi 70 kg kardo"."""
    instead = _INSTEAD.search(text)
    refused = instead or (_REFUSED.search(text) if len(numerals(pieces(text))) > 1 else None)
    if (not found.has("change") and refused is None) or bargains.price_in(text) is not None:
        return None
    new = text[refused.end() :] if refused is not None else text
    said = read_enquiry(text, step.world.today, step.world.catalogue, step.world.places)
    meant = [one for one in open_ones if not said.concepts or one.concept in said.concepts]
    if not meant:
        return None
    asked = "day" if said.needed_by or found.has("day") else "place" if found.has("place") or said.place_lgd else ""
    if asked and not said.budget_paise and said.quantity is None and found.has("change"):
        told = said.needed_by is not None if asked == "day" else said.place_lgd is not None
        if len(meant) > 1:
            return Started("my_enquiries")
        return Started("change_one", str(meant[0].id), {"field": asked, "words": text if told else ""})
    return _another_amount(step, open_ones, new)


def _bargained(open_ones: Sequence[Enquiry], named: Sequence[str], text: str) -> Started | None:
    """A buyer bargains, outside a room, over something that is open: it is said how that stands."""
    meant = [one for one in open_ones if not named or one.concept in named]
    if not meant or not bargains.is_bargaining(text):
        return None
    return Started("bargain", str(meant[0].id), {"words": text})


def _another_amount(step: Step, open_ones: Sequence[Enquiry], text: str) -> Started | None:
    """The one open enquiry of which the words name another amount: "quantity 150 kar do", "haldi 150 kilo kar do"."""
    said = read_enquiry(text, step.world.today, step.world.catalogue, step.world.places)
    parts = pieces(text)
    told = {one.text for numeral in numerals(parts) for one in parts[numeral.first : numeral.end]}
    rest = [
        word for word in tokens(text)
        if not _WORDS.look_up([word]).classes[0] and word not in told and unit_of(word) is None
        and not step.world.catalogue.concepts_in(word)
    ]  # fmt: skip
    meant = [one for one in open_ones if not said.concepts or one.concept in said.concepts]
    if rest or len(meant) != 1 or said.budget_paise is not None or said.needed_by is not None or len(told) != 1:
        return None
    return Started("change_one", str(meant[0].id), {"words": text})


def bargain(c: Conversation) -> None:
    """A price that a buyer names outside a room: who said yes is asked; else it is kept as what may be spent."""
    posted: Enquiry = store.get(c.db, int(c.subject))
    goods_said = wording.goods_of(posted, c.world, c.language)
    willing = matches.matches_of(c.db, posted.id, ("yes", "accepted"))
    if willing:
        pair = pair_of(c.step, _whom_to_ask(c, willing))
        if pair is not None:
            putting.put(c.step, pair, {"words": c.opening["words"]})
        return None
    price = bargains.price_in(c.opening["words"])
    if price is None:
        return c.say(N_("{product}: no seller has said yes yet. As soon as one does, you two talk about the price."),
                     product=goods_said)  # fmt: skip
    paise, per = int(price * 100), posted.budget_per if posted.budget_per not in (None, "total") else posted.unit
    asks = yes_no("price", N_("{product}: no seller has said yes yet. Shall I tell those I asked: {price}?"),
                  N_("Yes, tell them"), N_("No, leave it"))  # fmt: skip
    if c.ask(asks, product=goods_said, price=wording.budget_of(paise, per, c.language)) == "no":
        return c.say(N_("All right, it stays as it is."))
    return _keep_change(c, posted, budget_paise=paise, budget_per=per)


def _whom_to_ask(c: Conversation, willing: Sequence[Match]) -> int:
    """The seller who is asked for another price: the only one who said yes, or the one that the buyer chooses."""
    if len(willing) == 1:
        return willing[0].id
    options = [Option(str(one.id), one.seller_name or "–") for one in willing[:9]]
    return int(c.ask(choice("whom", N_("Whom shall I ask?"), options)))


def change_one(c: Conversation) -> None:
    """A buyer names another amount, day or place: asked once whether it shall be, since sellers were told the first."""
    posted: Enquiry = store.get(c.db, int(c.subject))
    if posted.status != "open":
        return c.say(N_("{product} is finished."), product=wording.brief(posted, c.world, c.language))
    if c.opening.get("field"):
        return _change_field(c, posted, c.opening["field"], c.opening["words"])
    said = _amount_of(c, posted, c.opening["words"])
    if said.quantity is None:
        return None
    asks = yes_no("change", N_("{product}: shall I make it {much}? The sellers hear it."), N_("Yes, change it"),
                  N_("No, leave it"))  # fmt: skip
    much = wording.amount(said.quantity, said.unit, c.language)
    if c.ask(asks, product=wording.brief(posted, c.world, c.language), much=much) == "no":
        return c.say(N_("All right, it stays as it is."))
    return _keep_amount(c, posted, said)


def close_one(c: Conversation) -> None:
    """A buyer no longer wants something: asked once whether the enquiry shall be closed."""
    posted: Enquiry = store.get(c.db, int(c.subject))
    goods = wording.brief(posted, c.world, c.language)
    if posted.status != "open":
        return c.say(N_("{product} is finished."), product=goods)
    asks = yes_no("close", N_("{product}: shall I close this enquiry?"), N_("Yes, close it"), N_("No, leave it open"))
    if c.ask(asks, product=goods) == "no":
        return c.say(N_("All right, it stays as it is."))
    return close_it(c, posted)


def my_enquiries(c: Conversation) -> None:
    """A buyer's own enquiries: how each stands, and ways to go on or end it."""
    mine = store.of_buyer(c.db, c.person.id)
    if not mine:
        return c.say(N_("You have no enquiry yet. Write what you need."))
    options = [
        Option(
            str(one.id),
            N_("{product}: {state}"),
            {
                "product": wording.brief_among(one, mine, c.world, c.language),
                "state": wording.state_of(one, c.language),
            },
        )
        for one in mine
    ]
    which = store.get(c.db, int(c.ask(choice(WHICH_ONE, N_("Your enquiries. Which one?"), options))))
    if which.status != "open":
        return c.say(N_("{product} is finished."), product=wording.brief(which, c.world, c.language))
    wishes = [
        Option("sellers", N_("See sellers")), Option("more", N_("Ask more")),
        Option("amount", N_("Change the amount"), also=("change quantity", "quantity", "मात्रा", "amount")),
        Option("day", N_("Change the day"), also=("change date", "date", "tarikh", "तारीख")),
        Option("place", N_("Change the place"), also=("change place", "place", "jagah", "जगह", "ठिकाण")),
        Option("close", N_("Close it")),
    ]  # fmt: skip
    wish = c.ask(
        choice("wish", N_("{product}. What would you like?"), wishes), product=wording.brief(which, c.world, c.language)
    )
    if wish == "close":
        return close_it(c, which)
    if wish == "amount":
        return _change_amount(c, which)
    if wish in ("day", "place"):
        return _change_field(c, which, wish, "")
    if wish == "more" and safety.is_held(c.db, c.person.id):
        return buyers.tell_held(c)
    if wish == "more":
        asked = waves.ask_wave(c.db, c.world, which)
        if not asked:
            return c.say(N_("All sellers I know have been asked."))
        return c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)
    c.then("cards", str(which.id))
    return None


def _change_amount(c: Conversation, posted: Enquiry) -> None:
    """Another quantity of an open enquiry, asked for."""
    goods = wording.goods_of(posted, c.world, c.language)
    much = c.ask(replace(HOW_MUCH, options=()), product=goods)
    _keep_amount(c, posted, _amount_of(c, posted, much))


def _change_field(c: Conversation, posted: Enquiry, field: str, words: str) -> None:
    """Another day or place of an open enquiry; asked for where the words do not name it."""
    fix = f"fix_{field}"
    said = words or c.ask(corrections.QUESTIONS[fix])
    before = ParsedEnquiry(place_lgd=posted.place_lgd, place_role=posted.place_role, needed_by=posted.needed_by)
    read = corrections.applied(c, before, [(fix, said)])
    if field == "day":
        return _keep_change(c, posted, needed_by=read.needed_by)
    return _keep_change(
        c, posted, place_lgd=read.place_lgd, place_role=read.place_role, place_words=read.place_words or None
    )


def _keep_change(c: Conversation, posted: Enquiry, **values: Any) -> None:
    """Other values of an open enquiry are kept; sellers who were asked hear it."""
    store.change(c.db, posted.id, **values)
    audit.note(c.db, c.person.id, "change_enquiry", f"enquiry:{posted.id}", c.world.now,
               before={name: str(getattr(posted, name) or "") for name in values},
               after={name: str(value or "") for name, value in values.items()},
               why_not=N_("the sellers have been told"))  # fmt: skip
    changed = store.get(c.db, posted.id)
    for one in matches.matches_of(c.db, posted.id, ("asked", "yes")):
        language = people.person(c.db, one.seller_id).language or c.language
        c.tell(one.seller_id, N_("{buyer} has changed the enquiry: {product}."), buyer=wording.shown_buyer(c, changed),
               product=wording.lead_summary(changed, c.world, language))  # fmt: skip
    c.say(N_("Changed: {product}."), product=wording.lead_summary(changed, c.world, c.language))


def _amount_of(c: Conversation, posted: Enquiry, words: str) -> ParsedEnquiry:
    """The quantity that words name, in their unit or else in the enquiry's."""
    concepts = (posted.concept,) if posted.concept else ()
    return ParsedEnquiry(concepts=concepts, unit=posted.unit).with_quantity(words, c.world.catalogue)


def _keep_amount(c: Conversation, posted: Enquiry, said: ParsedEnquiry) -> None:
    """Another quantity is kept; sellers who were asked hear it."""
    store.change(
        c.db, posted.id, quantity=decimal_text_or_none(said.quantity), unit=said.unit,
        kilograms=decimal_text_or_none(said.kilograms), lowest=decimal_text_or_none(said.lowest),
    )  # fmt: skip
    audit.note(c.db, c.person.id, "change_amount", f"enquiry:{posted.id}", c.world.now, before={"quantity": posted.quantity},
               after={"quantity": decimal_text_or_none(said.quantity)}, why_not=N_("the sellers have been told"))  # fmt: skip
    changed = store.get(c.db, posted.id)
    for one in matches.matches_of(c.db, posted.id, ("asked", "yes")):
        c.tell(one.seller_id, N_("{buyer} has changed the enquiry: {product}."), buyer=wording.shown_buyer(c, changed),
               product=wording.brief(changed, c.world, people.person(c.db, one.seller_id).language or c.language))  # fmt: skip
    c.say(N_("Changed: {product}."), product=wording.brief(changed, c.world, c.language))


def close_it(c: Conversation, posted: Enquiry) -> None:
    """The buyer ends an enquiry and says why."""
    reason = c.ask(replace(choice("why", N_("Why do you close it?"), CLOSED_FOR), read=why))
    waves.close(c.step, posted, "closed" if reason == "found" else "lost", reason)
    c.say(N_("Closed. Thank you for telling me."))


def over(c: Conversation) -> None:
    """A buyer hears that an enquiry's time is over."""
    posted = store.get(c.db, int(c.subject))
    c.say(
        N_("Your enquiry for {product} is over after 15 days. Write it again if you still need it."),
        product=wording.brief(posted, c.world, c.language),
    )


def _withdraw_enquiry(step: Step, deed: Any) -> bool:
    """Take an enquiry back: rows not on the wire are withdrawn, whoever was told gets a correction."""
    return waves.end(step, store.get(step.db, audit.number_of(deed)), "withdrawn")


def _reopen_enquiry(step: Step, deed: Any) -> bool:
    return waves.reopen(step, store.get(step.db, audit.number_of(deed)))


CONVERSATIONS = {
    "bargain": bargain,
    "change_one": change_one,
    "close_one": close_one,
    "my_enquiries": my_enquiries,
    "expired": over,
}
REVERSES = {"withdraw_enquiry": _withdraw_enquiry, "reopen_enquiry": _reopen_enquiry}
