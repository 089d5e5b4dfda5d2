"""Words about an offer of one's own that hangs in a group: another price on it, or that it comes off."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.hearing import Started
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import cards as store

_LONGEST = 14
_BOOK = WordBook(
    {
        "card": "card cards कार्ड offer offers ऑफर ऑफ़र",
        "group": "group grup ग्रुप ग्रुपमध्ये ग्रुपमधून ग्रुपमधले groupmadhun groupmadhe",
        "mine": "mera meri mere maza majha majhi mazi apna apni aapla मेरा मेरी मेरे माझा माझी माझं माझे अपना अपनी आपला आपलं my",
        "off": """
            hata hatao hatado hatana hatwana hataiye हटा हटाओ हटाना हटाइए हटवा kadh kadha kadhun kaadh kaadha काढ काढा
            काढून nikal nikalo nikaal निकाल निकालो mita mitao मिटा मिटाओ utar utaro utaar उतार उतारो utarva utrav उतरवा
            remove delete band bandh बंद
        """,
        "price": "rate rates ret bhav bhaav bhaw dar daam dam price kimat keemat रेट भाव दर दाम कीमत किंमत",
        "change": """
            badal badlo badla badalna badlav बदल बदलो बदला बदलना kar kardo karo kijiye karna kara कर करो करदो कीजिए करना
            करा likho likh liha लिखो लिख लिहा lagao laga लगाओ लगा change update make put set edit rakho rakh रखो रख
            theva ठेवा
        """,
        "other": "photo foto फोटो फ़ोटो naya nayi new नया नई नवीन नवा navin aur और ek एक dusra दूसरा mat मत nahi नहीं nako नको",
        "fill": """
            wala wali wale vala vali वाला वाली वाले ka ki ke ko se का की के को से che chi cha चे ची चा चं chya च्या var
            वर par pe पर पे me mein में madhe madhye मध्ये do de dijiye दो दे दीजिए dya द्या taka टाका taak ab अब aata
            ata आता ji जी the my from on in of to rupaye rupay rs रुपये रुपए kilo kg किलो please plz hai ahe है आहे ye
            yeh ise isko ये इसे इसको te ते to तो
        """,
    },
    COMMON_ENGLISH,
)


def meant(step: Step, text: str) -> Started | None:
    """An order about an own offer that hangs; None where no such card hangs, or the words want something else as well."""
    words = tokens(text)
    if not 1 < len(words) <= _LONGEST or "?" in text:
        return None
    found = _BOOK.look_up(words)
    if not found.has("card", "group") or found.has("other"):
        return None
    figures = any(word.isdigit() for word in words)
    if not ((found.has("off") and not figures) or (found.has("change") and (figures or found.has("price")))):
        return None
    strange = [word for word, one in zip(words, found.classes, strict=True) if not one and not word.isdigit()]
    goods = [one for word in strange for one in step.world.catalogue.concepts_in(word)]
    named = {kind for one in goods for kind in (one, *step.world.catalogue.general_of(one))}
    if any(not step.world.catalogue.concepts_in(word) for word in strange):
        return None
    own = strange or figures or found.has("price") or (found.has("mine") and not found.has("group"))
    if not own:  # "group ke card band karo" is about others' cards
        return None
    mine = [one for one in store.of_person(step.db, step.person.id) if one.kind == "offer"]
    if strange:
        mine = [one for one in mine if one.concept in named]
    if not mine:
        return None
    opening = {"cards": [one.id for one in mine[-9:]], "text": text}
    return Started("card_off" if found.has("off") and not figures else "card_changed", opening=opening)
