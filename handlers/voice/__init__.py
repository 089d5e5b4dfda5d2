"""What is spoken instead of written, in both directions."""
