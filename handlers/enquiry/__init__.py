"""A buyer's enquiry, from the first sentence until sellers were asked, and how it changes and ends."""
