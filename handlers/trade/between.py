"""Between two who were introduced: words of agreement ask for the deal, a complaint first has the office offered, a photo
is shown to the other side by its owner's yes; everything else is passed on, and each time it is said so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers import asides
from handlers.conversation import Conversation
from handlers.enquiry import drafts, wording
from handlers.folding import fold, tokens
from handlers.hearing import Hearing, Started, heard_before, message_before
from handlers.language import N_, say
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.ready import answering, putting
from handlers.ready.pair import pair_of
from handlers.safety import cries, grievances, guard, reporting
from handlers.step import Step
from handlers.trade import after, deals, rooms, spoken_prices
from handlers.trade.agreed import agrees
from storage import conversations, introductions, people, safety, tray
from storage import enquiries as store
from storage import rooms as kept_rooms
from storage.conversations import Talk

# ── what words are ────────────────────────────────────────────────────────────────────────────────────────────────

_TROUBLE = WordBook(
    {
        "money": "paisa paise paisaa पैसा पैसे पैसों payment पेमेंट rakam रकम money rupaye रुपये paying pays paid",
        "goods": "maal mal माल order ऑर्डर goods saman सामान parcel पार्सल delivery डिलीवरी it",
        "came": """
            mila mile mili milaa मिला मिले मिली milala milale मिळाला मिळाले मिळाली aaya aaye aayi aya आया आये आए
            आई आला आले आली aala
            pahuncha pahunche पहुँचा पहुंचा पहुँची पोहोचला पोहोचले received arrived came
        """,
        "paid": """
            de_raha de_rahi de_rahe दे_रहा दे_रही दे_रहे deta देता det देत diya diye diye_nahi di दिया दिए दिये दी dile dila
            दिले दिला paying pays paid pay bheja bheje भेजे
        """,
        "back": "wapas wapis वापस वापिस lauta lauta_do लौटा लौटाओ parat परत refund रिफंड money_back back",
        "not": "nahi nahin nai नहीं नही नाही नाहीत nahit not no dont don't isnt never didnt abhi_tak",
        "me": "maine mene मैंने mi मी i we hamne हमने aamhi आम्ही",
        "arrived": "received arrived delivered pahuncha pahunche पहुँचा पहुंचा पहुँची पोहोचला पोहोचले पोहोचलं",
        "them": """
            usne unhone unka uska usko उसने उन्होंने उनका उसका उसको वो वह vo woh he she they buyer seller kharidar खरीदार
            विक्रेता tyane त्याने त्यांनी tyanni
        """,
        "cheat": """
            fraud फ्रॉड chor चोर thag thagi ठग ठगी dhokha dhoka dhokebaaz धोखा धोका धोखेबाज cheat cheated
            cheater cheating
            fasavtoy fasavtay fasavte fasavto फसवतोय फसवतेय फसवतो फसवते thag_raha thag_rahi ठग_रहा ठग_रही
            fasavla फसवलं फसवले फसवणूक fasavnuk scam scammer loot लूट लूटा
        """,
        "never": "mat मत नका naka",
    },
    COMMON_ENGLISH,
)  # fmt: skip


def complains(text: str, side: str) -> bool:
    """Do words to the other side complain of them: bad goods, goods or money that did not come, a cheat?

    Only who pays misses goods, and only who sells misses money; who has not paid yet himself complains of nothing.
    """
    words = tokens(text[:400])
    if not words:
        return False
    if cries.cries(text, sells=side == "seller"):
        return True
    if "?" in text:
        return False
    found_out = guard.look(text, guard.DEAL)
    in_anger = found_out.rule == "abuse"  # "he is a fraud" is said to the office
    if found_out.deed in ("keep", "warn") and not in_anger:
        return False  # words of QR codes and payments are no grievance but what others must be warned of
    if is_a_cheat(text) or grievances.complains(text):
        return True
    found = _TROUBLE.look_up(words)
    if found.has("never"):
        return False
    if found.has("cheat") and not found.has("not"):
        return True
    if side == "buyer":
        missing = found.has("not") and (found.has("arrived") or (found.has("goods") and found.has("came")))
        return missing or (found.has("money") and found.has("back"))
    return found.has("money") and found.has("not") and found.has("came", "paid") and not found.has("me")


def is_a_cheat(text: str) -> bool:
    """Does somebody say that they were cheated? What they write below that is no word to who did it."""
    if not text or "?" in text:
        return False
    return grievances.accuses(text) or grievances.lost_money(text)


def is_about_them(text: str) -> bool:
    """Is it said of the other side ("usne paise nahi diye"), and so to Haat rather than to them?"""
    return _TROUBLE.look_up(tokens(text[:400])).has("them")


# ── a message in the room ─────────────────────────────────────────────────────────────────────────────────────────


def wrote(step: Step, room_id: int, hearing: Hearing) -> Started | None:
    """One message of a room's member: passed on, and what it begins besides."""
    met = _met_in(step, room_id)
    own = bool(hearing.message.text) and not hearing.message.forwarded and not hearing.media_ids
    if not own or safety.is_held(step.db, step.person.id):
        rooms.post(step, room_id, hearing)
        return None
    if met is None:  # with the first word of an offer's maker it becomes an introduction's room
        rooms.post(step, room_id, hearing)
        return _agreed(step, _met_in(step, room_id), hearing.message.text)
    side, other = ("buyer", met.seller) if step.person.id == met.buyer else ("seller", met.buyer)
    warned_of = safety.is_held(step.db, other)
    if warned_of and asides.small_talk(hearing.message.text):
        step.say(N_("You are welcome!"))  # said to Haat for its warning, not to whom it warned of
        return None
    if grievances.reports_them(hearing.message.text):
        return Started("report", str(met.id), {"room": room_id})
    if complains(hearing.message.text, side) or (warned_of and is_about_them(hearing.message.text)):
        return complained_of(step, met, hearing, room_id=room_id)
    rooms.post(step, room_id, hearing)
    if (priced := spoken_prices.heard(step, room_id, met, hearing.message.text)) is not None:
        return priced if isinstance(priced, Started) else None
    return _agreed(step, met, hearing.message.text)


