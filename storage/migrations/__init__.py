"""Migrations of the store, run on both dialects."""
