"""The conversations of two who were introduced, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.trade import (
    after,
    between,
    deals,
    enquiry_in_room,
    introducing,
    named_in_room,
    new_rates,
    price_talks,
    quotes,
    records,
    rooms,
    spoken_prices,
)

SUBJECTS = Subjects(
    matter=N_("your trade with each other"),
    names={
        "quote": N_("your price"),
        "trade_record": N_("your trade record"),
    },
    conversations={
        **enquiry_in_room.CONVERSATIONS,
        **named_in_room.CONVERSATIONS,
        **new_rates.CONVERSATIONS,
        **introducing.CONVERSATIONS,
        **price_talks.CONVERSATIONS,
        **spoken_prices.CONVERSATIONS,
        **deals.CONVERSATIONS,
        **between.CONVERSATIONS,
        **quotes.CONVERSATIONS,
        **after.CONVERSATIONS,
        **records.CONVERSATIONS,
        **rooms.CONVERSATIONS,
    },
    reverses={**price_talks.REVERSES, **after.REVERSES},
    titles=introducing.TITLES,
    lists=("introduced", "my_deals"),
    begun_by_people=("new_rate", "my_deals", "trade_record"),
    gives_way=(
        "introduced", "countered", "quote", "quoted", "deal_made", "deal_too", "trouble", "show_photo", "my_deals",
        "how_it_went", "how_far", "arrived",
    ),
    can_wait=("how_it_went", "arrived", "deal_made", "deal_too", "show_photo", "wanted_in_room", "named_in_room"),
)  # fmt: skip
