"""What Haat remembers; it knows nobody above."""
