"""Who sells: how a stranger becomes a seller, and what a profile holds and how it changes."""
