"""The conversations of ready questions, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.ready import talks

SUBJECTS = Subjects(
    matter=N_("the questions about the goods"),
    conversations=talks.CONVERSATIONS,
    reverses=talks.REVERSES,
    begun_by_people=("ready",),
    can_wait=("ready",),
    floor_stays=("ready_answered",),
)
