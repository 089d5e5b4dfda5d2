"""The conversations of a lead, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.lead import leads, second_thoughts

SUBJECTS = Subjects(
    matter=N_("an enquiry for you"),
    conversations={**leads.CONVERSATIONS, **second_thoughts.CONVERSATIONS},
    reverses={**leads.REVERSES, **second_thoughts.REVERSES},
    too_late=leads.TOO_LATE,
    titles=leads.TITLES,
    lists=("my_leads",),
    begun_by_people=("my_leads", "take_back"),
)
