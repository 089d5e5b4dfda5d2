"""A human being: name, language, telephones and who shares them, helpers, consent and own data."""
