"""After the introduction: two questions at most, one tap each; how far a trade got can be said at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers import asides
from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.folding import tokens
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.questions import Misread, Option, Reply, choice, is_label
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.safety import grievances, reporting
from handlers.step import Step, begin_for
from handlers.trade import arrival_words
from handlers.world import DAY_BEGINS, DAY_ENDS, World
from storage import audit, conversations, introductions, rooms, safety, trade
from storage import enquiries as store

UNNAMED_DAY = timedelta(days=14)
"""When both are asked whether goods and money arrived, where neither the price nor the enquiry names a day."""
STATES: Mapping[str, str] = {
    "introduced": N_("introduced"), "sampling": N_("sample"), "quoted": N_("price given"), "ordered": N_("ordered"),
    "shipped": N_("goods sent"), "delivered": N_("goods arrived"), "paid": N_("money arrived"),
    "disputed": N_("something is wrong"), "lost": N_("came to nothing"),
}  # fmt: skip
"""How far a trade can get. Only two of these are ever asked for; all can be said."""
_SAID: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "shipped": ("seller", (
        "maal bhej diya", "maal bhej diya hai", "माल भेज दिया", "माल भेज दिया है", "माल भेजा", "माल पाठवला", "माल पाठवला आहे",
        "maal pathavla", "goods sent", "dispatched",
    )),
    "delivered": ("buyer", (
        "maal mil gaya", "maal mil gaya hai", "maal aa gaya", "माल मिल गया", "माल मिल गया है", "माल आ गया", "माल मिळाला", "माल आला",
        "maal milala", "maal aala", "goods arrived", "goods received",
    )),
    "paid": ("seller", (
        "paise mil gaye", "paise aa gaye", "payment mil gaya", "payment aa gaya", "पैसे मिल गए", "पैसे मिल गये", "पैसे आ गए",
        "पेमेंट मिल गया", "पैसे मिळाले", "पैसे आले", "paise milale", "paise aale", "payment received",
    )),
    "sampling": ("", (
        "sample bhej diya", "sample bheja", "sample mil gaya", "सैंपल भेज दिया", "सैंपल मिल गया", "नमुना पाठवला", "नमुना मिळाला",
        "sample sent", "sample received",
    )),
}  # fmt: skip
"""Words by which people tell each other how far it is, and whose word it then is."""


def said(text: str) -> tuple[str, str] | None:
    """The state that short words of trade tell, and the side whose word that is (empty: either's)."""
    for state, (side, words) in _SAID.items():
        if is_label(text, *words):
            return state, side
    return _said_in_any_order(text)


_BOOK = WordBook(
    {
        "goods": "maal mal माल saman saaman सामान goods parcel पार्सल",
        "money": "paisa paise पैसा पैसे payment पेमेंट rakam रकम रक्कम money rupaye रुपये",
        "came": """
            mil_gaya mil_gaye mil_gayi mil_gya mil_chuka mil_chuke मिल_गया मिल_गए मिल_गये मिल_गई मिल_चुका मिल_चुके aa_gaya aa_gaye
            aa_gayi आ_गया आ_गए आ_गये आ_गई mila mile मिला मिले milala milale मिळाला मिळाले मिळालं aala aale ala ale आला आले पोहोचला
            pohochla pahunch_gaya पहुँच_गया पहुंच_गया got received arrived came has_come
            alet aalet आलेत aalyat आलीत milalet मिळालेत aa_chuke aa_chuka आ_चुके आ_चुका
        """,
        "fill": """
            mujhe mujhko mereko mere मुझे मेरे mala मला hame हमें amhala आम्हाला hai hain है हैं ahe aahe ahet आहे आहेत ho हो haan ha
            haa हाँ हां ji जी sab सब saara सारा sagla sagle सगळा सगळे poora pura पूरा badhiya बढ़िया accha acha अच्छा changla चांगला
            theek thik ठीक the my all i have has been thanks thank you dhanyavad धन्यवाद aaj आज kal कल good well
            safely now ab अब bhi भी ko को se से ka ke ki का के की bhai भाई
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST_SAID = 8


def _said_in_any_order(text: str) -> tuple[str, str] | None:
    """ "Mil gaye paise", "maal mil gaya badhiya", "I have received the goods": what came, in any order, and nothing else said."""
    words = tokens(text)
    if not 1 < len(words) <= _LONGEST_SAID or "?" in text:
        return None
    found = _BOOK.look_up(words)
    if not all(found.classes) or not found.has("came") or found.has("goods") == found.has("money"):
        return None
    return ("delivered", "buyer") if found.has("goods") else ("paid", "seller")


# ── the second question ───────────────────────────────────────────────────────────────────────────────────────────


def agreed_day(db: Connection, world: World, met_id: int, posted: store.Enquiry) -> date:
    """The day by which goods and money are to arrive: the seller's own days, else the enquiry's day, else a fortnight."""
    days = trade.agreed_days(db, met_id)
    if days is not None:
        return world.today + timedelta(days=days)
    return max(posted.needed_by, world.today) if posted.needed_by else world.today + UNNAMED_DAY


def ask_whether_arrived(db: Connection, world: World) -> int:
    """The tick: on the agreed day each side is asked once whether goods or money arrived, by day only; how many deals."""
    if not DAY_BEGINS <= world.now.astimezone(world.zone).time() < DAY_ENDS:
        return 0
    due = trade.arrived_by(db, world.today)
    for deal in due:
        trade.asked_of(db, deal.id, world.now)
        met = safety.sides(db, deal.introduction_id)
        known = {(one.side, one.state) for one in trade.steps(db, met.id)}
        if safety.held_among(db, (met.buyer, met.seller)):
            continue
        for side, state, person_id in (("buyer", "delivered", met.buyer), ("seller", "paid", met.seller)):
            if (side, state) not in known and (side, "disputed") not in known:
                begin_for(db, world, person_id, "arrived", str(met.id))
    return len(due)


WRONG = Option("wrong", N_("Something is wrong"))


def arrived(c: Conversation) -> None:
    """The agreed day: to the buyer, have the goods arrived? To the seller, has the money? One tap, and never again."""
    met = safety.sides(c.db, int(c.subject))
    buys = c.person.id == met.buyer
    name = met.seller_name if buys else store.buyer_name(c.db, met.enquiry_id)
    text = (
        N_("{product}: have the goods from {name} arrived?")
        if buys
        else N_("{product}: has the money from {name} arrived?")
    )
    options = (Option("yes", N_("Yes, all right")), Option("not_yet", N_("Not yet")), WRONG)
    asks = replace(choice("arrived", text, options), read=_says_whether(c.step, met))
    answer = c.ask(asks, name=name or "", product=_goods(c, met))
    if isinstance(answer, dict):
        c.then("how_far", f"{met.id}:{'delivered' if buys else 'paid'}", wrong=answer["wrong"], inbox=answer["inbox"])
    if answer == "not_yet":
        return c.say(N_("All right, I ask no more. Write 'my deals' when it has come."))
    _say_step(c, met, ("delivered" if buys else "paid") if answer == "yes" else "disputed", "asked")
    if answer == "wrong":
        return _tell_office(c, met)
    return c.say(N_("Noted, thank you."))


def _says_whether(step: Step, met: Any) -> Callable[[Reply, str], Any]:
    """Reads in own words whether it came, and what was wrong with it. Raises Misread."""

    def read(reply: Reply, _language: str) -> Any:
        told = told_of(step, met, reply.text)
        if (told is not None and told.wrong) or arrival_words.is_wrong(reply.text):
            return {"wrong": reply.text, "inbox": reply.inbox_id}
        if told is None and arrival_words.lacks(reply.text):
            return "not_yet"
        said_so = {"yes": "yes", "no": "not_yet"}.get(read_command(reply.text, "yes_no") or "")
        if told is None and not said_so and asides.small_talk(reply.text) != "fine":
            raise Misread()
        return "yes" if told is not None else said_so or "yes"

    return read


def _goods(c: Conversation, met: Any) -> str:
    return wording.goods_of(store.get(c.db, met.enquiry_id), c.world, c.language)


def _say_step(c: Conversation, met: Any, state: str, how: str) -> bool:
    side = "buyer" if c.person.id == met.buyer else "seller"
    if not trade.step(c.db, met.id, side, state, how, c.person.id, c.world.now):
        return False
    audit.note(c.db, c.person.id, "deal_step", f"introduction:{met.id}", c.world.now, after={"side": side, "state": state},
               reverse="unsay_step")  # fmt: skip
    return True


def _tell_office(c: Conversation, met: Any, said: str = "") -> None:
    """A quarrel goes to the office at once: it rings both. Nobody is held back for it; who was cheated reports."""
    other = met.seller_name if c.person.id == met.buyer else store.buyer_name(c.db, met.enquiry_id)
    goods = wording.goods_of(store.get(c.db, met.enquiry_id), c.world, c.step.language_of_office(met.district_lgd))
    words = f"{goods}: {c.person.name or '?'} ↔ {other or '?'}" + (f"\n“{said}”" if said else "")
    c.step.want_human("dispute", words, district_lgd=met.district_lgd)
    office = c.step.office_of(met.district_lgd)
    name = office.name_in(c.language) if office else say(c.language, N_("the office"))
    text = N_("I have told {office}; it talks to both of you.\nWere you cheated? Then tap below.")
    reporting.put(c.step, met.id, say(c.language, text, office=name))


def complained(c: Conversation, met: Any, words: str) -> None:
    """What somebody complains of is noted with the trade, and the office has it in their own words."""
    _say_step(c, met, "disputed", "words")
    _tell_office(c, met, words)


def _unsay(step: Step, deed: Any) -> bool:
    return trade.unstep(step.db, audit.number_of(deed), deed.after["side"], deed.after["state"])


# ── my deals ──────────────────────────────────────────────────────────────────────────────────────────────────────

MENU = Option(
    "deals", N_("My deals"),
    also=("my deals", "my deal", "deals", "mere saude", "mera sauda", "mere deal", "mere deals", "meri deal", "मेरे सौदे", "मेरा सौदा",
          "मेरी डील", "सौदे", "maze saude", "majhe saude", "maza sauda", "majha sauda", "माझे सौदे", "माझा सौदा",
          "maze deal", "majhe deal",
          "माझे डील", "maze vyavhar", "majhe vyavhar", "माझे व्यवहार", "व्यवहार"),
)  # fmt: skip


LABELS = {
    "sampling": N_("Sample"), "ordered": N_("It is a deal"), "shipped": N_("Goods sent"), "delivered": N_("Goods arrived"),
    "paid": N_("Money arrived"), "disputed": N_("Something is wrong"), "lost": N_("Came to nothing"),
}  # fmt: skip
"""What a person can say of a trade by themselves."""


def state_of(db: Connection, met_id: int) -> str:
    """How far a trade is known to be, by the newest word of either side."""
    told = trade.steps(db, met_id)
    deal = introductions.deal_of(db, met_id)
    if deal is not None and deal.status == "lost":
        return "lost"
    if told:
        return str(told[-1].state)
    if deal is not None and deal.status == "closed":
        return "ordered"
    return "introduced"


def my_deals(c: Conversation) -> None:
    """Everybody a person was introduced to, how far it is, and what they can say of it themselves."""
    found = safety.met(c.db, c.person.id)
    if not found:
        return c.say(N_("You were introduced to nobody yet."))
    options = [Option(str(met.id), N_("{name}: {state}"), _standing(c, met)) for met in found]
    options += [Option("record", N_("Trade record"))] if any(met.seller == c.person.id for met in found) else []
    which = c.ask(choice("which_deal", N_("Your deals. Which one?"), options))
    if which == "record":
        c.then("trade_record")
    met = safety.sides(c.db, int(which))
    sells = c.person.id == met.seller
    mine = ("sampling", "ordered", "shipped", "paid") if sells else ("sampling", "ordered", "delivered")
    known = {(one.side, one.state) for one in trade.steps(c.db, met.id)}
    if introductions.is_over(c.db, met.id):
        known |= {(one, state) for one in ("buyer", "seller") for state in ("ordered", "lost")}
    side = "seller" if sells else "buyer"
    offered = [Option(state, LABELS[state]) for state in (*mine, "disputed", "lost") if (side, state) not in known]
    wish = c.ask(choice("state", N_("{product}, {name}: how far is it?"), [*offered, reporting.REPORT]),
                 product=_goods(c, met), name=_other(c, met))  # fmt: skip
    if wish == "report":
        c.then("report", str(met.id))
    if wish in ("ordered", "lost"):
        c.then("deal_said", f"{met.id}:{'yes' if wish == 'ordered' else 'no'}")
    _say_step(c, met, wish, "words")
    if wish == "disputed":
        return _tell_office(c, met)
    return c.say(N_("Noted, thank you."))


def _standing(c: Conversation, met: Any) -> dict[str, str]:
    return {"name": _other(c, met), "state": say(c.language, STATES[state_of(c.db, met.id)])}


def _other(c: Conversation, met: Any) -> str:
    name = met.seller_name if c.person.id == met.buyer else store.buyer_name(c.db, met.enquiry_id)
    return name or say(c.language, N_("the other side"))


def note_said(step: Step, met: Any, text: str) -> None:
    """Words that two people tell each other in their room are noted too: nobody need say them twice."""
    if met is None:
        return
    found = said(text)
    if found is None and (told := told_of(step, met, text)) is not None and (told.state, told.wrong) != ("paid", True):
        found = (told.state, "")
    if found is None:
        return
    state, whose = found
    side = "buyer" if step.person.id == met.buyer else "seller"
    if whose in ("", side):
        trade.step(step.db, met.id, side, state, "words", step.person.id, step.world.now)


def told_of(step: Step, met: Any, text: str) -> arrival_words.Came | None:
    """What the speaker says of goods or money of this trade that came."""
    concept = store.get(step.db, met.enquiry_id).concept or ""
    named = step.world.catalogue.concepts_in(text)
    kinds = {concept, *step.world.catalogue.general_of(concept)} if concept else set()
    above = {kind for one in named for kind in step.world.catalogue.general_of(one)}
    return arrival_words.came(
        text, buys=step.person.id == met.buyer, of_goods=bool(kinds & set(named)) or concept in above
    )  # fmt: skip


def told_at_large(step: Step, text: str) -> Started | None:
    """What somebody says of their trade where no room hears it: "mil gaye paise" is noted for the newest deal of that side; what
    was wrong with it ("only 23 of them") goes to the other side or to the office."""
    found = said(text)
    if grievances.accuses(text) or grievances.lost_money(text):
        return None
    for met in safety.met(step.db, step.person.id):
        side = "buyer" if step.person.id == met.buyer else "seller"
        known = {(one.side, one.state) for one in trade.steps(step.db, met.id)}
        if found is not None and found[0] in ("delivered", "paid"):
            if found[1] in ("", side) and (side, found[0]) not in known:
                return Started("how_far", f"{met.id}:{found[0]}")
        elif found is None and (told := told_of(step, met, text)) is not None:
            if told.wrong:
                return Started("how_far", f"{met.id}:{told.state}", {"wrong": text, "inbox": step.inbox_id})
            if (side, told.state) not in known:
                return Started("how_far", f"{met.id}:{told.state}")
    return None


def how_far(c: Conversation) -> None:
    """How far a trade is, said by oneself: noted by name; where goods or money came, it was a deal. What was wrong with it is asked
    about: too little money is no money that came."""
    number, _, state = c.subject.partition(":")
    met, wrong = safety.sides(c.db, int(number)), c.opening.get("wrong")
    if not wrong or state == "delivered":
        _say_step(c, met, state, "words")
        c.say(N_("Noted: {product}, {name}: {state}."), product=_goods(c, met), name=_other(c, met),
              state=say(c.language, STATES[state]))  # fmt: skip
    conversations.withdraw(c.db, "arrived", str(met.id), c.world.now)
    if wrong:
        conversations.withdraw(c.db, "how_it_went", str(met.id), c.world.now)
        room = rooms.called(c.db, "deal", str(met.id))
        is_open = room is not None and room.status == "open"
        heard = {"room": room.id} if room is not None and is_open else {}
        c.then("trouble", str(met.id), inbox=[c.opening["inbox"]], words=str(wrong), **heard)
    if not introductions.is_over(c.db, met.id):
        conversations.withdraw(c.db, "how_it_went", str(met.id), c.world.now)
        c.then("deal_said", f"{met.id}:yes")


CONVERSATIONS = {"how_far": how_far, "arrived": arrived, "my_deals": my_deals}
REVERSES = {"unsay_step": _unsay}
