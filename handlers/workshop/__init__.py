"""Workshops: places, the door, changes, papers, and how it was."""
