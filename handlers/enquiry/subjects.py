"""The conversations of a buyer's enquiry, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.enquiry import buyers, choosing, enquiries, finding, latecomers, makers, own_enquiries, posting, waves
from handlers.language import N_

SUBJECTS = Subjects(
    matter=N_("your enquiry"),
    conversations={
        **enquiries.CONVERSATIONS,
        **posting.CONVERSATIONS,
        **own_enquiries.CONVERSATIONS,
        **choosing.CONVERSATIONS,
        **finding.CONVERSATIONS,
        **buyers.CONVERSATIONS,
        **makers.CONVERSATIONS,
        **latecomers.CONVERSATIONS,
    },
    errands={**waves.ERRANDS, **finding.ERRANDS},
    reverses={**own_enquiries.REVERSES, **buyers.REVERSES, **makers.REVERSES},
    office_work=("check_buyer",),
    lists=("my_enquiries",),
    begun_by_people=("enquiry", "who_makes", "my_enquiries", "close_one", "change_one"),
    can_wait=("cards", "more_goods", "check_buyer"),
)
