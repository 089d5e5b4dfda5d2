"""A group's poster by chat: an officer gets the page to print, or the picture to send on."""

from __future__ import annotations

from babel import Locale

from handlers.conversation import Conversation, ErrandFailed
from handlers.language import COMPLETE, N_
from handlers.office.rights import for_officers
from handlers.questions import Option, choice
from storage import groups
from storage.staff import Officer

FORMS = (Option("png", N_("Picture to send on")), Option("pdf", N_("Page to print (PDF)")))
KINDS = {"png": "photo", "pdf": "document"}


@for_officers
def poster(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """In which language, as what; then the file in the same chat."""
    group = groups.get(c.db, int(c.subject))
    if group is None or group.district_lgd not in mine or not group.token:
        return c.say(N_("This is for officers of the district office only."))
    form = str(c.ask(choice("form", N_("The poster of {group}: as what?"), FORMS), group=group.name))
    options = [Option(one, "{name}", {"name": str(Locale(one).display_name)}) for one in COMPLETE]
    tongue = str(c.ask(choice("tongue", N_("In which language?"), options)))
    try:
        made = c.wait_for("file", "make_file", by="heavy", what="group_poster", person=c.person.id, group=group.id,
                          form=form, language=tongue)  # fmt: skip
    except ErrandFailed:
        return c.say(N_("The file could not be made. Please try once more."))
    return c.say(N_("The poster of {group}. Whoever scans it can join."), group=group.name,
                 media_id=int(made["media_id"]), media_kind=KINDS[form])  # fmt: skip


CONVERSATIONS = {"group_poster": poster}
