"""What an officer's circular says: kind, title, dates, times, last date, place, links; pure, text in and proposal out."""

from handlers.circulars.reader import Proposal, read_circular

__all__ = ["Proposal", "read_circular"]
