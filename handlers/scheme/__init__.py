"""Schemes people can ask about, and whether what is told of them is true."""
