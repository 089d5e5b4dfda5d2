"""What a buyer says in free words of enquiries that are open, and a seller of orders: how they stand, a change, an end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.enquiry import asked_by_day
from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_of
from handlers.reading.words import WordBook, Words
from handlers.ready.meant import meant_by
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import bargains, introduce_words
from storage import conversations, matches, profiles
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.reference.questions import SHARED

NOBODY_YET = N_("Nobody has said yes yet; you hear from me at once.\nNumbers are exchanged when both sides said yes.")
LONGEST = 9
"""Words: what is longer is no short word about an enquiry."""
LONGEST_AT_A_CARD = 14
"""Below a seller's card it is known what is spoken of; an order and its reason may be said in one."""
_INSTEAD = re.compile(r"(?<!\S)(?:ki jagah|ke badle|की जगह|के बदले|ऐवजी|aivaji)(?!\S)", re.IGNORECASE)
_REFUSED = re.compile(r"(?<!\S)(?:nahi|nahin|नहीं|नही|नाही|नको|nako|not)(?=[\s,]|$)[\s,]*", re.IGNORECASE)
"""What stands before these counts no longer: "20 kilo ki jagah 10 kilo", "100 नहीं 150"."""
_LEADS = WordBook(
    {
        "whose": """
            kharidar kharidaar kharedidar खरीदार ख़रीदार खरीददार खरेदीदार gahak grahak ग्राहक
            गिऱ्हाईक buyer buyers order orders ऑर्डर enquiry enquiries inquiry
            koni_vicharla koni_vicharle कोणी_विचारलं कोणी_विचारले kisi_ne_poocha kisi_ne_pucha kisine_poocha kisine_pucha किसी_ने_पूछा
            किसीने_पूछा magnya magani मागण्या
            lead leads magni मागणी मांग mang इन्क्वायरी customer customers giraik girhaik गाहक demand डिमांड
        """,
        "came": """
            mila mile mili मिला मिले मिली milala milali मिळाला मिळाली मिळालं aaya aayi aaye आया आई
            आए aala aali alay आला आली आले keli केली any new for है_क्या
            koni_vicharla koni_vicharle कोणी_विचारलं कोणी_विचारले kisi_ne_poocha kisi_ne_pucha kisine_poocha kisine_pucha किसी_ने_पूछा
            किसीने_पूछा koi_order koi_enquiry koi_kharidar koi_grahak koi_magni कोई_ऑर्डर कोई_खरीदार कोई_ग्राहक
            koni_kharedidar कोणी_खरेदीदार
            alya alet आल्या आलेत kitni kitnya कितनी kb
            hai_kya ahe_ka आहे_का kab कब kadhi कधी kitne कितने kiti किती show dikhao दिखाओ dakhva दाखवा
        """,
        "fill": """
            kya क्या koi कोई koni कोणी kay काय ka का mujhe मुझे mala मला me my mere mera meri मेरे
            मेरा मेरी maza majhi माझा माझी liye लिए sathi साठी hai है
            ahe आहे ki ke की के na ना abhi अभी ab अब ata आता tak तक naya nayi नया नई navin नवीन is
            are there got i have today aaj आज ko को se से aur और other another more dusra dusre दूसरा दूसरे दुसरा दुसरे
            ayega aayega ayegi aayegi आएगा आएगी yeil yetil येईल येतील
            ajun अजून ankhi आणखी majhyasathi mazyasathi माझ्यासाठी aahet ahet आहेत hain हैं
        """,
    }
)
_WORDS = WordBook(
    {
        "off": """
            cancel close close_it close_this radd रद्द band बंद chahiye_nahi nahi_chahiye नहीं_चाहिए
            नही_चाहिए चाहिए_नहीं
            nako नको nakoy नकोय naahi_pahije not_interested no_interest
            नाही_पाहिजे no_longer no_longer_needed no_longer_required not_required not_wanted
            not_need no_need no_needed dont_need not_needed dont_want zarurat_nahi
            zaroorat_nahi जरूरत_नहीं ज़रूरत_नहीं
            mat_poocho mat_puchho mat_puchna mat_poochna mat_pucho मत_पूछो मत_पूछना मत_पूछिए vicharu_naka
            vicharu_nako विचारू_नका
            dont_ask stop_asking mat_bhejna_ab nakot नकोत
            changed_my_mind mind_changed change_my_mind vichar_badalla vichar_badlla vichar_badla vichar_badal विचार_बदलला
            man_badal
            mann_badal मन_बदल irada_badal इरादा_बदल vichar_badalala
            garaj_nahi गरज_नाही gaya_mil mil_gaya mil_gayi mil_gaye mil_gai मिल_गया मिल_गई मिल_गए मिल_गयी milali मिळालं मिळाली
            elsewhere somewhere_else some_where_else kahin_aur kahi_aur कहीं_और dusri_jagah दूसरी_जगह dusrikade दुसरीकडे
            दुसऱ्याकडून dusryakadun kisi_aur_se किसी_और_से
        """,
        "order": """
            enquiry inquiry इन्क्वायरी इंक्वायरी order ऑर्डर magni मागणी maal माल request seller
            sellers bechne बेचने vikretya jawab
            जवाब uttar उत्तर reply haan हाँ हां ho हो yes update
        """,
        "others": """
            who_else anyone_else any_one_else anybody_else any_other other_seller other_sellers another_seller
            more_sellers any_update any_updates
            koi_update कोई_अपडेट kuch_update aur_kisne और_किसने aur_kisi_ne aur_koi और_कोई koi_aur कोई_और dusra_koi
            दूसरा_कोई kisi_aur_ne किसी_और_ने
            aur_kaun और_कौन aur_seller और_सेलर ajun_koni अजून_कोणी ankhi_koni आणखी_कोणी dusra_koni दुसरं_कोणी दुसरा_कोणी
        """,
        "whole": """
            changed_my_mind mind_changed change_my_mind vichar_badalla vichar_badlla vichar_badla vichar_badal विचार_बदलला
            man_badal
            mann_badal मन_बदल irada_badal इरादा_बदल
            enough kaafi kafi काफी काफ़ी itna_hi इतना_ही pure_zala पुरे_झालं pure_jhala pure_aata पुरे_आता
            enquiry inquiry इन्क्वायरी इंक्वायरी order orders ऑर्डर magni मागणी request
            elsewhere somewhere_else some_where_else kahin_aur kahi_aur कहीं_और dusri_jagah दूसरी_जगह dusrikade दुसरीकडे
            दुसऱ्याकडून dusryakadun kisi_aur_se किसी_और_से
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
            koi_mila कोई_मिला kuch_mila कुछ_मिला koi_mil_gaya कोई_मिल_गया koni_milala koni_milale koni_bhetla कोणी_मिळाला
            कोणी_मिळाले
            कोणी_भेटलं koi_aaya कोई_आया koi_haan कोई_हाँ kab_batayenge kab_bataoge kab_bataenge कब_बताएँगे कब_बताओगे kadhi_sangnar
            kadhi_sangal कधी_सांगणार कधी_सांगाल kb_tak kb_milega kab_milega कब_मिलेगा kadhi_milel कधी_मिळेल
            कोणी_नाही_मिळालं कोणी_मिळालं kuch_pata कुछ_पता koi_jawab कोई_जवाब koi_khabar कोई_ख़बर
            कोई_खबर other_seller other_sellers another_seller more_sellers
            aur_seller और_सेलर और_कोई aur_koi अजून_कोणी dusra_seller दूसरा_विक्रेता दुसरा_विक्रेता
        """,
        "answered": """
            kya_bola kya_bole kya_boli kya_kaha kya_kahte kya_jawab क्या_बोला क्या_बोले क्या_बोली क्या_कहा क्या_कहते क्या_जवाब
            kay_mhanala kay_mhanale kay_mhanali kay_bolla kay_bolle काय_म्हणाला काय_म्हणाले काय_म्हणाली काय_बोलला काय_बोलले
            what_did_they_say what_did_he_say what_did_she_say what_do_they_say what_say what_said any_word
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
            abhi अभी ata aata आता mujhe मुझे mala मला
            pls plss kindly humne हमने maine मैंने hum हम mi मी आम्ही amhi aamhi what whats s who said for any other remaining
            baki बाकी बाक़ी उरलेले will take take lagega lagenge लगेगा लगेंगे lagel लागेल लागतील
            chal चल
            raha rahi rahe रहा रही रहे chalu चालू koi कोई koni कोणी pata पता majhya maझ्या माझ्या
            batayenge bataenge bataoge बताएँगे बताएंगे बताओगे sangnar sangal सांगणार सांगाल
            aayega ayega आएगा आयेगा आएगी yeil येईल milega मिलेगा milel मिळेल
            tak तक paryant पर्यंत par पर var वर to in on by it that this i im am ye yeh यह वो any more anymore
            interested now ne
            no nahin gayi gai gaye गयी गए deal deals sauda सौदा व्यवहार got
            found bought liya liye ले लिया लिए ghetla ghetle घेतला घेतलं घेतले wale वाले
            milala milale मिळाला मिळाले से_मिल did have already
            ने kisi किसी kya क्या se से bazaar बाज़ार
            बाजार bas बस ho gaya हो गया anyone else aur और kisi किसी konala कोणाला ajun अजून ko को
            else has have had thats bola बोला boli बोली kaha कहा haan हाँ हां ho_mhanala
            about regarding ke_baare के_बारे baare बारे babat बाबत
            from me and aur और ani आणि rehne रहने rahu राहू dya द्या de दे te to तो जी ji sir
        """,
    }
)


