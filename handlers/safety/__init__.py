"""What protects people from each other: the guard on what passes, reports and verdicts."""
