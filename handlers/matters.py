"""What words that belong to no conversation are about: each matter is asked in turn whether they are its own."""

from __future__ import annotations

from collections.abc import Callable

from handlers import asides, beside, for_haat, menu
from handlers.enquiry import buying_or_selling, enquiry_words, finding
from handlers.group import group_wishes, group_words
from handlers.hearing import ANSWERED, Hearing, Started, Taken, message_before
from handlers.language import N_
from handlers.lead import lead_ends
from handlers.office import announcing
from handlers.person import ages, consents, first_contact, speaking
from handlers.reading import asking, kind_of
from handlers.reading.commands import read_command
from handlers.reading.denying import refuses
from handlers.reading.language import written_for_us
from handlers.ready import at_large
from handlers.ready import talks as ready_talks
from handlers.safety import cries, grievances
from handlers.scheme import claims, rumours, scheme_search, scheme_words, schemes
from handlers.seller import away_words, figure_orders, goods, registering, self_implied, self_told
from handlers.step import Step
from handlers.trade import bargains
from handlers.workshop import told_of_places, workshop_papers, workshops
from storage import matches, prompts, safety


def heard(step: Step, hearing: Hearing) -> Started | None:
    """Answer words for what they are; what they begin, if anything. They are never left without an answer."""
    for knows in _IN_TURN:
        if (taken := knows(step, hearing)) is not None:
            return taken if isinstance(taken, Started) else None
    return _by_kind(step, hearing)


def _minor(step: Step, hearing: Hearing) -> Taken | None:
    if step.is_officer or not ages.is_minor(hearing.message.text):
        return None
    consents.refuse_minor(step)
    return ANSWERED


def _unread_script(step: Step, hearing: Hearing) -> Taken | None:
    if written_for_us(hearing.message.text):
        return None
    step.say(N_("I read Hindi, Marathi and English. Please write in one of them, or send a voice note."))
    speaking.ask_language(step)
    return ANSWERED


