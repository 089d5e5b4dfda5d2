"""One more at a telephone: a second person beside the one Haat knows, or a new owner of the number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers import menu
from handlers.conversation import Conversation
from handlers.hearing import Started
from handlers.language import N_
from handlers.person import held_words
from handlers.person.given_names import begins_with_one
from handlers.person.household import called, greet, here, key_of, known, leaves, switch
from handlers.person.naming import self_named, self_named_first
from handlers.questions import Misread, Option, Question, Reply, choice, name_of
from handlers.reading.commands import read_command
from handlers.step import Step
from storage import acting, audit, inbox, people, profiles, sharing
from storage.people import Person
from storage.settling import skip_all_of


def somebody_new(step: Step, text: str) -> Started | None:
    """ "Rama is speaking", where Haat knows this telephone as another's: they are asked whether they are a second one."""
    name = self_named(text) or _only_named(text) or (self_named_first(text) or (None,))[0]
    if name is None or step.person.name is None or key_of(name) == key_of(step.person.name):
        return None
    if set(key_of(name).split()) & set(key_of(step.person.name).split()):
        return None  # the first name of whom we know
    return Started("another", opening={"name": name})


def _only_named(text: str) -> str | None:
    """The name of "main sita hu", which of other words could be a trade or how somebody is: a common first name must lead it."""
    name = self_named(text, surely=False)
    return name if name is not None and begins_with_one(name) else None


def newcomer_called(step: Step, name: str) -> Started:
    """A new person speaks from this address beside those who do already."""
    known(step)
    speaker = step.person
    made = people.add_person(
        step.db, step.world.now, language=speaker.language, language_sure=speaker.language_sure,
        district_lgd=speaker.district_lgd, heard_office_at=step.world.now,
    )  # fmt: skip
    sharing.join(step.db, step.address.id, made, step.world.now)
    step.address = replace(step.address, shared=True)
    switch(step, made)
    return Started("newcomer", opening={"name": name})


CALLED = Question("called", N_("What is your name?"), takes="text", read=name_of)


def newcomer(c: Conversation) -> None:
    """A second person at a telephone: their name, and that everything of theirs stands apart."""
    name = c.opening.get("name") or c.ask(replace(CALLED, read=_reads_new_name(c.step)))
    c.step.know(name=name)
    audit.note(
        c.db, c.person.id, "share_phone", f"address:{c.step.address.id}", c.world.now, after={"name": name},
        reverse="leave_phone",
    )  # fmt: skip
    if c.step.address.shared:
        c.say(N_("Namaste {name}! What is yours stays apart: each message here says for whom it is."), name=name)
        c.step.letters[-1].bare = True
    else:
        greet(c.step)
    if not held_words.goes_on(c.step, newcomer=True):
        menu.show(c.step)


def _reads_new_name(step: Step) -> Any:
    def read(reply: Reply, language: str) -> str:
        return own_here(step, self_named(reply.text) or name_of(reply, language))

    return read


def own_here(step: Step, name: str) -> str:
    """A name that nobody else of this telephone has. Raises Misread."""
    if called(name, [one for one in here(step) if one.person_id != step.person.id]) is not None:
        raise Misread(N_("Somebody here has that name already. Please write it with the surname."))
    return name


READS_OTHERWISE = N_("That reads like goods or a place. If it is your name, write it once more.")


def own_name(c: Conversation) -> None:
    """Who begins with helping is asked for the own name first: the other one reads it."""
    if c.person.name:
        return
    shown = (c.step.address.profile_name or "")[:60]
    options = (Option("shown", shown, own_words=True),) if shown else ()

    def read(reply: Reply, language: str) -> str:
        said = name_of(reply, language)
        if c.world.catalogue.names_only(said) and not begins_with_one(said) and c.kept.get("doubted") != key_of(said):
            c.kept["doubted"] = key_of(said)
            raise Misread(READS_OTHERWISE)
        return said

    asks = Question("own_name", N_("First: what is your own name?"), options, takes="text", read=read)
    name = c.ask(asks)
    c.step.know(name=shown if name == "shown" else str(name))


