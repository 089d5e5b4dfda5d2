"""Notices and broadcasts: from a circular to what each reader gets, and what came of it."""
