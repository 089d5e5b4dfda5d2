"""The conversations of schemes and of what is claimed of them, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.scheme import rumour_desk, scheme_desk, schemes

SUBJECTS = Subjects(
    matter=N_("the schemes"),
    conversations={**schemes.CONVERSATIONS, **scheme_desk.CONVERSATIONS, **rumour_desk.CONVERSATIONS},
    reverses={**schemes.REVERSES, **scheme_desk.REVERSES, **rumour_desk.REVERSES},
    office_work=(*rumour_desk.CONVERSATIONS, "scheme_interest", "scheme_sign"),
    lists=("rumours", "schemes"),
    begun_by_people=("rumours", "schemes", "scheme", "scheme_interest", "scheme_sign"),
    can_wait=("scheme", "schemes", "rumour_asked"),
)
