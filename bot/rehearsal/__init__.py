"""Trying Haat out: the sample market, its phones in the browser or the terminal, and the stories played on them."""