def another(c: Conversation) -> None:
    """A name that Haat does not know at this telephone: somebody new, or the one it knows under another name."""
    name = c.opening["name"]
    options = (
        Option("new", N_("Yes, add {name}"), {"name": name}),
        Option("me", N_("No, I am {name}"), {"name": c.person.name or "–"}),
    )
    question = choice("new_here", N_("I know {known} on this phone. Do you, {name}, use it too?"), options)
    question = replace(question, takes="yes_no", read=_yes_is("new", "me"))
    if c.ask(question, known=c.person.name or "–", name=name) == "me":
        return c.say(N_("All right, it stays as it is."))
    begun = newcomer_called(c.step, name)
    return c.then(begun.conversation, "", **begun.opening)


def _yes_is(yes: str, no: str) -> Any:
    def read(reply: Reply, _language: str) -> str:
        said = read_command(reply.text, "yes_no")
        if said not in ("yes", "no"):
            raise Misread()
        return yes if said == "yes" else no

    return read


def not_me(c: Conversation) -> None:
    """Somebody else holds the telephone that Haat knows as another's: they share it, or it is theirs alone now."""
    former = people.person(c.db, int(c.opening["former"]))
    name = {"name": former.name or "–"}
    options = (
        Option("both", N_("Yes, we share it")), Option("mine", N_("No, it is mine now")), Option("me", N_("I am {name}"), name),
    )  # fmt: skip
    whose = c.ask(choice("whose", N_("Sorry! Does {name} use this phone too?"), options), **name)
    if whose == "me":
        leaves(c.step, c.step.address.id)
        c.step.person = former
        held_words.goes_on(c.step)
        return None
    if whose == "mine":
        _another_owner(c.step, former)
    return c.then("newcomer", "", name=c.opening.get("name") or "")


def _another_owner(step: Step, former: Person) -> None:
    """The number belongs to somebody else now: nothing of its former owner comes here any more, and the office hears it."""
    skip_all_of(step.db, former.id, "another owner", step.world.now)
    inbox.drop_wakes(step.db, step.address.lane, former.id, step.world.now)
    profile = profiles.profile_of(step.db, former.id)
    if profile is not None and profile.status == "live":
        profiles.change_profile(step.db, profile.id, step.world.now, status="hidden")
    audit.note(
        step.db, former.id, "phone_lost", f"address:{step.address.id}", step.world.now, before={"name": former.name},
        why_not=N_("the number is somebody else's now"),
    )  # fmt: skip
    sharing.leave(step.db, step.address.id, former.id)
    people.change_address(step.db, step.address.id, profile_name=None)
    step.address = people.address(step.db, step.address.id)
    step.want_human("not_me", former.name or "", district_lgd=former.district_lgd)


def is_helped(c: Conversation) -> bool:
    """Was this begun through a helper? Kept from its first line on: what goes on when an errand is back comes through nobody."""
    return bool(c.once("helped", lambda: acting.helper() is not None))


def reads_name(c: Conversation) -> Any:
    """Reads the name of a shop; a helper's own name on somebody else's profile is doubted once."""

    def read(reply: Reply, language: str) -> str:
        name, helper = name_of(reply, language), acting.helper()
        own = people.person(c.db, helper).name if helper is not None else None
        if own and set(key_of(name).split()) & set(key_of(own).split()) and c.kept.get("doubted") != key_of(name):
            c.kept["doubted"] = key_of(name)
            raise Misread(N_("That is {helper}'s name. If it is really right, write it once more."), helper=own)
        return name

    return read


def _leave_phone(step: Step, deed: Any) -> bool:
    leaves(step, audit.number_of(deed))
    return True


CONVERSATIONS = {"newcomer": newcomer, "another": another, "not_me": not_me}
REVERSES = {"leave_phone": _leave_phone}
