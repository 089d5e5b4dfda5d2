"""The conversations of a buyer's enquiry, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.enquiry import (
    buyers,
    choosing,
    enquiries,
    finding,
    further_goods,
    latecomers,
    makers,
    own_enquiries,
    own_prices,
    posting,
    waves,
)
from handlers.language import N_

SUBJECTS = Subjects(
    matter=N_("your enquiry"),
    conversations={
        **enquiries.CONVERSATIONS,
        **further_goods.CONVERSATIONS,
        **posting.CONVERSATIONS,
        **own_enquiries.CONVERSATIONS,
        **own_prices.CONVERSATIONS,
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
