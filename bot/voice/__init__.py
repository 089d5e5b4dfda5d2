"""Speaking and listening: recordings, the machine's voice, and what a speech service hears."""