def complained_of(step: Step, met: Any, hearing: Hearing, *, room_id: int | None = None) -> Started | None:
    """What is complained of is not passed on unasked; below a report that waits it is added to that."""
    text = hearing.message.text
    if reporting.added(step, met, text):
        return None
    before = conversations.open_one(step.db, step.person.id, "trouble", str(met.id))
    held = before.opening.get("inbox", []) if before is not None else []
    said = [str(before.opening["words"]), text] if before is not None else [text]
    opening: dict[str, Any] = {"inbox": [*held, hearing.inbox_id], "words": "\n".join(said)}
    return Started("trouble", str(met.id), opening if room_id is None else {"room": room_id, **opening})


def _it_came(step: Step, met: Any, text: str) -> bool:
    """Does the one who waits for it say that the goods, or the money, came: "maal mil gaya badhiya"?"""
    return after.said(text) == (("delivered", "buyer") if step.person.id == met.buyer else ("paid", "seller"))


def _agreed(step: Step, met: Any, text: str) -> Started | None:
    """Words of agreement between two who have met, of a side that has not given its word yet, ask for the deal."""
    if met is None or not (agrees(text) or _it_came(step, met, text)) or introductions.is_over(step.db, met.id):
        return None
    side = "buyer" if step.person.id == met.buyer else "seller"
    return Started("deal_made", str(met.id)) if not _has_said(step, met, side) else None


def _met_in(step: Step, room_id: int) -> Any:
    """The two sides whose room this is, where the speaker is one of them and it is open; else None."""
    room = kept_rooms.room(step.db, room_id)
    met_id = kept_rooms.introduction_in(room)
    if met_id is None or room.status != "open":
        return None
    met = safety.sides(step.db, met_id)
    return met if step.person.id in (met.buyer, met.seller) else None


def _has_said(step: Step, met: Any, side: str) -> bool:
    """Has this side given its word already? Then the other's is waited for."""
    deal = introductions.deal_of(step.db, met.id)
    return deal is not None and getattr(deal, f"{side}_says") == "yes"


def replied(step: Step, room_id: int, reply: Reply) -> Started | None:
    """A reply to one of the room's messages goes into that room, and the next words too."""
    assert step.message is not None
    people.give_floor(step.db, step.address.id, "room", room_id)
    return wrote(step, room_id, Hearing(step.message, reply.media_ids, step.inbox_id, False))


def complains_of_deal(step: Step, text: str) -> int | None:
    """The room of the newest deal whose other side these words complain of; None for other words."""
    for room_id in kept_rooms.open_of(step.db, step.person.id, "deal")[:1]:
        met = _met_in(step, room_id)
        if met is not None and complains(text, "buyer" if step.person.id == met.buyer else "seller"):
            return room_id
    return None


# ── the deal ──────────────────────────────────────────────────────────────────────────────────────────────────────

