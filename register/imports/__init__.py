"""Entries from a file: read (`tables`), checked (`checking`), and written as drafts, all of them or none (`work`)."""