def spoken_of(step: Step, text: str, *, below_a_question: bool, of_card: int | None = None) -> Started | None:
    """What a buyer with open enquiries says of them: one is to be closed, or all are looked at. None for other words.

    Below a question of another matter only words that name the goods of an enquiry and end it are such; below the card of a
    seller (`of_card` is its enquiry) also words that end the whole order, not only this seller's part in it.
    """
    words = tokens(text)
    longest = LONGEST if of_card is None else LONGEST_AT_A_CARD
    if not 1 < len(words) <= longest and not _is_status(words):
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
    if not below_a_question and (by_day := asked_by_day.begun(step, open_ones, text, found)) is not None:
        return by_day
    if not below_a_question and (bargained := _bargained(open_ones, named, text)) is not None:
        return bargained
    rest = [word for word, classes in zip(words, found.classes, strict=True) if not classes and not word.isdigit()]
    if any(not set(step.world.catalogue.concepts_in(word)) & {one.concept for one in open_ones} for word in rest):
        return _ended_in_a_clause(step, text, below_a_question=below_a_question, of_card=of_card)
    if of_card is not None and found.has("others") and not set(named) - {one.concept for one in open_ones}:
        return Started("my_enquiries")
    ends_all = of_card is not None and found.has("whole")
    if below_a_question and not (found.has("off") and (named or ends_all)):
        return None
    if found.has("stand") or (found.has("answered") and named):
        return Started("my_enquiries")
    if found.has("off"):
        meant = [one for one in open_ones if one.concept in named] if named else open_ones
        meant = [one for one in meant if one.id == of_card] or meant
        if len(meant) == 1:
            return Started("close_one", str(meant[0].id))
        return Started("my_enquiries") if meant else None
    return Started("my_enquiries") if found.has("how") and found.has("order") else None


