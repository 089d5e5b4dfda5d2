"""Strict local fakes of the message providers, driven by their published API descriptions."""
