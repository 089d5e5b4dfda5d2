"""Two who were introduced: their room, prices, quotes, the deal, and what came of it."""
