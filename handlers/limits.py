"""Figures beyond which nothing in this market is a figure of trade."""

BEYOND_TRADE = 10**8
"""Ten crore of anything is no quantity of this market but rather a telephone number."""
MOST_PAISE = 10**10
"""Ten crore rupees in paise: no price here reaches it, and no order was ever bargained over in one message for more."""
