"""Groups: joining, cards and offers, questions, moderation, market day, and what happens in a group's own chat."""
