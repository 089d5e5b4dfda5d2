"""The conversations of notices and broadcasts, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.notice import broadcast_desk, mending, notice_readers, notices, office_broadcasts, office_notices

SUBJECTS = Subjects(
    matter=N_("the notices"),
    names={
        "notice_new": N_("a new notice"),
        "broadcast_new": N_("the message to many"),
        "broadcast": N_("the message to many"),
        "broadcast_off": N_("the message to many"),
        "broadcast_deed": N_("the message to many"),
    },
    conversations={
        **office_broadcasts.CONVERSATIONS,
        **broadcast_desk.CONVERSATIONS,
        **notice_readers.CONVERSATIONS,
        **notices.CONVERSATIONS,
        **office_notices.CONVERSATIONS,
        **mending.CONVERSATIONS,
    },
    reverses=office_notices.REVERSES,
    office_work=(
        *office_broadcasts.CONVERSATIONS,
        *broadcast_desk.CONVERSATIONS,
        *notices.CONVERSATIONS,
        *office_notices.CONVERSATIONS,
        *mending.CONVERSATIONS,
    ),
    lists=("broadcasts", "notices"),
    begun_by_people=(
        "broadcasts",
        "broadcast_new",
        "notices",
        "notice",
        "notice_new",
        "broadcast_off",
        "broadcast_deed",
    ),
)
