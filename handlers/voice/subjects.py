"""The conversations of what is spoken, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.voice import aloud, listening, note_calls

SUBJECTS = Subjects(
    matter=N_("the voice notes"),
    conversations={**listening.CONVERSATIONS, **note_calls.CONVERSATIONS},
    reverses={**listening.REVERSES, **aloud.REVERSES},
    office_work=(*listening.OFFICE_WORK,),
    begun_by_people=("listen",),
    can_wait=("listen",),
)
