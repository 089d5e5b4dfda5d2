"""Reading of messages: which command, which kind, which language, which rules of a group post are broken."""
