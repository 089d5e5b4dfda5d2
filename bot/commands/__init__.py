"""The commands of `haat`, one subject a file."""
