"""The conversations of people, their telephones and helpers, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.person import helping, joining, leaving_phone, moved, newcomers, privacy

SUBJECTS = Subjects(
    matter=N_("your own data"),
    names={
        "helps": N_("the help for somebody"),
        "newcomer": N_("the new name on this phone"),
        "another": N_("the new name on this phone"),
        "link": N_("your other app"),
        "unlink": N_("your other app"),
        "phone": N_("the people of this phone"),
    },
    conversations={
        **privacy.CONVERSATIONS,
        **moved.CONVERSATIONS,
        **newcomers.CONVERSATIONS,
        **helping.CONVERSATIONS,
        **leaving_phone.CONVERSATIONS,
        **joining.CONVERSATIONS,
    },
    reverses={**privacy.REVERSES, **moved.REVERSES, **newcomers.REVERSES, **helping.REVERSES, **joining.REVERSES},
    looked_at=(("my_data", "wish"),),
    begun_by_people=("my_data", "moved", "phone", "unlink", "helps", "another", "leaves_phone", "lets_go"),
    can_wait=("agree",),
    gives_way=("agree",),
    unasked=("agree",),
)
