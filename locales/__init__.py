"""What Haat says in each language: one folder a language."""
