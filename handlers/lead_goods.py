"""What a seller says of the goods below a lead that is neither yes nor no: "cotton nahi hai silk hai"."""

from __future__ import annotations

from handlers import goods
from handlers.folding import fold, folded, tokens
from handlers.lead_words import NEVER, is_of_having
from handlers.world import World
from storage.enquiries import Enquiry

_LONGEST = 10
_OF = folded("wala wali wale वाला वाली वाले cha chi che चा ची चे च्या ka ki ke का की के but par पर pan पण lekin लेकिन")
_LANGUAGES = ("en", "hi", "mr")


def differ(text: str, posted: Enquiry, world: World) -> bool:
    """Do words refuse what was asked for and name something else instead? The buyer decides on that, and no list of goods
    changes by it."""
    words = tokens(text)
    keys = [fold(word) for word in words]
    if not 2 < len(words) <= _LONGEST or not set(keys) & NEVER or goods.sells(text) or goods.is_wanted(text):
        return False
    own = _names_of(posted, world)
    refusal = next(place for place, key in enumerate(keys) if key in NEVER)
    before, after = keys[:refusal], keys[refusal + 1 :]
    refused = set(before) <= own | _OF and bool(set(before) & own) if before else bool(set(after[:1]) & own)
    besides = [
        word for word, key in zip(words[refusal + 1 :], after, strict=True)
        if key not in own | NEVER | _OF and not is_of_having(word) and not word.isdigit()
    ]  # fmt: skip
    return refused and bool(besides) and bool(world.catalogue.concepts_in(" ".join(besides)))


def _names_of(posted: Enquiry, world: World) -> frozenset[str]:
    """The words that name what is wanted, in the buyer's words and in every language."""
    named = (
        [] if posted.concept is None else [world.catalogue.product(posted.concept).name_in(one) for one in _LANGUAGES]
    )
    written = [word for word in tokens(posted.text) if world.catalogue.concepts_in(word)]
    known = [*written, *(word for name in named for word in tokens(name))]
    return frozenset(fold(word) for word in known if not is_of_having(word))