YES_DEAL, STILL_TALKING = Option("yes", N_("Yes, it is a deal")), Option("no", N_("Still talking"))
SAYS_SO = ("deal_word", "deal_made", "deal_too", "how_it_went")
"""Conversations that wait for one side's word on the deal."""


def asked_for_word(step: Step, room_id: int, text: str) -> Talk | None:
    """The speaker's own conversation that waits for their word on this room's deal, where these words give it."""
    met = _met_in(step, room_id)
    if met is None or not agrees(text):
        return None
    waiting = conversations.open_of(step.db, step.person.id)
    return next((one for one in waiting if one.name in SAYS_SO and one.subject == str(met.id) and one.asked), None)


def _words(c: Conversation, met: Any) -> dict[str, str]:
    posted = store.get(c.db, met.enquiry_id)
    name = met.seller_name if c.person.id == met.buyer else store.buyer_name(c.db, met.enquiry_id)
    other = name or say(c.language, N_("the other side"))
    return {"name": other, "product": wording.goods_of(posted, c.world, c.language)}


def deal_made(c: Conversation) -> None:
    """Who wrote that it is a deal says so with one tap; the other side is asked then."""
    met = safety.sides(c.db, int(c.subject))
    if introductions.is_over(c.db, met.id) or _has_said(c.step, met, "buyer" if c.person.id == met.buyer else "seller"):
        return None
    words = _words(c, met)
    asks = Question("struck", N_("Is it a deal with {name}: {product}?"), (YES_DEAL, STILL_TALKING), takes="yes_no",
                    read=deals.says_deal)  # fmt: skip
    if c.ask(asks, **words) != "yes":
        return c.say(N_("All right. What you write goes on to {name}."), name=words["name"])
    return _give_word(c, met, words["name"])


def deal_too(c: Conversation) -> None:
    """The other side has said that it is a deal: is it, for this one too?"""
    met = safety.sides(c.db, int(c.subject))
    side = "buyer" if c.person.id == met.buyer else "seller"
    if introductions.is_over(c.db, met.id) or _has_said(c.step, met, side):
        return None
    words = _words(c, met)
    asks = Question("too", N_("{name} says: the deal for {product} is made. Is it so?"), (YES_DEAL, STILL_TALKING),
                    takes="yes_no", read=deals.says_deal)  # fmt: skip
    if c.ask(asks, **words) != "yes":
        other = met.seller if side == "buyer" else met.buyer
        c.tell(other, N_("{name} says: still talking, it is no deal yet."), name=c.person.name or "–")
        return c.say(N_("All right. What you write goes on to {name}."), name=words["name"])
    return _give_word(c, met, words["name"])


def _give_word(c: Conversation, met: Any, name: str) -> None:
    """One side's yes: the second one closes the deal, the first has the other side asked."""
    side = "buyer" if c.person.id == met.buyer else "seller"
    other = met.seller if side == "buyer" else met.buyer
    if deals.settle(c, met.id, side, "yes") == "agreed":
        for waiting in ("deal_made", "introduced", "quote"):
            conversations.withdraw(c.db, waiting, str(met.id), c.world.now)
        c.step.begin(other, "deal_too", str(met.id), once=str(c.step.inbox_id))
        c.say(N_("I ask {name} to confirm. Pay only when you have seen the goods or a sample.")
              if side == "buyer" else N_("I ask {name} to confirm."), name=name)  # fmt: skip


# ── a complaint ───────────────────────────────────────────────────────────────────────────────────────────────────

OFFICE = Option(
    "office", N_("Tell the office"),
    also=("office", "ofis", "office ko batao", "dafter", "daftar", "दफ्तर", "दफ्तर को बताओ", "कार्यालय", "कार्यालयाला सांगा", "ऑफिस"),
)  # fmt: skip
PASS_ON = Option(
    "pass", N_("Pass it on"),
    also=("bhej do", "bhejo", "usse kaho", "usko bolo", "भेज दो", "उससे कहो", "उसको बोलो", "पाठवा", "pathva",
          "tyala sanga", "त्याला सांगा",
          "त्यांना सांगा", "tell him", "tell her", "send it"),
)  # fmt: skip


