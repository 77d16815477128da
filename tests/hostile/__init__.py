"""The attack corpus, and what grades it."""
