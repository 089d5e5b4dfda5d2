"""`python -m bot` is the command `haat`."""

from bot.cli import main

main()
