"""What tests of groups share: a buyer whose enquiry hangs in the chat, and a maker's offer."""

from __future__ import annotations

import pytest

from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.conftest import SAGAR
from tests.market import Market


@pytest.fixture
def ravi(market: Market, chat: GroupChat) -> Chat:
    """A buyer whose enquiry hangs in the chat; six sellers are asked, others are not."""
    for place in range(6):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    chat.says(ravi, "100 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    return ravi