def trouble(c: Conversation) -> None:
    """A complaint to the other side: first the office and the report are offered; by one's own wish it is passed on."""
    met = safety.sides(c.db, int(c.subject))
    words = _words(c, met)
    if cries.fell_for_it(str(c.opening["words"]), sells=c.person.id == met.seller):
        c.once("bank", lambda: c.say(cries.MONEY_GONE))
    asks = choice("trouble", N_("I am sorry to hear that. Shall the office look at it, or shall I pass it on to {name}?"),
                  (OFFICE, reporting.REPORT, PASS_ON))  # fmt: skip
    wish = c.ask(replace(asks, read=_more_of_it), **words)
    if wish == "report":
        c.then("report", str(met.id), **{key: c.opening[key] for key in ("words", "room") if key in c.opening})
    if wish == OFFICE.value:
        return after.complained(c, met, str(c.opening["words"]))
    if wish == "drop":
        return c.say(N_("All right, I have passed nothing on."))
    side = "buyer" if c.person.id == met.buyer else "seller"
    cried = cries.cries(str(c.opening["words"]), sells=side == "seller") or is_a_cheat(str(c.opening["words"]))
    of_them = cried or (isinstance(wish, dict) and complains(wish["words"], side))
    if isinstance(wish, dict) and of_them and not _is_to_be_told(wish["words"]):
        return after.complained(c, met, f"{c.opening['words']}\n{wish['words']}")
    held = [*c.opening["inbox"], *([wish["inbox"]] if isinstance(wish, dict) else [])]
    if isinstance(wish, dict) and is_about_them(str(c.opening["words"])):
        after.complained(c, met, str(c.opening["words"]))
        held = held[-1:]
    for inbox_id in held:
        _pass_on(c, met, heard_before(c.db, int(inbox_id)))
    return None


def _pass_on(c: Conversation, met: Any, hearing: Hearing) -> None:
    """What is complained of goes into the talk of the two; where they have none, to the other side all the same."""
    if "room" in c.opening:
        return rooms.post(c.step, int(c.opening["room"]), hearing)
    pair = pair_of(c.step, introductions.introduction(c.db, met.id).match_id)
    if pair is not None:
        putting.put(c.step, pair, {"words": hearing.message.text}, then_more=False)
    return None


def _is_to_be_told(text: str) -> bool:
    """Do words say to whom they go: "usse kaho ki paise wapas kare", "tell him ..."?"""
    said = f" {' '.join(map(fold, tokens(text)))} "
    return any(f" {' '.join(map(fold, tokens(words)))} " in said for words in PASS_ON.also if " " in words)


def _more_of_it(reply: Reply, language: str) -> Any:
    """Whoever writes on instead of choosing says it to the other side, and both are passed on; who complains again, of
    rotten goods or of money that shall come back, is heard by the office."""
    text = words_of(reply, language)
    if drafts.says_leave_it(text) or read_command(text, "yes_no") == "no":
        return "drop"
    if read_command(text, "yes_no") == "yes":
        raise Misread()
    return {"inbox": reply.inbox_id, "words": text}


# ── a photo ───────────────────────────────────────────────────────────────────────────────────────────────────────


def photo_for(step: Step, hearing: Hearing) -> Started | None:
    """A photo that no question asks for, where the speaker deals with somebody: shall it be shown to them?"""
    photos = [
        one for one, medium in zip(hearing.media_ids, hearing.message.media, strict=False) if medium.kind == "photo"
    ]
    if not photos or hearing.message.forwarded:
        return None
    opening = {"photos": photos, "inbox": hearing.inbox_id}
    if (wanted := answering.photo_wanted(step)) is not None:
        return Started("show_photo", f"ask:{wanted.id}", opening)
    open_rooms = kept_rooms.open_of(step.db, step.person.id, "deal")
    return Started("show_photo", f"room:{open_rooms[0]}", opening) if open_rooms else None


def show_photo(c: Conversation) -> None:
    """By its owner's yes a photo goes to the other side; else it is kept."""
    kind, _, number = c.subject.partition(":")
    photos = [int(one) for one in c.opening["photos"]]
    name = rooms.title(c.step, int(number)) if kind == "room" else answering.other_in(c.step, int(number))
    asks = yes_no("show", N_("Shall I show this photo to {name}?"), N_("Yes, show it"), N_("Only keep it"))
    if c.ask(asks, name=name) != "yes":
        for media_id in photos:
            tray.put(c.db, c.person.id, media_id, c.opening["inbox"], c.world.now)
        return c.say(N_("All right, it is kept and shown to nobody."))
    if kind == "ask":
        return answering.give_photos(c, int(number), photos)
    message = message_before(c.db, int(c.opening["inbox"]))
    return rooms.post(c.step, int(number), Hearing(message, tuple(photos), int(c.opening["inbox"]), False))


CONVERSATIONS = {"deal_made": deal_made, "deal_too": deal_too, "trouble": trouble, "show_photo": show_photo}
