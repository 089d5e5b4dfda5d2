"""The conversations of what is spoken, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.voice import aloud, listening, note_calls

SUBJECTS = Subjects(
    conversations={**listening.CONVERSATIONS, **note_calls.CONVERSATIONS},
    reverses={**listening.REVERSES, **aloud.REVERSES},
    office_work=(*listening.OFFICE_WORK,),
    begun_by_people=("listen",),
    can_wait=("listen",),
)
