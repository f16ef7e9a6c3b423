"""What staff see of the register in the admin: entries (`entries`), what administrators do (`office`)."""
