"""The conversations of sellers and their profiles, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.seller import absence, comers, onboarding, profile, registering

SUBJECTS = Subjects(
    conversations={
        **onboarding.CONVERSATIONS,
        **comers.CONVERSATIONS,
        **profile.CONVERSATIONS,
        **registering.CONVERSATIONS,
        **absence.CONVERSATIONS,
    },
    reverses={**onboarding.REVERSES, **profile.REVERSES},
    names={"onboarding": N_("telling me what you sell"), "profile": N_("your profile")},
    lists=("onboarding",),
    looked_at=(("profile", "field"),),
    begun_by_people=("onboarding", "profile", "rename", "away", "register"),
    can_wait=("later", "away_over"),
)
