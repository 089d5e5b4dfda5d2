"""The conversations of workshops, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.workshop import (
    heard_of,
    office_workshops,
    who_comes,
    workshop_door,
    workshop_news,
    workshop_orders,
    workshop_papers,
    workshops,
)

SUBJECTS = Subjects(
    matter=N_("the workshop"),
    conversations={
        **workshops.CONVERSATIONS,
        **workshop_door.CONVERSATIONS,
        **workshop_news.CONVERSATIONS,
        **workshop_orders.CONVERSATIONS,
        **workshop_papers.CONVERSATIONS,
        **office_workshops.CONVERSATIONS,
        **who_comes.CONVERSATIONS,
        **heard_of.CONVERSATIONS,
    },
    reverses=workshops.REVERSES,
    office_work=(*office_workshops.CONVERSATIONS, *workshop_orders.CONVERSATIONS, *who_comes.CONVERSATIONS),
    lists=("workshops",),
    begun_by_people=(
        "office_workshops",
        "workshop_order",
        "who_comes",
        "workshops",
        "workshop",
        "ws_way",
        "ws_certificate",
        "ws_files",
        "heard_of",
    ),
    can_wait=("ws_feedback", "workshop"),
)