def _cannot_come(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    if (asked := told_of_places.asked_for(step, text)) is not None:
        return Started("workshop", str(asked.id))
    told = told_of_places.party_told(step, text) or told_of_places.stays_away(step, text)
    return told or (workshops.places_ahead(step) if asides.cannot_come(text) else None)


def _certificate(step: Step, hearing: Hearing) -> Taken | None:
    return workshop_papers.asks_certificate(step, hearing.message.text)


def _item_of_menu(step: Step, hearing: Hearing) -> Taken | None:
    """An item of the menu; who only says "bechna hai" or "kharidna hai" below the question which of the two is meant of goods
    means these."""
    item = menu.named_in_menu(step, hearing.message.text)
    if item is None or item.opening or item.conversation not in _SIDES:
        return item
    shown = prompts.last(step.db, step.address.id)
    asked, _, held = (shown.question or "").partition(":") if shown is not None else ("", "", "")
    if asked != "goods":
        return item
    return buying_or_selling.trade(step, _SIDES[item.conversation], message_before(step.db, int(held)).text)


_SIDES = {"onboarding": "offer", "enquiry": "enquiry"}


def _unknown_code(step: Step, hearing: Hearing) -> Taken | None:
    code = first_contact.unknown_code(step, hearing.message.text)
    if not code or kind_of(hearing.message.text) in ("enquiry", "offer", "workshop"):
        return None
    step.say(N_("I do not know the code {code}. Please look at it once more, or choose here."), code=code)
    return _menu(step)


def _ready_question(step: Step, hearing: Hearing) -> Taken | None:
    return ready_talks.typed(step, hearing.message.text)


def _away_or_back(step: Step, hearing: Hearing) -> Taken | None:
    return away_words.away_or_back(step, hearing.message.text)


def _bare_yes_or_no(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    if read_command(text, "yes_no") not in ("yes", "no"):
        return None
    if refuses(text) and menu.adds_to_what_waits(step, text):  # a sentence, and no bare no
        return ANSWERED
    if hearing.stranger or not lead_ends.told_of_the_last(step):
        return _menu(step)
    return Started("my_leads") if matches.matches_for(step.db, step.person.id, ("asked",), at_most=1) else ANSWERED


def _registration(step: Step, hearing: Hearing) -> Taken | None:
    return registering.begun(step, hearing.message.text)


def _rumour(step: Step, hearing: Hearing) -> Taken | None:
    claim = claims.question_about(hearing.message.text)
    if not claim or not claims.is_claim(claim):
        return None
    rumours.answer(step, claim)
    return ANSWERED


def _scheme(step: Step, hearing: Hearing) -> Taken | None:
    if (named := scheme_search.named_in(step, hearing.message.text)) is not None:
        return named
    if not scheme_words.asked_in(hearing.message.text, step.world.catalogue):
        return None
    return schemes.begin(step, hearing.message.text) or _for_the_office(step, "question", hearing.message.text)


def _takes_off_goods(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    if not self_told.takes_off_goods(step, text) or asides.is_workshop_matter(text):
        return None
    return Started("profile", opening={"field": "products", "text": text})


def _looks_for_sellers(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    if (looks := finding.started(text, step.world)) is not None:
        return looks
    return Started("enquiry") if finding.seeks_sellers(text) and not step.is_officer else None


def _offer_for_group(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    if step.is_officer or goods.is_wanted(text) or hearing.media_ids:
        return None
    if group_words.wants_in(step, text):
        return Started("shut_out")
    return ANSWERED if group_wishes.whole_offer(step, text, hearing.inbox_id) else None


def _own_profile(step: Step, hearing: Hearing) -> Taken | None:
    """The profile itself, a name to be corrected, or one thing of it that is told: "my place is Rehli now"."""
    text = hearing.message.text
    if self_told.asks_for_profile(step, text):
        return Started("profile")
    if (renamed := self_told.renamed(step, text)) is not None:
        return renamed
    if (ordered := figure_orders.begun(step, text)) is not None:
        return ordered
    field = self_told.field_told(step, text)
    told = field and (kind_of(text) != "question" or self_told.wants_change(text) or self_told.tells_figure(text))
    if told and not goods.is_wanted(text):
        return Started("profile", opening={"field": field, "text": text})
    return self_implied.begun(step, text)


def _no_letters(step: Step, hearing: Hearing) -> Taken | None:
    return None if any(sign.isalpha() for sign in hearing.message.text) else _menu(step)


def _wish_to_ask(step: Step, hearing: Hearing) -> Taken | None:
    return Started("ask_office") if asides.wants_to_ask(hearing.message.text) and not step.is_officer else None


def _wish_to_complain(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    if step.is_officer or not grievances.wants_to_complain(text):
        return None
    known = grievances.wants_to_report(text) and safety.met(step.db, step.person.id, at_most=1)
    return Started("report_whom" if known else "complain")


def _complaint(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    lost = grievances.lost_money(text) and not step.is_officer
    if lost:
        step.say(cries.MONEY_GONE)
    elif not grievances.accuses(text) and (step.is_officer or not grievances.complains(text)):
        return None
    return _for_the_office(step, "complaint", text)


def _doubt_about_advance(step: Step, hearing: Hearing) -> Taken | None:
    text = hearing.message.text
    if step.is_officer or not (grievances.asks_of_advance(text) or grievances.asks_whether_to_pay(text)):
        return None
    step.offer(beside.PAY_LATER, [menu.ASK], question="menu")
    return ANSWERED


def _asked_of_haat(step: Step, hearing: Hearing) -> Taken | None:
    return None if hearing.stranger else for_haat.meant(step, None, hearing.message.text)


def _own_enquiry(step: Step, hearing: Hearing) -> Taken | None:
    """An open enquiry of the speaker's; whoever speaks of one and has none is told how to begin."""
    text = hearing.message.text
    if hearing.stranger:
        return None
    if (own := enquiry_words.spoken_of(step, text, below_a_question=False)) is not None:
        return own
    if (priced := enquiry_words.asks_price(step, text)) is not None and not hearing.media_ids:
        return priced
    asks = enquiry_words.asks_how_it_stands(text) and not hearing.media_ids
    if not asks and (not bargains.is_bargaining(text) or menu.names_goods(step.world, text)):
        return None
    step.say(N_("You have no enquiry yet. Write what you need."))
    return ANSWERED


def _refuses_nothing(step: Step, hearing: Hearing) -> Taken | None:
    """An end of something where nothing is open: "not needed anymore", "mujhe nahi chahiye", "आता नको" ask for no goods."""
    text = hearing.message.text
    if hearing.stranger or hearing.media_ids or step.is_officer or not enquiry_words.ends(text):
        return None
    step.say(N_("All right. Nothing of yours is open just now."))
    return _menu(step)


def _wish_to_be_checked(step: Step, hearing: Hearing) -> Taken | None:
    checked = grievances.wants_to_be_checked(hearing.message.text) and not step.is_officer
    return Started("be_checked") if checked else None


_IN_TURN: tuple[Callable[[Step, Hearing], Taken | None], ...] = (
    _minor,
    _unread_script,
    _cannot_come,
    _certificate,
    _item_of_menu,
    _unknown_code,
    at_large.told_somebody,
    _ready_question,
    _away_or_back,
    _bare_yes_or_no,
    _registration,
    _rumour,
    _scheme,
    _takes_off_goods,
    _asked_of_haat,
    _looks_for_sellers,
    _offer_for_group,
    _own_profile,
    _no_letters,
    _wish_to_ask,
    at_large.word_about_yours,
    _wish_to_complain,
    _complaint,
    _doubt_about_advance,
    _own_enquiry,
    _refuses_nothing,
    _wish_to_be_checked,
    at_large.further_question,
)
"""The first that knows the words takes them."""


def _by_kind(step: Step, hearing: Hearing) -> Started | None:
    """What no matter took is answered by its kind: goods wanted or offered, a greeting, a fraud, a question."""
    text = hearing.message.text
    kind = buying_or_selling.kind_said(step, hearing)
    if kind in ("enquiry", "offer") and _asks_on(step, hearing):
        return None
    if kind in ("enquiry", "offer"):
        if step.is_officer and not buying_or_selling.trades_too(step, text, kind):
            return _not_understood_at_office(text)
        return buying_or_selling.of_goods(step, kind, hearing)
    if kind in ("greeting", "chatter"):
        if kind == "greeting" or not menu.adds_to_what_waits(step, text):
            menu.show(step)
        return None
    if kind == "scam":
        step.say(N_("Careful, this looks like a fraud. Never pay for a form, a loan or a prize.\nHelpline: 1930."))
        return None
    if kind == "workshop" and not (asides.is_workshop_matter(text) or asides.is_bare_code(text, step.world)):
        if not menu.adds_to_what_waits(step, text):  # a mere guess, of which no office is asked
            menu.show(step)
        return None
    if kind == "workshop" and not step.is_officer and (asked := workshops.meant_by(step, text)) is not None:
        return asked
    passed = _for_the_office(step, kind, text)
    if isinstance(passed, Started):
        return passed
    return Started("agree", "workshops") if kind == "workshop" else None


def _asks_on(step: Step, hearing: Hearing) -> bool:
    """Who waits for the office's answer and asks on, of no goods that anybody knows: "khana milega kya" goes there too."""
    text = hearing.message.text
    if hearing.media_ids or menu.names_goods(step.world, text) or not asking.is_question(text):
        return False
    return menu.adds_to_what_waits(step, text)


def _for_the_office(step: Step, kind: str, text: str) -> Taken:
    """A matter for human beings; what an officer writes so was not understood."""
    if step.is_officer:
        return _not_understood_at_office(text)
    menu.pass_to_office(step, kind, text)
    return ANSWERED


def _not_understood_at_office(text: str) -> Started:
    """The desk; a whole sentence may be meant for people, so it offers to make a notice of it."""
    return Started("office", opening={"not_understood": True, "sentence": text if announcing.may_be_news(text) else ""})


def _menu(step: Step) -> Taken:
    menu.show(step)
    return ANSWERED