OF_PRICE = ("price", "quote", "cheaper", "least")
"""The ready questions that a buyer asks of an enquiry to which nobody has said yes."""


def asks_price(step: Step, text: str) -> Started | None:
    """A price asked for without any goods ("price for the full quantity in USD?"), where an enquiry is open: it is said how
    that stands; words of other goods begin an enquiry."""
    if step.world.catalogue.concepts_in(text):
        return None
    meant = meant_by(text, SHARED, "buyer")
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    if meant is None or meant.question.key not in OF_PRICE or not open_ones:
        return None
    return Started("bargain", str(open_ones[0].id), {"words": text})


def _ended_in_a_clause(step: Step, text: str, *, below_a_question: bool, of_card: int | None) -> Started | None:
    """An end beside its reason: of "lagna radd jhala, papad nakot ata" the second clause ends the enquiry for papad."""
    parts = goods.clauses(text)
    ending = [
        part for part in parts if len(parts) > 1 and step.world.catalogue.concepts_in(part) and ends_goods(step, part)
    ]
    if len(ending) != 1:
        return None
    return spoken_of(step, ending[0], below_a_question=below_a_question, of_card=of_card)


def ends_goods(step: Step, text: str) -> bool:
    """Do words do nothing but end something, but for the names of goods: "papad nakot ata", "cancel the turmeric"?"""
    words = tokens(text)
    found = _WORDS.look_up(words)
    rest = [word for word, classes in zip(words, found.classes, strict=True) if not classes]
    return found.has("off") and "?" not in text and all(step.world.catalogue.concepts_in(word) for word in rest)


_CLOSES = folded("cancel close radd रद्द band बंद")
_NOT = folded("mat मत nahi nahin नहीं नही नाही naka नका nako नको not dont never")


def ends(text: str) -> bool:
    """Do words do nothing but end an enquiry ("cancel it", "rad kara magni", "no need")? "Band mat karo" leaves it."""
    words = tokens(text)
    found, keys = _WORDS.look_up(words), [fold(word) for word in words]
    closing = [place for place, key in enumerate(keys) if key in _CLOSES]
    left = any(_NOT & {*keys[max(0, place - 1) : place], *keys[place + 1 : place + 2]} for place in closing)
    return found.has("off") and all(found.classes) and not left and "?" not in text


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
    said = step.world.read_enquiry(text)
    meant = [one for one in open_ones if not said.concepts or one.concept in said.concepts]
    if not meant:
        return None
    asked = "day" if said.needed_by or found.has("day") else "place" if found.has("place") or said.place_lgd else ""
    if asked and not said.budget_paise and said.quantity is None and found.has("change"):
        told = said.needed_by is not None if asked == "day" else said.place_lgd is not None
        if len(meant) > 1:
            return Started("my_enquiries")
        return Started("change_one", str(meant[0].id), {"field": asked, "words": text if told else ""})
    return _another_amount(step, meant, new)


def _bargained(open_ones: Sequence[Enquiry], named: Sequence[str], text: str) -> Started | None:
    """A buyer bargains, outside a room, over something that is open: it is said how that stands."""
    meant = [one for one in open_ones if not named or one.concept in named]
    if not meant or not bargains.is_bargaining(text):
        return None
    return Started("bargain", str(meant[0].id), {"words": text})


def _another_amount(step: Step, open_ones: Sequence[Enquiry], text: str) -> Started | None:
    """The one open enquiry of which the words name another amount: "quantity 150 kar do", "haldi 150 kilo kar do"."""
    said = step.world.read_enquiry(text)
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
