"""The conversations of sellers and their profiles, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.seller import absence, comers, house, onboarding, profile, registering

SUBJECTS = Subjects(
    matter=N_("your profile"),
    names={
        "onboarding": N_("telling me what you sell"),
        "of_house": N_("adding one more of your house"),
        "also_wanted": N_("what you need"),
        "away": N_("your days away"),
        "register": N_("your registration numbers"),
    },
    conversations={
        **onboarding.CONVERSATIONS,
        **comers.CONVERSATIONS,
        **profile.CONVERSATIONS,
        **registering.CONVERSATIONS,
        **absence.CONVERSATIONS,
        **house.CONVERSATIONS,
    },
    reverses={**onboarding.REVERSES, **profile.REVERSES},
    lists=("onboarding",),
    looked_at=(("profile", "field"),),
    begun_by_people=("onboarding", "profile", "rename", "away", "register", "of_house"),
    can_wait=("later", "away_over"),
    gives_way=("later",),
    unasked=("later",),
)
