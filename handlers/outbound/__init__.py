"""What becomes of a message on its way out: whether it may leave, when, in which form, and why it did not."""
